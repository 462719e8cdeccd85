package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/words"
)

// FigureIndex is the view of the list of all figures.
type FigureIndex struct {
	Groups []FigureGroup
}

// FigureGroup is the figures of one kind.
type FigureGroup struct {
	ID      string // unique on the page
	Name    string
	About   string // what they show, in a sentence
	Figures []FigureEntry
}

// FigureEntry is a figure in the list.
type FigureEntry struct {
	Link     Link
	Subtitle string
}

// figurePages are the pages of all charts, and their list.
func (b *builder) figurePages(g *gallery, others []Page) []Page {
	titles := map[Place]string{}
	for _, p := range others {
		titles[p.Place] = p.Title
	}
	view := FigureIndex{}
	var pages []Page
	for _, d := range g.list() {
		if d.chart.Empty != "" {
			continue
		}
		pages = append(pages, b.figurePage(d, titles))
		i := slices.IndexFunc(view.Groups, func(f FigureGroup) bool { return f.ID == d.chart.KindName })
		if i < 0 {
			i = len(view.Groups)
			view.Groups = append(view.Groups, FigureGroup{ID: d.chart.KindName, Name: figureName(d.chart.KindName), About: words.Sentence(d.chart.Kind) + "."})
		}
		view.Groups[i].Figures = append(view.Groups[i].Figures, FigureEntry{Figures.Link(d.chart.Finding, figurePlace(d.chart.ID)), d.chart.Subtitle})
	}
	if len(pages) == 0 {
		return nil
	}
	return append(pages, Page{
		Place: Figures, Section: Methods, Template: "figures", Title: "Figures", View: view,
		Crumbs:      []Link{Figures.Link("Methodology", Methods)},
		Description: "Every chart of the report, each with its values, as files, and ready to embed or cite.",
	})
}

// figureName names a kind of chart: "Exclusive share".
func figureName(kind string) string {
	if kind == "lock-in" {
		return "Lock-in"
	}
	return words.Sentence(strings.ReplaceAll(kind, "-", " "))
}

func (b *builder) figurePage(d *drawn, titles map[Place]string) Page {
	c := d.chart
	place := figurePlace(c.ID)
	view := FigurePage{
		Figure: d.figure(place), Name: c.ID + ".png", PNG: place.To(string(place) + d.sketches[0].SVGName()),
		Embed: b.embed(d), Cite: b.citation(d), BibTeX: b.bibTeX(d),
	}
	for _, s := range d.sketches {
		view.Files = append(view.Files, Link{fmt.Sprintf("SVG, %d px", s.Width), place.To(string(place) + s.SVGName())})
	}
	for _, user := range d.users {
		view.UsedOn = append(view.UsedOn, place.Link(titles[user], user))
	}
	return Page{
		Place: place, Section: Methods, Template: "figure", Title: c.Finding, Short: figureName(c.KindName), Description: c.Subtitle, View: view,
		Crumbs: []Link{place.Link("Methodology", Methods), place.Link("Figures", Figures)}, Explore: true, Card: Card{Kind: "Figure"},
	}
}

// Alone is the figure without what its own page says elsewhere.
func (p FigurePage) Alone() Figure {
	f := p.Figure
	f.Title, f.Rows = "", nil
	f.Links.CSV, f.Links.SVG, f.Links.Embed, f.Links.Cite = "", "", "", ""
	return f
}

// embed is HTML that puts the figure into another site's page; "" where the
// address of this one is not known.
func (b *builder) embed(d *drawn) string {
	base := b.data.Site().BaseURL.Folder()
	if base == "" {
		return ""
	}
	place := base + string(figurePlace(d.chart.ID))
	s := d.sketches[0]
	return fmt.Sprintf("<figure>\n<a href=\"%s\"><img src=\"%s\" alt=\"%s\"></a>\n<figcaption>%s. %s</figcaption>\n</figure>",
		place, place+s.SVGName(), attribute(d.chart.Alt), attribute(d.chart.Finding), attribute(b.data.Site().Title))
}

// attribute escapes a text for HTML that a reader copies.
func attribute(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// citation names the figure as a list of references does.
func (b *builder) citation(d *drawn) string {
	s := b.data.Site()
	address := ""
	if base := s.BaseURL.Folder(); base != "" {
		address = " " + base + string(figurePlace(d.chart.ID))
	}
	return fmt.Sprintf("%s: “%s”. %s. Edition of %s. CC BY 4.0.%s", s.Title, d.chart.Finding, d.chart.Subtitle, b.asOf().Text, address)
}

// bibTeX is the same for programs that keep references.
func (b *builder) bibTeX(d *drawn) string {
	s := b.data.Site()
	lines := []string{
		fmt.Sprintf("@misc{moatatlas-%s,", d.chart.ID),
		fmt.Sprintf("  author = {{%s}},", braces(s.Title)),
		fmt.Sprintf("  title = {%s},", braces(d.chart.Finding)),
		fmt.Sprintf("  year = {%d},", s.AsOf.Time().Year()),
		fmt.Sprintf("  note = {Edition of %s},", b.asOf().Text),
	}
	if base := s.BaseURL.Folder(); base != "" {
		lines = append(lines, fmt.Sprintf("  url = {%s},", base+string(figurePlace(d.chart.ID))))
	}
	return strings.Join(append(lines, "}"), "\n")
}

// credit names the sources, the site and the edition, and where the figure lies.
func (b *builder) credit(d *drawn) string {
	var names []string
	for _, s := range d.chart.Sources {
		names = append(names, s.Name)
	}
	text := fmt.Sprintf("%s, edition of %s. CC BY 4.0.", b.data.Site().Title, b.asOf().Text)
	if names != nil {
		text = "Sources: " + strings.Join(names, "; ") + ". " + text
	}
	if base := b.data.Site().BaseURL.Folder(); base != "" {
		text += " " + base + string(figurePlace(d.chart.ID))
	}
	return text
}

// braces escapes what BibTeX would take for markup.
func braces(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "%", `\%`, "&", `\&`, "$", `\$`, "#", `\#`, "_", `\_`, "{", `\{`, "}", `\}`).Replace(s)
}

// figureData is what can be downloaded of all figures.
func (b *builder) figureData(g *gallery) []FigureData {
	var list []FigureData
	for _, d := range g.list() {
		if c := d.chart; c.Empty == "" {
			list = append(list, FigureData{
				ID: c.ID, Title: c.Finding, Alt: c.Alt, Subtitle: c.Subtitle, Credit: b.credit(d),
				Columns: c.Table.Columns, Rows: c.Table.Rows, Sketch: d.sketches, Option: c.Explore,
			})
		}
	}
	return list
}
