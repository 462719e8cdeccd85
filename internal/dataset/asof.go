package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// At is the dataset as of an earlier day: what had certainly happened by then,
// described as of that day. Plans go too, for the data does not say when a plan
// became known. The day must not lie after the report's own.
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
	return &e
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
		a.Stages = keep(a.Stages, func(s Stage) bool { return by(s.Date) })
		if len(a.Stages) > 0 {
			past.Availability = append(past.Availability, a)
		}
	}
	return &past
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
