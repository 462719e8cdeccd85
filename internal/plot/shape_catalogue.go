package plot

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// shelf is what a cloud sells of one lab.
type shelf struct {
	lab        dataset.LabID
	here, only int
}

// mostShelves is how many labs the picture holds.
const mostShelves = 24

// catalogue shows a cloud's models by lab, and how many are sold nowhere else.
func (b *Book) catalogue(a args) *Chart {
	cloud := dataset.CloudID(a.one("cloud"))
	c := &Chart{Sources: b.saleSources()}
	shelves := b.shelves(cloud)
	if len(shelves) == 0 {
		c.Empty = fmt.Sprintf("%s sold no model of this atlas on %s.", b.cloudName(cloud), b.today())
		return c
	}
	here, only := 0, 0
	for _, s := range shelves {
		here, only = here+s.here, only+s.only
	}
	elsewhere := "on no other of " + words.And(b.peerNames())
	if !b.market.IsPeer(cloud) {
		elsewhere = fmt.Sprintf("on no other of the %d clouds of this atlas", len(b.market.Data().Clouds()))
	}
	c.Finding = b.catalogueFinding(cloud, here, only)
	c.Subtitle = fmt.Sprintf("Models on sale on %s by lab, %s; strong: %s", b.cloudName(cloud), b.today(), elsewhere)
	shown := shelves[:min(len(shelves), mostShelves)]
	c.Note = capNote(len(shelves)-len(shown), "lab", "labs")
	c.Alt = fmt.Sprintf("A bar for each of %s. %s.", words.Count(len(shown), "lab", "labs"), c.Finding)
	c.Table = Table{Columns: []Column{{Name: "Lab"}, {"Models on sale", true}, {"of these only here", true}}}
	for _, s := range shelves {
		c.Table.Rows = append(c.Table.Rows, []string{b.labName(s.lab), words.Thousands(s.here), words.Thousands(s.only)})
	}
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawShelves(p, width, shown, cloud) })
	return c
}

func (b *Book) shelves(cloud dataset.CloudID) []shelf {
	var list []shelf
	for _, m := range b.market.Data().Models() {
		if !b.market.Usable(m.ID, cloud) {
			continue
		}
		if n := len(list); n == 0 || list[n-1].lab != m.Lab() {
			list = append(list, shelf{lab: m.Lab()})
		}
		s := &list[len(list)-1]
		s.here++
		s.only += one(b.onlyOn(m.ID, cloud))
	}
	slices.SortStableFunc(list, func(x, y shelf) int {
		return cmp.Or(cmp.Compare(y.here, x.here), cmp.Compare(y.only, x.only), cmp.Compare(x.lab, y.lab))
	})
	return list
}

// onlyOn tells whether a cloud alone sells a model: for a peer, alone of the
// peers; for another cloud, alone of all.
func (b *Book) onlyOn(m dataset.ModelID, cloud dataset.CloudID) bool {
	if b.market.IsPeer(cloud) {
		return len(b.market.Peers()) > 1 && b.market.Exclusive(m)
	}
	return len(b.market.CloudsOf(m)) == 1
}

func (b *Book) catalogueFinding(cloud dataset.CloudID, here, only int) string {
	models, no := words.Count(here, "model", "models"), "no other cloud of this atlas"
	if b.market.IsPeer(cloud) {
		no = "no other compared cloud"
	}
	whose := words.Possessive(b.cloudName(cloud))
	switch {
	case len(b.market.Peers()) == 1 && b.market.IsPeer(cloud):
		return fmt.Sprintf("%s sells %s", b.cloudName(cloud), models)
	case only == 0 && here == 1:
		return fmt.Sprintf("%s one model is on another cloud too", whose)
	case only == 0:
		return fmt.Sprintf("All of %s %s are on another cloud too", whose, models)
	case here == only && here == 1:
		return fmt.Sprintf("%s one model is on %s", whose, no)
	case here == only:
		return fmt.Sprintf("All of %s %s are on %s", whose, models, no)
	}
	return fmt.Sprintf("%d of %s %s %s on %s", only, whose, models, words.Agree(only, "is", "are"), no)
}

func (b *Book) drawShelves(p *pen, width float64, shelves []shelf, cloud dataset.CloudID) float64 {
	t := b.tones(cloud)
	x := p.swatch(0, 2, t.strong, "only here")
	p.swatch(x, 2, t.faint, "also elsewhere")
	names, row := 0.0, 38.0
	if width > Narrow {
		for _, s := range shelves {
			names = max(names, measure(b.labShort(s.lab), look{weight: 600})+12)
		}
		names, row = min(names, width*.3), 24
	}
	longest := 0.0
	for _, s := range shelves {
		longest = max(longest, measure(shelfWords(s), look{}))
	}
	scale := (width - names - longest - 10) / float64(shelves[0].here)
	y := 24.0
	if names > 0 {
		p.line(names, y, names, y+row*float64(len(shelves)), stroke{colour: ink})
	}
	for _, s := range shelves {
		b.drawShelf(p, s, names, width, y, row, scale, t)
		y += row
	}
	return y + 2
}

// drawShelf draws the bar of one lab, with its name before or above it.
func (b *Book) drawShelf(p *pen, s shelf, names, width, y, row, scale float64, t tones) {
	name, bar := look{weight: 600}, y+row-19
	if names > 0 {
		p.text(names-10, bar+12, shorten(b.labShort(s.lab), names-10, name), look{weight: 600, anchor: "end"})
	} else {
		p.text(0, y+14, shorten(b.labShort(s.lab), width, name), name)
	}
	p.rect(names, bar, scale*float64(s.only), 15, t.strong)
	p.rect(names+scale*float64(s.only), bar, scale*float64(s.here-s.only), 15, t.faint)
	p.text(names+scale*float64(s.here)+6, bar+12, shelfWords(s), look{fill: ink2})
}

func shelfWords(s shelf) string {
	switch s.only {
	case 0:
		return words.Thousands(s.here)
	case s.here:
		return fmt.Sprintf("%d, all only here", s.here)
	}
	return fmt.Sprintf("%d, %d only here", s.here, s.only)
}
