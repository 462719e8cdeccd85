package impact

import (
	"cmp"
	"slices"

	"moatatlas/internal/claim"
	"moatatlas/internal/report"
)

// ClaimChange is a tested claim that changed.
type ClaimChange struct {
	ID       string      `json:"id"`
	Page     string      `json:"page"`  // below the root of the site, in the head if it is there
	At       string      `json:"at"`    // file:line:column of the test, in the head if it is there
	Kinds    []ClaimKind `json:"kinds"` // the weightiest first
	Sentence string      `json:"sentence"`
	Was      string      `json:"was"`    // the sentence before, where it differs
	Test     string      `json:"test"`   // the expression
	Tested   string      `json:"tested"` // the one before, where it differs
	Before   string      `json:"before"` // holds, fragile, broken, vacuous, untested, under review; "" for a new claim
	After    string      `json:"after"`  // "" for one that is gone
	Computed []string    `json:"computed"`
	Flips    []string    `json:"flips"` // the single changes that would turn it, at most three
}

// ClaimKind says what changed in a claim.
type ClaimKind string

// The kinds, the weightiest first. A claim is flipped where it is broken or mended.
const (
	ClaimBroken   ClaimKind = "broken"       // it held, or is new, and does not hold
	ClaimRemoved  ClaimKind = "removed"      // it is gone
	ClaimReview   ClaimKind = "under review" // it does not hold, and an exception lets it pass
	ClaimFragile  ClaimKind = "fragile"      // it still holds, and a single fact decides it
	ClaimMended   ClaimKind = "mended"       // it did not hold, and does
	ClaimFirm     ClaimKind = "firm"         // no single fact decides it any more
	ClaimRetested ClaimKind = "retested"     // it has another test
	ClaimReworded ClaimKind = "reworded"     // its text was edited
	ClaimRead     ClaimKind = "reads"        // its text is the same, and a value in it is not
	ClaimMoved    ClaimKind = "moved"        // it stands on another page
	ClaimAdded    ClaimKind = "added"
)

func claimKinds() []ClaimKind {
	return []ClaimKind{
		ClaimBroken, ClaimRemoved, ClaimReview, ClaimFragile, ClaimMended, ClaimFirm,
		ClaimRetested, ClaimReworded, ClaimRead, ClaimMoved, ClaimAdded,
	}
}

// maxFlips is how many of the changes that would turn a claim are named.
const maxFlips = 3

func claims(base, head Edition) []ClaimChange {
	if !reported(base, head) {
		return nil
	}
	before, after := base.Report.Judgments(), head.Report.Judgments()
	var list []ClaimChange
	for _, b := range before {
		i := sameClaim(b, after)
		if i < 0 {
			list = append(list, changeOf(&b, nil, nil))
			continue
		}
		a := after[i]
		after = slices.Delete(after, i, i+1)
		edited := base.Files[b.Pos.File] != head.Files[a.Pos.File]
		if kinds := kindsOf(b, a, edited); len(kinds) > 0 {
			list = append(list, changeOf(&b, &a, kinds))
		}
	}
	for _, a := range after {
		list = append(list, changeOf(nil, &a, nil))
	}
	weight := func(c ClaimChange) int { return slices.Index(claimKinds(), c.Kinds[0]) }
	slices.SortStableFunc(list, func(a, b ClaimChange) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(a.At, b.At))
	})
	return list
}

// sameClaim finds a claim of the other edition: by its page and id, else by its id
// and test, which a text takes along where its file gets another name.
func sameClaim(c report.Judged, among []report.Judged) int {
	i := slices.IndexFunc(among, func(o report.Judged) bool { return o.Page == c.Page && o.ID == c.ID })
	if i < 0 {
		i = slices.IndexFunc(among, func(o report.Judged) bool { return o.ID == c.ID && o.Test.Text() == c.Test.Text() })
	}
	return i
}

// held tells whether the data bears a claim out.
func held(c report.Judged) bool { return c.Verdict == claim.Holds || c.Verdict == claim.Fragile }

func kindsOf(b, a report.Judged, edited bool) []ClaimKind {
	var kinds []ClaimKind
	for _, k := range claimKinds() {
		if is(k, b, a, edited) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// is tells whether a claim that both editions have changed in one way.
func is(k ClaimKind, b, a report.Judged, edited bool) bool {
	passed := held(b) || b.UnderReview != nil
	switch k {
	case ClaimBroken:
		return passed && !held(a) && a.UnderReview == nil
	case ClaimReview:
		return a.UnderReview != nil && b.UnderReview == nil
	case ClaimFragile:
		return b.Verdict == claim.Holds && a.Verdict == claim.Fragile
	case ClaimMended:
		return !held(b) && held(a)
	case ClaimFirm:
		return b.Verdict == claim.Fragile && a.Verdict == claim.Holds
	case ClaimRetested:
		return b.Test.Text() != a.Test.Text()
	case ClaimReworded:
		return b.Sentence != a.Sentence && edited
	case ClaimRead:
		return b.Sentence != a.Sentence && !edited
	case ClaimMoved:
		return b.Page != a.Page
	}
	return false
}

// changeOf describes a change; before or after is nil for a claim that is new or
// gone.
func changeOf(b, a *report.Judged, kinds []ClaimKind) ClaimChange {
	one := a
	if a == nil {
		one = b
	}
	c := ClaimChange{
		ID: one.ID, Page: string(one.Page.File()) + "#" + one.Anchor, At: one.Pos.String(), Kinds: kinds,
		Sentence: one.Sentence, Test: one.Test.Text(), Computed: []string{}, Flips: []string{},
	}
	switch {
	case a == nil:
		c.Kinds, c.Before = []ClaimKind{ClaimRemoved}, b.Standing()
		return c
	case b == nil:
		c.Kinds = []ClaimKind{ClaimAdded}
		if !held(*a) && a.UnderReview == nil {
			c.Kinds = []ClaimKind{ClaimBroken, ClaimAdded}
		}
	default:
		c.Before = b.Standing()
		if b.Sentence != a.Sentence {
			c.Was = b.Sentence
		}
		if b.Test.Text() != a.Test.Text() {
			c.Tested = b.Test.Text()
		}
	}
	c.After = a.Standing()
	for _, s := range a.Sides {
		c.Computed = append(c.Computed, s.Claimed+": "+s.Computed)
	}
	for _, f := range a.Flips[:min(len(a.Flips), maxFlips)] {
		c.Flips = append(c.Flips, f.What+" ("+f.Pos.String()+") "+f.Change)
	}
	return c
}

// broke tells whether any claim does not hold that held, or that is new.
func broke(list []ClaimChange) bool {
	return slices.ContainsFunc(list, func(c ClaimChange) bool { return slices.Contains(c.Kinds, ClaimBroken) })
}
