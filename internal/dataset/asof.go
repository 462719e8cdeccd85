package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// At is the dataset as of an earlier day: what had certainly happened by then,
// described as of that day, and the stages of which that is in doubt, which no
// measure counts. Plans go, for the data does not say when a plan became known.
//
// What has no date stays as it is, though some of it may tell of later days: the
// names, owners and prices of today, the stakes in a lab, what came of an
// authority's step, and all notes and summaries. The day must not lie after the
// report's own.
func (d *Dataset) At(day source.Day) *Dataset {
	if day == d.site.AsOf {
		return d
	}
	by := func(date source.Date) bool { return !date.IsZero() && date.Latest() <= day }
	e := *d
	e.site.AsOf = day
	e.clouds, e.labs = cloudsAt(d.clouds, by), labsAt(d.labs, day)
	e.models = modelsAt(d.models, day)
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

// imaginable tells whether all models of a scenario were certainly there.
func (d *Dataset) imaginable(s *Scenario) bool {
	unknown := func(r ScenarioRow) bool {
		m := d.Model(r.Model)
		return m == nil || !m.thereOn(d.site.AsOf)
	}
	return !slices.ContainsFunc(slices.Concat(s.Add, s.End, s.Change), unknown)
}

// keep returns the items for which a condition holds, in a list of its own.
func keep[T any](list []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !holds(v) })
}

// cloudsAt drops the opening of a platform where that lay ahead.
func cloudsAt(clouds []*Cloud, by func(source.Date) bool) []*Cloud {
	past := slices.Clone(clouds)
	for i, c := range past {
		if !by(c.Launched) {
			earlier := *c
			earlier.Launched = source.Date{}
			past[i] = &earlier
		}
	}
	return past
}

// labsAt drops the founding of a lab where that lay ahead.
func labsAt(labs []*Lab, day source.Day) []*Lab {
	past := slices.Clone(labs)
	for i, l := range past {
		if l.Founded > day.Time().Year() {
			earlier := *l
			earlier.Founded = 0
			past[i] = &earlier
		}
	}
	return past
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
