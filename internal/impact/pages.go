package impact

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/report"
)

// PageChange is a page that is new or gone. A page that is gone breaks the links of
// others to it.
type PageChange struct {
	Place string `json:"place"` // below the root of the site
	Title string `json:"title"`
	Gone  bool   `json:"gone"`
}

func pages(base, head Edition) []PageChange {
	if !reported(base, head) {
		return nil
	}
	list := absent(base.Report.Pages, head.Report.Pages, true)
	return append(list, absent(head.Report.Pages, base.Report.Pages, false)...)
}

// absent lists the pages that are not among others.
func absent(of, among []report.Page, gone bool) []PageChange {
	there := map[report.Place]bool{}
	for _, p := range among {
		there[p.Place] = true
	}
	var list []PageChange
	for _, p := range of {
		if !there[p.Place] {
			list = append(list, PageChange{p.Place.File(), p.Title, gone})
		}
	}
	return list
}

// HeadlineChange is what a page says first of itself, where it changed: the front
// page's heading, what stands below it, its findings, and the title and the number
// on the card of any page.
type HeadlineChange struct {
	Page   string `json:"page"` // below the root of the site
	What   string `json:"what"` // heading, summary, finding or card
	Before string `json:"before"`
	After  string `json:"after"`
}

func headlines(base, head Edition) []HeadlineChange {
	if !reported(base, head) {
		return nil
	}
	before := map[report.Place]report.Page{}
	for _, p := range base.Report.Pages {
		before[p.Place] = p
	}
	var list []HeadlineChange
	for _, a := range head.Report.Pages {
		b, there := before[a.Place]
		if !there || strings.HasPrefix(string(a.Place), string(report.Figures)) {
			continue // figures are among the charts
		}
		add := func(what, was, is string) {
			if was != is {
				list = append(list, HeadlineChange{a.Place.File(), what, was, is})
			}
		}
		add("heading", b.Title, a.Title)
		add("card", card(b), card(a))
		if is, front := a.View.(report.FrontPage); front {
			was, _ := b.View.(report.FrontPage)
			add("summary", was.Deck, is.Deck)
			findings(was.Findings, is.Findings, add)
		}
	}
	return list
}

func card(p report.Page) string { return strings.TrimSpace(p.Card.Number + " " + p.Card.Unit) }

// findings pairs the findings of two front pages by what proves each.
func findings(before, after []report.Finding, add func(what, was, is string)) {
	sentence := func(f report.Finding) string { return f.Before + f.Number + f.After }
	rest := slices.Clone(after)
	for _, b := range before {
		is := ""
		if i := slices.IndexFunc(rest, func(f report.Finding) bool { return f.Proof.Text == b.Proof.Text }); i >= 0 {
			is = sentence(rest[i])
			rest = slices.Delete(rest, i, i+1)
		}
		add("finding", sentence(b), is)
	}
	for _, a := range rest {
		add("finding", "", sentence(a))
	}
}

// ChartChange is a chart that is new, gone, or shows something else: another finding
// or other values.
type ChartChange struct {
	ID     string   `json:"id"`
	Before string   `json:"before"` // its finding; "" for a new one
	After  string   `json:"after"`  // "" for one that is gone
	Rows   RowCount `json:"rows"`   // of its table

	Drawings [2]Drawing `json:"-"` // before and after, for a page
}

// RowCount is how many rows of a table are new or gone; one that changed is both.
type RowCount struct {
	Gone int `json:"gone"`
	New  int `json:"new"`
}

// Drawing is a drawn chart as a file that stands alone; empty where there is none.
type Drawing struct {
	SVG   []byte
	Alt   string
	Width int // in CSS pixels
}

func charts(base, head Edition) []ChartChange {
	if !reported(base, head) {
		return nil
	}
	before, after := figures(base), figures(head)
	var list []ChartChange
	for _, id := range slices.Sorted(maps.Keys(mergedKeys(before, after))) {
		b, a := before[id], after[id]
		rows := RowCount{Gone: len(missing(lines(b), lines(a))), New: len(missing(lines(a), lines(b)))}
		if b.Title != a.Title || rows != (RowCount{}) {
			list = append(list, ChartChange{ID: id, Before: b.Title, After: a.Title, Rows: rows})
		}
	}
	// What is gone comes first, then what changed.
	weight := func(c ChartChange) int {
		switch {
		case c.After == "":
			return 0
		case c.Before != "":
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b ChartChange) int { return cmp.Compare(weight(a), weight(b)) })
	return list
}

func figures(e Edition) map[string]report.FigureData {
	all := map[string]report.FigureData{}
	for _, f := range e.Report.Figures {
		all[f.ID] = f
	}
	return all
}

func mergedKeys(a, b map[string]report.FigureData) map[string]bool {
	keys := map[string]bool{}
	for k := range a {
		keys[k] = true
	}
	for k := range b {
		keys[k] = true
	}
	return keys
}

func lines(f report.FigureData) []string {
	list := make([]string, len(f.Rows))
	for i, r := range f.Rows {
		list[i] = strings.Join(r, "\x00")
	}
	return list
}
