package dataset

import "moatatlas/internal/source"

// ShareSeries is one publisher's count of the cloud market. Two series
// measure different markets and are never joined.
type ShareSeries struct {
	source.Place `toml:"-"`
	ID           SeriesID `toml:"-"`

	// The name of the series.
	Title string `toml:"title"`
	// Who publishes it.
	Publisher string `toml:"publisher"`
	// What is counted.
	Scope string `toml:"scope"`
	// The unit of the figures.
	Unit string `toml:"unit"`
	// What a reader should know besides, in the analyst's own words.
	Note string `toml:"note,omitempty"`
	// The figures; a quarter stands more than once where its figures come from more than one source.
	Quarters []ShareQuarter `toml:"quarter"`
}

// ShareQuarter holds the shares of one quarter that one source states.
type ShareQuarter struct {
	source.Place `toml:"-"`

	// The quarter of the calendar year.
	Quarter Quarter `toml:"quarter"`
	// Percent of the market, one key for each seller: a cloud, or an organisation.
	Shares map[PartyID]float64 `toml:",remain"`
	Fact
}

// MarketSize is the spending on a series' market in one quarter.
type MarketSize struct {
	source.Place `toml:"-"`

	// The quarter of the calendar year.
	Quarter Quarter `toml:"quarter"`
	// The series whose market it is.
	Series SeriesID `toml:"series"`
	// Spending in billions of US dollars.
	USDBillion float64 `toml:"usd_billion"`
	Fact
}

// Dropped is a row that was found and left out on purpose.
type Dropped struct {
	source.Place `toml:"-"`

	// The table it would belong to.
	Table string `toml:"table"`
	// What it would say.
	Row string `toml:"row"`
	// Why it is left out.
	Reason string `toml:"reason"`
}
