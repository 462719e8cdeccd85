package plot

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// contractPlan is where the parts of the picture lie.
type contractPlan struct {
	axis
	names float64 // of the column of names; 0 where they stand above rows
	width float64
}

func (b *Book) drawContract(p *pen, width float64, d dossier) float64 {
	l := contractPlan{axis: d.axis, width: width}
	if width > Narrow {
		l.names = 116
	}
	l.left, l.right = l.names, width-2
	top := 0.0
	if d.ended > d.axis.from {
		top = 20
	}
	body := &pen{}
	y := b.drawRights(body, l, d, top)
	y = b.drawMoney(body, l, d, y)
	y = b.drawSales(body, l, d, y)
	p.grid(l.axis, top, y)
	if top > 0 {
		p.event(l.at(d.ended), top, y, width, words.Day(d.ended), d.ending())
	}
	p.add(string(body.b))
	p.axis(l.axis, y)
	return y + 22
}

// head opens a part of the picture.
func (l contractPlan) head(p *pen, y float64, text, unit string) float64 {
	p.spans(0, y+14, []span{{text, ink, strong}, {"  " + unit, ink3, 0}}, look{halo: true})
	return y + 22
}

// rightBar is a right as it is drawn: its bar, its words in it or beside it, and
// what both take of their lane.
type rightBar struct {
	right
	x, width  float64
	words     string
	look      look
	at        float64 // of the words
	low, high float64
	lane      int
}

func (b *Book) drawRights(p *pen, l contractPlan, d dossier, y float64) float64 {
	bars, lanes := b.rightBars(l, d)
	if len(bars) == 0 {
		return y
	}
	y = l.head(p, y, "Rights", "solid: exclusive; faint: lesser")
	for i, r := range bars {
		top := y + 26*float64(r.lane)
		if l.names > 0 && (i == 0 || bars[i-1].cloud != r.cloud) {
			bold := look{weight: strong, fill: b.tones(r.cloud).text}
			p.text(0, top+15, shorten(b.cloudName(r.cloud), l.names-8, bold), bold)
		}
		b.drawRight(p, r, top)
	}
	return y + 26*float64(lanes) + 10
}

// rightBars lays the rights out: each on the first lane of its cloud on which
// neither bars nor words are in its way.
func (b *Book) rightBars(l contractPlan, d dossier) (bars []rightBar, lanes int) {
	group, base := 0, 0
	for _, r := range d.rights {
		if r.until <= l.from {
			continue
		}
		bar := b.rightBar(l, r)
		if n := len(bars); n > 0 && bars[n-1].cloud != r.cloud {
			group, base = n, lanes
		}
		bar.lane = base
		for slices.ContainsFunc(bars[group:], func(o rightBar) bool { return o.lane == bar.lane && o.low < bar.high && bar.low < o.high }) {
			bar.lane++
		}
		lanes = max(lanes, bar.lane+1)
		bars = append(bars, bar)
	}
	return bars, lanes
}

func (b *Book) rightBar(l contractPlan, r right) rightBar {
	t := b.tones(r.cloud)
	bar := rightBar{right: r, x: l.at(r.from), look: look{weight: 500}}
	bar.width = max(l.at(r.until)-bar.x-1, 3)
	bar.low, bar.high = bar.x, bar.x+bar.width
	if r.strong {
		bar.look.fill = t.on
	}
	wordings := b.rightWords(l, r)
	if bar.words = fit(bar.width-10, bar.look, wordings...); bar.words != "" {
		bar.at = bar.x + 6
		return bar
	}
	bar.look = look{fill: t.text, weight: 500, halo: true}
	room := max(bar.x-l.left, l.width-bar.high) - 8
	bar.words = fit(room, bar.look, wordings...)
	size := measure(bar.words, bar.look)
	if bar.at = bar.high + 6; bar.at+size > l.width {
		bar.at = bar.x - 6 - size
	}
	bar.low, bar.high = min(bar.low, bar.at-6), max(bar.high, bar.at+size+6)
	return bar
}

// rightWords are wordings for a right, the longest first.
func (b *Book) rightWords(l contractPlan, r right) []string {
	short := r.words
	if l.names == 0 {
		short = b.shortest(r.cloud) + ": " + r.words
	}
	long := short
	if r.from < l.from {
		long += ", since " + words.ShortDate(r.date)
	}
	if r.unending {
		long += ", end not public"
	}
	return []string{long, short, r.words}
}

// drawRight draws a clause as a ribbon.
func (b *Book) drawRight(p *pen, r rightBar, y float64) {
	t := b.tones(r.cloud)
	if r.strong {
		p.rect(r.x, y, r.width, 20, t.strong)
	} else {
		p.rect(r.x, y, r.width, 20, t.faint)
		p.line(r.x, y+.75, r.x+r.width, y+.75, stroke{colour: t.strong, width: 1.5})
		p.line(r.x, y+19.25, r.x+r.width, y+19.25, stroke{colour: t.strong, width: 1.5})
	}
	p.text(r.at, y+14, r.words, r.look)
}

