package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// FrontPage is the view of the front page.
type FrontPage struct {
	Deck     string
	Caveat   string // what the headline rests on
	Leads    []Lead
	Findings []Finding
	Heading  string // how many findings there are
	Fresh    Link   // to how old the facts are that they rest on
	Tested   Link   // to the claims of texts; plain where there are none
	Matrix   Matrix
	Shifts   []ShiftRow
	Shifted  []Link // to all shifts
	Latest   []Entry
	All      []Link // to the timelines
	Tables   *Link  // to the data, from how to read the page; nil where that is said elsewhere
	Outlying string // how many labs no peer sells on the day
	Labs     Link   // where those stand
}

// Lead is a page that tells more about the headline.
type Lead struct {
	Link Link
	Text string
}

// How many of the latest records and shifts the front page lists.
const (
	maxLatest      = 8
	maxFrontShifts = 8
)

func (b *builder) front() Page {
	view := FrontPage{
		Deck:     b.deck(),
		Caveat:   b.caveat(),
		Leads:    b.leads(),
		Findings: b.findings(),
		Matrix:   b.matrix(),
		Latest:   b.latest(),
		All:      []Link{Front.Link("All deals", Deals), Front.Link("All regulation", Regulation), Front.Link("All events", Events)},
		Tables:   new(Front.Link("Download the data", Data)),
		Labs:     Front.Link("All labs", Labs),
	}
	if n := len(view.Findings); n > 0 {
		view.Heading = words.Sentence(words.SpellCount(n, "finding", "findings"))
		view.Fresh = Front.Link("Freshness", Fresh)
		view.Tested = Front.Link("Tested claims of all texts", Claims)
	}
	if n := len(b.data.Labs()) - view.Matrix.Labs; n > 0 {
		view.Outlying = words.Count(n, "more lab is", "more labs are") + " sold elsewhere, not yet or no longer"
	}
	if n := len(b.shifts); n > 0 {
		view.Shifts = b.latestShifts(Front, b.shifts, maxFrontShifts)
		view.Shifted = []Link{Front.Link("All "+words.Count(n, "shift", "shifts"), Shifts)}
	}
	p := Page{Place: Front, Section: Front, Template: "front", Title: b.headline(), Description: cmp.Or(view.Deck, b.data.Site().Tagline), View: view, Card: b.exclusiveCard()}
	p.Card.Kind = b.data.Site().Tagline
	if len(b.peers) > 1 {
		p.charts = []string{"exclusive-share?clouds=" + strings.Join(b.peerIDs(), ",")}
	}
	return p
}

func (b *builder) peerIDs() []string {
	var ids []string
	for _, p := range b.peers {
		ids = append(ids, string(p.ID))
	}
	return ids
}

// leads are the essay that tells most of the event, and the event that the headline tells of with the
// lab behind it.
func (b *builder) leads() []Lead {
	var list []Lead
	s := b.gallery.book.Turn()
	if d := b.essayOn(s); d != nil {
		list = append(list, Lead{Front.Link(d.Title, Place(d.ID())+"/"), "Analysis: " + firstSentence(d.Summary)})
	}
	if s != nil {
		lab := b.data.Lab(s.Lab).ShortName()
		list = append(list,
			Lead{b.shiftRow(Front, s).Link, fmt.Sprintf("Shift: %s on %s", lab, b.cloudName(s.Cloud))},
			Lead{Front.Link(lab, labPlace(s.Lab)), "Lab: its models, clouds and contracts"})
	}
	return list
}

// essayOn is the essay that refers most often to the lab of a shift: to its deals, its
// models, its shifts or itself; of equal ones, and where there is no shift, the newest.
// It is nil where there are no essays.
func (b *builder) essayOn(s *market.Shift) *prose.Document {
	var best *prose.Document
	most := -1
	for _, d := range b.essays {
		n := 0
		if s != nil {
			for _, l := range d.Links {
				if b.about(l.Scheme, l.Target.Text, s) {
					n++
				}
			}
		}
		if n > most {
			best, most = d, n
		}
	}
	return best
}

// about tells whether a link of a text leads to something of the lab of a shift.
func (b *builder) about(scheme, target string, s *market.Shift) bool {
	switch scheme {
	case "lab":
		return target == string(s.Lab)
	case "shift":
		return target == s.ID
	case "model":
		m := b.data.Model(dataset.ModelID(target))
		return m != nil && m.Lab() == s.Lab
	case "deal":
		return slices.ContainsFunc(b.data.Deals(), func(d *dataset.Deal) bool {
			return string(d.ID) == target && slices.Contains(d.Parties, dataset.PartyID(s.Lab))
		})
	}
	return false
}

// firstSentence is where a text ends that has room for no more.
func firstSentence(text string) string {
	first, _, _ := strings.Cut(text, ". ")
	return strings.TrimSuffix(first, ".")
}

// caveat says what the headline rests on and what the dates leave open.
func (b *builder) caveat() string {
	text := b.exclusiveCaveat() + b.earlierCaveat()
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
	text := fmt.Sprintf("Of the %d, %s %s made by the %s clouds’ own labs", only, words.OrNone(own.Part), words.Agree(own.Part, "is", "are"), words.Spell(len(b.peers)))
	if weak > 0 {
		text += fmt.Sprintf("; %s on a weak source alone", words.Count(weak, "rests", "rest"))
	}
	text += "."
	if open := b.open.ExclusiveShare(market.ScopeFrontier); open != (market.Ratio{Part: only, Whole: len(frontier)}) {
		text += fmt.Sprintf(" Counting only what every customer may buy, it is %d of %d.", open.Part, open.Whole)
	}
	return text
}

// earlierCaveat says between what the exclusive share of the frontier may have been on
// the day before the marked event, where dates leave that open and readers would see it.
func (b *builder) earlierCaveat() string {
	s := b.gallery.book.Turn()
	if s == nil || !b.shiftDate(s).IsZero() { // where its own day is open, so is the day before
		return ""
	}
	now, before, way := b.sinceTurn()
	low, high := b.earlierRange(s.Day - 1)
	if compared(low, high) == 0 || compared(low, before) > 0 || compared(high, before) < 0 {
		return ""
	}
	end := ""
	switch {
	case way > 0 && compared(now, high) <= 0:
		end = ", so that it may not have risen since"
	case way < 0 && compared(now, low) >= 0:
		end = ", so that it may not have fallen since"
	}
	return fmt.Sprintf(" The %s of the day before leaves out what is dated only by a later month or bound; depending on where these dates fall, it was between %s and %s%s.",
		wholePercent(before), wholePercent(low), wholePercent(high), end)
}

// earlierRange is the exclusive share of the frontier on an earlier day, if of what may
// have been on sale by then only second places had been, or only first ones.
func (b *builder) earlierRange(day source.Day) (low, high market.Ratio) {
	then := b.market.On(day)
	sold := func(m *dataset.Model) bool { return then.Degree(m.ID) > 0 }
	share := func(of func(*dataset.Model) bool) market.Ratio {
		return market.On(b.data.Perhaps(day, of), day).ExclusiveShare(market.ScopeFrontier)
	}
	return share(sold), share(func(m *dataset.Model) bool { return !sold(m) })
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
