package dataset

import (
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// WithModel is the dataset with another record in the place of the one of the
// same model. The other record is not checked.
func (d *Dataset) WithModel(m *Model) *Dataset {
	e := *d
	e.models = slices.Clone(d.models)
	for i := range e.models {
		if e.models[i].ID == m.ID {
			e.models[i] = m
		}
	}
	e.modelByID = maps.Clone(d.modelByID)
	e.modelByID[m.ID] = m
	return &e
}

// WithoutModel is the dataset without a model. Records that name it stay.
func (d *Dataset) WithoutModel(id ModelID) *Dataset {
	e := *d
	e.models = keep(d.models, func(m *Model) bool { return m.ID != id })
	e.modelByID = maps.Clone(d.modelByID)
	delete(e.modelByID, id)
	return &e
}

// WithDeals is the dataset with other deals, which are put in the order of
// their dates.
func (d *Dataset) WithDeals(deals []*Deal) *Dataset {
	e := *d
	e.deals = slices.Clone(deals)
	byDate(e.deals, func(d *Deal) source.Date { return d.Date })
	return &e
}

// WithActions is the dataset with other steps of authorities, which are put in
// the order of their dates.
func (d *Dataset) WithActions(actions []*Action) *Dataset {
	e := *d
	e.actions = slices.Clone(actions)
	byDate(e.actions, func(a *Action) source.Date { return a.Date })
	return &e
}

// WithEvents is the dataset with other events, which are put in the order of
// their dates.
func (d *Dataset) WithEvents(events []*Event) *Dataset {
	e := *d
	e.events = slices.Clone(events)
	byDate(e.events, func(v *Event) source.Date { return v.Date })
	return &e
}

// WithSeries is the dataset with another record in the place of the one of the
// same series of market shares.
func (d *Dataset) WithSeries(s *ShareSeries) *Dataset {
	e := *d
	e.series = slices.Clone(d.series)
	for i := range e.series {
		if e.series[i].ID == s.ID {
			e.series[i] = s
		}
	}
	return &e
}
