package report

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Comparison is the view of two peers side by side.
type Comparison struct {
	A, B    Head
	Facts   []Fact
	Both    []Pair // models that both sell
	OnlyA   []ModelRow
	OnlyB   []ModelRow
	FirstA  int // how often each was first, of the models that both ever sold
	FirstB  int
	SameDay int
	Unsaid  int    // where the dates are not exact enough
	Overlap []Fact // by scope and direction
	Method  string
	Index   *LockInIndex // of the frontier, a column a cloud
}

// Pair is a model that two peers sell.
type Pair struct {
	Model   Link
	Lab     Link
	SinceA  When
	SinceB  When
	NoteA   string // restricted access and doubts, in words
	NoteB   string
	Later   string // who came later and by how many days; "" for the same day
	PriceA  string // input / output
	PriceB  string
	Dearer  string // who charges more, and by how much; "" where that cannot be said
	lagDays int
}

func comparePlace(a, b dataset.CloudID) Place {
	return Compare + Place(a) + "-vs-" + Place(b) + "/"
}

// compareLinks lead from a peer to its comparisons with the others.
func (b *builder) compareLinks(from Place, id dataset.CloudID) []Link {
	var links []Link
	for i, x := range b.peers {
		for _, y := range b.peers[i+1:] {
			switch id {
			case x.ID:
				links = append(links, from.Link("with "+y.ShortName(), comparePlace(x.ID, y.ID)))
			case y.ID:
				links = append(links, from.Link("with "+x.ShortName(), comparePlace(x.ID, y.ID)))
			}
		}
	}
	return links
}

// comparePages are the pages of all pairs of peers, in the site's order.
func (b *builder) comparePages() []Page {
	var pages []Page
	for i, x := range b.peers {
		for _, y := range b.peers[i+1:] {
			pages = append(pages, b.comparison(x, y))
		}
	}
	return pages
}

func (b *builder) comparison(x, y *dataset.Cloud) Page {
	place := comparePlace(x.ID, y.ID)
	view := Comparison{
		A:      Head{string(x.ID), place.Link(x.ShortName(), cloudPlace(x.ID))},
		B:      Head{string(y.ID), place.Link(y.ShortName(), cloudPlace(y.ID))},
		Method: place.definition("overlap"),
		Index:  b.lockInIndexes(place, x, y),
	}
	for _, s := range market.Scopes() {
		view.Overlap = append(view.Overlap, b.keeps(s, x, y), b.keeps(s, y, x))
	}
	for _, m := range b.market.In(market.ScopeAll) {
		onX, onY := b.market.Usable(m.ID, x.ID), b.market.Usable(m.ID, y.ID)
		switch {
		case onX && onY:
			view.Both = append(view.Both, b.pair(place, m, x, y))
		case onX:
			view.OnlyA = append(view.OnlyA, b.modelRow(place, m))
		case onY:
			view.OnlyB = append(view.OnlyB, b.modelRow(place, m))
		}
	}
	b.whoWasFirst(&view, x.ID, y.ID)
	slices.SortStableFunc(view.Both, func(p, q Pair) int { return cmp.Compare(q.lagDays, p.lagDays) })
	view.Facts = b.compareFacts(x, y, &view)
	return Page{
		Place: place, Section: Clouds, Template: "compare", Title: x.ShortName() + " and " + y.ShortName(), View: view, charts: []string{"overlap"},
		Description: fmt.Sprintf("%s on both, %s on %s only, %s on %s only.", words.Count(len(view.Both), "model", "models"),
			words.Thousands(len(view.OnlyA)), x.ShortName(), words.Thousands(len(view.OnlyB)), y.ShortName()),
		Crumbs: []Link{place.Link("Clouds", Clouds)},
		Card:   Card{Kind: "Compared", Number: words.Thousands(len(view.Both)), Unit: "of their models are on sale on both"},
	}
}

