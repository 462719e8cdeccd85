package claim

import (
	"fmt"
	"strings"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Settle turns the judgments of one document into problems, with the exceptions
// that the document accepts as of the report's day. A claim that is broken or
// vacuous is a problem, one that is fragile a warning. A broken claim passes with a
// warning until its exception's day and is then under review; an exception that has
// expired, or that its claim needs no more, is a problem itself.
func Settle(judgments []Judgment, accepted []Exception, asOf source.Day) []source.Problem {
	var problems source.Problems
	excused := map[string]*Exception{}
	byID := map[string]*Judgment{}
	for i := range judgments {
		byID[judgments[i].ID] = &judgments[i]
	}
	for i := range accepted {
		x := &accepted[i]
		if excused[x.Claim] != nil {
			problems.Add(x.Pos, "a second exception for the claim %q", x.Claim)
			continue
		}
		excused[x.Claim] = x
		x.check(byID[x.Claim], asOf, &problems)
	}
	for i := range judgments {
		j := &judgments[i]
		x := excused[j.ID]
		if x != nil && j.Verdict == Broken {
			if asOf > x.Until {
				continue // said of the exception
			}
			j.UnderReview = x
		}
		j.report(&problems)
	}
	return problems.Sorted()
}

// check says what is wrong with an exception.
func (x *Exception) check(j *Judgment, asOf source.Day, problems *source.Problems) {
	switch {
	case j == nil: // of no claim that could be judged, which is said of the exception or the claim
	case j.Verdict == Holds, j.Verdict == Fragile:
		problems.Add(x.Pos, "the claim %q holds; the exception is no longer needed", x.Claim)
	case j.Verdict == Broken && asOf > x.Until && x.Until != 0: // without a day it is a problem already
		problems.Add(x.Pos, "the exception for the claim %q expired on %v, and it is broken: %s", x.Claim, x.Until, j.Explain())
	}
}

// report says what is wrong with a claim.
func (j *Judgment) report(problems *source.Problems) {
	what := fmt.Sprintf("claim %q", j.ID)
	switch {
	case j.UnderReview != nil:
		problems.Warn(j.Pos, "%s is broken and under review until %v (%s): %s", what, j.UnderReview.Until, j.UnderReview.Reason, j.Explain())
	case j.Verdict == Broken:
		problems.Add(j.Pos, "%s is broken: %s", what, j.Explain())
	case j.Verdict == Untested:
		problems.Add(j.Pos, "%s cannot be tested: %s", what, j.Reason)
	case j.Verdict == Vacuous:
		problems.Add(j.Pos, "%s is vacuous (%s): %q", what, j.Reason, j.Sentence)
	case j.Verdict == Fragile:
		problems.Warn(j.Pos, "%s is fragile: %s: %q", what, j.turns(), j.Sentence)
	}
}

// Explain says in one line what a claim says, what was computed, and on which facts
// that rests.
func (j *Judgment) Explain() string {
	var sides []string
	for _, s := range j.Sides {
		sides = append(sides, fmt.Sprintf("claimed %s, computed %s", s.Claimed, s.Computed))
	}
	text := fmt.Sprintf("%q: %s", j.Sentence, strings.Join(sides, "; "))
	const most = 3
	var rows []string
	for _, r := range j.Rows[:min(most, len(j.Rows))] {
		rows = append(rows, fmt.Sprintf("%v (%s)", r.Pos, r.What))
	}
	if more := len(j.Rows) - len(rows) + j.More; more > 0 {
		rows = append(rows, fmt.Sprintf("%d more", more))
	}
	if len(rows) > 0 {
		text += "; it rests on " + words.And(rows)
	}
	return text
}

// turns says how many single changes would flip a claim, and names the first.
func (j *Judgment) turns() string {
	f := j.Flips[0]
	first := fmt.Sprintf("%s (%v) %s", f.What, f.Pos, f.Change)
	if n := len(j.Flips); n > 1 {
		return fmt.Sprintf("%d single changes would flip it, the first: %s", n, first)
	}
	return "one single change would flip it: " + first
}
