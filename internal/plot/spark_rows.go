package plot

import (
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// sparkRow is a row of a small chart: a name, a value, and a bar or dots below.
type sparkRow struct {
	name   string
	value  string
	share  market.Ratio
	colour string
}

// mostRows is how many rows a small chart holds: where there are more, there is
// none, for to leave one out would hide what the sentence is about.
const mostRows = 4

// rows draws them below each other.
func rows(list []sparkRow, mark func(p *pen, y float64, r sparkRow)) Spark {
	if len(list) == 0 || len(list) > mostRows {
		return Spark{}
	}
	const step = 26
	p := &pen{}
	for i, r := range list {
		y := float64(i * step)
		bold := look{weight: strong, anchor: "end"}
		p.text(0, y+10, shorten(r.name, sparkWidth-measure(r.value, bold)-6, look{}), look{fill: ink2})
		p.text(sparkWidth, y+10, r.value, bold)
		mark(p, y+14, r)
	}
	return Spark{Width: sparkWidth, Height: step*len(list) - 2, Marks: p.svg()}
}

// shareBar draws a share as a part of a whole.
func shareBar(p *pen, y float64, r sparkRow) {
	p.rect(0, y, sparkWidth, 5, grid)
	if r.share.Defined() {
		p.rect(0, y, sparkWidth*float64(r.share.Part)/float64(r.share.Whole), 5, r.colour)
	}
}

// shareDots draws a share as so many of all, as long as dots can be told apart.
func shareDots(p *pen, y float64, r sparkRow) {
	const widest, least = 9.0, 4.0
	step := min(widest, sparkWidth/float64(max(r.share.Whole, 1)))
	if step < least {
		shareBar(p, y, r)
		return
	}
	radius := step*.5 - 1
	for i := range r.share.Whole {
		x := step * (float64(i) + .5)
		if i >= r.share.Part {
			p.hollow(x, y+4, radius-.5, mute)
			continue
		}
		p.circle(x, y+4, radius)
		p.word("fill", r.colour)
		p.add("/>")
	}
}

// hollow is a thin ring.
func (p *pen) hollow(x, y, r float64, colour string) {
	p.circle(x, y, r)
	p.add(` fill="none"`)
	p.word("stroke", colour)
	p.add("/>")
}

// BreadthSpark is, for each peer, the labs of the frontier that it has.
func (b *Book) BreadthSpark() Spark {
	var list []sparkRow
	for _, id := range b.market.Peers() {
		r := b.market.Breadth(id)
		list = append(list, sparkRow{b.cloudName(id), words.Thousands(r.Part), r, b.tones(id).strong})
	}
	return rows(list, shareDots)
}

// LossSpark is, for each peer, what is lost of the frontier by leaving it.
func (b *Book) LossSpark() Spark {
	var list []sparkRow
	for _, id := range b.market.Peers() {
		r := lost(b.market, market.ScopeFrontier, id)
		list = append(list, sparkRow{b.cloudName(id), percent(r), r, b.tones(id).strong})
	}
	return rows(list, shareBar)
}

// Part is a share with its name.
type Part struct {
	Name  string
	Share market.Ratio
}

// PartsSpark compares shares, the first being what the sentence is about.
func PartsSpark(parts ...Part) Spark {
	var list []sparkRow
	for i, part := range parts {
		colour := mute
		if i == 0 {
			colour = ink
		}
		list = append(list, sparkRow{part.Name, percent(part.Share), part.Share, colour})
	}
	return rows(list, shareBar)
}