// keeps is what customers of one peer keep who move to another, and that with
// open access alone where it differs.
func (b *builder) keeps(s market.Scope, from, to *dataset.Cloud) Fact {
	all, open := share(b.market.Overlap(s, from.ID, to.ID)), share(b.open.Overlap(s, from.ID, to.ID))
	if all != open {
		all += "; with open access only " + open
	}
	return Fact{Label: fmt.Sprintf("%s, %s → %s", words.Sentence(string(s)), from.ShortName(), to.ShortName()), Text: all}
}

func (b *builder) compareFacts(x, y *dataset.Cloud, v *Comparison) []Fact {
	return []Fact{
		{Label: "On both", Text: words.Count(len(v.Both), "model", "models")},
		{Label: "Of the frontier on either, on both", Text: share(b.market.Jaccard(market.ScopeFrontier, x.ID, y.ID))},
		{Label: "Ever on both", Text: fmt.Sprintf("%s: %s first %d times, %s %d, on one day %d; for %d the dates do not say",
			words.Count(v.FirstA+v.FirstB+v.SameDay+v.Unsaid, "model", "models"), x.ShortName(), v.FirstA, y.ShortName(), v.FirstB, v.SameDay, v.Unsaid)},
	}
}

// whoWasFirst counts, over the models that both ever sold, which sold them
// first, as far as the dates say.
func (b *builder) whoWasFirst(v *Comparison, x, y dataset.CloudID) {
	for _, m := range b.data.Models() {
		onX, soldX := b.market.First(m.ID, x)
		onY, soldY := b.market.First(m.ID, y)
		if !soldX || !soldY {
			continue
		}
		switch {
		case before(onX, onY):
			v.FirstA++
		case before(onY, onX):
			v.FirstB++
		case onX.Exact() && onY.Exact():
			v.SameDay++
		default:
			v.Unsaid++
		}
	}
}

// before tells whether one date certainly lies before another.
func before(a, b source.Date) bool {
	earliest, known := b.Earliest()
	return known && a.Latest() < earliest
}

func (b *builder) pair(place Place, m *dataset.Model, x, y *dataset.Cloud) Pair {
	onX, _ := b.market.First(m.ID, x.ID)
	onY, _ := b.market.First(m.ID, y.ID)
	p := Pair{
		Model: place.Link(m.Name, modelPlace(m.ID)), Lab: b.labLink(place, m.Lab()),
		NoteA: b.saleNote(m.ID, x.ID), NoteB: b.saleNote(m.ID, y.ID),
		SinceA: when(onX), SinceB: when(onY), Later: later(onX, onY, x, y),
		lagDays: -1,
	}
	if onX.Exact() && onY.Exact() {
		p.lagDays = max(int(onX.Latest()-onY.Latest()), int(onY.Latest()-onX.Latest()))
	}
	priceX, knownX := b.market.PriceOf(m.ID, x.ID)
	priceY, knownY := b.market.PriceOf(m.ID, y.ID)
	if knownX {
		p.PriceA = words.Rate(priceX.Input) + " / " + words.Rate(priceX.Output)
	}
	if knownY {
		p.PriceB = words.Rate(priceY.Input) + " / " + words.Rate(priceY.Output)
	}
	if knownX && knownY {
		p.Dearer = dearer(priceX.Output, priceY.Output, x, y)
	}
	return p
}

// later says who came later; where either day is not known the number of days
// would be a guess, and it is left out.
func later(onX, onY source.Date, x, y *dataset.Cloud) string {
	days, who := int(onY.Latest()-onX.Latest()), y
	if days < 0 {
		days, who = -days, x
	}
	switch {
	case !onX.Exact() || !onY.Exact():
		return words.Unknown
	case days == 0:
		return "on one day"
	}
	return fmt.Sprintf("%s, %s later", who.ShortName(), words.Count(days, "day", "days"))
}

// dearer says who charges more for output.
func dearer(priceX, priceY float64, x, y *dataset.Cloud) string {
	switch {
	case priceX > priceY:
		return fmt.Sprintf("%s +%.0f%%", x.ShortName(), 100*(priceX/priceY-1))
	case priceY > priceX:
		return fmt.Sprintf("%s +%.0f%%", y.ShortName(), 100*(priceY/priceX-1))
	}
	return "the same"
}
