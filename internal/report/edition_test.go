package report_test

import (
	"fmt"
	"slices"
	"testing"

	"moatatlas/internal/report"
)

// figuresOf are the figures of a page in the order in which the templates show
// them.
func figuresOf(p report.Page) []report.Figure {
	var blocks []report.EssayBlock
	if p.Comment != nil {
		blocks = p.Comment.Blocks
	}
	if essay, ok := p.View.(report.EssayPage); ok {
		blocks = append(slices.Clone(blocks), essay.Blocks...)
	}
	var list []report.Figure
	for _, b := range blocks {
		if b.Figure != nil {
			list = append(list, *b.Figure)
		}
	}
	if p.Place == report.Front {
		return append(slices.Clone(p.Figures), list...)
	}
	return append(list, p.Figures...)
}

// realEdition is the whole edition of the project's own tree, and all pages.
func realEdition(t *testing.T) (report.Page, map[report.Place]report.Page) {
	t.Helper()
	r, err := realReport()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[report.Place]report.Page{}
	for _, p := range r.Pages {
		pages[p.Place] = p
	}
	return pages[report.Edition], pages
}

// The whole edition has every section, essay and profile once.
func TestEditionIsWhole(t *testing.T) {
	whole, pages := realEdition(t)
	kinds, ids := map[string]int{}, map[string]bool{}
	for _, part := range whole.Parts {
		if ids[part.ID()] {
			t.Errorf("%s is there twice", part.ID())
		}
		ids[part.ID()] = true
		kinds[part.Page.Template]++
	}
	essays, profiles := 0, 0
	for _, p := range pages {
		if p.Template == "essay" {
			essays++
		}
		if p.Comment != nil && (p.Template == "cloud" || p.Template == "lab") {
			profiles++
		}
	}
	if kinds["essay"] != essays || kinds["cloud"]+kinds["lab"] != profiles || kinds["theme"] != 2 || kinds["timeline"] != 2 {
		t.Errorf("parts %v; there are %d essays and %d profiles", kinds, essays, profiles)
	}
}

// The whole edition numbers its figures without a gap, and draws each once and at
// one width.
func TestEditionNumbersFigures(t *testing.T) {
	whole, _ := realEdition(t)
	drawn := map[string]string{}
	repeated := 0
	for _, part := range whole.Parts {
		for _, f := range figuresOf(part.Page) {
			switch at, again := drawn[f.ID]; {
			case f.Empty != "":
			case again:
				repeated++
				if f.Number.Text != at+", above" || f.Drawings != nil {
					t.Errorf("%s: %s is %q with %d drawings, and was %q", part.ID(), f.ID, f.Number.Text, len(f.Drawings), at)
				}
			default:
				drawn[f.ID] = f.Number.Text
				if want := fmt.Sprintf("Figure %d", len(drawn)); f.Number.Text != want || len(f.Drawings) != 1 || f.Drawings[0].Class != "half" {
					t.Errorf("%s: %s is %q with %d drawings, want %s with one", part.ID(), f.ID, f.Number.Text, len(f.Drawings), want)
				}
			}
		}
	}
	if len(drawn) < 30 || repeated < 10 || len(whole.View.(report.EditionPage).Figures) != len(drawn) {
		t.Errorf("%d figures, %d of them again", len(drawn), repeated)
	}
}

// The pages that the whole edition is made of are left as they were.
func TestEditionLeavesPages(t *testing.T) {
	whole, pages := realEdition(t)
	for _, part := range whole.Parts {
		for _, f := range figuresOf(pages[part.Page.Place]) {
			if f.Number.Text != "" || f.Empty == "" && len(f.Drawings) != 3 {
				t.Errorf("the page %s has %q with %d drawings", part.Page.Place, f.Number.Text, len(f.Drawings))
			}
		}
	}
	if rows := len(pages[report.Shifts].View.(report.ShiftPage).Rows); rows < 100 {
		t.Errorf("the page of shifts is left with %d", rows)
	}
	for _, m := range pages[report.Methods].View.(report.Methodology).Measures {
		if m.ID == "exclusive-share" && m.Now == nil {
			t.Error("the methodology is left without values")
		}
	}
	settled := 0
	for _, text := range pages[report.Claims].View.(report.Ledger).Texts {
		for _, c := range text.Claims {
			if c.Verdict == "holds" && c.Test != "" {
				settled++
			}
		}
	}
	if settled < 50 {
		t.Errorf("the ledger is left with %d claims that hold", settled)
	}
}

// Without facts and texts the whole edition stands, with the sections alone.
func TestEditionOfNothing(t *testing.T) {
	r := newReport(t, treeOf(archive(t, "testdata/base.txtar")), "2001-01-01")
	i := slices.IndexFunc(r.Pages, func(p report.Page) bool { return p.Place == report.Edition })
	view := r.Pages[i].View.(report.EditionPage)
	if len(view.Figures) != 0 || len(view.Contents) < 9 {
		t.Errorf("%d figures, %d chapters", len(view.Figures), len(view.Contents))
	}
}
