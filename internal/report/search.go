package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// SearchEntry is something that readers look for: a page, or a part of one.
type SearchEntry struct {
	Title string
	Kind  string // what it is, in a reader's words
	Path  string // below the root of the site, with its anchor
	Words string // other words that lead to it
}

// search lists what can be searched for: every page, every measure, every claim.
// Of what is equally good a reader wants the newest, so that it comes first.
func (c *commentary) search(pages []Page) []SearchEntry {
	words := c.builder.searchWords()
	var list []SearchEntry
	pages = slices.Clone(pages)
	days := c.builder.daysOf()
	slices.SortStableFunc(pages, func(a, b Page) int { return cmp.Compare(days[b.Place], days[a.Place]) })
	for _, p := range pages {
		e := SearchEntry{p.Title, searchKind(p), p.Place.File(), strings.Join(words[p.Place], " ")}
		if e.Words == "" && (e.Kind == "Page" || e.Kind == "Analysis") {
			e.Words = p.Description
		}
		list = append(list, e)
	}
	for _, d := range market.Definitions() {
		list = append(list, SearchEntry{d.Name, "Measure", Methods.File() + "#" + d.ID, d.ID})
	}
	for _, e := range c.pieces {
		for _, j := range e.judgments {
			list = append(list, SearchEntry{e.whole(j), "Claim", Claims.File() + "#" + j.ID, ""})
		}
	}
	return list
}

// daysOf is the day of everything that has one and a page.
func (b *builder) daysOf() map[Place]source.Day {
	days := map[Place]source.Day{}
	for _, m := range b.data.Models() {
		days[modelPlace(m.ID)] = m.Released.Latest()
	}
	for _, r := range b.recorded {
		days[r.place] = r.day
	}
	return days
}

// searchKind says what a page is about.
func searchKind(p Page) string {
	switch p.Template {
	case "model":
		return "Model"
	case "lab":
		return "Lab"
	case "cloud":
		return "Cloud"
	case "compare":
		return "Comparison"
	case "scenario":
		return "What if"
	case "essay":
		return "Analysis"
	case "figure":
		return "Figure"
	case "record":
		return map[Place]string{Deals: "Deal", Regulation: "Regulation", Events: "Event"}[p.Section]
	}
	return "Page"
}

// searchWords are the other words that lead to the page of a thing: ids, the
// family and the lab of a model, the names it is called by, those of a cloud's
// products today and before, the parties of a deal.
func (b *builder) searchWords() map[Place][]string {
	words := map[Place][]string{}
	for _, m := range b.data.Models() {
		words[modelPlace(m.ID)] = b.modelWords(m)
	}
	for _, l := range b.data.Labs() {
		words[labPlace(l.ID)] = []string{string(l.ID)}
	}
	for _, c := range b.data.Clouds() {
		own := []string{string(c.ID), c.Short, c.Company, c.Platform}
		for _, s := range c.Services {
			own = append(own, string(s))
		}
		words[cloudPlace(c.ID)] = distinct(own)
	}
	for _, r := range b.data.Renames() {
		words[cloudPlace(r.Cloud)] = append(words[cloudPlace(r.Cloud)], r.Old, r.New)
	}
	for _, r := range b.recorded {
		own := []string{fmt.Sprint(r.day.Time().Year())}
		for _, id := range r.parties {
			own = append(own, b.party(Front, id).Text)
		}
		words[r.place] = distinct(own)
	}
	return words
}

func (b *builder) modelWords(m *dataset.Model) []string {
	words := []string{string(m.ID), m.Family, b.data.Lab(m.Lab()).Name}
	for _, a := range m.Availability {
		words = append(words, a.ID)
		for _, s := range a.Stages {
			words = append(words, s.ID)
		}
	}
	return distinct(words)
}

// distinct is a list without empty texts and repetitions.
func distinct(list []string) []string {
	var once []string
	for _, s := range list {
		if s != "" && !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return once
}
