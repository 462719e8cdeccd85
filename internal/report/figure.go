package report

import (
	"encoding/json"

	"moatatlas/internal/plot"
)

// Markup is a piece of HTML or SVG that was made of escaped text, so that a
// template may take it as it is.
type Markup string

// Figure is a chart as a page shows it.
type Figure struct {
	ID       string
	Number   Link   // "Figure 7", in a document that numbers its figures; it leads to the figure's page, or to where the document draws it
	Title    string // the finding; "" where the page says it already
	Label    string // the finding, for readers who do not see the drawing
	Subtitle string // what is measured, its unit, the scope and the day
	Alt      string
	Caption  Markup // what the author of a text says of it
	Note     string
	Sources  []Link
	Empty    string // why there is nothing to see
	Drawings []Sketch
	Columns  []plot.Column
	Rows     [][]string
	Links    FigureLinks
}

// Anchor is the id of the figure on its page.
func (f Figure) Anchor() string { return "figure-" + f.ID }

// Sketch is one drawing of a figure.
type Sketch struct {
	Class  string // which of the widths it is for
	Width  int
	Height int
	SVG    Markup
}

// FigureLinks are the addresses that belong to a figure; "" for what it does not
// have.
type FigureLinks struct {
	Page   string
	Embed  string
	Cite   string
	CSV    string
	SVG    string
	Option string // the script with the option of the live chart
	Engine string // the script that draws it
	Charts string // the script that prepares its option
}

// FigurePage is the page of one figure.
type FigurePage struct {
	Figure
	Files  []Link // drawings at each width
	PNG    string // the drawing that a picture of points is made of
	Name   string // of the file that such a picture is saved as
	Embed  string // HTML to put the figure into another page; "" where the site's address is not known
	Cite   string
	BibTeX string
	UsedOn []Link
}

// FigureData is what can be downloaded of a figure.
type FigureData struct {
	ID    string
	Title string
	Alt   string

	Subtitle string
	Credit   string // where it is from, for those who see it alone

	Columns []plot.Column
	Rows    [][]string
	Sketch  []Sketch
	Option  json.RawMessage // nil for none
}

// Where the files of a figure lie.
func figurePlace(id string) Place { return Figures + Place(id) + "/" }

// File is the path of a file of the figure below the root of the site.
func (f FigureData) File(name string) string { return string(figurePlace(f.ID)) + name }

// Names of the files of a figure.
const (
	FigureCSV    = "data.csv"
	FigureOption = "option.js"
)

// SVGName is the name of the file of a drawing.
func (s Sketch) SVGName() string { return s.Class + ".svg" }

// halfClass is the class of a drawing for half the width of a wide page.
const halfClass = "half"

// sizeClass says which of the widths a drawing is for, as the style sheet does.
func sizeClass(width int) string {
	switch {
	case width >= plot.Wide:
		return "wide"
	case width >= plot.Half:
		return halfClass
	}
	return "narrow"
}

// Where the scripts of live charts lie, and the style sheet with their colours.
const (
	EChartsPath = "static/echarts.min.js"
	ChartsPath  = "static/charts.js"
	StylePath   = "static/site.css"
)

// figure is a drawn chart as the page at a place shows it.
func (d *drawn) figure(from Place) Figure {
	c := d.chart
	f := Figure{
		ID: c.ID, Title: c.Finding, Label: c.Finding, Subtitle: c.Subtitle, Alt: c.Alt, Note: c.Note,
		Empty: c.Empty, Columns: c.Table.Columns, Rows: c.Table.Rows, Drawings: d.sketches,
	}
	for _, s := range c.Sources {
		f.Sources = append(f.Sources, Link{Text: s.Name, Href: s.URL})
	}
	if !d.registered || c.Empty != "" {
		return f
	}
	place := figurePlace(c.ID)
	f.Links.Page = from.To(place.File())
	f.Links.Cite = f.Links.Page + "#cite"
	if d.embeds {
		f.Links.Embed = f.Links.Page + "#embed"
	}
	f.Links.CSV = from.To(string(place) + FigureCSV)
	f.Links.SVG = from.To(string(place) + d.sketches[0].SVGName())
	if c.Explore != nil {
		f.Links.Option = from.To(string(place) + FigureOption)
		f.Links.Engine, f.Links.Charts = from.To(EChartsPath), from.To(ChartsPath)
	}
	return f
}
