package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// earlySale is by how many days a model may be on sale before its release
// without a doubt about one of the two days.
const earlySale = 30

func (c *checker) models() {
	said := map[LabID]bool{}
	for _, m := range c.Dataset.models {
		if lab := m.Lab(); !said[lab] && !exists(c, source.Pos{File: m.Pos().File}, "lab", lab, c.labByID) {
			said[lab] = true // once a folder, not once a model
		}
		c.model(m)
		c.successor(m)
	}
}

func (c *checker) model(m *Model) {
	c.fact(m.Place, m.Fact)
	c.past(m.At("released"), "released", m.Released)
	positive(c, m.Place, "context", m.Context)
	c.firstParty(m)
	for i := range m.Availability {
		a := &m.Availability[i]
		c.availability(m, a)
		for j := range i {
			if b := &m.Availability[j]; a.Cloud == b.Cloud && a.Service == b.Service {
				c.problems.Add(a.At("service"), "a second record for %s on %s; the first is at %v", a.Service, a.Cloud, b.Pos())
			}
		}
	}
	c.soldAtHome(m)
	c.weakHeadline(m)
}

func (c *checker) firstParty(m *Model) {
	f := m.FirstParty
	if f == nil {
		return
	}
	if f.Since.IsZero() && f.Retired.IsZero() && f.Price == nil {
		c.problems.Add(f.Pos(), "first_party says nothing; leave it out")
	}
	c.past(f.At("since"), "sold by its lab", f.Since)
	c.inOrder(f.At("retired"), "retired", f.Retired, "its sale by the lab", f.Since)
	if p := f.Price; p != nil {
		positive(c, p.Place, "input", p.Input)
		positive(c, p.Place, "output", p.Output)
	}
}

func (c *checker) availability(m *Model, a *Availability) {
	exists(c, a.At("cloud"), "cloud", a.Cloud, c.cloudByID)
	c.serviceOf(a.At("service"), c.cloudByID[a.Cloud], a.Service)
	if p := a.Price; p != nil {
		positive(c, p.Place, "input", p.Input)
		positive(c, p.Place, "output", p.Output)
		c.fact(p.Place, p.Fact)
	}
	if len(a.Stages) == 0 && a.Has("stages") {
		c.problems.Add(a.At("stages"), "stages: name at least one stage")
	}
	for i := range a.Stages {
		c.stage(m, a, i)
	}
}

func (c *checker) stage(m *Model, a *Availability, i int) {
	s := &a.Stages[i]
	c.fact(s.Place, s.Fact)
	if s.Date.Bounded() && s.Grade == GradeA {
		c.problems.Warn(s.At("grade"), "a date known only as a bound is graded B at best, found A")
	}
	if s.Stage != Deprecated && s.Stage != Retired {
		c.past(s.At("date"), string(s.Stage), s.Date)
	}
	if released, known := m.Released.Earliest(); known && s.Stage.Usable() && s.Date.Latest()+earlySale < released {
		c.problems.Add(s.At("date"), "on sale on %v, more than %d days before the release on %v", s.Date, earlySale, m.Released)
	}
	if i > 0 {
		c.follows(s, &a.Stages[i-1])
	}
}

// follows checks that a stage comes after the one before it, in kind and in
// time.
func (c *checker) follows(s, before *Stage) {
	order := StageKind("").Allowed()
	switch rank, last := slices.Index(order, string(s.Stage)), slices.Index(order, string(before.Stage)); {
	case rank < 0 || last < 0: // no stage at all: said already
	case before.Stage == Retired:
		c.problems.Add(s.At("stage"), "%s after retirement; nothing follows that", s.Stage)
	case rank == last:
		c.problems.Add(s.At("stage"), "a second stage %s", s.Stage)
	case rank < last:
		c.problems.Add(s.At("stage"), "%s after %s; the order is announced, preview, ga, deprecated, retired", s.Stage, before.Stage)
	}
	c.inOrder(s.At("date"), string(s.Stage), s.Date, string(before.Stage), before.Date)
}

// inOrder notes that something certainly happened before what it should follow.
func (c *checker) inOrder(at source.Pos, what string, d source.Date, whatBefore string, before source.Date) {
	if earliest, known := before.Earliest(); known && !d.IsZero() && d.Latest() < earliest {
		c.problems.Add(at, "%s on %v, before %s on %v", what, d, whatBefore, before)
	}
}

// soldAtHome warns of a model on sale by rivals of its lab's own cloud and not
// by that cloud: most often a row is missing.
func (c *checker) soldAtHome(m *Model) {
	lab := c.labByID[m.Lab()]
	if lab == nil || lab.Cloud == "" || len(m.Availability) == 0 {
		return
	}
	for _, a := range m.Availability {
		if a.Cloud == lab.Cloud {
			return
		}
	}
	c.problems.Warn(m.Pos(), "sold by other clouds and never by %s, which belongs to its lab", lab.Cloud)
}

// weakHeadline warns where only a weak source says that a peer sells a frontier
// model: headline figures count it.
func (c *checker) weakHeadline(m *Model) {
	if m.Tier != Frontier || m.Modality != Text {
		return
	}
	for i := range m.Availability {
		a := &m.Availability[i]
		first := slices.IndexFunc(a.Stages, func(s Stage) bool { return s.Stage.Usable() })
		if first < 0 || !slices.Contains(c.Dataset.site.Peers, a.Cloud) || c.gone(a) {
			continue
		}
		if s := &a.Stages[first]; s.Grade == GradeC {
			c.problems.Warn(s.At("grade"), "a weak source (C) alone says that %s sells the frontier model %s, which headlines count", a.Cloud, m.Name)
		}
	}
}

// gone tells whether the report's day finds the model retired there.
func (c *checker) gone(a *Availability) bool {
	return slices.ContainsFunc(a.Stages, func(s Stage) bool {
		return s.Stage == Retired && s.Date.Latest() <= c.asOf()
	})
}

// successor checks that a model's successor exists, is of the same lab, came
// later and does not lead back.
func (c *checker) successor(m *Model) {
	if m.Successor == "" || !exists(c, m.At("successor"), "model", m.Successor, c.modelByID) {
		return
	}
	next := c.modelByID[m.Successor]
	if next.Lab() != m.Lab() {
		c.problems.Add(m.At("successor"), "%s is of another lab; a successor is of the same", next.ID)
	}
	if earliest, known := m.Released.Earliest(); known && next.Released.Latest() < earliest {
		c.problems.Add(m.At("successor"), "%s was released on %v, before this model on %v", next.ID, next.Released, m.Released)
	}
	if cycle := c.cycle(m); cycle != "" && m.ID == c.firstOf(m) {
		c.problems.Add(m.At("successor"), "the successors lead back to this model: %s", cycle)
	}
}

// cycle spells out the chain of successors that leads from a model back to
// itself, or "" if none does.
func (c *checker) cycle(m *Model) string {
	chain, text := map[ModelID]bool{}, string(m.ID)
	for next := c.modelByID[m.Successor]; next != nil && !chain[next.ID]; next = c.modelByID[next.Successor] {
		text += " → " + string(next.ID)
		if next == m {
			return text
		}
		chain[next.ID] = true
	}
	return ""
}

// firstOf is the model of a cycle that stands for it, so that it is named once.
func (c *checker) firstOf(m *Model) ModelID {
	first := m.ID
	for next := c.modelByID[m.Successor]; next != m; next = c.modelByID[next.Successor] {
		first = min(first, next.ID)
	}
	return first
}
