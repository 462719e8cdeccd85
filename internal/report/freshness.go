package report

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// SourcedFact is a fact with how long ago, as far as the data says, anybody looked
// at its source, and how much hangs on it.
type SourcedFact struct {
	What  string
	Page  Place // the page of what it is about; Front where it has none of its own
	Cloud dataset.CloudID
	Pos   source.Pos
	dataset.Fact

	Age       int  // in days, never below 0
	Bound     bool // the age is the most that it can be: nobody noted a check
	Undated   bool // neither a check nor a date is known
	Influence int  // 1 and more
	Due       bool
	Weight    int // influence × age × factor of the grade
}

// marketInfluence is what a fact counts more that opens or ends a current offer
// of a frontier model on a cloud that is compared: the headline shares rest on it.
const marketInfluence = 2

// gradeFactor makes a weak source age faster.
func gradeFactor(g dataset.Grade) int {
	switch g {
	case dataset.GradeA:
		return 1
	case dataset.GradeB:
		return 2
	}
	return 3
}

// freshness is the facts of a dataset in the order in which they want another
// look: those that are due first, then by weight, then by place. turned has
// the numbers of the claims that the fact at a place alone would turn.
func freshness(m *market.Market, turned map[source.Pos][]int) []SourcedFact {
	site := m.Data().Site()
	w := &walk{market: m, turned: turned, frontier: map[dataset.ModelID]bool{}}
	for _, model := range m.In(market.ScopeFrontier) {
		w.frontier[model.ID] = true
	}
	w.all()
	for i := range w.facts {
		w.facts[i].judge(site.AsOf, site.FreshnessDays)
	}
	slices.SortFunc(w.facts, func(a, b SourcedFact) int {
		return cmp.Or(first(a.Due, b.Due), cmp.Compare(b.Weight, a.Weight), comparePos(a.Pos, b.Pos), cmp.Compare(a.What, b.What))
	})
	return w.facts
}

func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func comparePos(a, b source.Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

// judge finds what follows from the day of the last look, which Age holds until then.
func (f *SourcedFact) judge(today source.Day, limit int) {
	since := source.Day(f.Age)
	if f.Checked != 0 {
		since, f.Bound, f.Undated = f.Checked, false, false
	}
	f.Age = max(int(today-since), 0)
	if f.Undated {
		f.Age = limit + 1
	}
	f.Due = limit > 0 && f.Age > limit
	f.Weight = f.Influence * f.Age * gradeFactor(f.Grade)
}

// walk collects the facts of a dataset.
type walk struct {
	market   *market.Market
	turned   map[source.Pos][]int
	frontier map[dataset.ModelID]bool
	facts    []SourcedFact
}

// add enters a fact with the latest day that its own date can mean; 0 for none.
// Claims may name it by its own place or by those in it.
func (w *walk) add(f SourcedFact, day source.Day, inner ...source.Pos) {
	f.Age, f.Bound, f.Undated = int(day), true, day == 0
	claims := map[int]bool{}
	for _, at := range append(inner, f.Pos) {
		for _, number := range w.turned[at] {
			claims[number] = true
		}
	}
	f.Influence += 1 + len(claims)
	w.facts = append(w.facts, f)
}

func (w *walk) all() {
	d := w.market.Data()
	for _, c := range d.Clouds() {
		w.add(SourcedFact{What: c.Name, Page: cloudPlace(c.ID), Cloud: c.ID, Pos: c.Pos(), Fact: c.Fact}, c.Launched.Latest())
	}
	for _, l := range d.Labs() {
		w.add(SourcedFact{What: l.Name, Page: labPlace(l.ID), Pos: l.Pos(), Fact: l.Fact}, 0) // how old the lab is says nothing
	}
	for _, m := range d.Models() {
		w.model(m)
	}
	for _, r := range d.Renames() {
		w.add(SourcedFact{What: fmt.Sprintf("%s, now %s", r.Old, r.New), Page: cloudPlace(r.Cloud), Cloud: r.Cloud, Pos: r.Pos(), Fact: r.Fact}, r.Date.Latest())
	}
	w.records(d)
	w.figures(d)
}

func (w *walk) model(m *dataset.Model) {
	page := modelPlace(m.ID)
	w.add(SourcedFact{What: m.Name, Page: page, Pos: m.Pos(), Fact: m.Fact}, m.Released.Latest())
	for i := range m.Availability {
		a := &m.Availability[i]
		where := fmt.Sprintf("%s on %s", m.Name, w.market.Data().Cloud(a.Cloud).ShortName())
		counts := w.frontier[m.ID] && w.market.IsPeer(a.Cloud) && w.market.Usable(m.ID, a.Cloud)
		var opened source.Day
		for j := range a.Stages {
			s := &a.Stages[j]
			f := SourcedFact{What: fmt.Sprintf("%s: %s %v", where, s.Stage, s.Date), Page: page, Cloud: a.Cloud, Pos: s.Pos(), Fact: s.Fact}
			if counts && (s.Stage.Usable() || s.Stage == dataset.Retired) {
				f.Influence = marketInfluence
			}
			if day := s.Date.Latest(); opened == 0 || day < opened {
				opened = day
			}
			w.add(f, s.Date.Latest())
		}
		if p := a.Price; p != nil { // no price is older than the offer
			w.add(SourcedFact{What: where + ": price", Page: page, Cloud: a.Cloud, Pos: p.Pos(), Fact: p.Fact}, opened)
		}
	}
}

func (w *walk) records(d *dataset.Dataset) {
	for _, deal := range d.Deals() {
		var terms []source.Pos
		for i := range deal.Terms {
			terms = append(terms, deal.Terms[i].Pos())
		}
		w.add(SourcedFact{What: deal.Title, Page: dealPlace(deal.ID), Pos: deal.Pos(), Fact: deal.Fact}, deal.Date.Latest(), terms...)
	}
	for _, a := range d.Actions() {
		w.add(SourcedFact{What: a.Title, Page: actionPlace(a.ID), Pos: a.Pos(), Fact: a.Fact}, a.Date.Latest())
	}
	for _, e := range d.Events() {
		w.add(SourcedFact{What: e.Title, Page: eventPlace(e.ID), Pos: e.Pos(), Fact: e.Fact}, e.Date.Latest())
	}
}

func (w *walk) figures(d *dataset.Dataset) {
	for _, s := range d.Series() {
		for i := range s.Quarters {
			q := &s.Quarters[i]
			var shares []source.Pos
			for _, seller := range sorted(q.Shares) {
				shares = append(shares, q.Key(string(seller)))
			}
			w.add(SourcedFact{What: fmt.Sprintf("%s, %s", s.Title, quarterName(q.Quarter)), Page: Clouds, Pos: q.Pos(), Fact: q.Fact}, lastDay(q.Quarter), shares...)
		}
	}
	for _, s := range d.Sizes() {
		w.add(SourcedFact{What: fmt.Sprintf("Size of the market, %s, %s", s.Series, quarterName(s.Quarter)), Page: Clouds, Pos: s.Pos(), Fact: s.Fact}, lastDay(s.Quarter))
	}
}

// lastDay is the last day of a quarter.
func lastDay(q dataset.Quarter) source.Day {
	return source.DayOf(q.Year, time.Month(3*q.Number+1), 1) - 1
}
