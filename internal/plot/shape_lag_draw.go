package plot

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// lagPlan is where the parts of the picture lie. Over a short time arrivals
// stand on the calendar; over a longer one, where dots would run together, the
// days are counted from each model's first.
type lagPlan struct {
	axis
	names, row, width float64
	counted           bool // whether days are counted from the first
}

// place is where a day of a model lies.
func (l lagPlan) place(m late, d source.Day) float64 {
	if l.counted {
		d -= m.began.Latest()
	}
	return l.at(d)
}

func (b *Book) drawLag(p *pen, width float64, list []late, cloud dataset.CloudID, lab dataset.LabID) float64 {
	l := lagLayout(width, list)
	y := b.lagKey(p, list, cloud, width) + 18
	bottom := y + l.row*float64(len(list)) + 4
	if l.counted {
		l.scale(p, y, bottom, len(list))
		p.text(width, y-6, "came", look{fill: ink3, anchor: "end"})
	} else {
		p.grid(l.axis, y, bottom)
		p.axis(l.axis, bottom)
	}
	if day, text := b.opening(list, cloud, lab); day != 0 && !l.counted {
		p.event(l.at(day), y, bottom, width, words.Day(day), text)
	}
	for _, m := range list {
		b.lagRow(p, l, y, m, cloud)
		y += l.row
	}
	return bottom + 22
}

// lagRow names a model and joins its two days.
func (b *Book) lagRow(p *pen, l lagPlan, y float64, m late, cloud dataset.CloudID) {
	name, middle := look{weight: 600}, y+l.row-12
	if l.width == Narrow {
		p.text(0, y+14, shorten(m.model.Name, l.width-96, name), look{weight: 600, halo: true})
	} else {
		p.text(0, middle+4, shorten(m.model.Name, l.names-10, name), name)
	}
	if l.counted {
		at := middle + 4
		if l.width == Narrow {
			at = y + 14
		}
		p.text(l.width, at, words.ShortDate(m.came), look{fill: ink2, anchor: "end", halo: true})
	}
	b.dumbbell(p, l, middle, m, cloud)
}

func lagLayout(width float64, list []late) lagPlan {
	l := lagPlan{width: width, row: 22}
	l.from, l.to = list[0].began.Latest(), list[len(list)-1].came.Latest()
	most, side, dates := 0, 0.0, 0.0
	for _, m := range list {
		side = max(side, measure(m.words(), look{weight: strong})+18)
		l.from = min(l.from, m.began.Latest())
		l.names = max(l.names, measure(m.model.Name, look{weight: 600})+14)
		dates = max(dates, measure(words.ShortDate(m.came), look{})+10)
		most = max(most, m.days)
	}
	if len(list) < 12 {
		l.row = 30
	}
	l.names = min(l.names, width*.28)
	l.left, l.right = l.names+12, width-side
	if width == Narrow {
		l.left, l.row = 12, 36
	}
	l.from, l.to = l.from-4, l.to+4
	if l.years() {
		l.counted = true
		l.from, l.to = 0, source.Day(max(most, 10))
		if width > Narrow {
			l.right -= dates
		}
	}
	return l
}

// lagName is the height of a name above a row.
const lagName = 18

// scale counts days from the first; the last has the unit. Where names stand above
// the rows, its lines leave them alone.
func (l lagPlan) scale(p *pen, top, bottom float64, rows int) {
	a := l.axis
	step := source.Day(2000)
	for _, s := range []source.Day{1000, 500, 200, 100, 50, 30, 20, 10, 5, 2, 1} {
		if a.at(s)-a.left >= 46 {
			step = s
		}
	}
	for d := source.Day(0); d <= a.to; d += step {
		colour, text := grid, words.Thousands(int(d))
		if d == 0 {
			colour = ink
		}
		if d+step > a.to {
			text = words.Count(int(d), "day", "days")
		}
		if l.width == Narrow {
			p.broken(a.at(d), top, l.row, lagName, rows, colour)
		} else {
			p.line(a.at(d), top, a.at(d), bottom, stroke{colour: colour})
		}
		p.text(a.at(d), bottom+15, text, look{fill: ink2, anchor: "middle"})
	}
}

// lagKey names the clouds of the dots, the one that models came to last.
func (b *Book) lagKey(p *pen, list []late, cloud dataset.CloudID, width float64) float64 {
	x, y := 5.0, 8.0
	put := func(id dataset.CloudID, text string) {
		needed := 10 + measure(text, look{weight: 600}) + 18
		if x > 5 && x+needed > width {
			x, y = 5, y+18
		}
		p.dot(x, y, 5, b.tones(id).strong)
		p.text(x+10, y+4, text, look{fill: b.tones(id).text, weight: 600})
		x += needed
	}
	for _, peer := range b.market.Peers() {
		for _, m := range list {
			if m.drawn(peer) {
				put(peer, b.cloudName(peer)+" first")
				break
			}
		}
	}
	put(cloud, "then "+b.cloudName(cloud))
	return y + 8
}

// drawn tells whether a peer has one of the first dots of a row: two at most.
func (l late) drawn(peer dataset.CloudID) bool {
	return l.first[0] == peer || len(l.first) > 1 && l.first[1] == peer
}

// opening is the day on which the first of a lab's models in the picture came,
// where more follow; none where the picture is not of one lab.
func (b *Book) opening(list []late, cloud dataset.CloudID, lab dataset.LabID) (source.Day, string) {
	if lab == "" || len(list) < 2 || !list[0].came.Exact() {
		return 0, ""
	}
	return list[0].came.Latest(), "first of these on " + b.cloudName(cloud)
}

// dumbbell joins the first day anywhere with the first on a cloud.
func (b *Book) dumbbell(p *pen, l lagPlan, y float64, m late, cloud dataset.CloudID) {
	from, to := l.place(m, m.began.Latest()), l.place(m, m.came.Latest())
	p.line(from, y, to, y, stroke{colour: mute, width: 3})
	for i, peer := range m.first[:min(len(m.first), 2)] {
		b.lagDot(p, from-float64(i)*6, y, b.tones(peer).strong, m.began.Exact())
	}
	if m.days == 0 {
		to += 6
	}
	b.lagDot(p, to, y, b.tones(cloud).strong, m.came.Exact())
	p.text(to+10, y+4, m.words(), look{weight: strong, halo: true})
}

func (b *Book) lagDot(p *pen, x, y float64, colour string, exact bool) {
	if exact {
		p.dot(x, y, 5, colour)
		return
	}
	p.ring(x, y, 4.25, colour)
}
