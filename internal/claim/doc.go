// Package claim is the language in which the report's commentary asks the data:
// values that stand in sentences, and claims that are tested whenever the report is
// made. It is the only door to github.com/expr-lang/expr, which parses expressions,
// checks their types and runs them; the functions, what they read and what they
// refuse is here.
//
//	bench := claim.NewBench(market.New(data))
//	value, fault := bench.Value(`exclusive_share("aws", "frontier") | percent`)
//	test, fault := bench.Claim(`exclusive_share() > 0.5`)
//
// # Values that are undefined
//
// A share of no models, a median that is not reached or a price that nobody
// published is undefined. So is whatever is computed from it; in a text it stands as
// "–". A comparison of an undefined value, or a condition that rests on one, is
// neither true nor false: a claim that needs it is vacuous. known(x) asks whether x
// is defined, and x ?? y is y where it is not.
//
// # Verdicts
//
// A claim holds or is broken. It is vacuous where it is tested over nothing: where a
// value that it needs is undefined, or a loop that stands in no other goes through an
// empty list, or where it reads no fact at all. It is fragile where it holds and one
// single change of the data turns it: a stage, an availability record, a price, a
// market share, a deal or one of its terms, an authority's step, an event or a model
// is gone; or a date that is known as a month, a year or a bound is the first day that
// it can have been, or a day on which the claim looks at the market. What cannot have
// been: a stage before the one before it or before the model's release, and the end of
// a term before its begin.
//
// Only what a change touches of what a claim has read can turn it. So each claim is
// tested once with all its reads noted; then each change is made once, and only the
// claims that read what it touched are tested again, in a market derived from the one
// that is. Loops whose conditions rest on each thing's own record remember what they
// found of the things that the change left alone.
//
// # Ids and words
//
// A text that is written out beside an id or a word of a closed list, after ==, != or
// in, must be one that there is: of a misspelt one a claim would hold without anybody
// noticing. Of countries, authorities, jurisdictions and families those on record are
// known, and of a company that has a cloud and a lab the cloud stands among parties,
// targets and actors. Names, titles and what functions write may be any text.
//
// # Limits
//
// An expression has a greatest length, number of parts and depth, and its evaluation a
// greatest number of steps: no commentary can keep the report from being made. It can
// reach no file, no clock and no other page. A text that speaks as of a day knows none
// after it: there everything is undefined.
//
// # The language
//
// The following is written from the tables that define the functions.
package claim
