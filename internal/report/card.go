package report

import (
	"cmp"
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

// card puts the finding of a page on its card, on which who made the page has put
// the number and the sign. The title of a page is its finding where it is a sentence;
// that of most is a name, and the finding is what the page says of itself.
func (b *builder) card(p Page) Card {
	c := p.Card
	switch p.View.(type) {
	case FrontPage:
		c.Finding = p.Title
		return c
	case Lab, Model, Record, Comparison, ScenarioPage, FigurePage, EssayPage:
		c.Kind = cmp.Or(c.Kind, b.sectionName(p))
		c.Finding, c.Deck = p.Title, p.Description
		return c
	}
	c.Kind = cmp.Or(c.Kind, p.Title)
	c.Finding, c.Deck = b.headed(p.Description)
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

// exclusiveCard has the exclusive share of the frontier, where there is one.
func (b *builder) exclusiveCard() Card {
	share := b.market.ExclusiveShare(market.ScopeFrontier)
	if !share.Defined() || len(b.peers) < 2 {
		return Card{}
	}
	return Card{Number: wholePercent(share), Unit: "of the frontier models on sale can be bought on " + b.among() + " only"}
}

// lossCard has the most that leaving a peer costs of its frontier models.
func (b *builder) lossCard() Card {
	groups := b.ranked(b.lost)
	if len(groups) == 0 || len(b.peers) < 2 {
		return Card{}
	}
	return Card{
		Number: wholePercent(b.lost(groups[0][0])),
		Unit:   "of the frontier models on " + words.Or(cloudNames(groups[0])) + " are not on the best other cloud",
	}
}

func (b *builder) cloudCard(id dataset.CloudID) Card {
	c := Card{Kind: "Cloud"}
	if r := b.market.ExclusiveShareOn(market.ScopeFrontier, id); b.market.IsPeer(id) && r.Defined() && len(b.peers) > 1 {
		c.Number, c.Unit = wholePercent(r), "of its frontier models are on none of the other clouds compared"
		return c
	}
	if _, _, only := b.shelf(id); only > 0 {
		c.Number, c.Unit = words.Thousands(only), fmt.Sprintf("of them on no other of the %d clouds of this atlas", len(b.data.Clouds()))
	}
	return c
}

func (b *builder) labCard(id dataset.LabID) Card {
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
	return Card{
		Kind: "Lab", Number: words.Thousands(on), Unit: words.Agree(on, "model", "models") + " on sale",
		Squares: b.cardSquares(func(cloud dataset.CloudID) bool { return sold[cloud] }),
	}
}

func (b *builder) modelCard(m *dataset.Model) Card {
	return Card{
		Kind: "Model by " + b.data.Lab(m.Lab()).Name, Number: fmt.Sprintf("%d of %d", b.market.Degree(m.ID), len(b.peers)),
		Squares: b.cardSquares(func(cloud dataset.CloudID) bool { return b.market.Usable(m.ID, cloud) }),
	}
}

func (b *builder) cardSquares(on func(dataset.CloudID) bool) []CardSquare {
	var list []CardSquare
	for _, peer := range b.peers {
		list = append(list, CardSquare{string(peer.ID), peer.ShortName(), on(peer.ID)})
	}
	return list
}
