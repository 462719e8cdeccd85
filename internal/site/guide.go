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
	section("Sections", func(p report.Page) bool { return p.Place == p.Section || slices.Contains(guided(), p.Place) })
	if slices.ContainsFunc(r.Pages, essay) {
		section("Essays", essay)
	}
	out.WriteString("\n## Data\n\n")
	for _, l := range downloadable(r) {
		fmt.Fprintf(&out, "- [%s](%s): %s\n", l.Href, r.Site.Base+l.Href, inLine(l.Text))
	}
	return out.Bytes()
}

// guided are the pages below a section that are about the whole of the report.
func guided() []report.Place {
	return []report.Place{report.Edition, report.Claims, report.Figures, report.Language, report.LeftOut, report.Fresh}
}

// downloadable are the files of the report with what is in each.
func downloadable(r *report.Report) []report.Link {
	list := []report.Link{{Href: report.PackagePath, Text: "describes every column of the tables below; each lies beside its .csv as .parquet too"}}
	for _, t := range r.Tables {
		list = append(list, report.Link{Href: t.Path(), Text: "a row is " + t.Title})
	}
	for _, d := range r.Documents {
		if strings.Count(d.Path, "/") == 2 { // and not one of each model
			list = append(list, report.Link{Href: d.Path, Text: d.Title})
		}
	}
	if r.Feed != nil {
		list = append(list, report.Link{Href: report.AtomPath, Text: r.Feed.Title})
	}
	return append(list, report.Link{Href: report.CalendarPath, Text: "What lies ahead: retirements, laws, ends of deals"})
}

// inLine is a text that cannot end its line, or its link.
func inLine(text string) string {
	return strings.NewReplacer("[", "(", "]", ")").Replace(strings.Join(strings.Fields(text), " "))
}

func essay(p report.Page) bool { return p.Template == "essay" }
