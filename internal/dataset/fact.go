package dataset

import (
	"moatatlas/internal/source"
)

// Fact is what every dated statement carries: where it can be read, and how
// far the source can be trusted.
type Fact struct {
	// The page that states the fact (http or https).
	Source URL `toml:"source"`
	// How good the source is: A the vendor, a party or an authority states it (of sales, also the established press); B a reputable secondary source, or derived, or a bound; C weak or inferred.
	Grade Grade `toml:"grade"`
	// What a reader should know besides, in the analyst's own words.
	Note string `toml:"note,omitempty"`
	// The deciding words of the source, verbatim, 25 words at most.
	Quote string `toml:"quote,omitempty"`
	// A stored copy of the source.
	Archive URL `toml:"archive,omitempty"`
	// The day on which a person last opened the source and found the fact there.
	Checked source.Day `toml:"checked,omitempty"`
}

// Grade says how far a source can be trusted.
type Grade string

// The grades, best first.
const (
	GradeA Grade = "A" // the vendor, a party or an authority states it; of sales also the established press
	GradeB Grade = "B" // from a reputable secondary source, derived, or a bound
	GradeC Grade = "C" // weak or inferred: never alone behind a headline
)

// Allowed lists the grades, best first.
func (Grade) Allowed() []string { return []string{"A", "B", "C"} }
