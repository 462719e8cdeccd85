package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// scenario checks that what is supposed can be and is not so already.
func (c *checker) scenario(s *Scenario) {
	n := len(s.Add) + len(s.End) + len(s.Change)
	if n == 0 {
		c.problems.Add(s.Pos(), "a scenario without a change; give it [[add]], [[end]] or [[change]]")
		return
	}
	var idle []source.Pos
	for _, rows := range []struct {
		list  []ScenarioRow
		does  string
		check func(*ScenarioRow, *Scenario) bool
	}{{s.Add, adds, c.adds}, {s.End, ends, c.ends}, {s.Change, changes, c.changes}} {
		for i := range rows.list {
			if r := &rows.list[i]; rows.check(r, s) && c.isSo(s, supposition{r, rows.does}) {
				idle = append(idle, r.Pos())
			}
		}
	}
	c.overtaken(s, idle, n)
	c.clashes(s)
}

// overtaken says what the data has made of a scenario of n rows, of which some
// suppose nothing any more.
func (c *checker) overtaken(s *Scenario, idle []source.Pos, n int) {
	switch _, last := s.Days(); {
	case len(idle) == n:
		c.problems.Warn(s.Pos(), "all of this scenario has come true; it supposes nothing any more")
	case len(idle) == 0 && last != 0 && last < c.asOf():
		c.problems.Warn(s.Pos(), "refuted: its last day, %v, has passed and none of it came true; move its days ahead, or let its question look back", last)
	}
	if len(idle) < n {
		for _, at := range idle {
			c.problems.Warn(at, "this has come true; it supposes nothing any more")
		}
	}
}

// record finds the availability record that a row is about, nil where there is
// none. It tells whether all that the row names is known.
func (c *checker) record(r *ScenarioRow) (a *Availability, ok bool) {
	exists(c, r.At("model"), c.known.models, r.Model)
	known := c.offer(r.Place, r.Cloud, r.Service)
	m := c.modelByID[r.Model]
	if !known || m == nil || r.Date.IsZero() {
		return nil, false
	}
	if i := slices.IndexFunc(m.Availability, r.about); i >= 0 {
		return &m.Availability[i], true
	}
	return nil, true
}

// adds, ends and changes check a row and tell whether it can be held against the
// facts.
func (c *checker) adds(r *ScenarioRow, _ *Scenario) bool {
	if _, ok := c.record(r); !ok {
		return false
	}
	c.early(r.At("date"), "added", r.Date, c.modelByID[r.Model])
	if c.gone(r) {
		c.problems.Warn(r.Pos(), "moot: by %v %s is no longer sold anywhere", r.Date, r.Model)
	}
	return true
}

func (c *checker) ends(r *ScenarioRow, s *Scenario) bool {
	a, ok := c.record(r)
	if !ok || s.addsBefore(r) {
		return false
	}
	if a == nil || !begun(a, r.Date.Latest()) {
		c.problems.Add(r.Pos(), "%s does not sell %s through %s by %v; nothing can end", r.Cloud, r.Model, r.Service, r.Date)
		return false
	}
	return true
}

func (c *checker) changes(r *ScenarioRow, s *Scenario) bool {
	a, ok := c.record(r)
	if r.Pos().File != "" && !r.Has("access") {
		c.problems.Add(r.Pos(), "missing key %q: a change says who may use the model then", "access")
		return false
	}
	if !ok || s.addsBefore(r) {
		return false
	}
	on := false
	if a != nil {
		_, on = onSale(a, r.Date.Latest())
	}
	if !on {
		c.problems.Add(r.Pos(), "%s does not sell %s through %s on %v; nothing can change", r.Cloud, r.Model, r.Service, r.Date)
	}
	return on
}

// clashes notes two rows about the same sale on the same day: either one
// repeats the other or they undo each other.
func (c *checker) clashes(s *Scenario) {
	var rows []*ScenarioRow
	for _, list := range [][]ScenarioRow{s.Add, s.End, s.Change} {
		for i := range list {
			rows = append(rows, &list[i])
		}
	}
	type change struct {
		model   ModelID
		cloud   CloudID
		service ServiceID
		day     source.Day
	}
	first := map[change]source.Pos{}
	for _, r := range rows {
		key := change{r.Model, r.Cloud, r.Service, r.Date.Latest()}
		if at, twice := first[key]; !twice {
			first[key] = r.Pos()
		} else if r.Model != "" && r.Cloud != "" && r.Service != "" && !r.Date.IsZero() {
			c.problems.Add(r.Pos(), "a second change of %s on %s on %v; the first is at %v", r.Model, r.Cloud, r.Date, at)
		}
	}
}
