package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

func (b *builder) actionIndex() Page {
	var entries []Entry
	for _, a := range b.data.Actions() {
		entries = append(entries, b.actionEntry(Regulation, a))
	}
	return Page{
		Place: Regulation, Section: Regulation, Template: "timeline", Title: "Regulation", charts: []string{"regulation"},
		Description: fmt.Sprintf("%s of authorities, courts and legislators on clouds and AI partnerships.", words.Count(len(entries), "step", "steps")),
		View: timelineOf("What competition authorities, courts and legislators have done about clouds and about partnerships "+
			"between clouds and labs. A date ahead is a law that takes effect then.", "Concerns", entries),
	}
}

func (b *builder) actionEntry(from Place, a *dataset.Action) Entry {
	return Entry{
		When:    when(a.Date),
		Ahead:   b.ahead(a.Date),
		Group:   "regulation",
		Title:   from.Link(a.Title, actionPlace(a.ID)),
		Kind:    words.Key(a.Stage),
		Parties: b.parties(from, a.Targets),
		Grade:   string(a.Grade),
		day:     a.Date.Latest(),
	}
}

func (b *builder) action(a *dataset.Action) Page {
	place := actionPlace(a.ID)
	return b.recordPage(place, Regulation, "Regulation", a.Title, a.Summary, Record{
		When:    when(a.Date),
		Kind:    words.Sentence(words.Key(a.Stage)),
		Summary: a.Summary,
		Outcome: a.Outcome,
		Source:  b.sourceOf(place, a.Fact, a.Place),
		Related: b.related(place, a.Targets),
		Facts: known(
			Fact{Label: "Date", Text: when(a.Date).Text},
			Fact{Label: "Authority", Text: a.Authority},
			Fact{Label: "Jurisdiction", Text: a.Jurisdiction},
			Fact{Label: "Stage", Text: words.Key(a.Stage)},
			Fact{Label: "Concerns", Links: b.parties(place, a.Targets)},
		),
	})
}

func (b *builder) eventIndex() Page {
	var entries []Entry
	for _, e := range b.data.Events() {
		entries = append(entries, b.eventEntry(Events, e))
	}
	return Page{
		Place: Events, Section: Events, Template: "timeline", Title: "Events",
		Description: fmt.Sprintf("%s around the sale of AI models on clouds.", words.Count(len(entries), "dated event", "dated events")),
		View:        timelineOf("Launches, openings, price changes and other events that are neither a deal nor a step of an authority.", "Who", entries),
	}
}

func (b *builder) eventEntry(from Place, e *dataset.Event) Entry {
	return Entry{
		When:    when(e.Date),
		Group:   "event",
		Title:   from.Link(e.Title, eventPlace(e.ID)),
		Kind:    words.Key(e.Kind),
		Parties: b.parties(from, e.Actors),
		Grade:   string(e.Grade),
		day:     e.Date.Latest(),
	}
}

func (b *builder) event(e *dataset.Event) Page {
	place := eventPlace(e.ID)
	return b.recordPage(place, Events, "Events", e.Title, e.Summary, Record{
		When:    when(e.Date),
		Kind:    "Event",
		Summary: e.Summary,
		Source:  b.sourceOf(place, e.Fact, e.Place),
		Related: b.related(place, e.Actors),
		Facts: known(
			Fact{Label: "Date", Text: when(e.Date).Text},
			Fact{Label: "About", Text: words.Key(e.Kind)},
			Fact{Label: "Who", Links: b.parties(place, e.Actors)},
			Fact{Label: "Models", Links: b.modelsNamed(place, e.Title, e.Actors)},
		),
	})
}

// modelsNamed links the models of some labs that a title names, those with the longest
// names first: "GPT-5.5" names no GPT-5.
func (b *builder) modelsNamed(from Place, title string, actors []dataset.PartyID) []Link {
	var models []*dataset.Model
	for _, id := range actors {
		models = append(models, b.byLab[dataset.LabID(id)]...)
	}
	slices.SortStableFunc(models, func(x, y *dataset.Model) int { return cmp.Compare(len(y.Name), len(x.Name)) })
	var links []Link
	for _, m := range models {
		at := strings.Index(title, m.Name)
		if at < 0 {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(title[at+len(m.Name):]); strings.ContainsRune(".-", next) || unicode.IsLetter(next) || unicode.IsDigit(next) {
			continue
		}
		links = append(links, from.Link(m.Name, modelPlace(m.ID)))
		title = title[:at] + "," + title[at+len(m.Name):]
	}
	return links
}
