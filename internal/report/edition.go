package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/words"
)

// EditionPage is the view of the whole edition in one document: what stands
// before and after the pages that it is made of, which are its parts.
type EditionPage struct {
	Facts    []Fact
	Tables   Link // to the data
	Contents []Chapter
	Figures  []NumberedFigure
	Grades   []GradeCount
	Cite     string
	LeftOut  Link
	Correct  Link // to the files that hold the facts, "" where readers cannot get at them
}

// Chapter is an entry of the contents with those below it.
type Chapter struct {
	Link
	Sections []Link
}

// Part is a page within a document that is made of several.
type Part struct {
	Page  Page
	Level int    // of its first heading in the document
	HTML  Markup // what package site makes of it
}

// ID is the id of the part's first heading.
func (p Part) ID() string {
	if p.Page.Place == Front {
		return "findings"
	}
	return strings.ReplaceAll(strings.TrimSuffix(string(p.Page.Place), "/"), "/", "-")
}

// Anchor is what an id of the part's page is in the document, where the ids of
// many pages must differ.
func (p Part) Anchor(id string) string { return p.ID() + "." + id }

// Levels of headings of parts.
const (
	chapterLevel = 2
	sectionLevel = 3
)

// edition binds the pages that one can read in a row into one document.
func (c *commentary) edition(pages []Page) Page {
	b := c.builder
	parts := c.bound(pages)
	numbers := numbering{drawn: map[string]Link{}}
	for i, p := range parts {
		p.Page = b.abridged(p.Page)
		parts[i].Page = numbers.page(p)
	}
	view := EditionPage{
		Tables: Edition.Link("Download the data", Data), Contents: contents(parts), Figures: numbers.list,
		Grades: b.grades(), Cite: b.cite(), LeftOut: Edition.leftOut(), Correct: b.correct(),
		Facts: known(
			Fact{Label: "Describes", Text: b.asOf().Text},
			Fact{Label: "Compared", Text: words.And(b.peerNames())},
			Fact{Label: "Figures", Text: words.Thousands(len(numbers.list))},
			Fact{Label: "Tested claims", Text: words.Thousands(c.tested())},
			Fact{Label: "Online", Text: b.data.Site().BaseURL.Folder()},
		),
	}
	return Page{
		Place: Edition, Section: Edition, Template: "edition", Title: "The edition of " + b.asOf().Text, View: view, Parts: parts,
		Description: "The findings, sections, profiles and essays of this edition in one document, to read straight through, print or keep as a PDF. Pages of single models, deals and comparisons, and the whole of long tables, are on the site.",
	}
}

// contents are the parts as the contents list them, and what stands behind them.
func contents(parts []Part) []Chapter {
	var list []Chapter
	for _, p := range parts {
		entry := Link{p.Page.Title, "#" + p.ID()}
		if last := len(list) - 1; p.Level == sectionLevel && last >= 0 {
			list[last].Sections = append(list[last].Sections, entry)
			continue
		}
		list = append(list, Chapter{Link: entry})
	}
	return append(list, Chapter{Link: Link{"Grades", "#grades"}}, Chapter{Link: Link{"Licence and citation", "#cite"}})
}

// bound are the pages of the document in its order: each section with the
// profiles or essays that belong to it.
func (c *commentary) bound(pages []Page) []Part {
	at := map[Place]Page{}
	for _, p := range pages {
		at[p.Place] = p
	}
	var parts []Part
	add := func(place Place, level int) {
		if p, ok := at[place]; ok {
			parts = append(parts, Part{Page: p, Level: level})
		}
	}
	for _, section := range []Place{Front, Exclusive, LockedIn, Shifts, Deals, Regulation, Clouds, Labs, Analysis, Methods, Claims} {
		add(section, chapterLevel)
		for _, place := range c.below(section, at) {
			add(place, sectionLevel)
		}
	}
	return parts
}

// below are the profiles and essays of a section. Profiled are the clouds that
// are compared, and every cloud and lab that a text comments on.
func (c *commentary) below(section Place, at map[Place]Page) []Place {
	var places []Place
	switch section {
	case Clouds:
		for _, cloud := range c.builder.peersFirst() {
			if place := cloudPlace(cloud.ID); c.builder.isPeer(cloud.ID) || at[place].Comment != nil {
				places = append(places, place)
			}
		}
	case Labs:
		for _, lab := range c.builder.data.Labs() {
			if place := labPlace(lab.ID); at[place].Comment != nil {
				places = append(places, place)
			}
		}
	case Analysis:
		for _, e := range c.essays() {
			places = append(places, e.place)
		}
	}
	return places
}

// NumberedFigure is a figure in the list of those of a document.
type NumberedFigure struct {
	Number string // "Figure 7"
	Link   Link   // to where the document draws it, with its finding for the text
}

// numbering numbers the figures of a document in their order, and draws each
// once and at one width: who prints a document wants no chart twice.
type numbering struct {
	drawn map[string]Link // on which page, by id; with the number for its text
	list  []NumberedFigure
}

// page is the page of a part with its figures numbered in the order in which its
// template shows them: the chart of the front page stands beside its headline,
// those of any other behind the comment.
func (n *numbering) page(part Part) Page {
	p := part.Page
	p.Explore = false
	if p.Place == Front {
		p.Figures = n.figures(part, p.Figures)
	}
	if p.Comment != nil {
		comment := *p.Comment
		comment.Blocks = n.blocks(part, comment.Blocks)
		p.Comment = &comment
	}
	if view, ok := p.View.(EssayPage); ok {
		view.Blocks = n.blocks(part, view.Blocks)
		p.View = view
	}
	if p.Place != Front {
		p.Figures = n.figures(part, p.Figures)
	}
	return p
}

func (n *numbering) blocks(in Part, blocks []EssayBlock) []EssayBlock {
	blocks = slices.Clone(blocks)
	for i, b := range blocks {
		if b.Figure != nil {
			blocks[i].Figure = new(n.figure(in, *b.Figure))
		}
	}
	return blocks
}

func (n *numbering) figures(in Part, figures []Figure) []Figure {
	figures = slices.Clone(figures)
	for i, f := range figures {
		figures[i] = n.figure(in, f)
	}
	return figures
}

// figure is a figure with its number and one drawing, that for half a page, or
// with word of where it is drawn.
func (n *numbering) figure(in Part, f Figure) Figure {
	page, place := f.Links.Page, in.Page.Place
	f.Columns, f.Rows, f.Links = nil, nil, FigureLinks{}
	if f.Empty != "" {
		return f
	}
	if at, ok := n.drawn[f.ID]; ok {
		f.Number = Link{at.Text + ", above", place.To(at.Href)}
		f.Subtitle, f.Drawings, f.Note, f.Sources = "", nil, "", nil
		return f
	}
	f.Number = Link{fmt.Sprintf("Figure %d", len(n.list)+1), page}
	n.drawn[f.ID] = Link{f.Number.Text, place.File() + "#" + f.Anchor()}
	n.list = append(n.list, NumberedFigure{f.Number.Text, Link{f.Label, "#" + in.Anchor(f.Anchor())}})
	if i := slices.IndexFunc(f.Drawings, func(s Sketch) bool { return s.Class == halfClass }); i >= 0 {
		f.Drawings = f.Drawings[i : i+1]
	}
	return f
}
