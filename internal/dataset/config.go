package dataset

import "moatatlas/internal/source"

// Site is site.toml: what the report is called, as of which day it is
// computed, and the choices behind its measures.
type Site struct {
	source.Place `toml:"-"`

	// The name of the report.
	Title string `toml:"title"`
	// What the report answers, in a line.
	Tagline string `toml:"tagline,omitempty"`
	// The address it is published under; needed only for canonical links, the site map and feeds.
	BaseURL URL `toml:"base_url,omitempty"`
	// The day the report describes: nothing later is counted.
	AsOf source.Day `toml:"as_of"`
	// The clouds that are compared with each other, in the order in which they are shown.
	Peers []CloudID `toml:"peers"`
	// The market share series that stands in headlines.
	ShareSeries SeriesID `toml:"share_series,omitempty"`
	// After how many days a checked fact is due for another look.
	FreshnessDays int `toml:"freshness_days,omitempty"`
}
