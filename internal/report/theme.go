package report

import (
	"fmt"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// ThemePage is the view of a page that follows one question through all clouds.
type ThemePage struct {
	Deck     string
	Question string // what the table answers
	Method   string // the address of the definition
	Scopes   []string
	Rows     []MeasureRow
	Index    *LockInIndex // nil for none
}

// theme begins a page with a column for each scope.
func (b *builder) theme(place Place, deck, question, definition string) ThemePage {
	v := ThemePage{Deck: deck, Question: question, Method: place.definition(definition)}
	for _, s := range market.Scopes() {
		v.Scopes = append(v.Scopes, words.Sentence(string(s)))
	}
	return v
}

// exclusivity shows how many models are with one cloud only, whose they are, and
// how long that lasts.
func (b *builder) exclusivity() Page {
	v := b.theme(Exclusive, b.exclusiveDeck(), "Models that one compared cloud alone sells", "exclusive-share")
	row := func(name string, value func(*market.Market, market.Scope) string) {
		v.Rows = append(v.Rows, b.measureRow(name, Exclusive.definition("exclusive-share"), value))
	}
	row("On one cloud only", func(m *market.Market, s market.Scope) string { return share(m.ExclusiveShare(s)) })
	row("Models of the clouds’ own labs", func(m *market.Market, s market.Scope) string {
		first, _ := m.ExclusiveSplit(s)
		return share(first)
	})
	row("Models of independent labs", func(m *market.Market, s market.Scope) string {
		_, third := m.ExclusiveSplit(s)
		return share(third)
	})
	for _, c := range b.peers {
		row("Of those on "+c.ShortName(), func(m *market.Market, s market.Scope) string { return share(m.ExclusiveShareOn(s, c.ID)) })
	}
	return Page{
		Place: Exclusive, Section: Exclusive, Template: "theme", Title: "Exclusivity", Description: v.Deck, View: v, Card: b.exclusiveCard(),
		charts: []string{"exclusive-share", "exclusive-share?clouds=" + strings.Join(b.peerIDs(), ","), "survival", "portability", "ribbons"},
	}
}

// exclusiveDeck says how exclusive the frontier is, and how exclusive the models
// of the clouds' own labs and of all others are.
func (b *builder) exclusiveDeck() string {
	all := b.market.ExclusiveShare(market.ScopeFrontier)
	if !all.Defined() {
		return fmt.Sprintf("On %s, no frontier model was on sale on %s.", b.asOf().Text, words.Or(b.peerNames()))
	}
	if len(b.peers) == 1 {
		return fmt.Sprintf("%s is the only cloud compared: whatever it sells, one cloud alone sells.", b.peers[0].ShortName())
	}
	first, third := b.market.ExclusiveSplit(market.ScopeFrontier)
	text := fmt.Sprintf("On %s, one of the %s clouds alone sold %s of %s frontier models", b.asOf().Text, words.Spell(len(b.peers)), words.Thousands(all.Part), words.Thousands(all.Whole))
	if first.Defined() && third.Defined() {
		text += fmt.Sprintf(": %s of %s made by the clouds’ own labs, %s of %s made by independent labs", words.Thousands(first.Part), words.Thousands(first.Whole), words.Thousands(third.Part), words.Thousands(third.Whole))
	}
	return text + "."
}

// lockIn shows what customers of each cloud would lose by leaving it, what they
// miss there, what they pay and how long they wait.
func (b *builder) lockIn() Page {
	v := b.theme(LockedIn, b.lockInDeck(), "What a customer of a cloud’s whole catalogue loses, and misses", "lock-in")
	row := func(name, definition string, value func(*market.Market, market.Scope) string) {
		v.Rows = append(v.Rows, b.measureRow(name, LockedIn.definition(definition), value))
	}
	for _, c := range b.peers {
		row("Lost by leaving "+c.ShortName(), "lock-in", func(m *market.Market, s market.Scope) string { return b.lockInOf(m, s, c.ID) })
	}
	for _, c := range b.peers {
		row("Not sold on "+c.ShortName(), "lock-out", func(m *market.Market, s market.Scope) string { return share(m.LockOut(s, c.ID)) })
	}
	charts := []string{"lock-in", "overlap", "breadth", "price"}
	for _, c := range b.peers {
		charts = append(charts, "lag?cloud="+string(c.ID))
	}
	if len(b.peers) > 1 {
		v.Index = b.lockInIndexes(LockedIn, b.peers...)
	}
	return Page{Place: LockedIn, Section: LockedIn, Template: "theme", Title: "Lock-in", Description: v.Deck, View: v, charts: charts, Card: b.lossCard()}
}

// lockInDeck says where leaving costs most and where least, on the frontier.
func (b *builder) lockInDeck() string {
	groups := b.ranked(b.lost)
	cost := func(group []*dataset.Cloud) string {
		if len(group) == 1 {
			return share(b.lost(group[0])) + " of its frontier models"
		}
		return wholePercent(b.lost(group[0])) + " of the frontier models there"
	}
	switch {
	case len(groups) == 0:
		return fmt.Sprintf("On %s, no frontier model was on sale on %s.", b.asOf().Text, words.Or(b.peerNames()))
	case len(b.peers) == 1:
		return fmt.Sprintf("%s is the only cloud compared, so its customers cannot move to another.", b.peers[0].ShortName())
	}
	most, least := groups[0], groups[len(groups)-1]
	text := fmt.Sprintf("On %s, leaving %s for the best other cloud cost %s", b.asOf().Text, words.Or(cloudNames(most)), cost(most))
	if len(groups) > 1 {
		text += fmt.Sprintf("; leaving %s, %s", words.Or(cloudNames(least)), cost(least))
	}
	return text + "." + b.firmLoss()
}

// lost is what leaving a peer costs of its frontier models.
func (b *builder) lost(c *dataset.Cloud) market.Ratio { return lostOn(b.market, c) }

func lostOn(m *market.Market, c *dataset.Cloud) market.Ratio {
	kept, _ := m.LockIn(market.ScopeFrontier, c.ID)
	return kept.Complement()
}
