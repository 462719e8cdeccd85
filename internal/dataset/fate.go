package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// Fate is what the facts and plans have made of a scenario.
type Fate struct {
	Rows int // the changes that it supposes
	True int // of them: what is so by its own day, so that it supposes nothing any more
	Moot int // of them: what comes to a cloud when nobody sells the model any more
	// Refuted: the scenario's last day has passed and none of it came true.
	Refuted bool
}

// Fate holds a scenario against the dataset, each row by its own day: it may also
// ask what if something had come earlier.
func (d *Dataset) Fate(s *Scenario) Fate {
	var f Fate
	for _, r := range s.rows() {
		f.Rows++
		if d.isSo(s, r) {
			f.True++
		}
		if r.does == adds && d.gone(r.ScenarioRow) {
			f.Moot++
		}
	}
	_, last := s.Days()
	f.Refuted = f.True == 0 && last != 0 && last < d.site.AsOf
	return f
}

// isSo tells whether what a row supposes is so by its day, beyond doubt and
// without the scenario.
func (d *Dataset) isSo(s *Scenario, r supposition) bool {
	a, day := d.certainRecord(r.ScenarioRow), r.Date.Latest()
	if a == nil || r.does != adds && s.addsBefore(r.ScenarioRow) {
		return false
	}
	access, on := onSale(a, day)
	switch r.does {
	case adds:
		return on && (access != SelfHosted || r.Access == SelfHosted)
	case ends:
		return !on && begun(a, day)
	}
	return on && access == r.Access
}

// certainRecord is the record that a row is about, without the stages of which
// the report's day leaves open whether they had happened; nil for none.
func (d *Dataset) certainRecord(r *ScenarioRow) *Availability {
	m := d.modelByID[r.Model]
	if m == nil {
		return nil
	}
	i := slices.IndexFunc(m.Availability, r.about)
	if i < 0 {
		return nil
	}
	certain := m.Availability[i]
	certain.Stages = nil
	for j, s := range m.Availability[i].Stages {
		if !m.InDoubt(&m.Availability[i], j, d.site.AsOf) {
			certain.Stages = append(certain.Stages, s)
		}
	}
	return &certain
}

// about tells whether a row is about a record of its model.
func (r *ScenarioRow) about(a Availability) bool { return a.Cloud == r.Cloud && a.Service == r.Service }

// gone tells whether the model of a row was on sale and is so no longer on the
// row's day, neither on a cloud nor by its lab.
func (d *Dataset) gone(r *ScenarioRow) bool {
	m, day := d.modelByID[r.Model], r.Date.Latest()
	if m == nil {
		return false
	}
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

// onSale tells whether a record has the model usable on a day, and by whom.
func onSale(a *Availability, day source.Day) (access Access, on bool) {
	for i, s := range a.Stages {
		switch {
		case s.Date.IsZero() || s.Date.Latest() > day:
		case s.Stage.Usable():
			access, on = a.AccessAt(i), true
		case s.Stage == Retired:
			return access, false
		}
	}
	return access, on
}

// begun tells whether a sale had begun by a day, whatever became of it.
func begun(a *Availability, day source.Day) bool {
	return slices.ContainsFunc(a.Stages, func(s Stage) bool {
		return s.Stage.Usable() && !s.Date.IsZero() && s.Date.Latest() <= day
	})
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
