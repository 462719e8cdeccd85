package plot

import (
	"fmt"
	"strconv"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// trend is a chart of shares over time before it is laid out for a width.
type trend struct {
	from, to source.Day
	y        yScale
	lines    []strand // from those behind to those in front
	events   []event
	between  float64 // room between the words of the events and the values
}

// strand is one line of a trend.
type strand struct {
	name   string
	brief  string // of the name, for narrow drawings
	points []point
	style  pencil
	step   bool
	main   bool // whether the events are marked on it
}

// label is what stands at the end of a line.
func (s strand) label(width int) string {
	name := s.name
	if width == Narrow && s.brief != "" {
		name = s.brief
	}
	return name + " " + s.points[len(s.points)-1].name
}

// tails are the ends of all lines.
func (t trend) tails(width int) []tail {
	var list []tail
	for i := len(t.lines) - 1; i >= 0; i-- {
		s := t.lines[i]
		if len(s.points) == 0 {
			continue
		}
		end := s.points[len(s.points)-1]
		dot := float64(dotOther)
		if s.style.weight == strong {
			dot = dotMain
		}
		list = append(list, tail{text: s.label(width), x: end.x, y: end.y, style: s.style, dot: dot})
	}
	return list
}

// layOut lays a trend out as the only plot of a drawing.
func (t trend) layOut(width int) sheet {
	height := heightOf(width)
	tails := t.tails(width)
	height = max(height, float64(len(tails))*lineGap+100)
	b := box{0, 0, float64(width) - tailWidth(tails), height - axisRoom}
	return sheet{float64(width), height, []*panel{t.panel(b, tails, 0, t.gutter(b, 0, width), width)}}
}

// panel draws a trend in a box, head pixels below its top.
func (t trend) panel(b box, tails []tail, head, gutter float64, width int) *panel {
	p := t.scaled(b, head, gutter, width)
	for i, s := range t.lines {
		p.curves = append(p.curves, curve{name: s.name, points: s.points, style: s.style, step: s.step, z: 2 + i})
	}
	p.addTails(tails)
	return p
}

// gutter is the room that the values need left of the lines and their labels.
func (t trend) gutter(b box, head float64, width int) float64 {
	p := t.scaled(b, head, 0, width)
	room := measure(t.y.label(t.y.top), look{}) + 8
	var lines [][]point
	for _, s := range t.lines {
		if n := len(s.points); n > 0 && p.px(s.points[n-1].x) < p.left+room {
			return room
		}
		lines = append(lines, s.points)
	}
	return p.gutter(lines)
}

// scaled is the panel of a trend with its events, before its lines.
func (t trend) scaled(b box, head, gutter float64, width int) *panel {
	x := timeScale(t.from, t.to, b.width-gutter).inset(gutter, b.width)
	at := func(d source.Day) float64 { return b.width * (ms(d) - x.min) / (x.max - x.min) }
	events := placeEvents(t.within(), float64(width)-b.left, b.width, at)
	p := newPanel(b, x, t.y, head+float64(eventRows(events))*rowRoom+t.between)
	p.addEvents(events, head)
	for _, s := range t.lines {
		if s.main {
			p.markOn(s, events)
		}
	}
	return p
}

// within lists the events that lie in the time that is drawn.
func (t trend) within() []event {
	var list []event
	for _, e := range t.events {
		if e.day > t.from && e.day < t.to {
			list = append(list, e)
		}
	}
	return list
}

// markOn puts a ring with the value on a line where an event meets it, behind that of
// the day before if it is known, on the side of the event's words and off the line.
func (p *panel) markOn(s strand, events []placed) {
	for _, e := range events {
		for i, q := range s.points {
			if q.x != ms(e.day) {
				continue
			}
			p.notes = append(p.notes, note{at: q, radius: 3.5, fill: paper, ring: accent})
			text := q.name + p.y.unit
			if i > 0 && s.points[i-1].x == ms(e.day-1) && s.points[i-1].name != q.name {
				text = s.points[i-1].name + " → " + text
			}
			n := note{at: q, dx: 7, dy: 11, text: text, align: "left", colour: accent, weight: strong, halo: true}
			if e.left {
				n.align, n.dx = "right", -7
			}
			if i > 0 && (s.points[i-1].y < q.y) == e.left && s.points[i-1].y != q.y {
				n.dy = -11
			}
			// Near its end the line has a value already.
			if end := s.points[len(s.points)-1]; e.left || p.px(end.x)-p.px(q.x) > 45 {
				p.notes = append(p.notes, n)
			}
		}
	}
}

// told says a line in words: where it begins, its lowest and its highest value,
// and where it ends.
func (s strand) told(unit string) string {
	if len(s.points) == 0 {
		return s.name + ": no value."
	}
	low, high := s.points[0], s.points[0]
	for _, q := range s.points {
		if q.y < low.y {
			low = q
		}
		if q.y > high.y {
			high = q
		}
	}
	begin, end := s.points[0], s.points[len(s.points)-1]
	text := fmt.Sprintf("%s: %s%s on %s", s.name, words.Decimal(begin.y, 1), unit, words.Day(dayOf(begin.x)))
	for _, q := range []point{low, high} {
		if q.y != begin.y && q.y != end.y {
			text += fmt.Sprintf(", %s%s on %s", words.Decimal(q.y, 1), unit, words.Day(dayOf(q.x)))
		}
	}
	if end.x == begin.x {
		return text + "."
	}
	return text + fmt.Sprintf(", %s%s on %s.", words.Decimal(end.y, 1), unit, words.Day(dayOf(end.x)))
}

// dayOf is the day that ms takes to a number.
func dayOf(x float64) source.Day { return source.Day(x / (24 * 60 * 60 * 1000)) }

// alt says all lines in words, that in front first.
func (t trend) alt(what, unit string) string {
	text := what
	for i := len(t.lines) - 1; i >= 0; i-- {
		text += " " + t.lines[i].told(unit)
	}
	return text
}

// since says how a share compares with that of a day before: ", up from 33% on
// 28 April"; "" where there was none.
func since(now, before market.Ratio, day, today source.Day) string {
	if !now.Defined() || !before.Defined() {
		return ""
	}
	when := dayBeside(day, today)
	switch a, b := shareWords(now), shareWords(before); {
	case a == b:
		return ", as on " + when
	case now.Part*before.Whole > before.Part*now.Whole:
		return fmt.Sprintf(", up from %s on %s", b, when)
	default:
		return fmt.Sprintf(", down from %s on %s", b, when)
	}
}

// shareWords is a share in percent, exact enough that no part is not told as
// none, nor all but a part as all.
func shareWords(r market.Ratio) string {
	if n := whole(r); n == 0 && r.Part > 0 || n == 100 && r.Part < r.Whole {
		return strconv.FormatFloat(tenths(r), 'f', 1, 64) + "%"
	}
	return percent(r)
}
