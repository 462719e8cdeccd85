package site_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/report"
)

// TestComments: a text that comments on a page stands on it, whatever kind of
// page that is. Kinds made of texts and charts take no comment.
func TestComments(t *testing.T) {
	tree, r := realTree(t)
	made := []string{"analysis", "essay", "claims", "figures", "figure", "expressions", "edition"}
	few := sample(r, func(reflect.Value) {})
	for i := range few.Pages {
		p := &few.Pages[i]
		p.Comment = &report.Comment{Title: "What we think", Blocks: []report.EssayBlock{
			{HTML: "<p>Text.</p>", Notes: []report.ClaimNote{{ID: "note-it", Number: 1, Verdict: "holds"}}},
			{Figure: &report.Figure{ID: "of-ours", Label: "A chart", Drawings: []report.Sketch{{Class: "wide", Width: 860, Height: 300}}}},
		}}
	}
	s := mustMake(t, tree, few)
	for _, p := range few.Pages {
		file, ok := s.Find(p.Place.File())
		if !ok {
			t.Fatalf("no page %s", p.Place)
		}
		text := string(file.Data)
		if slices.Contains(made, p.Template) {
			continue
		}
		for _, want := range []string{"What we think", "<p>Text.</p>", `id="note-it"`, `id="figure-of-ours"`, `class="at-wide" viewBox="0 0 860 300"`} {
			if !strings.Contains(text, want) {
				t.Errorf("pages made by %s.html leave out %s of a comment", p.Template, want)
			}
		}
	}
}
