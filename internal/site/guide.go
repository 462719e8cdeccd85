package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/report"
)

// guide tells language models what there is, as https://llmstxt.org describes it:
// links with a line each.
func guide(r *report.Report) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# %s\n\n> %s\n\nAs of %s. Every number is computed from dated facts with a source and a grade. Text and data: CC BY 4.0.\n", r.Site.Title, r.Site.Tagline, r.Site.AsOf.Text)
	section := func(title string, pages func(report.Page) bool) {
		fmt.Fprintf(&out, "\n## %s\n\n", title)
		for _, p := range r.Pages {
			if pages(p) {
				fmt.Fprintf(&out, "- [%s](%s): %s\n", inLine(p.Title), r.Site.Base+p.Place.File(), inLine(p.Description))
			}
		}
	}
	section("Sections", func(p report.Page) bool { return p.Place == p.Section || p.Place == report.Edition })
	if slices.ContainsFunc(r.Pages, essay) {
		section("Essays", essay)
	}
	out.WriteString("\n## Data\n\n")
	for _, t := range r.Tables {
		fmt.Fprintf(&out, "- [%s](%s): a row is %s\n", t.Path(), r.Site.Base+t.Path(), t.Title)
	}
	for _, d := range r.Documents {
		if strings.Count(d.Path, "/") == 2 { // and not one of each model
			fmt.Fprintf(&out, "- [%s](%s): %s\n", d.Path, r.Site.Base+d.Path, d.Title)
		}
	}
	return out.Bytes()
}

// inLine is a text that cannot end its line, or its link.
func inLine(text string) string {
	return strings.NewReplacer("[", "(", "]", ")").Replace(strings.Join(strings.Fields(text), " "))
}

func essay(p report.Page) bool { return p.Template == "essay" }
