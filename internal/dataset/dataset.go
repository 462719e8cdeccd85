// Package dataset holds the facts: which model each cloud sells since when,
// and the deals, authorities' actions, events and market figures around them.
//
// Load reads them from TOML files, one file a model and one a table for the
// rest (data/README.md documents every field), and checks them against each
// other. A Dataset does not change after that: whatever it returns is for
// reading only.
package dataset

import (
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// Dataset is all facts of one input tree.
type Dataset struct {
	site          Site
	clouds        []*Cloud
	labs          []*Lab
	organisations []*Organisation
	models        []*Model
	renames       []Rename
	deals         []*Deal
	actions       []*Action
	events        []*Event
	series        []*ShareSeries
	sizes         []MarketSize
	dropped       []Dropped
	scenarios     []*Scenario
	catalogue     Catalogue

	cloudByID map[CloudID]*Cloud
	labByID   map[LabID]*Lab
	modelByID map[ModelID]*Model
	orgByID   map[PartyID]*Organisation
}

// Site is what site.toml says.
func (d *Dataset) Site() Site {
	site := d.site
	site.Peers = slices.Clone(site.Peers)
	return site
}

// AsOf is the day that the report describes.
func (d *Dataset) AsOf() source.Day { return d.site.AsOf }

// Clouds lists the clouds in the order of their ids.
func (d *Dataset) Clouds() []*Cloud { return slices.Clone(d.clouds) }

// Labs lists the labs in the order of their ids.
func (d *Dataset) Labs() []*Lab { return slices.Clone(d.labs) }

// Organisations lists the other parties in the order of their ids.
func (d *Dataset) Organisations() []*Organisation { return slices.Clone(d.organisations) }

// Models lists the models in the order of their ids, so those of a lab
// together.
func (d *Dataset) Models() []*Model { return slices.Clone(d.models) }

// Renames lists the renamed products by date.
func (d *Dataset) Renames() []Rename { return slices.Clone(d.renames) }

// Deals lists the deals by date.
func (d *Dataset) Deals() []*Deal { return slices.Clone(d.deals) }

// Actions lists the steps of authorities by date.
func (d *Dataset) Actions() []*Action { return slices.Clone(d.actions) }

// Events lists the events by date.
func (d *Dataset) Events() []*Event { return slices.Clone(d.events) }

// Series lists the market share series in the order of their ids.
func (d *Dataset) Series() []*ShareSeries { return slices.Clone(d.series) }

// Sizes lists the market sizes by quarter, then series.
func (d *Dataset) Sizes() []MarketSize { return slices.Clone(d.sizes) }

// Dropped lists what was left out on purpose, in the order of the file.
func (d *Dataset) Dropped() []Dropped { return slices.Clone(d.dropped) }

// Scenarios lists the scenarios in the order of their ids.
func (d *Dataset) Scenarios() []*Scenario { return slices.Clone(d.scenarios) }

// Cloud finds a cloud, or nil.
func (d *Dataset) Cloud(id CloudID) *Cloud { return d.cloudByID[id] }

// Lab finds a lab, or nil.
func (d *Dataset) Lab(id LabID) *Lab { return d.labByID[id] }

// Model finds a model, or nil.
func (d *Dataset) Model(id ModelID) *Model { return d.modelByID[id] }

// Party tells what an id of a deal's or an action's party stands for. An id
// may be a lab and a cloud at once; an organisation is neither.
func (d *Dataset) Party(id PartyID) (lab *Lab, cloud *Cloud, other *Organisation) {
	return d.labByID[LabID(id)], d.cloudByID[CloudID(id)], d.orgByID[id]
}

// index makes the look-ups; ids with no record behind them are simply absent.
func (d *Dataset) index() {
	d.cloudByID = byID(d.clouds, func(c *Cloud) CloudID { return c.ID })
	d.labByID = byID(d.labs, func(l *Lab) LabID { return l.ID })
	d.modelByID = byID(d.models, func(m *Model) ModelID { return m.ID })
	d.orgByID = byID(d.organisations, func(o *Organisation) PartyID { return o.ID })
}

func byID[K comparable, T any](list []T, id func(T) K) map[K]T {
	m := make(map[K]T, len(list))
	for _, v := range list {
		m[id(v)] = v
	}
	return m
}

// keyed turns the records of a keyed table into a list in the order of ids,
// each knowing its own id.
func keyed[K ~string, T any](records map[K]T, setID func(*T, K)) []*T {
	list := make([]*T, 0, len(records))
	for _, id := range slices.Sorted(maps.Keys(records)) {
		record := records[id]
		setID(&record, id)
		list = append(list, &record)
	}
	return list
}

// byDate sorts records by the day by which each had happened, keeping the
// order of equals.
func byDate[T any](list []T, date func(T) source.Date) {
	slices.SortStableFunc(list, func(a, b T) int {
		return int(date(a).Latest()) - int(date(b).Latest())
	})
}
