package report

import (
	"fmt"
	"slices"

	"moatatlas/internal/claim"
	"moatatlas/internal/words"
)

// maxEditionShifts is how many shifts the whole edition lists in a row.
const maxEditionShifts = 20

// abridged is a page as the whole edition has it: without what another part
// says, and without tables to look things up in.
func (b *builder) abridged(p Page) Page {
	switch view := p.View.(type) {
	case FrontPage:
		view.Shifts, view.Shifted, view.Latest, view.All, view.Tables = nil, nil, nil, nil, nil
		p.View = view
	case ShiftPage:
		if n := len(view.Rows); n > maxEditionShifts {
			p.Description = fmt.Sprintf("The latest %s of %s: what each cloud began or ceased to sell of each lab, and what that did to exclusivity and reach.",
				words.Spell(maxEditionShifts), words.Count(n, "shift", "shifts"))
			view.Rows = view.Rows[:maxEditionShifts]
		}
		view.Clouds, view.Labs, view.Kinds = nil, nil, nil
		p.View = view
	case CloudIndex:
		view.Series = nil
		p.View = view
	case Cloud:
		view.OnSale, view.Gone, view.Index, view.Shifts, view.Renames, view.Shares, view.Records = nil, nil, nil, nil, nil, nil, nil
		p.View = view
	case Lab:
		view.Models, view.Shifts, view.Records = nil, nil, nil
		p.View = view
	case AnalysisIndex:
		p.View = AnalysisIndex{}
	case Methodology:
		p.View = view.defined()
	case Ledger:
		p.View = view.unsettled()
		p.Description = "Sentences of the texts that are tested against the data each time the report is made. Listed are those that one single fact would flip, and those under review; the site has the tests of all, with the facts they rest on."
	}
	return p
}

// defined is the methodology without the values of the day.
func (m Methodology) defined() Methodology {
	m.Measures = slices.Clone(m.Measures)
	for i := range m.Measures {
		m.Measures[i].Now = nil
	}
	return m
}

// unsettled is the ledger of the claims that do not simply hold, without their
// tests and what they rest on.
func (l Ledger) unsettled() Ledger {
	var texts []LedgerText
	for _, text := range l.Texts {
		var claims []LedgerClaim
		for _, c := range text.Claims {
			if c.Verdict != string(claim.Holds) {
				c.Test, c.Rows, c.More, c.Flips, c.MoreFlips = "", nil, "", nil, ""
				claims = append(claims, c)
			}
		}
		if text.Claims = claims; len(claims) > 0 {
			texts = append(texts, text)
		}
	}
	l.Texts = texts
	return l
}
