package report

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// Squares is the sign for where a model is on sale: one square for each peer,
// in the site's order, filled where it is.
type Squares struct {
	Marks []Square
	Words string // the same for those who do not see it
}

// Square is one peer's.
type Square struct {
	Cloud      string // the peer's id
	On         bool
	Restricted bool // on sale, but not to every customer
}

func (b *builder) squares(model dataset.ModelID) Squares {
	return b.squaresOf(func(c dataset.CloudID) dataset.Access { return b.market.Access(model, c) })
}

// squaresOf draws the squares for the access that each peer gives, "" for none.
func (b *builder) squaresOf(access func(dataset.CloudID) dataset.Access) Squares {
	var s Squares
	var names []string
	for _, peer := range b.peers {
		given := access(peer.ID)
		s.Marks = append(s.Marks, Square{string(peer.ID), given != "", given != "" && given != dataset.Open})
		if given != "" {
			names = append(names, peer.ShortName()+accessNote(given))
		}
	}
	s.Words = "on sale on " + and(names)
	if len(names) == 0 {
		s.Words = "on sale on none of " + and(b.peerNames())
	}
	return s
}

// statusWords says on how many of the peers a model is on sale, and on which.
func (b *builder) statusWords(model dataset.ModelID) string {
	on := b.market.PeersOf(model)
	words := b.portion(len(on))
	var names []string
	restricted := false
	for _, id := range on {
		note := accessNote(b.market.Access(model, id))
		restricted = restricted || note != ""
		names = append(names, b.cloudName(id)+note)
	}
	if len(on) > 0 && (restricted || len(on) < len(b.peers)) {
		words += ": " + and(names)
	}
	if b.market.Portability(model).Status == market.Portable {
		words += ", for 180 days or more"
	}
	return words
}

// portion says "one of three", "all three" or "none".
func (b *builder) portion(degree int) string {
	switch {
	case degree == 0:
		return "none"
	case degree == len(b.peers) && degree == 2:
		return "both"
	case degree == len(b.peers) && degree > 2:
		return "all " + inWords(degree)
	}
	return inWords(degree) + " of " + inWords(len(b.peers))
}
