package plot

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// The size of a ribbon in a table. Pages stretch it to the width of a column.
const (
	RibbonWidth  = 240
	RibbonHeight = 36
)

// RibbonTable is the ribbons of all labs on all peers, on one scale, for a table
// whose words say what they show.
type RibbonTable struct {
	book   *Book
	axis   axis
	event  source.Day // that all columns mark; 0 for none
	stocks map[dataset.LabID][][]stock
	most   int // models that the highest ribbon stands for
}

// RibbonTable draws the labs of the dataset.
func (b *Book) RibbonTable() *RibbonTable {
	t := &RibbonTable{book: b, axis: axis{from: b.start(), to: b.market.Day(), right: RibbonWidth}, stocks: map[dataset.LabID][][]stock{}}
	for _, lab := range b.market.Data().Labs() {
		t.stocks[lab.ID] = b.stocks(b.modelsOf(lab.ID))
		t.most = max(t.most, tallest(t.stocks[lab.ID]))
	}
	if s := b.Turn(); s != nil {
		t.event = s.Day
	}
	return t
}

// Turn is the later of the shifts that charts over time mark: a lab's proprietary
// models reached a second peer, with an impact as great as few had. It is nil where
// there was none.
func (b *Book) Turn() *market.Shift {
	var latest *market.Shift
	for _, s := range b.turns() {
		if latest == nil || s.Day > latest.Day {
			latest = s
		}
	}
	return latest
}

// From is the day on which the ribbons begin.
func (t *RibbonTable) From() source.Day { return t.axis.from }

// Ribbon is that of a lab on a peer, with the marked day.
func (t *RibbonTable) Ribbon(lab dataset.LabID, cloud dataset.CloudID) SVG {
	p := &pen{}
	for i, peer := range t.book.market.Peers() {
		if peer == cloud {
			p.ribbon(t.axis, RibbonHeight, t.stocks[lab][i], t.most, RibbonHeight-1, t.book.tones(peer))
		}
	}
	if t.event != 0 {
		p.throughRows(t.axis.at(t.event))
	}
	return p.svg()
}

// throughRows is the line of an event. It is longer than any row of a table is
// high, so that those of all rows are one line, and as thin however wide the
// ribbon is.
func (p *pen) throughRows(x float64) {
	p.add(`<path d="M`)
	p.b = appendTenths(p.b, x)
	p.add(` -99V135" stroke="` + accent + `" vector-effect="non-scaling-stroke" shape-rendering="crispEdges"/>`)
}

// The narrowest column that years are named in, and the room that a name needs.
const (
	narrowestRibbon = 150
	yearRoom        = 34
)

// Years names the years above a column of ribbons, as many as fit. Places are
// parts of its width, so that words are not stretched with it.
func (t *RibbonTable) Years() SVG {
	p := &pen{}
	var turns []mark
	for _, m := range t.axis.marks() {
		if m.turn {
			turns = append(turns, m)
		}
	}
	every := 1 + len(turns)*yearRoom/(narrowestRibbon+yearRoom)
	for i, m := range turns {
		part := t.axis.at(m.day) / RibbonWidth
		p.add(`<line y2="10" stroke="` + mute + `"`)
		p.part("x1", part)
		p.part("x2", part)
		p.add("/>")
		if i%every == 0 && (1-part)*narrowestRibbon >= yearRoom-4 {
			p.add(`<text y="9" dx="3" font-size="12" fill="` + ink3 + `"`)
			p.part("x", part)
			p.add(">" + m.text + "</text>")
		}
	}
	return p.svg()
}

// part writes a coordinate as a part of the whole.
func (p *pen) part(name string, v float64) {
	p.add(" " + name + `="`)
	p.b = appendTenths(p.b, 100*v)
	p.add(`%"`)
}

// Key explains the sign by an example in grey.
func (t *RibbonTable) Key() Spark {
	const base, width, height = 66, 330, 92
	p := &pen{}
	p.shape([]byte("M46 66V56H90V42H212V66Z"), muteL)
	p.shape([]byte("M46 66V58H130V54H180V60H212V66Z"), mute)
	p.line(0, base, 212, base, stroke{colour: rule})
	p.line(46, base, 46, base+8, stroke{colour: ink3})
	small := look{fill: ink2}
	p.text(46, 87, "first day on sale", look{fill: ink2, anchor: "middle"})
	p.text(52, 36, "faint: also elsewhere", small)
	p.line(172, 62, 172, base+8, stroke{colour: ink3})
	p.text(172, 87, "strong: only here", look{fill: ink, weight: strong, anchor: "middle"})
	p.add(`<path d="M216 42H222V66H216" fill="none" stroke="` + ink3 + `"/>`)
	p.text(228, 51, "models on sale", small)
	p.text(228, 66, "(square root)", look{fill: ink3})
	if t.event != 0 {
		p.line(196, 20, 196, base, stroke{colour: accent})
		p.text(196, 14, words.Day(t.event), look{fill: accent, weight: strong, anchor: "middle"})
	}
	return Spark{Width: width, Height: height, Marks: p.svg()}
}
