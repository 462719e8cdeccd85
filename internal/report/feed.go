package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Feed is the news of the report: its latest shifts. Addresses in it are full,
// so there is none for a site whose own address is not known.
type Feed struct {
	Title   string
	Home    string // the address of the page that lists all
	Updated time.Time
	Items   []FeedItem // newest first
}

// FeedItem is one shift.
type FeedItem struct {
	Link  string // its permalink, which is its id too
	Title string
	Text  string
	Day   time.Time
}

// maxFeed is how many shifts a feed holds.
const maxFeed = 60

func (b *builder) feed() *Feed {
	base := b.data.Site().BaseURL.Folder()
	if base == "" {
		return nil
	}
	f := &Feed{Title: b.data.Site().Title + ": shifts", Home: base + string(Shifts), Updated: b.market.Day().Time()}
	for _, s := range slices.Backward(b.shifts) {
		if len(f.Items) == maxFeed {
			break
		}
		f.Items = append(f.Items, FeedItem{
			Link:  base + string(shiftYear(yearOf(s.Day))) + "#" + s.ID,
			Title: fmt.Sprintf("%s on %s, %s", b.data.Lab(s.Lab).Name, b.cloudName(s.Cloud), b.shiftWhen(s).Text),
			Text:  strings.TrimSpace(b.shiftWords(s) + " " + b.impactWords(s)),
			Day:   s.Day.Time(),
		})
	}
	return f
}

// Planned is a day ahead of the edition on which something is due.
type Planned struct {
	ID     string // stable from one edition to the next
	Day    time.Time
	Title  string
	Text   string
	Source string
}

// planned lists retirements that are scheduled, laws that take effect and
// terms of deals that run out, in the order of days.
func (b *builder) planned() []Planned {
	list := slices.Concat(b.plannedEnds(), b.plannedLaws(), b.plannedExpiries())
	slices.SortStableFunc(list, func(x, y Planned) int { return x.Day.Compare(y.Day) })
	return list
}

func (b *builder) plannedEnds() []Planned {
	var list []Planned
	for _, m := range b.data.Models() {
		for i := range m.Availability {
			a := &m.Availability[i]
			for j, s := range a.Stages {
				if s.Stage == dataset.Retired && b.stageAhead(offer{m, a}, j) == planned {
					list = append(list, Planned{
						ID:    fmt.Sprintf("retired-%s-%s-%s", strings.ReplaceAll(string(m.ID), "/", "-"), a.Cloud, a.Service),
						Day:   s.Date.Latest().Time(),
						Title: fmt.Sprintf("%s leaves %s", m.Name, b.cloudName(a.Cloud)),
						Text:  strings.TrimSpace("Retirement " + exactly(s.Date) + " by the vendor’s schedule. " + noteSentence(s.Note)), Source: string(s.Source),
					})
				}
			}
		}
	}
	return list
}

// exactly says how exactly a day of the calendar is known.
func exactly(d source.Date) string {
	if d.Exact() {
		return "on " + when(d).Text
	}
	return "some time in " + when(d).Text
}

func (b *builder) plannedLaws() []Planned {
	var list []Planned
	for _, a := range b.data.Actions() {
		if b.ahead(a.Date) != "" {
			list = append(list, Planned{"regulation-" + string(a.ID), a.Date.Latest().Time(), a.Title, a.Summary, string(a.Source)})
		}
	}
	return list
}

func (b *builder) plannedExpiries() []Planned {
	var list []Planned
	for _, d := range b.data.Deals() {
		for _, t := range d.Terms {
			if t.Effect == "" && !t.Until.IsZero() && b.ahead(t.Until) != "" {
				list = append(list, Planned{
					ID: fmt.Sprintf("deal-%s-%s-%s", d.ID, t.Kind, t.Party), Day: t.Until.Latest().Time(), Source: string(d.Source),
					Title: fmt.Sprintf("%s ends %s: %s", words.Sentence(words.Key(t.Kind)), exactly(t.Until), d.Title),
					Text:  "The agreed end, " + exactly(t.Until) + ".",
				})
			}
		}
	}
	return list
}
