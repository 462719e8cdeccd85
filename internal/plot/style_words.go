package plot

import (
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// whole is a defined share in whole percent, halves upwards.
func whole(r market.Ratio) int { return words.Percent(r.Part, r.Whole) }

// tenths is a defined share in percent with one decimal, as charts plot it.
func tenths(r market.Ratio) float64 { return float64(words.PerMille(r.Part, r.Whole)) / 10 }

// rest is the other part of a ratio: what is lost where the ratio is kept.
func rest(r market.Ratio) market.Ratio { return market.Ratio{Part: r.Whole - r.Part, Whole: r.Whole} }

// dayBeside is a day without its year where another day of that year stands by.
func dayBeside(d, other source.Day) string {
	if d.Time().Year() == other.Time().Year() {
		return words.DayOfYear(d)
	}
	return words.Day(d)
}

// scopeWords names the models of a scope in a sentence.
func scopeWords(s market.Scope) string {
	if s == market.ScopeAll {
		return "models"
	}
	return string(s) + " models"
}

// scopeNote says what a scope holds.
func scopeNote(s market.Scope) string {
	switch s {
	case market.ScopeAll:
		return "All models that a compared cloud sells."
	case market.ScopeProprietary:
		return "Proprietary: without open weights."
	}
	return "Frontier: the top tier of each lab for text, without models that have a successor on sale."
}

// asOf says of which day a chart is.
func (b *Book) asOf() string { return "as of " + words.Day(b.market.Day()) }

// together names all peers: "All three", "Both".
func (b *Book) together() string {
	n := len(b.market.Peers())
	if n == 2 {
		return "Both"
	}
	return "All " + words.Spell(n)
}
