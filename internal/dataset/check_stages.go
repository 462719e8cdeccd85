package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// availability checks one record of a model's sale.
func (c *checker) availability(m *Model, a *Availability) {
	c.offer(a.Place, a.Cloud, a.Service)
	if p := a.Price; p != nil {
		positive(c, p.Place, "input", p.Input)
		positive(c, p.Place, "output", p.Output)
		c.fact(p.Place, p.Fact)
	}
	c.some(a.Place, "stages", len(a.Stages))
	for i := range a.Stages {
		c.stage(m, &a.Stages[i])
	}
	c.succession(a.Stages)
}

// offer checks the cloud and the service that a record names.
func (c *checker) offer(at source.Place, cloud CloudID, service ServiceID) bool {
	if !exists(c, at.At("cloud"), c.known.clouds, cloud) {
		return false
	}
	services := c.services[cloud]
	return services == nil || exists(c, at.At("service"), services, service)
}

func (c *checker) stage(m *Model, s *Stage) {
	c.dated(s.Place, s.Fact, s.Date)
	switch {
	case s.Stage.Usable():
		c.past(s.At("date"), string(s.Stage), s.Date)
		c.early(s.At("date"), string(s.Stage), s.Date, m)
	case s.Stage == Announced:
		c.past(s.At("date"), string(s.Stage), s.Date)
	case rank(s) > 0 && s.Has("access"): // an end opens nothing to anybody
		c.problems.Add(s.At("access"), "access: a stage %s has none; leave it out", s.Stage)
	}
}

// succession checks that each stage comes after those before it, in kind and
// in time.
func (c *checker) succession(stages []Stage) {
	var highest, latest *Stage // in rank, and in the first day it can have been
	for i := range stages {
		s := &stages[i]
		if rank(s) < 0 { // no stage at all: said already
			continue
		}
		if highest == nil || c.follows(s, highest) {
			highest = s
			if latest != nil {
				c.inOrder(s.At("date"), string(s.Stage), s.Date, string(latest.Stage), latest.Date)
			}
		}
		latest = later(latest, s)
	}
}

// rank is the place of a stage in the order of all, -1 for none of them.
func rank(s *Stage) int { return slices.Index(s.Stage.Allowed(), string(s.Stage)) }

// later is the stage whose first possible day is the later one.
func later(a, b *Stage) *Stage {
	day, known := b.Date.Earliest()
	if !known {
		return a
	}
	if a == nil {
		return b
	}
	if before, _ := a.Date.Earliest(); before > day {
		return a
	}
	return b
}

// follows tells whether a stage may come after another by its kind, and notes
// where not.
func (c *checker) follows(s, before *Stage) bool {
	switch {
	case before.Stage == Retired:
		c.problems.Add(s.At("stage"), "%s after retirement; nothing follows that", s.Stage)
	case rank(s) == rank(before):
		c.problems.Add(s.At("stage"), "a second stage %s", s.Stage)
	case rank(s) < rank(before):
		c.problems.Add(s.At("stage"), "%s after %s; the order is announced, preview, ga, deprecated, retired", s.Stage, before.Stage)
	default:
		return true
	}
	return false
}
