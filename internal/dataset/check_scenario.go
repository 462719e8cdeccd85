package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// scenario checks that what is supposed exists and is not true already.
func (c *checker) scenario(s *Scenario) {
	if len(s.Add)+len(s.End)+len(s.Change) == 0 {
		c.problems.Add(s.Pos(), "a scenario without a change; give it [[add]], [[end]] or [[change]]")
		return
	}
	come := 0
	for i := range s.Add {
		come += c.added(&s.Add[i])
	}
	for i := range s.End {
		come += c.ended(&s.End[i])
	}
	for i := range s.Change {
		come += c.changed(&s.Change[i])
	}
	if come == len(s.Add)+len(s.End)+len(s.Change) {
		c.problems.Warn(s.Pos(), "all of this scenario has come true; it supposes nothing any more")
	}
	c.contradictions(s)
}

// known checks the ids of a row and finds the record it is about, if any.
func (c *checker) known(r *ScenarioRow) (*Availability, bool) {
	ok := exists(c, r.At("model"), "model", r.Model, c.modelByID)
	if !exists(c, r.At("cloud"), "cloud", r.Cloud, c.cloudByID) || !ok {
		return nil, false
	}
	c.serviceOf(r.At("service"), c.cloudByID[r.Cloud], r.Service)
	m := c.modelByID[r.Model]
	i := slices.IndexFunc(m.Availability, func(a Availability) bool {
		return a.Cloud == r.Cloud && a.Service == r.Service
	})
	if i < 0 {
		return nil, true
	}
	return &m.Availability[i], true
}

// onSale tells whether a record has the model usable on a day.
func onSale(a *Availability, day source.Day) bool {
	open := false
	for i, s := range a.Stages {
		if s.Date.Latest() > day {
			continue
		}
		switch {
		case s.Stage.Usable() && a.AccessAt(i) != SelfHosted:
			open = true
		case s.Stage == Retired:
			open = false
		}
	}
	return open
}

// added, ended and changed check a row and count 1 where it has come true.
func (c *checker) added(r *ScenarioRow) int {
	a, ok := c.known(r)
	if ok && a != nil && onSale(a, c.asOf()) {
		return 1
	}
	return 0
}

func (c *checker) ended(r *ScenarioRow) int {
	a, ok := c.known(r)
	switch {
	case !ok:
	case a == nil:
		c.problems.Add(r.Pos(), "%s does not sell %s through %s; nothing can end", r.Cloud, r.Model, r.Service)
	case !onSale(a, c.asOf()):
		return 1
	}
	return 0
}

func (c *checker) changed(r *ScenarioRow) int {
	a, ok := c.known(r)
	switch {
	case !ok:
	case a == nil || !onSale(a, c.asOf()):
		c.problems.Add(r.Pos(), "%s does not sell %s through %s; nothing can change", r.Cloud, r.Model, r.Service)
	case r.Access == "":
		c.problems.Add(r.Pos(), "missing key %q: a change says who may use the model then", "access")
	case a.Access == r.Access:
		return 1
	}
	return 0
}

// contradictions notes rows of a scenario that undo each other.
func (c *checker) contradictions(s *Scenario) {
	for i := range s.End {
		end := &s.End[i]
		for j := range s.Add {
			add := &s.Add[j]
			if add.Model == end.Model && add.Cloud == end.Cloud && add.Service == end.Service && add.Date == end.Date {
				c.problems.Add(end.Pos(), "ends %s on %s the day it is added at %v", end.Model, end.Cloud, add.Pos())
			}
		}
	}
}
