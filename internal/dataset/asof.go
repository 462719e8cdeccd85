package dataset

import (
	"cmp"
	"slices"

	"moatatlas/internal/source"
)

// At is the dataset as of an earlier day: what had certainly happened by then,
// described as of that day. Plans go too, for the data does not say when a plan
// became known. Clouds, labs, organisations and what has no date, such as
// prices, stay as they are. The day must not lie after the report's own.
func (d *Dataset) At(day source.Day) *Dataset {
	if day == d.site.AsOf {
		return d
	}
	by := func(date source.Date) bool { return !date.IsZero() && date.Latest() <= day }
	e := *d
	e.site.AsOf = day
	e.models = modelsAt(d.models, by)
	e.deals = dealsAt(d.deals, by, d.site.AsOf)
	e.actions = keep(d.actions, func(a *Action) bool { return by(a.Date) })
	e.events = keep(d.events, func(v *Event) bool { return by(v.Date) })
	e.renames = keep(d.renames, func(r Rename) bool { return by(r.Date) })
	e.sizes = keep(d.sizes, func(s MarketSize) bool { return s.Quarter.End() <= day })
	e.series = make([]*ShareSeries, len(d.series))
	for i, s := range d.series {
		past := *s
		past.Quarters = keep(s.Quarters, func(q ShareQuarter) bool { return q.Quarter.End() <= day })
		e.series[i] = &past
	}
	e.index()
	e.scenarios = keep(d.scenarios, e.imaginable)
	return &e
}

// imaginable tells whether the dataset knows all models of a scenario.
func (d *Dataset) imaginable(s *Scenario) bool {
	unknown := func(r ScenarioRow) bool { return d.Model(r.Model) == nil }
	return !slices.ContainsFunc(slices.Concat(s.Add, s.End, s.Change), unknown)
}

// keep returns the items for which a condition holds, in a list of its own.
func keep[T any](list []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !holds(v) })
}

// modelsAt drops models not yet released, and of the others what lay ahead.
func modelsAt(models []*Model, by func(source.Date) bool) []*Model {
	released := map[ModelID]bool{}
	var past []*Model
	for _, m := range models {
		if by(m.Released) {
			released[m.ID] = true
			past = append(past, modelAt(m, by))
		}
	}
	for _, m := range past {
		if !released[m.Successor] {
			m.Successor = ""
		}
	}
	return past
}

func modelAt(m *Model, by func(source.Date) bool) *Model {
	past := *m
	if f := m.FirstParty; f != nil {
		past.FirstParty = firstPartyAt(f, by)
	}
	past.Availability = nil
	for _, a := range m.Availability {
		if stagesAt(&a, by); len(a.Stages) > 0 {
			past.Availability = append(past.Availability, a)
		}
	}
	return &past
}

// stagesAt drops the stages that lay ahead. The record then says what the last
// one left that opened the model, or promised it, says of itself.
func stagesAt(a *Availability, by func(source.Date) bool) {
	record := *a
	a.Stages = keep(a.Stages, func(s Stage) bool { return by(s.Date) })
	for i := range a.Stages {
		s := &a.Stages[i]
		if s.Stage != Announced && !s.Stage.Usable() {
			continue
		}
		s.Access = cmp.Or(s.Access, record.Access)
		a.Access, a.ID, a.Regions = s.Access, cmp.Or(s.ID, record.ID), record.Regions
		if len(s.Regions) > 0 {
			a.Regions = s.Regions
		}
	}
}

// firstPartyAt drops the sale by the lab where it had not begun, and its end
// where that lay ahead.
func firstPartyAt(f *FirstParty, by func(source.Date) bool) *FirstParty {
	if !f.Since.IsZero() && !by(f.Since) {
		return nil
	}
	past := *f
	if !by(f.Retired) {
		past.Retired = source.Date{}
	}
	return &past
}

// dealsAt drops later deals, and of the others the ends that have come since:
// which of those had been agreed and which a later deal brought is not
// recorded. An end that lies ahead even of the report's own day was agreed.
func dealsAt(deals []*Deal, by func(source.Date) bool, asOf source.Day) []*Deal {
	var past []*Deal
	for _, d := range deals {
		if !by(d.Date) {
			continue
		}
		earlier := *d
		earlier.Terms = slices.Clone(d.Terms)
		for i := range earlier.Terms {
			if t := &earlier.Terms[i]; !t.Until.IsZero() && !by(t.Until) && t.Until.Latest() <= asOf {
				t.Until, t.InForce = source.Date{}, true
			}
		}
		past = append(past, &earlier)
	}
	return past
}
