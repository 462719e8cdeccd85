package impact

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// Edition is what an input tree says, before it has pages.
type Edition struct {
	Name     string            // "main (1a2b3c4d5e6f)", "the folder as it stands"
	Files    map[string]string // a digest of each file by its path
	Data     *dataset.Dataset  // as far as it could be read
	Market   *market.Market    // nil where the facts have problems that stop a build
	Report   *report.Report    // nil in the same case
	Problems []source.Problem
	Notes    []string // what a reader has to know of it besides
}

// builds tells whether a site can be made, as far as pages do not decide it.
func (e Edition) builds() bool { return e.Report != nil && source.Blocking(e.Problems) == 0 }

// reported tells whether both editions have a report to compare.
func reported(base, head Edition) bool { return base.Report != nil && head.Report != nil }
