package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Claim is a sentence of a commentary with the expression that tests it.
type Claim struct {
	ID       string
	Sentence string
	Test     *Expression // of Bench.Claim
	Day      source.Day  // as of which the commentary speaks
	Pos      source.Pos  // where the expression begins
}

// Verdict is what a test says of a claim.
type Verdict string

// The verdicts.
const (
	Holds   Verdict = "holds"
	Fragile Verdict = "fragile" // holds, but one single fact flips it
	Broken  Verdict = "broken"
	Vacuous Verdict = "vacuous" // tested over nothing: an empty collection, or a value that is undefined
	// Untested is the verdict on a claim whose test was stopped: it takes too long.
	Untested Verdict = "untested"
)

// Judgment is a claim with its verdict and what the verdict rests on.
type Judgment struct {
	Claim
	Verdict Verdict
	Reason  string // why the test is vacuous, "" for any other verdict
	Sides   []Side // the comparisons and conditions that the test is made of, as far as they were needed
	Rows    []Row  // the facts that decide it, the weightiest first: those of Flips, then what the test read
	More    int    // how many further facts it rests on
	Flips   []Flip // every single fact that would change whether it holds, in the order of the files
	Unknown bool   // whether Flips is yet to be found: the memo was hasty, or stopped
	// The exception that lets a broken claim pass, set by Settle; nil for none.
	UnderReview *Exception
}

// Side is a condition of a test: what is claimed, and what the data says.
type Side struct {
	Claimed  string // as the author wrote it: "exclusive_share() > 0.5"
	Computed string // "0.5714"; for a condition that is no comparison "true" or "false", and for which things
	Told     string // the same for readers: "57.1%, where more than 50% is claimed"; "" for what is no number and no day
	Holds    bool
}

// Row is a fact on which a claim rests.
type Row struct {
	Pos    source.Pos // where it stands
	What   string     // "openai/gpt-5.5 on aws: preview 2026-04-28"
	Grade  dataset.Grade
	Source dataset.URL
	Flips  bool // whether it alone decides the claim
}

// Flip is one single change of the data that changes whether a claim holds.
type Flip struct {
	Row
	Change string  // "without it", or "on 2026-03-02", a day on which its date lets it lie
	To     Verdict // holds, broken or vacuous
}

// Exception lets a broken claim pass until a day.
type Exception struct {
	Claim  string     // the claim's id
	Until  source.Day // the last day on which it passes
	Reason string
	Pos    source.Pos // where it stands
}

// Value is the value of an expression as it stands in a text.
type Value struct {
	Text      string // "–" where it is undefined
	Undefined string // why it is, "" for a value
}

// Entry is a function, a record or an operator in the manual of the language.
type Entry struct {
	Group     string // the heading it stands under
	Name      string
	Signature string // "exclusive_share([cloud], [scope], [day]) number"
	Text      string // what it gives
	Undefined string // when it has no value, "" for never
	Example   string // an expression
	Measure   string // the id of the measure in market.Definitions, "" for none
	Fields    []Field
}

// Field is a field of a record.
type Field struct {
	Name, Type, Text string
}
