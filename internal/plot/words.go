package plot

import (
	"fmt"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// whole is a defined share in whole percent, halves upwards.
func whole(r market.Ratio) int { return words.Percent(r.Part, r.Whole) }

// tenths is a defined share in percent with one decimal, as charts plot it.
func tenths(r market.Ratio) float64 { return float64(words.PerMille(r.Part, r.Whole)) / 10 }

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

// percent is a ratio in whole percent, halves upwards: "39%".
func percent(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	return strconv.Itoa(whole(r)) + "%"
}

// accessWords say who may buy, "" where everybody may.
func accessWords(a dataset.Access) string {
	switch a {
	case dataset.Limited:
		return "on application"
	case dataset.Gated:
		return "for chosen customers"
	}
	return ""
}

// today is the day of the market, in words.
func (b *Book) today() string { return words.Day(b.market.Day()) }

// peerNames are the short names of the peers.
func (b *Book) peerNames() []string { return b.cloudNames(b.market.Peers()) }

func (b *Book) cloudNames(ids []dataset.CloudID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = b.cloudName(id)
	}
	return names
}

// labName is the name of a lab.
func (b *Book) labName(id dataset.LabID) string { return b.market.Data().Lab(id).Name }

// labShort is its short name.
func (b *Book) labShort(id dataset.LabID) string { return b.market.Data().Lab(id).ShortName() }

// allClouds says "all three clouds" or "both clouds".
func (b *Book) allClouds() string {
	peers := b.market.Peers()
	switch len(peers) {
	case 1:
		return b.cloudName(peers[0])
	case 2:
		return "both clouds"
	}
	return fmt.Sprintf("all %s clouds", words.Spell(len(peers)))
}

// onClouds says on how many of the peers: "all three clouds", "two clouds", "one
// cloud".
func (b *Book) onClouds(n int) string {
	switch n {
	case len(b.market.Peers()):
		return b.allClouds()
	case 1:
		return "one cloud"
	}
	return words.Spell(n) + " clouds"
}

// nowhere says that a model is on no peer: "on none of AWS and Azure".
func (b *Book) nowhere() string {
	if names := b.peerNames(); len(names) > 1 {
		return "on none of " + words.And(names)
	}
	return "not on " + words.And(b.peerNames())
}

// anywhere says it of all peers in question: "any of AWS and Azure".
func (b *Book) anywhere() string {
	if names := b.peerNames(); len(names) > 1 {
		return "any of " + words.And(names)
	}
	return words.And(b.peerNames())
}