// drawMoney draws a row of dots for each cloud, as large as the amounts.
func (b *Book) drawMoney(p *pen, l contractPlan, d dossier, y float64) float64 {
	clouds, most := b.payers(d)
	if len(clouds) == 0 {
		return y
	}
	y = l.head(p, y, "Money", "$bn, headline amounts")
	for _, cloud := range clouds {
		t := b.tones(cloud)
		bold := look{weight: strong, fill: t.text}
		middle := y + 17
		if l.names > 0 {
			p.text(0, middle+4, shorten(b.cloudName(cloud), l.names-8, bold), bold)
		} else {
			p.text(0, y+10, shorten(b.cloudName(cloud), l.width/2, bold), look{weight: strong, fill: t.text, halo: true})
			middle = y + 32
		}
		p.line(l.left, middle, l.right, middle, stroke{colour: rule})
		b.drawDots(p, l, d, cloud, middle, most)
		y = middle + 19
	}
	return y + 10
}

// payers are the clouds with money on the axis, those with most first, and the
// largest amount.
func (b *Book) payers(d dossier) (clouds []dataset.CloudID, most int64) {
	sums := map[dataset.CloudID]int64{}
	for _, p := range d.payments {
		if p.deal.Date.Latest() < d.axis.from {
			continue
		}
		if sums[p.cloud] == 0 {
			clouds = append(clouds, p.cloud)
		}
		sums[p.cloud] = max(sums[p.cloud], p.usd)
		most = max(most, p.usd)
	}
	peers := b.market.Peers()
	slices.SortStableFunc(clouds, func(x, y dataset.CloudID) int {
		return cmp.Or(cmp.Compare(rank(peers, x), rank(peers, y)), cmp.Compare(sums[y], sums[x]), cmp.Compare(x, y))
	})
	return clouds, most
}

// coin is the money of one day: a dot for each contract, and words for all.
type coin struct {
	x      float64
	radius float64 // of the largest
	dots   []coinDot
	words  []string
}

type coinDot struct {
	radius float64
	invest bool
}

// drawDots draws the dots of one cloud, larger ones first; each is named where
// its words cross no dot and no other words.
func (b *Book) drawDots(p *pen, l contractPlan, d dossier, cloud dataset.CloudID, y float64, most int64) {
	coins := d.coins(l.axis, cloud, most)
	t := b.tones(cloud)
	var taken [][2]float64
	for _, c := range coins {
		taken = append(taken, [2]float64{c.x - c.radius - 2, c.x + c.radius + 2})
		for _, dot := range c.dots {
			if dot.invest {
				p.dot(c.x, y, dot.radius, t.strong)
			} else {
				p.ring(c.x, y, dot.radius, t.strong)
			}
		}
	}
	style := look{fill: t.text, weight: 500, halo: true}
	for _, c := range coins {
		at, text := l.place(c, taken, style)
		if text != "" {
			p.text(at, y+4, text, style)
			taken = append(taken, [2]float64{at - 5, at + measure(text, style) + 5})
		}
	}
}

// place finds room for the words of a coin: for all of them, or for the largest
// amount, at its right or its left.
func (l contractPlan) place(c coin, taken [][2]float64, style look) (at float64, text string) {
	for n := len(c.words); n > 0; n-- {
		text = strings.Join(c.words[:n], ", ")
		width := measure(text, style)
		for _, at := range []float64{c.x + c.radius + 5, c.x - c.radius - 5 - width} {
			if at >= l.left && at+width <= l.width && free(taken, [2]float64{at, at + width}) {
				return at, text
			}
		}
	}
	return 0, ""
}

func free(taken [][2]float64, span [2]float64) bool {
	return !slices.ContainsFunc(taken, func(t [2]float64) bool { return span[0] < t[1] && t[0] < span[1] })
}

// coins are the money of one cloud by day, the larger amounts first.
func (d dossier) coins(a axis, cloud dataset.CloudID, most int64) []coin {
	list := slices.DeleteFunc(slices.Clone(d.payments), func(p payment) bool { return p.cloud != cloud || p.deal.Date.Latest() < a.from })
	slices.SortStableFunc(list, func(x, y payment) int { return cmp.Compare(y.usd, x.usd) })
	var coins []coin
	for _, p := range list {
		x := a.at(p.deal.Date.Latest())
		i := slices.IndexFunc(coins, func(c coin) bool { return c.x == x })
		if i < 0 {
			i, coins = len(coins), append(coins, coin{x: x})
		}
		c := &coins[i]
		radius := max(3, 15*math.Sqrt(float64(p.usd)/float64(most)))
		c.radius = max(c.radius, radius)
		c.dots = append(c.dots, coinDot{radius, p.invest})
		c.words = append(c.words, p.verb()+" "+billions(p.usd))
	}
	return coins
}

// drawSales draws what each peer sells of the lab.
func (b *Book) drawSales(p *pen, l contractPlan, d dossier, y float64) float64 {
	y = l.head(p, y, "Models on sale", "strong: only there")
	most := tallest(d.stocks)
	for i, peer := range b.market.Peers() {
		t := b.tones(peer)
		now := atEnd(d.stocks[i])
		text := stockWords(now)
		if len(d.stocks[i]) == 0 {
			text = "never"
		}
		base := y + 38
		if l.names > 0 {
			p.text(0, base-16, b.cloudName(peer), look{fill: t.text, weight: strong})
			p.text(0, base-1, fit(l.names-4, look{}, text, shortStock(now)), look{fill: ink3})
		} else {
			base = y + 54
			p.spans(0, y+12, []span{{b.cloudName(peer), t.text, strong}, {"  " + text, ink3, 0}}, look{halo: true})
		}
		p.ribbon(l.axis, base, d.stocks[i], most, 34, t)
		y = base + 8
	}
	return y + 4
}
