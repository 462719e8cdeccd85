package plot

import (
	"fmt"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// countInWords is count for sentences: "no model", "one model", "two models".
func countInWords(n int, singular, plural string) string {
	return words.Spell(n) + " " + words.Agree(max(n, 1), singular, plural)
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
