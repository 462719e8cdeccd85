package dataset

import (
	"cmp"
	"slices"

	"moatatlas/internal/source"
)

// On is the same dataset for a report of another day. Unlike At it hides
// nothing: plans up to the day are taken as carried out, and what is in doubt as
// done by the last day that it can mean.
func (d *Dataset) On(day source.Day) *Dataset {
	e := *d
	e.site.AsOf = day
	return &e
}

// OpenOnly is the dataset as if access that not every customer has, on
// application or for chosen ones, were no sale: measures of it show what such
// access decides.
func (d *Dataset) OpenOnly() *Dataset {
	shut := func(a Access) Access {
		if a == Limited || a == Gated {
			return SelfHosted
		}
		return a
	}
	e := *d
	e.models = slices.Clone(d.models)
	for i, m := range e.models {
		open := *m
		open.Availability = slices.Clone(m.Availability)
		for j := range open.Availability {
			a := &open.Availability[j]
			a.Access, a.Stages = shut(a.Access), slices.Clone(a.Stages)
			for k := range a.Stages {
				a.Stages[k].Access = shut(a.Stages[k].Access)
			}
		}
		e.models[i] = &open
	}
	e.index()
	return &e
}

// Firm is the dataset without the offers that weak sources alone (grade C) say were
// ever on sale: measures of it show what such sources decide.
func (d *Dataset) Firm() *Dataset {
	e := *d
	e.models = slices.Clone(d.models)
	for i, m := range e.models {
		firm := *m
		firm.Availability = slices.DeleteFunc(slices.Clone(m.Availability), func(a Availability) bool { return a.weak() })
		e.models[i] = &firm
	}
	e.index()
	return &e
}

// weak tells whether an offer came on sale by the word of weak sources alone.
func (a *Availability) weak() bool {
	opened := false
	for _, s := range a.Stages {
		if s.Stage.Usable() {
			opened = true
			if s.Grade != GradeC {
				return false
			}
		}
	}
	return opened
}

// Perhaps is the dataset as if every offer of some models that may have opened by a
// day, as far as its dates say, had: measures of that day then show what the dates
// leave open.
func (d *Dataset) Perhaps(day source.Day, of func(*Model) bool) *Dataset {
	by, err := source.ParseDate(day.String())
	if err != nil { // a day beyond what dates can say
		return d
	}
	e := *d
	e.models = slices.Clone(d.models)
	for i, m := range e.models {
		if !of(m) {
			continue
		}
		early := *m
		early.Availability = slices.Clone(m.Availability)
		for j := range early.Availability {
			a := &early.Availability[j]
			a.Stages = slices.Clone(a.Stages)
			for k := range a.Stages {
				if a.Stages[k].Stage.Usable() && a.Stages[k].Date.Latest() > day && m.InDoubt(&m.Availability[j], k, day) {
					a.Stages[k].Date = by
				}
			}
		}
		e.models[i] = &early
	}
	e.index()
	return &e
}

// Supposing is the dataset with a scenario's rows laid over it, in the order of
// their days. Nothing else changes; the rows have no source.
func (d *Dataset) Supposing(s *Scenario) *Dataset {
	e := *d
	e.models = slices.Clone(d.models)
	e.index()
	for _, row := range s.rows() {
		i := slices.IndexFunc(e.models, func(m *Model) bool { return m.ID == row.Model })
		if i < 0 {
			continue
		}
		supposed := *e.models[i]
		supposed.Availability = slices.Clone(supposed.Availability)
		row.lay(&supposed)
		e.models[i] = &supposed
	}
	e.index()
	return &e
}

// Days are the first and the last day on which the scenario changes something.
func (s *Scenario) Days() (first, last source.Day) {
	rows := s.rows()
	if len(rows) == 0 {
		return 0, 0
	}
	return rows[0].Date.Latest(), rows[len(rows)-1].Date.Latest()
}

// Models lists the models that the scenario is about, in the order of their
// ids.
func (s *Scenario) Models() []ModelID {
	var ids []ModelID
	for _, r := range s.rows() {
		ids = append(ids, r.Model)
	}
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

// supposition is a row with what it does.
type supposition struct {
	*ScenarioRow
	does string
}

// What a row does.
const (
	adds    = "add"
	ends    = "end"
	changes = "change"
)

// rows lists all rows in the order of their days.
func (s *Scenario) rows() []supposition {
	var all []supposition
	for _, part := range []struct {
		does string
		rows []ScenarioRow
	}{{adds, s.Add}, {ends, s.End}, {changes, s.Change}} {
		for i := range part.rows {
			all = append(all, supposition{&part.rows[i], part.does})
		}
	}
	slices.SortStableFunc(all, func(a, b supposition) int { return cmp.Compare(a.Date.Latest(), b.Date.Latest()) })
	return all
}

// lay makes the row's change in a copy of its model.
func (r supposition) lay(m *Model) {
	access := cmp.Or(r.Access, Open)
	if r.does == adds {
		stage := Stage{Stage: GA, Date: r.Date}
		m.Availability = append(m.Availability, Availability{Cloud: r.Cloud, Service: r.Service, Access: access, Stages: []Stage{stage}})
		return
	}
	for i := range m.Availability {
		a := &m.Availability[i]
		if a.Cloud != r.Cloud || a.Service != r.Service {
			continue
		}
		later := func(s Stage) bool { return s.Date.Latest() > r.Date.Latest() }
		switch r.does {
		case ends:
			a.Stages = append(slices.DeleteFunc(slices.Clone(a.Stages), later), Stage{Stage: Retired, Date: r.Date})
		case changes:
			at := slices.IndexFunc(a.Stages, later)
			if at < 0 {
				at = len(a.Stages)
			}
			a.Stages = slices.Insert(slices.Clone(a.Stages), at, Stage{Stage: GA, Date: r.Date, Access: access})
			a.Access = access
		}
	}
}

// Measured is the records that measures rest on.
type Measured struct {
	Site   Site
	Clouds []*Cloud
	Labs   []*Lab
	Models []*Model // in the order of their ids
	Series []*ShareSeries
}

// WithMeasured is the dataset with other records that measures rest on. They are
// not checked, and records that name what is gone stay.
func (d *Dataset) WithMeasured(r Measured) *Dataset {
	e := *d
	e.site, e.clouds, e.labs, e.models, e.series = r.Site, r.Clouds, r.Labs, r.Models, r.Series
	e.index()
	return &e
}
