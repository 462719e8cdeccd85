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
	Cloud string // the peer's id
	On    bool
}

func (b *builder) squares(model dataset.ModelID) Squares {
	var s Squares
	var on []string
	for _, peer := range b.peers {
		usable := b.market.Usable(model, peer.ID)
		s.Marks = append(s.Marks, Square{string(peer.ID), usable})
		if usable {
			on = append(on, peer.ShortName())
		}
	}
	s.Words = "on sale on " + and(on)
	if len(on) == 0 {
		s.Words = "on sale on none of " + and(b.peerNames())
	}
	return s
}

// statusWords says a model's portability in words, with the clouds that
// decide it.
func (b *builder) statusWords(model dataset.ModelID) string {
	var on []*dataset.Cloud
	for _, id := range b.market.Peers(model) {
		on = append(on, b.data.Cloud(id))
	}
	names := and(cloudNames(on))
	switch b.market.Status(model) {
	case market.Unavailable:
		return "on none of " + and(b.peerNames())
	case market.Exclusive:
		return "exclusive: " + names
	case market.Everywhere:
		return "everywhere: " + names
	}
	return inWords(len(on)) + " of " + inWords(len(b.peers)) + ": " + names
}
