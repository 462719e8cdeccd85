package report

import (
	"fmt"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// Card is what the picture beside a link to a page says.
type Card struct {
	Kind    string // what the page is
	Finding string
	Deck    string // what stands below the finding where there is room
	Number  string // the one that matters; "" where the finding has it
	Unit    string // what it counts
	Squares []CardSquare
}

// CardSquare is one peer of the sign for where something is on sale.
type CardSquare struct {
	Cloud string // the peer's id
	Name  string
	On    bool
}

// Alt is the card in words, for those who do not see it.
func (c Card) Alt() string {
	last := strings.TrimSpace(c.Number + " " + c.Unit)
	if c.Number == "" {
		last = c.Deck
	}
	var said []string
	for _, part := range []string{c.Kind, c.Finding, last} {
		if part != "" {
			said = append(said, strings.TrimSuffix(part, ".")+".")
		}
	}
	return strings.Join(said, " ")
}

// card puts the finding of a page on a card. The title of a page is its finding
// where it is a sentence; that of most is a name, and the finding is what the
// page says of itself.
func (b *builder) card(p Page) Card {
	titled := Card{Kind: b.sectionName(p), Finding: p.Title, Deck: p.Description}
	switch v := p.View.(type) {
	case FrontPage:
		c := Card{Kind: b.data.Site().Tagline, Finding: p.Title}
		c.Number, c.Unit = b.exclusiveNumber()
		return c
	case Cloud:
		return b.cloudCard(dataset.CloudID(v.ID), p)
	case Lab:
		return b.labCard(p)
	case Model:
		return b.modelCard(p)
	case Record:
		titled.Kind = v.Kind + ", " + v.When.Text
		for _, f := range v.Facts {
			if f.Label == amountLabel {
				titled.Number, titled.Unit, _ = strings.Cut(strings.TrimSuffix(f.Text, ")"), " (")
			}
		}
		return titled
	case Comparison:
		titled.Kind = "Compared"
		titled.Number, titled.Unit = words.Thousands(len(v.Both)), "of their models are on sale on both"
		return titled
	case ScenarioPage:
		titled.Number, titled.Unit = p.Card.Number, p.Card.Unit
		return titled
	case FigurePage:
		titled.Kind = "Figure"
		return titled
	case EssayPage:
		return titled
	}
	c := Card{Kind: p.Title}
	c.Finding, c.Deck = b.headed(p.Description)
	switch p.Place {
	case Exclusive:
		c.Number, c.Unit = b.exclusiveNumber()
	case LockedIn:
		c.Number, c.Unit = b.lossNumber()
	}
	return c
}

// headed is the first sentence of a text as it stands above the rest: without a
// full stop, and without the day, which the card says below.
func (b *builder) headed(text string) (finding, rest string) {
	finding, rest, _ = strings.Cut(text, ". ")
	finding = strings.TrimPrefix(finding, "On "+b.asOf().Text+", ")
	return words.Sentence(strings.TrimSuffix(finding, ".")), rest
}

// sectionName is how the navigation names the section of a page.
func (b *builder) sectionName(p Page) string {
	for _, s := range b.sections() {
		if s.Place == p.Section {
			return s.Name
		}
	}
	return ""
}

// exclusiveNumber is the exclusive share of the frontier, where there is one.
func (b *builder) exclusiveNumber() (number, unit string) {
	share := b.market.ExclusiveShare(market.ScopeFrontier)
	if !share.Defined() || len(b.peers) < 2 {
		return "", ""
	}
	return wholePercent(share), "of the frontier models on sale can be bought on " + b.among() + " only"
}

// lossNumber is the most that leaving a peer costs of its frontier models.
func (b *builder) lossNumber() (number, unit string) {
	groups := b.ranked(b.lost)
	if len(groups) == 0 || len(b.peers) < 2 {
		return "", ""
	}
	return wholePercent(b.lost(groups[0][0])), "of the frontier models on " + words.Or(cloudNames(groups[0])) + " are not on the best other cloud"
}

func (b *builder) cloudCard(id dataset.CloudID, p Page) Card {
	c := Card{Kind: "Cloud"}
	c.Finding, c.Deck = b.headed(p.Description)
	if r := b.market.ExclusiveShareOn(market.ScopeFrontier, id); b.market.IsPeer(id) && r.Defined() && len(b.peers) > 1 {
		c.Number, c.Unit = wholePercent(r), "of its frontier models are on none of the other clouds compared"
		return c
	}
	if _, _, only := b.shelf(id); only > 0 {
		c.Number, c.Unit = words.Thousands(only), fmt.Sprintf("of them on no other of the %d clouds of this atlas", len(b.data.Clouds()))
	}
	return c
}

func (b *builder) labCard(p Page) Card {
	id := dataset.LabID(last(p.Place))
	c := Card{Kind: "Lab", Finding: p.Title, Deck: p.Description}
	on := 0
	sold := map[dataset.CloudID]bool{}
	for _, m := range b.byLab[id] {
		clouds := b.market.CloudsOf(m.ID)
		for _, cloud := range clouds {
			sold[cloud] = true
		}
		if len(clouds) > 0 {
			on++
		}
	}
	c.Number, c.Unit = words.Thousands(on), words.Agree(on, "model", "models")+" on sale"
	c.Squares = b.cardSquares(func(cloud dataset.CloudID) bool { return sold[cloud] })
	return c
}

func (b *builder) modelCard(p Page) Card {
	id := dataset.ModelID(strings.TrimSuffix(strings.TrimPrefix(string(p.Place), string(Models)), "/"))
	m := b.data.Model(id)
	c := Card{Kind: "Model by " + b.data.Lab(m.Lab()).Name, Finding: p.Title, Deck: p.Description}
	c.Number = fmt.Sprintf("%d of %d", b.market.Degree(id), len(b.peers))
	c.Squares = b.cardSquares(func(cloud dataset.CloudID) bool { return b.market.Usable(id, cloud) })
	return c
}

func (b *builder) cardSquares(on func(dataset.CloudID) bool) []CardSquare {
	var list []CardSquare
	for _, peer := range b.peers {
		list = append(list, CardSquare{string(peer.ID), peer.ShortName(), on(peer.ID)})
	}
	return list
}

// last is the last part of a place: the id of what its page is about.
func last(p Place) string {
	parts := strings.Split(strings.TrimSuffix(string(p), "/"), "/")
	return parts[len(parts)-1]
}
