package plot

import (
	"cmp"
	"math"
	"slices"
	"time"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// The measures of a plot, in pixels.
const (
	axisRoom  = 24 // below the base line, for ticks and years
	valueRoom = 16 // above the top line, for its value
	rowRoom   = 18 // for a row of words above that
	tailRoom  = 9  // between the end of a line and its label
	dotMain   = 4  // radius of the dot at the end of a subject's line
	dotOther  = 3
)

// heightOf is the height of a drawing of some width: the narrower, the taller in
// proportion.
func heightOf(width int) float64 {
	switch width {
	case Wide:
		return 370
	case Half:
		return 340
	}
	return 330
}

// drawn makes the drawings of a chart from one that lays it out for a width. The
// live chart, which has to do for every width, is laid out as the middle one.
func drawn(c *Chart, layOut func(width int) sheet) {
	for _, width := range []int{Wide, Half, Narrow} {
		s := layOut(width)
		c.Drawings = append(c.Drawings, Drawing{Width: width, Height: int(math.Ceil(s.height)), Option: s.option(false)})
		if width == Half {
			c.Explore = s.option(true)
		}
	}
}

// box is a place on a drawing.
type box struct{ left, top, width, height float64 }

// newPanel lays a plot out in a box; head is the room for words over the top
// value.
func newPanel(b box, x xScale, y yScale, head float64) *panel {
	above := head + valueRoom
	y.domain = y.top * b.height / (b.height - above)
	return &panel{left: b.left, top: b.top, width: b.width, height: b.height, x: x, y: y}
}

// gutter is the room that the values need left of where the lines begin: none
// where no line goes through them.
func (p *panel) gutter(lines [][]point) float64 {
	for _, v := range p.y.values() {
		bottom := p.py(v) + 1 // a line on the value's own is as thick as to touch it
		right := p.left + measure(p.y.label(v), look{}) + 4
		for _, points := range lines {
			if p.meets(points, right, bottom-13, bottom) {
				return measure(p.y.label(p.y.top), look{}) + 8
			}
		}
	}
	return 0
}

// meets tells whether a line of points comes between two heights before right.
func (p *panel) meets(points []point, right, top, bottom float64) bool {
	for i, q := range points {
		if p.px(q.x) > right && (i == 0 || p.px(points[i-1].x) > right) {
			return false
		}
		high, low := p.py(q.y), p.py(q.y)
		if i > 0 {
			high, low = min(high, p.py(points[i-1].y)), max(low, p.py(points[i-1].y))
		}
		if high < bottom && low > top {
			return true
		}
	}
	return false
}

// inset makes room at the left of the first day.
func (x xScale) inset(pixels, width float64) xScale {
	x.min -= (x.max - x.min) * pixels / (width - pixels)
	return x
}

// label is a value as it stands on its line.
func (y yScale) label(v float64) string {
	text := words.Thousands(int(v))
	if v == y.top {
		text += y.unit
	}
	return text
}

// hundred is the scale of percents.
func hundred() yScale { return yScale{step: 25, top: 100, unit: "%"} }

// niceScale is a scale from zero to the largest value or a little over it, with
// at most five lines, in whole steps that readers count in.
func niceScale(largest float64, unit string) yScale {
	const lines = 5
	for size := 1.0; ; size *= 10 {
		for _, f := range []float64{1, 2, 2.5, 5} {
			step := f * size
			if step == math.Trunc(step) && step*lines >= largest {
				return yScale{step: step, top: step * max(1, math.Ceil(largest/step)), unit: unit}
			}
		}
	}
}

// ms is a day as ECharts counts time.
func ms(d source.Day) float64 { return float64(d) * 24 * 60 * 60 * 1000 }

// timeScale lays out the days from one to another: a tick at each turn of the
// year and the year in the middle of its span; on short times the months.
func timeScale(from, to source.Day, width float64) xScale {
	x := xScale{time: true, min: ms(from), max: ms(max(to, from+1))}
	if to-from < 400 {
		return x.months(from, to, width)
	}
	perDay := width / float64(to-from)
	room := measure("2026", look{}) + 6
	every := 1
	for float64(every)*365*perDay < room {
		every++
	}
	x.format = "{yyyy}"
	for year := from.Time().Year(); year <= to.Time().Year(); year++ {
		begin, end := source.DayOf(year, time.January, 1), source.DayOf(year+1, time.January, 1)
		if begin > from {
			x.ticks = append(x.ticks, ms(begin))
		}
		left, right := max(begin, from), min(end, to)
		middle := (ms(left) + ms(right)) / 2
		at := width * (middle - x.min) / (x.max - x.min)
		fits := float64(right-left)*perDay >= room
		if every > 1 {
			// Years that the plot cuts off lie nearer to the next than a whole one.
			fits = year%every == 0 && left == begin && right == end && at >= room/2 && at <= width-room/2
		}
		if fits {
			x.labels = append(x.labels, middle)
		}
	}
	return x
}

// months lays out a time of months: a tick at the first of as many of them as
// there is room to name, the name to its right.
func (x xScale) months(from, to source.Day, width float64) xScale {
	x.format, x.behind = "{MMM} {yyyy}", true
	room := measure("Sep 2026", look{}) + 12
	perDay := width / float64(max(to-from, 1))
	every := 12
	for _, n := range []int{6, 3, 2, 1} {
		if float64(n)*30*perDay >= room {
			every = n
		}
	}
	t := from.Time()
	for n := 0; ; n++ {
		first := source.DayOf(t.Year(), t.Month()+time.Month(n), 1)
		if first > to {
			return x
		}
		if first < from || (int(first.Time().Month())-1)%every != 0 {
			continue
		}
		x.ticks = append(x.ticks, ms(first))
		if float64(to-first)*perDay >= room-12 {
			x.labels = append(x.labels, ms(first))
		}
	}
}

// tail is what stands at the right end of a line.
type tail struct {
	text  string
	y     float64
	style pencil
	dot   float64 // its radius, none where 0
	x     float64 // where the line ends
}

// tailWidth is the room that labels at the end of lines need.
func tailWidth(tails []tail) float64 {
	width := 0.0
	for _, t := range tails {
		width = max(width, tailRoom+measure(t.text, look{weight: t.style.weight})+3)
	}
	return width
}

// addTails sets dots at the ends of lines, and beside them the labels: pushed
// apart, in the order of their values.
func (p *panel) addTails(tails []tail) {
	sorted := slices.Clone(tails)
	slices.SortStableFunc(sorted, func(a, b tail) int { return cmp.Compare(b.y, a.y) })
	var wanted []float64
	for _, t := range sorted {
		wanted = append(wanted, p.py(t.y))
	}
	var above []note
	places := spread(wanted, lineGap, p.top+lineGap/2, p.top+p.height-lineGap/2)
	for i, t := range sorted {
		n := note{
			at: point{x: t.x, y: t.y}, radius: t.dot, fill: t.style.line,
			dx: tailRoom, dy: places[i] - wanted[i], text: t.text, align: "left", colour: t.style.text, weight: t.style.weight,
			halo: t.x < p.x.max, // where it stands on the plot
		}
		if t.style.weight == strong {
			above = append(above, n)
			continue
		}
		p.notes = append(p.notes, n)
	}
	p.notes = append(p.notes, above...)
}
