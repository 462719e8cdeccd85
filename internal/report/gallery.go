package report

import (
	"maps"
	"slices"

	"moatatlas/internal/plot"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Artist draws the options of charts: for each the inside of an svg element, or
// why there is none.
type Artist interface {
	Draw(orders []Order) []Picture
}

// Order is a drawing to be made.
type Order struct {
	ID string // unique on a page
	plot.Drawing
}

// Picture is a drawing that was made.
type Picture struct {
	SVG    string
	Err    error
	Script string // the file of the tree that is at fault; "" where it is the chart
}

// gallery holds the charts that have pages of their own.
type gallery struct {
	book *plot.Book        // of the report's day
	base string            // the address of the site, "" where it is not known
	all  map[string]*drawn // by id
	hung map[string]*drawn // by the references of pages
}

// drawn is a chart with its drawings.
type drawn struct {
	chart      *plot.Chart
	at         source.Pos // who asked for it
	registered bool       // whether it has a page
	embeds     bool       // whether that says how to embed it
	sketches   []Sketch
	users      []Place // the pages that show it
}

// newGallery is one without charts.
func newGallery(book *plot.Book, base string) *gallery {
	return &gallery{book: book, base: base, all: map[string]*drawn{}, hung: map[string]*drawn{}}
}

// hang enters the charts that the report has whatever its texts say: one of every
// kind that needs no choice, and those that its pages show.
func (b *builder) hang(pages []Page) *gallery {
	g := b.gallery
	for _, reference := range g.book.Standing() {
		g.hang(reference)
	}
	for _, p := range pages {
		for _, reference := range p.charts {
			if d := g.hang(reference); d != nil {
				d.usedOn(p.Place)
			}
		}
	}
	return g
}

// hang enters one of these; nil where the market has no such chart.
func (g *gallery) hang(reference string) *drawn {
	if d, ok := g.hung[reference]; ok {
		return d
	}
	c, fault := g.book.Chart(reference)
	if fault != nil {
		return nil
	}
	d := g.add(c, source.Pos{File: EChartsPath})
	g.hung[reference] = d
	return d
}

// show puts the drawn charts into the pages that ask for them. A chart over
// nothing is left out: the page says so in its own way.
func (g *gallery) show(pages []Page) {
	shown := func(p *Page, d *drawn) {
		if d != nil && d.chart.Empty == "" {
			p.Figures = append(p.Figures, d.figure(p.Place))
			p.Explore = p.Explore || d.chart.Explore != nil
		}
	}
	parallel(len(pages), func(i int) {
		p := &pages[i]
		if p.mark != "" {
			if c, fault := g.book.Chart(p.mark); fault == nil {
				c.Table = plot.Table{} // the page has these values in tables of its own
				shown(p, &drawn{chart: c, sketches: sketches(c)})
			}
		}
		for _, reference := range p.charts {
			shown(p, g.hung[reference])
		}
	})
}

// add enters a chart; who asks for one that is there gets that.
func (g *gallery) add(c *plot.Chart, at source.Pos) *drawn {
	if d, ok := g.all[c.ID]; ok {
		return d
	}
	d := &drawn{chart: c, at: at, registered: true, embeds: g.base != ""}
	g.all[c.ID] = d
	return d
}

// usedOn notes that a page shows a chart.
func (d *drawn) usedOn(place Place) {
	if !slices.Contains(d.users, place) {
		d.users = append(d.users, place)
	}
}

// list is all charts in the order of their ids.
func (g *gallery) list() []*drawn {
	var list []*drawn
	for _, id := range slices.Sorted(maps.Keys(g.all)) {
		list = append(list, g.all[id])
	}
	return list
}

// draw makes all drawings. Charts that cannot be drawn are a problem where they
// were asked for, one for all that fail for the same reason.
func (g *gallery) draw(artist Artist) []source.Problem {
	var orders []Order
	var into []*Sketch
	var of []*drawn
	for _, d := range g.list() {
		d.sketches = sketches(d.chart)
		for i, drawing := range d.chart.Drawings {
			if drawing.Option != nil {
				orders = append(orders, Order{d.chart.ID + "-" + d.sketches[i].Class, drawing})
				into, of = append(into, &d.sketches[i]), append(of, d)
			}
		}
	}
	if len(orders) == 0 {
		return nil
	}
	type reason struct {
		at   source.Pos
		text string
	}
	failed := map[reason][]string{} // the charts
	for i, picture := range artist.Draw(orders) {
		into[i].SVG = Markup(picture.SVG)
		if picture.Err != nil {
			why := reason{of[i].at, picture.Err.Error()}
			if picture.Script != "" {
				why.at = source.Pos{File: picture.Script}
			}
			failed[why] = append(failed[why], of[i].chart.ID)
		}
	}
	var problems source.Problems
	for why, charts := range failed {
		charts = slices.Compact(charts)
		others := ""
		if n := len(charts) - 1; n > 0 {
			others = " and " + words.Count(n, "other", "others")
		}
		problems.Add(why.at, "the chart %s%s cannot be drawn: %s", charts[0], others, why.text)
	}
	return problems.Sorted()
}

// sketches are the drawings of a chart, those that are plain marks finished.
func sketches(c *plot.Chart) []Sketch {
	var list []Sketch
	for _, d := range c.Drawings {
		list = append(list, Sketch{Class: sizeClass(d.Width), Width: d.Width, Height: d.Height, SVG: Markup(d.Marks)})
	}
	return list
}
