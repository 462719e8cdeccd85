package dataset

import (
	"cmp"
	"slices"

	"moatatlas/internal/source"
)

//go:generate go test -run TestSchemas -update-schemas .

// The files that hold a table each. These types are what the files' schemas
// are made from.
type (
	// CloudsFile is data/clouds.toml.
	CloudsFile struct {
		// The clouds, by id.
		Clouds map[CloudID]Cloud `toml:"cloud"`
	}
	// LabsFile is data/labs.toml.
	LabsFile struct {
		// The labs, by id.
		Labs map[LabID]Lab `toml:"lab"`
	}
	// OrganisationsFile is data/organisations.toml.
	OrganisationsFile struct {
		// The organisations, by id.
		Organisations map[PartyID]Organisation `toml:"organisation"`
	}
	// DealsFile is data/deals.toml.
	DealsFile struct {
		// The deals, by id.
		Deals map[DealID]Deal `toml:"deal"`
	}
	// RegulationFile is data/regulation.toml.
	RegulationFile struct {
		// The steps of authorities, by id.
		Actions map[ActionID]Action `toml:"action"`
	}
	// EventsFile is data/events.toml.
	EventsFile struct {
		// The events, by id.
		Events map[EventID]Event `toml:"event"`
	}
	// RenamesFile is data/renames.toml.
	RenamesFile struct {
		// The renamed products.
		Renames []Rename `toml:"rename"`
	}
	// MarketSizeFile is data/market_size.toml.
	MarketSizeFile struct {
		// The sizes of the market.
		Sizes []MarketSize `toml:"size"`
	}
	// DroppedFile is data/dropped.toml.
	DroppedFile struct {
		// What was left out.
		Dropped []Dropped `toml:"dropped"`
	}
)

// tables reads the files that hold a table each. Without clouds and labs
// nothing else has a meaning; the others may be missing.
func (l *loader) tables() {
	var clouds CloudsFile
	l.must("data/clouds.toml", &clouds)
	l.data.clouds = keyed(clouds.Clouds, func(c *Cloud, id CloudID) { c.ID = id })

	var labs LabsFile
	l.must("data/labs.toml", &labs)
	l.data.labs = keyed(labs.Labs, func(lab *Lab, id LabID) { lab.ID = id })

	var organisations OrganisationsFile
	l.table("data/organisations.toml", &organisations)
	l.data.organisations = keyed(organisations.Organisations, func(o *Organisation, id PartyID) { o.ID = id })

	l.timelines()

	var sizes MarketSizeFile
	l.table("data/market_size.toml", &sizes)
	slices.SortStableFunc(sizes.Sizes, func(a, b MarketSize) int {
		return cmp.Or(a.Quarter.Compare(b.Quarter), cmp.Compare(a.Series, b.Series))
	})
	l.data.sizes = sizes.Sizes

	var dropped DroppedFile
	l.table("data/dropped.toml", &dropped)
	l.data.dropped = dropped.Dropped
}

// timelines reads what has a day of its own.
func (l *loader) timelines() {
	var deals DealsFile
	l.table("data/deals.toml", &deals)
	l.data.deals = keyed(deals.Deals, func(d *Deal, id DealID) { d.ID = id })
	byDate(l.data.deals, func(d *Deal) source.Date { return d.Date })

	var regulation RegulationFile
	l.table("data/regulation.toml", &regulation)
	l.data.actions = keyed(regulation.Actions, func(a *Action, id ActionID) { a.ID = id })
	byDate(l.data.actions, func(a *Action) source.Date { return a.Date })

	var events EventsFile
	l.table("data/events.toml", &events)
	l.data.events = keyed(events.Events, func(e *Event, id EventID) { e.ID = id })
	byDate(l.data.events, func(e *Event) source.Date { return e.Date })

	var renames RenamesFile
	l.table("data/renames.toml", &renames)
	l.data.renames = renames.Renames
	byDate(l.data.renames, func(r Rename) source.Date { return r.Date })
}
