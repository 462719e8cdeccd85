package plot

import (
	"math"
	"strconv"

	"moatatlas/internal/words"
)

// pricePlan is where the parts of a row of prices lie.
type pricePlan struct {
	names, left, right, row, most float64
	above                         bool
}

func (l pricePlan) x(ratio float64) float64 {
	return l.left + (l.right-l.left)*(ratio-1)/(l.most-1)
}

func (b *Book) drawPrices(p *pen, width float64, quotes []quote) float64 {
	l := pricePlan{row: 26, left: 6, right: width - 8, most: scaleTop(quotes[0].spread())}
	for _, q := range quotes {
		l.names = max(l.names, measure(q.model.Name, look{weight: 600})+14)
	}
	if width == Narrow {
		l.above, l.names, l.row = true, width, 42
	} else {
		l.names = min(l.names, max(width*.28, 192))
		l.left, l.right = l.names+8, width-b.priceRoom(width)-14
	}
	y := b.priceKey(p, width) + 26
	heads := y - 6
	bottom := y + l.row*float64(len(quotes))
	l.scale(p, y, bottom, len(quotes))
	b.priceHeads(p, width, heads)
	for _, q := range quotes {
		b.drawQuote(p, l, y, width, q)
		y += l.row
	}
	if l.above {
		return bottom + 20
	}
	return bottom + 4
}

// priceColumns are the rooms for prices at the right: one for each cloud where
// there is room for them, else one for the lowest; then one for the premium.
func (b *Book) priceColumns(width float64) (columns int, each, all float64) {
	const premium = 56
	columns, each = len(b.market.Peers()), 66
	if width < Wide || columns > 4 {
		columns = 0
		return columns, each, each + premium
	}
	return columns, each, float64(columns)*each + premium
}

// priceName is the height of a name above a row.
const priceName = 21

// broken is a vertical line through rows that spares the head of each.
func (p *pen) broken(x, top, row, head float64, rows int, colour string) {
	for i := range rows {
		p.line(x, top+float64(i)*row+head, x, top+float64(i+1)*row, stroke{colour: colour})
	}
}

// scaleTop is the end of the scale for the largest ratio.
func scaleTop(most float64) float64 {
	for _, top := range []float64{1.1, 1.25, 1.5, 1.75, 2, 3, 4, 6} {
		if most <= top {
			return top
		}
	}
	return math.Ceil(most)
}

// scale draws the lines of the ratios, with their words on top. Where names stand
// above the rows, lines leave them alone, and the words stand below, away from
// the columns.
func (l pricePlan) scale(p *pen, top, bottom float64, rows int) {
	words := top - 6
	if l.above {
		words = bottom + 14
	}
	step := (l.most - 1) / 5
	for _, s := range []float64{.02, .05, .1, .25, .5, 1, 2, 5} {
		if s >= (l.most-1)/6 {
			step = s
			break
		}
	}
	end := -100.0
	for ratio := 1.0; ratio <= l.most+1e-9; ratio += step {
		x, colour, text := l.x(ratio), grid, "+"+strconv.Itoa(int(math.Round(100*(ratio-1))))+"%"
		if ratio == 1 {
			colour, text = ink, "lowest"
		}
		if l.above {
			p.broken(x, top, l.row, priceName, rows, colour)
		} else {
			p.line(x, top, x, bottom, stroke{colour: colour})
		}
		half := measure(text, look{}) / 2
		if at := max(x, half); at-half > end {
			at = min(at, l.right+8-half)
			p.text(at, words, text, look{fill: ink3, anchor: "middle"})
			end = at + half + 6
		}
	}
}

func (b *Book) priceKey(p *pen, width float64) float64 {
	x := 5.0
	for _, peer := range b.market.Peers() {
		name := b.cloudName(peer)
		p.dot(x, 8, 5, b.tones(peer).strong)
		p.text(x+10, 12, name, look{fill: b.tones(peer).text, weight: 600})
		x += 28 + measure(name, look{weight: 600})
	}
	return 16
}

func (b *Book) drawQuote(p *pen, l pricePlan, y, width float64, q quote) {
	middle, name := y+l.row/2, look{weight: 600}
	baseline := middle + 4
	if l.above {
		middle, baseline = y+30, y+16
		p.text(0, baseline, shorten(q.model.Name, width-b.priceRoom(width)-8, name), look{weight: 600, halo: true})
	} else {
		p.text(0, baseline, shorten(q.model.Name, l.names-12, name), name)
	}
	b.quoteWords(p, width, baseline, q)
	p.line(l.x(1), middle, l.x(q.spread()), middle, stroke{colour: mute, width: 2})
	at := map[int]float64{}
	for i, peer := range b.market.Peers() {
		if q.prices[i] == 0 {
			continue
		}
		x := l.x(q.over(i))
		// Equal prices stand side by side, so that none hides another.
		slot := int(math.Round(x))
		p.dot(x+at[slot], middle, 5, b.tones(peer).strong)
		at[slot] += 9
	}
}

func (b *Book) priceRoom(width float64) float64 {
	_, _, all := b.priceColumns(width)
	return all
}

// priceHeads name the columns of prices.
func (b *Book) priceHeads(p *pen, width, y float64) {
	columns, each, all := b.priceColumns(width)
	for i, peer := range b.market.Peers()[:columns] {
		name := b.shortest(peer) + ", $"
		l := look{fill: b.tones(peer).text, weight: 600, anchor: "end"}
		p.text(width-all+each*float64(i+1), y, shorten(name, each-4, l), l)
	}
	if columns == 0 {
		p.text(width-all+each, y, "lowest, $", look{fill: ink3, anchor: "end"})
	}
	p.text(width, y, "spread", look{fill: ink3, anchor: "end"})
}

// quoteWords are the prices in their columns, and the highest over the lowest.
func (b *Book) quoteWords(p *pen, width, y float64, q quote) {
	columns, each, all := b.priceColumns(width)
	for i := range columns {
		text, l := words.Unknown, look{fill: ink3, anchor: "end"}
		if q.prices[i] > 0 {
			text, l.fill = words.Rate(q.prices[i]), ink
		}
		p.text(width-all+each*float64(i+1), y, text, l)
	}
	if columns == 0 {
		p.text(width-all+each, y, words.Rate(q.lowest), look{fill: ink2, anchor: "end", halo: true})
	}
	colour := accent
	if q.spread() == 1 {
		colour = ink3
	}
	p.text(width, y, premium(q.spread()), look{fill: colour, weight: strong, anchor: "end", halo: true})
}
