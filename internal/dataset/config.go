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
	// The address of the repository that holds its files, so that readers can edit a fact; links to it are left out where none is given.
	Repository URL `toml:"repository,omitempty"`
	// The branch that readers' edits go to; main where left out.
	Branch string `toml:"branch,omitempty"`
	// The day the report describes: nothing later is counted.
	AsOf source.Day `toml:"as_of"`
	// The clouds that are compared with each other, in the order in which they are shown.
	Peers []CloudID `toml:"peers"`
	// The market share series that stands in headlines.
	ShareSeries SeriesID `toml:"share_series,omitempty"`
	// After how many days a checked fact is due for another look.
	FreshnessDays int `toml:"freshness_days,omitempty"`
	// How much each part counts in the composite lock-in index; equally where left out.
	LockInWeights *LockInWeights `toml:"lock_in_weights,omitempty"`
}

// LockInWeights says how much each part of the composite lock-in index counts.
// Only their proportions matter.
type LockInWeights struct {
	source.Place `toml:"-"`

	// How much lock-in counts; 0 leaves the part out.
	LockIn Weight `toml:"lock_in"`
	// How much lock-out counts; 0 leaves the part out.
	LockOut Weight `toml:"lock_out"`
	// How much narrowness, the labs missing on the cloud, counts; 0 leaves the part out.
	Narrowness Weight `toml:"narrowness"`
	// How much the price above the lowest counts; 0 leaves the part out.
	Price Weight `toml:"price"`
}

// Weight is a number of 0 or more.
type Weight float64

// IndexWeights are the weights of the composite lock-in index: those of
// site.toml, or equal ones.
func (s Site) IndexWeights() LockInWeights {
	if s.LockInWeights == nil {
		return LockInWeights{LockIn: 1, LockOut: 1, Narrowness: 1, Price: 1}
	}
	return *s.LockInWeights
}
