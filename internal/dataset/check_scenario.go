package dataset

import "moatatlas/internal/source"

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
		check func(*ScenarioRow, *Scenario) bool
	}{{s.Add, c.adds}, {s.End, c.ends}, {s.Change, c.changes}} {
		for i := range rows.list {
			if r := &rows.list[i]; rows.check(r, s) {
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
	for i := range m.Availability {
		if a := &m.Availability[i]; a.Cloud == r.Cloud && a.Service == r.Service {
			return a, true
		}
	}
	return nil, true
}

// adds, ends and changes check a row and tell whether what it supposes is so
// already, by the facts and plans for its own day: a scenario may also ask what
// if something had come earlier.
func (c *checker) adds(r *ScenarioRow, _ *Scenario) (idle bool) {
	a, ok := c.record(r)
	if !ok {
		return false
	}
	c.early(r.At("date"), "added", r.Date, c.modelByID[r.Model])
	if c.gone(r) {
		c.problems.Warn(r.Pos(), "moot: by %v %s is no longer sold anywhere", r.Date, r.Model)
	}
	if a == nil {
		return false
	}
	access, on := onSale(a, r.Date.Latest())
	return on && (access != SelfHosted || r.Access == SelfHosted)
}

func (c *checker) ends(r *ScenarioRow, s *Scenario) (idle bool) {
	a, ok := c.record(r)
	if !ok || s.addsBefore(r) {
		return false
	}
	if !begun(a, r.Date.Latest()) {
		c.problems.Add(r.Pos(), "%s does not sell %s through %s by %v; nothing can end", r.Cloud, r.Model, r.Service, r.Date)
		return false
	}
	_, on := onSale(a, r.Date.Latest())
	return !on
}

func (c *checker) changes(r *ScenarioRow, s *Scenario) (idle bool) {
	a, ok := c.record(r)
	if r.Pos().File != "" && !r.Has("access") {
		c.problems.Add(r.Pos(), "missing key %q: a change says who may use the model then", "access")
		return false
	}
	if !ok || s.addsBefore(r) {
		return false
	}
	access, on := Access(""), false
	if a != nil {
		access, on = onSale(a, r.Date.Latest())
	}
	if !on {
		c.problems.Add(r.Pos(), "%s does not sell %s through %s on %v; nothing can change", r.Cloud, r.Model, r.Service, r.Date)
	}
	return on && access == r.Access
}

// gone tells whether the model of a row was on sale and is so no longer on the
// row's day, neither on a cloud nor by its lab.
func (c *checker) gone(r *ScenarioRow) bool {
	m, day := c.modelByID[r.Model], r.Date.Latest()
	if f := m.FirstParty; f != nil && (f.Retired.IsZero() || f.Retired.Latest() > day) {
		return false
	}
	sold := false
	for i := range m.Availability {
		a := &m.Availability[i]
		if _, on := onSale(a, day); on {
			return false
		}
		sold = sold || begun(a, day)
	}
	return sold
}

// begun tells whether a sale had begun by a day, whatever became of it.
func begun(a *Availability, day source.Day) bool {
	if a == nil {
		return false
	}
	for _, s := range a.Stages {
		if s.Stage.Usable() && !s.Date.IsZero() && s.Date.Latest() <= day {
			return true
		}
	}
	return false
}

func (r *ScenarioRow) sameOffer(o *ScenarioRow) bool {
	return r.Model == o.Model && r.Cloud == o.Cloud && r.Service == o.Service
}

// addsBefore tells whether the scenario itself brings what a row ends or
// changes later, or on the same day, which is a clash and said as one.
func (s *Scenario) addsBefore(r *ScenarioRow) bool {
	for i := range s.Add {
		if add := &s.Add[i]; add.sameOffer(r) && add.Date.Latest() <= r.Date.Latest() {
			return true
		}
	}
	return false
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
