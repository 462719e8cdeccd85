package report

import (
	"fmt"
	"slices"

	"moatatlas/internal/claim"
	"moatatlas/internal/plot"
)

// Manual is the view of what authors can write in texts.
type Manual struct {
	Groups []ManualGroup
	Charts []plot.Entry
	Claims Link
}

// ManualGroup is the entries of the language under one heading.
type ManualGroup struct {
	ID      string
	Name    string
	Entries []ManualEntry
}

// ManualEntry is a function or a record of the language.
type ManualEntry struct {
	claim.Entry
	Method Link // the definition of the measure, a zero Link where it is none
	Now    string
}

// manual is the page that says what expressions and charts there are. The value
// of each example is that of the day, so a reader can try it at once.
func (c *commentary) manual() Page {
	view := Manual{Charts: plot.Manual(), Claims: Language.Link("All claims", Claims)}
	for _, e := range claim.Manual() {
		i := slices.IndexFunc(view.Groups, func(g ManualGroup) bool { return g.Name == e.Group })
		if i < 0 {
			i = len(view.Groups)
			view.Groups = append(view.Groups, ManualGroup{ID: fmt.Sprintf("group-%d", i+1), Name: e.Group})
		}
		view.Groups[i].Entries = append(view.Groups[i].Entries, c.manualEntry(e))
	}
	return Page{
		Place: Language, Section: Methods, Template: "expressions", Title: "Expressions", View: view,
		Crumbs:      []Link{Language.Link("Methodology", Methods)},
		Description: "What the texts of this report can ask of the data: functions and records for values and claims, and the charts they can show.",
	}
}

func (c *commentary) manualEntry(e claim.Entry) ManualEntry {
	entry := ManualEntry{Entry: e}
	if e.Measure != "" {
		entry.Method = Link{"Definition", Language.definition(e.Measure)}
	}
	if e.Example == "" {
		return entry
	}
	// An example may name what this dataset does not have: then it is none.
	compiled, fault := c.bench.Value(e.Example)
	if fault != nil {
		entry.Example = ""
		return entry
	}
	if v, fault := compiled.Eval(c.bench, c.builder.market.Day()); fault == nil {
		entry.Now = v.Text
	}
	return entry
}
