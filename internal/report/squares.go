package report

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
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
	Perhaps    bool // the dates leave open whether it had begun, or, where it is on, whether it had ended
}

func (b *builder) squares(model dataset.ModelID) Squares {
	s := b.squaresOf(func(c dataset.CloudID) dataset.Access { return b.market.Access(model, c) })
	for i, peer := range b.peers {
		s.Marks[i].Perhaps = b.market.InDoubt(model, peer.ID)
	}
	begun, ended := b.doubts(model, b.peers)
	if len(begun) > 0 {
		s.Words += "; perhaps on " + words.And(begun)
	}
	if len(ended) > 0 {
		s.Words += "; perhaps no longer on " + words.And(ended)
	}
	return s
}

// doubts names those of some clouds of which the dates leave open whether they
// sold a model yet, and those whether they still did.
func (b *builder) doubts(model dataset.ModelID, clouds []*dataset.Cloud) (begun, ended []string) {
	for _, c := range clouds {
		switch {
		case !b.market.InDoubt(model, c.ID):
		case b.market.Usable(model, c.ID):
			ended = append(ended, c.ShortName())
		default:
			begun = append(begun, c.ShortName())
		}
	}
	return begun, ended
}

// squaresOf draws the squares for the access that each peer gives, "" for none.
func (b *builder) squaresOf(access func(dataset.CloudID) dataset.Access) Squares {
	var s Squares
	var names []string
	for _, peer := range b.peers {
		given := access(peer.ID)
		s.Marks = append(s.Marks, Square{Cloud: string(peer.ID), On: given != "", Restricted: given != "" && given != dataset.Open})
		if given != "" {
			names = append(names, peer.ShortName()+accessNote(given))
		}
	}
	s.Words = "on sale on " + words.And(names)
	if len(names) == 0 {
		s.Words = "on sale on none of " + words.And(b.peerNames())
	}
	return s
}

// statusWords says on how many of the peers a model is on sale, and on which.
func (b *builder) statusWords(model dataset.ModelID) string {
	on := b.market.PeersOf(model)
	text := b.portion(len(on))
	var names []string
	restricted := false
	for _, id := range on {
		note := accessNote(b.market.Access(model, id))
		restricted = restricted || note != ""
		names = append(names, b.cloudName(id)+note)
	}
	if len(on) > 0 && (restricted || len(on) < len(b.peers)) {
		text += ": " + words.And(names)
	}
	if b.market.Portability(model).Status == market.Portable {
		text += ", for 180 days or more"
	}
	return text
}

// portion says "one of three", "all three" or "none".
func (b *builder) portion(degree int) string {
	switch {
	case degree == 0:
		return "none"
	case degree == len(b.peers) && degree == 2:
		return "both"
	case degree == len(b.peers) && degree > 2:
		return "all " + words.Spell(degree)
	}
	return words.Spell(degree) + " of " + words.Spell(len(b.peers))
}
