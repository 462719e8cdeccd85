package report

import (
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
)

// FrontPage is the view of the front page.
type FrontPage struct {
	Deck     string
	Matrix   Matrix
	Latest   []Entry
	All      []Link // to the timelines
	Tables   Link
	Outlying int  // labs that no peer sells on the day
	Labs     Link // where those stand
}

// maxLatest is how many of the latest records the front page lists.
const maxLatest = 10

func (b *builder) front() Page {
	view := FrontPage{
		Deck:   b.deck(),
		Matrix: b.matrix(),
		All:    []Link{Front.Link("All deals", Deals), Front.Link("All regulation", Regulation), Front.Link("All events", Events)},
		Tables: Front.Link("Download the data", Data),
		Labs:   Front.Link("All labs", Labs),
	}
	view.Outlying = len(b.data.Labs()) - view.Matrix.Labs
	var entries []Entry
	for _, d := range b.data.Deals() {
		entries = append(entries, b.dealEntry(Front, d))
	}
	for _, a := range b.data.Actions() {
		if a.Date.Latest() <= b.market.Day() {
			entries = append(entries, b.actionEntry(Front, a))
		}
	}
	for _, e := range b.data.Events() {
		entries = append(entries, b.eventEntry(Front, e))
	}
	entries = newest(entries)
	view.Latest = entries[:min(len(entries), maxLatest)]
	return Page{Place: Front, Section: Front, Template: "front", Title: b.headline(), Description: b.data.Site().Tagline, View: view}
}

// headline says how exclusive the frontier is on the day.
func (b *builder) headline() string {
	frontier := b.market.Frontier()
	only := b.exclusive(frontier)
	switch n := len(frontier); {
	case n == 0:
		return fmt.Sprintf("No frontier model is on sale on %s", or(b.peerNames()))
	case len(b.peers) == 1:
		return fmt.Sprintf("%s on sale on %s", count(n, "frontier model is", "frontier models are"), b.peers[0].ShortName())
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
	all := b.market.Models()
	sold := fmt.Sprintf("On %s, %s sold %s.", b.asOf().Text, and(b.peerNames()), count(len(all), "model", "models"))
	switch closed := closedWeights(all); {
	case len(all) == 0:
		return fmt.Sprintf("On %s, no model was on sale there.", b.asOf().Text)
	case len(b.peers) == 1:
		return sold
	case len(closed) == 0:
		return fmt.Sprintf("%s Of these, %s on one cloud only.", sold, thousands(b.exclusive(all)))
	default:
		return fmt.Sprintf("%s Of these, %s on one cloud only; of the %s with closed weights, %s.",
			sold, thousands(b.exclusive(all)), thousands(len(closed)), thousands(b.exclusive(closed)))
	}
}

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
