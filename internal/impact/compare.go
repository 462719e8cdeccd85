// Package impact compares two editions of an input tree: which facts changed, and
// what that does to the report. What may be a loss comes first everywhere.
//
// Compare is pure. Markdown, Text, JSON and Page write what it finds; in each,
// whatever comes from the tree is text and nothing else.
package impact

import (
	"fmt"
	"slices"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Compare says what a change from one edition to another does.
func Compare(base, head Edition) *Impact {
	d := facts(base, head)
	i := &Impact{
		Base: sideOf(base), Head: sideOf(head), Notes: []string{},
		Removed: listOf(d.removed), Changed: listOf(d.changed), Regraded: listOf(d.regraded), Added: listOf(d.added), Moved: listOf(d.moved),
		Headlines: listOf(headlines(base, head)), Measures: listOf(measures(base, head, d)), Statuses: listOf(statuses(base, head, d.renames())),
		Shifts: listOf(shifts(base, head, d.renames())), Plans: listOf(plans(base, head)), Claims: listOf(claims(base, head)),
		Pages: listOf(pages(base, head)), Charts: listOf(charts(base, head)), Problems: listOf(problems(base, head)), Files: listOf(files(base, head)),
	}
	i.broke = broke(i.Claims.Items)
	i.note(base, "base", d.base)
	i.note(head, "head", d.head)
	i.judge(base, head)
	i.Summary += i.losses()
	return i
}

// losses says in a sentence what is gone or broken; "" where nothing is.
func (i *Impact) losses() string {
	broken, gone := 0, 0
	for _, c := range i.Claims.Items {
		if slices.Contains(c.Kinds, ClaimBroken) {
			broken++
		}
	}
	for _, p := range i.Pages.Items {
		if p.Gone {
			gone++
		}
	}
	var list []string
	add := func(n int, one, many string) {
		if n > 0 {
			list = append(list, words.Count(n, one, many))
		}
	}
	add(i.Removed.Len(), "fact is lost", "facts are lost")
	add(broken, "claim is broken", "claims are broken")
	add(gone, "page is gone", "pages are gone")
	if len(list) == 0 {
		return ""
	}
	return " " + words.Sentence(words.And(list)) + "."
}

func sideOf(e Edition) Side {
	s := Side{Name: e.Name, Builds: e.builds(), Problems: source.Blocking(e.Problems)}
	s.Warnings = len(e.Problems) - s.Problems
	if e.Data != nil && e.Data.AsOf() != 0 {
		s.AsOf = e.Data.AsOf().String()
	}
	return s
}

// note says what of an edition could not be compared.
func (i *Impact) note(e Edition, which string, unread lost) {
	i.Notes = append(i.Notes, e.Notes...)
	if !e.builds() {
		i.Notes = append(i.Notes, fmt.Sprintf("No site can be made of the %s: %s.", which, words.Count(source.Blocking(e.Problems), "problem stops it", "problems stop it")))
	}
	if e.Report == nil {
		i.Notes = append(i.Notes, fmt.Sprintf("The facts of the %s contradict each other or cannot be read, so no measure, claim or page is compared; the facts are, as far as they could be read.", which))
	}
	for _, name := range unread {
		i.Notes = append(i.Notes, fmt.Sprintf("%s cannot be read in the %s: its facts are neither among those removed nor those added.", name, which))
	}
}

// judge says in a sentence how far the change reaches.
func (i *Impact) judge(base, head Edition) {
	files, n := i.Files.Items, i.facts()
	facts := words.Sentence(words.SpellCount(n, "fact", "facts")) + " changed"
	switch {
	case !reported(base, head) && len(files) > 0:
		i.Effect, i.Summary = ReportMoves, facts+". What that does to the report cannot be said."
	case i.concluded() > 0 && n > 0:
		i.Effect, i.Summary = ReportMoves, fmt.Sprintf("%s, and what the report says, in %s.", facts, words.Count(i.concluded(), "place", "places"))
	case i.concluded() > 0:
		i.Effect, i.Summary = ReportMoves, fmt.Sprintf("No fact changed. What the report says did, in %s.", words.Count(i.concluded(), "place", "places"))
	case n > 0:
		i.Effect, i.Summary = FactsOnly, facts+". The report concludes the same: no measure, status, shift, plan, claim, chart or page is affected."
	case len(files) == 0:
		i.Effect, i.Summary = NoEffect, "No effect: both trees are the same."
	case !i.sameTexts(base, head):
		i.Effect, i.Summary = ReportMoves, "No fact changed. Texts or the form of pages did: see the files."
	case besideFacts(files):
		i.Effect, i.Summary = NoEffect, "No effect: no fact changed, and nothing that the report shows. See the files."
	default:
		i.Effect, i.Summary = NoEffect, fmt.Sprintf("No effect: only whitespace, comments or order changed, in %s.", words.Count(len(files), "file", "files"))
	}
}

// sameTexts tells whether all files that changed and hold no facts are texts that
// read as before.
func (i *Impact) sameTexts(base, head Edition) bool {
	before, after := base.Report.Texts(), head.Report.Texts()
	return !slices.ContainsFunc(i.Files.Items, func(f FileChange) bool {
		was, there := before[f.Path]
		is, stays := after[f.Path]
		return !allFacts([]FileChange{f}) && !(there && stays && was == is)
	})
}
