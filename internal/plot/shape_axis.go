package plot

import (
	"time"

	"moatatlas/internal/source"
)

// axis lays days out from left to right.
type axis struct {
	from, to    source.Day
	left, right float64
}

// at is where a day lies; days outside lie at the ends.
func (a axis) at(d source.Day) float64 {
	if a.to <= a.from {
		return a.left
	}
	d = min(max(d, a.from), a.to)
	return a.left + (a.right-a.left)*float64(d-a.from)/float64(a.to-a.from)
}

// years tells whether the axis is so long that it counts in years.
func (a axis) years() bool { return a.to-a.from > 600 }

// mark is a turn of the calendar on an axis.
type mark struct {
	day  source.Day
	text string
	turn bool // whether a year begins
}

// marks lists the turns of the months or years within an axis.
func (a axis) marks() []mark {
	var list []mark
	year := a.from.Time().Year()
	if a.years() {
		for ; ; year++ {
			d := source.DayOf(year, time.January, 1)
			if d > a.to {
				return list
			}
			if d >= a.from {
				list = append(list, mark{d, d.Time().Format("2006"), true})
			}
		}
	}
	for month := a.from.Time().Month(); ; month++ {
		d := source.DayOf(year, month, 1)
		if d > a.to {
			return list
		}
		if t := d.Time(); d >= a.from {
			list = append(list, mark{d, monthMark(t), t.Month() == time.January})
		}
	}
}

func monthMark(t time.Time) string {
	if t.Month() == time.January {
		return t.Format("2006")
	}
	return t.Format("Jan")
}

// grid draws a vertical line at each turn.
func (p *pen) grid(a axis, top, bottom float64) {
	for _, m := range a.marks() {
		p.line(a.at(m.day), top, a.at(m.day), bottom, stroke{colour: grid})
	}
}

// axis draws the line of an axis with its words below: years centred in their
// span, months behind the tick of their first day.
func (p *pen) axis(a axis, y float64) {
	p.line(a.left, y, a.right, y, stroke{colour: ink})
	marks := a.marks()
	for _, m := range marks {
		p.line(a.at(m.day), y, a.at(m.day), y+5, stroke{colour: ink})
	}
	if a.years() {
		p.yearWords(a, marks, y+17)
		return
	}
	p.monthWords(a, marks, y+17)
}

func (p *pen) yearWords(a axis, marks []mark, y float64) {
	left, year := a.left, a.from.Time().Format("2006")
	put := func(right float64) {
		if right-left >= measure(year, look{})+4 {
			p.text((left+right)/2, y, year, look{fill: ink2, anchor: "middle"})
		}
	}
	for _, m := range marks {
		put(a.at(m.day))
		left, year = a.at(m.day), m.text
	}
	put(a.right)
}

// monthWords name the months, or every second, third or sixth, Januaries with
// their year always among them.
func (p *pen) monthWords(a axis, marks []mark, y float64) {
	if len(marks) == 0 || a.at(marks[0].day)-a.left > measure("Sep 2026", look{})+4 {
		p.text(a.left, y, a.from.Time().Format("Jan 2006"), look{fill: ink2})
	}
	every := 1
	for every < 6 && float64(every)*30*(a.right-a.left) < 38*float64(a.to-a.from) {
		every += []int{1, 1, 3}[every-1]
	}
	named := false
	for i, m := range marks {
		month := int(m.day.Time().Month()) - 1
		if month%every != 0 {
			continue
		}
		x, l := a.at(m.day)+3, look{fill: ink2}
		if m.turn {
			l.weight = 600
		}
		// The first month carries its year where the next words leave room.
		if first := m.day.Time().Format("Jan 2006"); !named && !m.turn && i+every < len(marks) && x+measure(first, l)+2 < a.at(marks[i+every].day) {
			m.text = first
		}
		if named = true; x+measure(m.text, l) <= a.right {
			p.text(x, y, m.text, l)
		}
	}
}

// event draws a vertical line over the plot with its words on top: the day in
// bold, on the side that has room.
func (p *pen) event(x, top, bottom, width float64, day, words string) {
	p.line(x, top, x, bottom, stroke{colour: accent})
	l := look{fill: accent, weight: strong}
	all := measure(day+" "+words, l)
	parts := []span{{day, "", strong}, {" " + words, "", 0}}
	anchor, at := "", x+5
	switch {
	case x-5-all >= 0 && (x > width*2/3 || x+5+all > width):
		anchor, at = "end", x-5
	case x+5+all > width:
		parts = parts[:1]
		if x > width/2 {
			anchor, at = "end", x-5
		}
	}
	p.spans(at, top-4, parts, look{fill: accent, anchor: anchor, weight: strong})
}

// drawings draws a chart at each width; draw returns the height it took.
func drawings(draw func(p *pen, width float64) float64) []Drawing {
	var list []Drawing
	for _, width := range []int{Wide, Half, Narrow} {
		p := &pen{b: make([]byte, 0, 12<<10)}
		height := draw(p, float64(width))
		list = append(list, Drawing{Width: width, Height: int(height + .999), Marks: p.svg()})
	}
	return list
}
