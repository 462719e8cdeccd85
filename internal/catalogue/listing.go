// Package catalogue proposes facts from the public catalogue models.dev, which
// knows what is on sale now, at which price and with which context, and nothing of
// before.
//
// Read takes its api.json, Propose holds it against the dataset by what
// data/import/models-dev.toml says of providers and ids. What comes of it is at
// best of grade C: it fills gaps and replaces what the catalogue itself said
// earlier. Where it contradicts anything better, both sides are listed and nothing
// is written; what it lacks is listed too, for absence is no retirement.
package catalogue

import "moatatlas/internal/source"

// Listing is what a catalogue says, as far as an import needs it.
type Listing struct {
	Providers []Provider // in the order of their ids
}

// Provider is a seller of the catalogue.
type Provider struct {
	ID      string
	Entries []Entry // in the order of their ids; none where nobody asked for them
	Count   int     // of the entries that the catalogue has
}

// Entry is a model at a seller.
type Entry struct {
	At       source.Pos
	ID       string
	Name     string
	Family   string // by the catalogue's own division
	Released string // a day or a month, as the catalogue has it
	Input    []string
	Output   []string
	Open     bool // whether the weights can be downloaded
	Price    *Price
	Context  int    // tokens, 0 where it does not say
	Status   string // "alpha", "beta", "deprecated" or ""
	Odd      string // why the entry cannot be used, or ""
}

// Price is in US dollars for a million tokens.
type Price struct{ Input, Output float64 }
