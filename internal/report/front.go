package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// FrontPage is the view of the front page.
type FrontPage struct {
	Deck     string
	Caveat   string // what the headline rests on
	Matrix   Matrix
	Latest   []Entry
	All      []Link // to the timelines
	Tables   Link
	Outlying string // how many labs no peer sells on the day
	Labs     Link   // where those stand
}

// maxLatest is how many of the latest records the front page lists.
const maxLatest = 10

func (b *builder) front() Page {
	view := FrontPage{
		Deck:   b.deck(),
		Caveat: b.caveat(),
		Matrix: b.matrix(),
		All:    []Link{Front.Link("All deals", Deals), Front.Link("All regulation", Regulation), Front.Link("All events", Events)},
		Tables: Front.Link("Download the data", Data),
		Labs:   Front.Link("All labs", Labs),
	}
	if n := len(b.data.Labs()) - view.Matrix.Labs; n > 0 {
		view.Outlying = words.Count(n, "more lab is", "more labs are") + " sold elsewhere, not yet or no longer"
	}
	view.Latest = b.latest()
	return Page{Place: Front, Section: Front, Template: "front", Title: b.headline(), Description: b.data.Site().Tagline, View: view}
}

// headline says how exclusive the frontier is on the day.
func (b *builder) headline() string {
	frontier := b.market.In(market.ScopeFrontier)
	only := b.exclusive(frontier)
	switch n := len(frontier); {
	case n == 0:
		return fmt.Sprintf("No frontier model is on sale on %s", words.Or(b.peerNames()))
	case len(b.peers) == 1:
		return fmt.Sprintf("%s on sale on %s", words.Count(n, "frontier model is", "frontier models are"), b.peers[0].ShortName())
	case n == 1 && only == 1:
		return fmt.Sprintf("The only frontier model on sale can be bought on %s only", b.among())
	case only == 0:
		return "Every frontier model on sale can be bought on two clouds or more"
	case only == n:
		return fmt.Sprintf("Every frontier model on sale can be bought on %s only", b.among())
	default:
		return fmt.Sprintf("%d of the %d frontier models on sale can be bought on %s only", only, n, b.among())
	}
}

// deck says the same of all models and of those whose weights are closed.
func (b *builder) deck() string {
	all := b.market.In(market.ScopeAll)
	sold := fmt.Sprintf("On %s, %s sold %s.", b.asOf().Text, words.And(b.peerNames()), words.Count(len(all), "model", "models"))
	switch closed := closedWeights(all); {
	case len(all) == 0:
		return fmt.Sprintf("On %s, no model was on sale there.", b.asOf().Text)
	case len(b.peers) == 1:
		return sold
	case len(closed) == 0:
		return fmt.Sprintf("%s Of these, one cloud alone sold %s.", sold, words.Thousands(b.exclusive(all)))
	default:
		return fmt.Sprintf("%s Of these, one cloud alone sold %s; of the %s with closed weights, %s.",
			sold, words.Thousands(b.exclusive(all)), words.Thousands(len(closed)), words.Thousands(b.exclusive(closed)))
	}
}

// caveat says what the headline rests on and what the dates leave open.
func (b *builder) caveat() string {
	text := b.exclusiveCaveat()
	if n := len(b.market.Uncertain()); n > 0 {
		text += fmt.Sprintf(" For %s the dates do not say for certain what was on sale that day; in lists a dot in a square marks where.", words.Count(n, "model", "models"))
	}
	return strings.TrimSpace(text)
}

// exclusiveCaveat says who makes the exclusive frontier models, and how firm the
// sources are: a headline must not hide that a weak one decides it.
func (b *builder) exclusiveCaveat() string {
	frontier := b.market.In(market.ScopeFrontier)
	only := b.exclusive(frontier)
	if len(b.peers) < 2 || only == 0 {
		return ""
	}
	own, _ := b.market.ExclusiveSplit(market.ScopeFrontier)
	weak := 0
	for _, m := range frontier {
		if b.market.Exclusive(m.ID) && b.weak(m) {
			weak++
		}
	}
	text := fmt.Sprintf("Of the %d, %s made by the owner of a cloud", only, words.Count(own.Part, "is", "are"))
	if weak > 0 {
		text += fmt.Sprintf("; %s on a weak source alone", words.Count(weak, "rests", "rest"))
	}
	text += "."
	if open := b.open.ExclusiveShare(market.ScopeFrontier); open != (market.Ratio{Part: only, Whole: len(frontier)}) {
		text += fmt.Sprintf(" Counting only what every customer may buy, it is %d of %d.", open.Part, open.Whole)
	}
	return text
}

// weak tells whether only weak sources say that a model is on sale on its peers.
func (b *builder) weak(m *dataset.Model) bool {
	for i := range m.Availability {
		a := &m.Availability[i]
		if !b.market.IsPeer(a.Cloud) || !b.live(a) {
			continue
		}
		for _, s := range a.Stages {
			if s.Stage.Usable() && s.Grade != dataset.GradeC && b.certain(s.Date) {
				return false
			}
		}
	}
	return true
}

// latest lists the newest deals, steps of authorities and events. An event that
// tells of a deal of the same day and parties is left out.
func (b *builder) latest() []Entry {
	var entries []Entry
	told := map[string]bool{}
	for _, d := range b.data.Deals() {
		entries = append(entries, b.dealEntry(Front, d))
		told[d.Date.String()+" "+partySet(d.Parties)] = true
	}
	for _, a := range b.data.Actions() {
		if b.ahead(a.Date) == "" {
			entries = append(entries, b.actionEntry(Front, a))
		}
	}
	for _, e := range b.data.Events() {
		if !told[e.Date.String()+" "+partySet(e.Actors)] {
			entries = append(entries, b.eventEntry(Front, e))
		}
	}
	entries = newest(entries)
	return entries[:min(len(entries), maxLatest)]
}

func partySet(ids []dataset.PartyID) string { return list(slices.Sorted(slices.Values(ids))) }

func closedWeights(models []*dataset.Model) []*dataset.Model {
	return slices.DeleteFunc(slices.Clone(models), func(m *dataset.Model) bool { return m.OpenWeights })
}

// exclusive counts the models that exactly one peer sells.
func (b *builder) exclusive(models []*dataset.Model) int {
	n := 0
	for _, m := range models {
		if b.market.Exclusive(m.ID) {
			n++
		}
	}
	return n
}
