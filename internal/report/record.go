package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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
	Source  Source
	Related []Entry // other records of the same parties, newest first
}

// Term is one thing a deal settles.
type Term struct {
	Effect string // "keeps", "ends", or "" where the deal creates it
	Kind   string
	Party  Link
	Detail string // amounts, sizes and what it is about
	Period string
}

// Entry is a line of a timeline.
type Entry struct {
	When    When
	Title   Link
	Kind    string
	Parties []Link
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

// involvement is what one party has to do with.
type involvement struct {
	deals   []*dataset.Deal
	actions []*dataset.Action
	events  []*dataset.Event
}

func (b *builder) involvements() map[dataset.PartyID]*involvement {
	all := map[dataset.PartyID]*involvement{}
	of := func(id dataset.PartyID) *involvement {
		if all[id] == nil {
			all[id] = &involvement{}
		}
		return all[id]
	}
	for _, d := range b.data.Deals() {
		for _, p := range d.Parties {
			of(p).deals = append(of(p).deals, d)
		}
	}
	for _, a := range b.data.Actions() {
		for _, p := range a.Targets {
			of(p).actions = append(of(p).actions, a)
		}
	}
	for _, e := range b.data.Events() {
		for _, p := range e.Actors {
			of(p).events = append(of(p).events, e)
		}
	}
	return all
}

// records lists all deals, steps and events that a party takes part in.
func (b *builder) records(from Place, id dataset.PartyID) []Entry {
	mine := b.involved[id]
	if mine == nil {
		return nil
	}
	var entries []Entry
	for _, d := range mine.deals {
		entries = append(entries, b.dealEntry(from, d))
	}
	for _, a := range mine.actions {
		entries = append(entries, b.actionEntry(from, a))
	}
	for _, e := range mine.events {
		entries = append(entries, b.eventEntry(from, e))
	}
	return newest(entries)
}

// maxRelated is how many related records a record lists.
const maxRelated = 8

// related lists the records that share the most parties with one, newest
// first.
func (b *builder) related(from, self Place, parties []dataset.PartyID) []Entry {
	shared := map[string]int{}
	entries := map[string]Entry{}
	for _, p := range parties {
		for _, e := range b.records(from, p) {
			shared[e.Title.Href]++
			entries[e.Title.Href] = e
		}
	}
	delete(entries, from.To(self.File()))
	var list []Entry
	for _, e := range entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(x, y Entry) int {
		return cmp.Or(
			cmp.Compare(shared[y.Title.Href], shared[x.Title.Href]),
			cmp.Compare(y.day, x.day),
			strings.Compare(x.Title.Href, y.Title.Href),
		)
	})
	return newest(list[:min(len(list), maxRelated)])
}
