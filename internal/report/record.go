package report

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Record is the page of a deal, an authority's step or an event.
type Record struct {
	When    When
	Kind    string
	Facts   []Fact
	Summary string
	Outcome string
	Terms   []Term
	// Clauses of the deal that the catalogues put in question.
	Questions []Question
	Source    Source
	Related   []Entry // other records of the same parties, newest first
}

// Term is one thing a deal settles.
type Term struct {
	ID     string // of its row, by its place among the terms: "term-1"
	Effect string // "keeps", "ends", or "" where the deal creates it
	Kind   string
	Party  Link
	Detail string // amounts, sizes and what it is about
	Period string
}

// Entry is a line of a timeline.
type Entry struct {
	When    When
	Ahead   string // planned, perhaps, or ""
	Title   Link
	Kind    string
	Parties []Link
	Group   string // "deal", "regulation" or "event"
	Figure  string // the headline amount of a deal
	Effect  string // what a deal does to exclusive rights
	Grade   string
	day     source.Day
}

// Year is the part of a timeline that one year takes.
type Year struct {
	Name    string
	Entries []Entry
}

// Timeline is a page of all deals, all authorities' steps or all events,
// newest first.
type Timeline struct {
	Intro   string
	Who     string // the heading of the column of parties
	Money   bool   // whether there are amounts and effects on exclusive rights
	Years   []Year
	Entries int
	// Clauses of deals that the catalogues put in question.
	Questions []Question
	Method    string // the address of the definition of such questions
}

func timelineOf(intro, who string, entries []Entry) Timeline {
	t := Timeline{Intro: intro, Who: who, Entries: len(entries)}
	for _, e := range newest(entries) {
		year := fmt.Sprint(e.day.Time().Year())
		if n := len(t.Years); n == 0 || t.Years[n-1].Name != year {
			t.Years = append(t.Years, Year{Name: year})
		}
		last := &t.Years[len(t.Years)-1]
		last.Entries = append(last.Entries, e)
	}
	return t
}

// newest puts entries in order, the latest first; entries of one day keep
// their order.
func newest(entries []Entry) []Entry {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b Entry) int { return cmp.Compare(b.day, a.day) })
	return sorted
}

// record is a deal, an authority's step or an event as it is looked up. The
// line that a page shows of it is made only for the pages that do.
type record struct {
	place   Place
	day     source.Day
	parties []dataset.PartyID
	entry   func(from Place) Entry
}

// collect lists all records, and those of each party by their numbers.
func (b *builder) collect() {
	add := func(r record) {
		for _, p := range r.parties {
			b.involved[p] = append(b.involved[p], len(b.recorded))
		}
		b.recorded = append(b.recorded, r)
	}
	for _, d := range b.data.Deals() {
		b.titles[string(d.ID)] = d.Title
		add(record{dealPlace(d.ID), d.Date.Latest(), d.Parties, func(from Place) Entry { return b.dealEntry(from, d) }})
	}
	for _, a := range b.data.Actions() {
		b.titles[string(a.ID)] = a.Title
		add(record{actionPlace(a.ID), a.Date.Latest(), a.Targets, func(from Place) Entry { return b.actionEntry(from, a) }})
	}
	for _, e := range b.data.Events() {
		b.titles[string(e.ID)] = e.Title
		add(record{eventPlace(e.ID), e.Date.Latest(), e.Actors, func(from Place) Entry { return b.eventEntry(from, e) }})
	}
}

// records lists all deals, steps and events that a party takes part in.
func (b *builder) records(from Place, id dataset.PartyID) []Entry {
	return b.entries(from, b.involved[id])
}

func (b *builder) entries(from Place, numbers []int) []Entry {
	var list []Entry
	for _, i := range numbers {
		list = append(list, b.recorded[i].entry(from))
	}
	return newest(list)
}

// maxRelated is how many related records a record lists.
const maxRelated = 8

// related lists the records that share the most parties with one, newest
// first; what lies ahead has nothing to tell of it.
func (b *builder) related(self Place, parties []dataset.PartyID) []Entry {
	shared := map[int]int{}
	for _, p := range parties {
		for _, i := range b.involved[p] {
			shared[i]++
		}
	}
	var best []int
	nearer := func(i, j int) int {
		return cmp.Or(
			cmp.Compare(shared[j], shared[i]),
			cmp.Compare(b.recorded[j].day, b.recorded[i].day),
			cmp.Compare(b.recorded[i].place, b.recorded[j].place),
		)
	}
	for i := range shared {
		at, _ := slices.BinarySearchFunc(best, i, nearer)
		if b.recorded[i].place != self && b.recorded[i].day <= b.market.Day() && at < maxRelated {
			best = slices.Insert(best, at, i)
			best = best[:min(len(best), maxRelated)]
		}
	}
	return b.entries(self, best)
}
