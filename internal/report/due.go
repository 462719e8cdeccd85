package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// DueText lists the facts that are due for another look, n at most, for a terminal.
func (r *Report) DueText(n int) string {
	return r.due(n, func(s string) string { return strings.Join(strings.Fields(s), " ") })
}

// DueMarkdown lists the same for an issue on GitHub.
func (r *Report) DueMarkdown(n int) string { return r.due(n, words.Inert) }

// due lists facts with each text as plain makes it.
func (r *Report) due(n int, plain func(string) string) string {
	due := dueOf(r.Facts)
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", plain(freshFinding(r.Facts, r.limit)))
	if len(due) == 0 {
		return b.String()
	}
	b.WriteString("\n")
	for _, f := range due[:min(n, len(due))] {
		fmt.Fprintf(&b, "- %s\n", plain(f.line()))
	}
	if more := len(due) - n; more > 0 {
		fmt.Fprintf(&b, "- %s\n", plain(andMore(more)))
	}
	return b.String()
}

func (f SourcedFact) line() string {
	age := "age " + f.AgeText() + " days"
	if f.Undated {
		age = "age not known"
	}
	return fmt.Sprintf("%s (%s): %s, grade %s, influence %d, source %s", f.What, f.Pos, age, f.Grade, f.Influence, f.Source.Site())
}

// Addresses lists the addresses of other sites that data and texts name, sorted.
func (r *Report) Addresses() []string {
	var list []string
	for _, row := range r.texts.builder.data.Rows() {
		if row.Kind != "site.toml" { // which names the site's own
			list = append(list, addressesIn(row)...)
		}
	}
	for _, e := range r.texts.pieces {
		list = append(list, e.doc.Outer...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func addressesIn(row dataset.Row) []string {
	var list []string
	for _, c := range row.Cells {
		for _, item := range c.Items {
			if dataset.URL(item).Check() == nil {
				list = append(list, item)
			}
		}
	}
	for _, inner := range row.Rows {
		list = append(list, addressesIn(inner)...)
	}
	return list
}
