package plot

import (
	"cmp"
	"slices"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Spark is a small chart beside a sentence: without an axis, with few words, for
// the sentence says what it shows. The zero Spark is none.
type Spark struct {
	Width, Height int
	Marks         SVG
}

// The measures of small charts.
const (
	sparkWidth = 132
	sparkBase  = 58 // of lines and steps
	sparkTop   = 16 // the highest that they come
	sparkWords = 73 // the line of words below
)

// small is a small chart of a line: where days and values lie.
type small struct {
	pen
	from, to source.Day
	right    float64 // where the line ends; the value stands behind it
	most     float64 // the value at the top
}

func (s *small) x(d source.Day) float64 {
	return axis{from: s.from, to: s.to, right: s.right}.at(d)
}

func (s *small) y(v float64) float64 {
	return sparkBase - (sparkBase-sparkTop)*v/s.most
}

// draw sets a line, or steps, over its baseline, with a dot and its value at the end.
func (s *small) draw(points []point, steps bool) {
	s.line(0, sparkBase, s.right, sparkBase, stroke{colour: ink})
	var d []byte
	for i, q := range points {
		command := byte('L')
		if i == 0 {
			command = 'M'
		}
		x := s.x(dayOf(q.x))
		if steps && i > 0 {
			d = appendTenths(append(d, 'H'), x)
			d = appendTenths(append(d, 'V'), s.y(q.y))
			continue
		}
		d = appendTenths(append(d, command), x)
		d = appendTenths(append(d, ' '), s.y(q.y))
	}
	s.stroke(d)
	last := points[len(points)-1]
	s.dot(s.right, s.y(last.y), 3.5, ink)
	s.text(s.right+6, s.y(last.y)+4, last.name+"%", look{weight: strong})
}

// stroke draws the main line of a small chart.
func (p *pen) stroke(d []byte) {
	p.add(`<path d="`)
	p.b = append(p.b, d...)
	p.add(`" fill="none" stroke="` + ink + `" stroke-width="2" stroke-linejoin="round"/>`)
}

// marked draws the day of an event with its name below, and the value that the line
// had just before it: at the top, where the line seldom comes.
func (s *small) marked(day source.Day, before point) {
	x := s.x(day)
	s.line(x, sparkTop-6, x, sparkBase+3, stroke{colour: accent})
	s.words(x, words.ShortDay(day), look{fill: accent, weight: strong, anchor: "middle"})
	s.ring(x, s.y(before.y), 3, accent)
	bold, at := look{fill: accent, weight: strong, anchor: "end", halo: true}, x-5
	if x-5 < measure(before.name+"%", bold) {
		bold.anchor, at = "", x+5
	}
	s.text(at, sparkTop-4, before.name+"%", bold)
}

// words set a text below the baseline, around a place or as near to it as it fits.
func (s *small) words(x float64, text string, l look) {
	half := measure(text, l) / 2
	s.text(min(max(x, half), sparkWidth-half), sparkWords, text, l)
}

func (s *small) done() Spark {
	return Spark{Width: sparkWidth, Height: sparkWords + 5, Marks: s.svg()}
}

// ShareSpark is the exclusive share of the frontier over time, with the marked
// event.
func (b *Book) ShareSpark() Spark {
	share := func(m *market.Market) market.Ratio { return m.ExclusiveShare(market.ScopeFrontier) }
	points := trace(settled(b.withTurns(), share), share)
	if len(points) < 2 {
		return Spark{}
	}
	s := &small{from: dayOf(points[0].x), to: b.market.Day(), right: 94, most: 100}
	s.draw(points, false)
	if turn := b.Turn(); turn != nil && turn.Day > s.from {
		if before := share(b.market.On(turn.Day - 1)); before.Defined() {
			s.marked(turn.Day, point{y: tenths(before), name: words.Thousands(whole(before))})
			return s.done()
		}
	}
	s.words(0, s.from.Time().Format("2006"), look{fill: ink3, anchor: "middle"})
	return s.done()
}

// ReachSpark is the reach of the lab of the marked event, which it needs.
func (b *Book) ReachSpark() Spark {
	turn := b.Turn()
	if turn == nil {
		return Spark{}
	}
	points := b.labReach(turn.Lab).points
	if len(points) < 2 {
		return Spark{}
	}
	highest := slices.MaxFunc(points, func(x, y point) int { return cmp.Compare(x.y, y.y) }).y
	if highest == 0 {
		return Spark{}
	}
	s := &small{from: dayOf(points[0].x), to: b.market.Day(), right: 94, most: highest}
	s.draw(points, true)
	s.marked(turn.Day, point{y: turn.ReachBefore, name: wholePercent(turn.ReachBefore)})
	return s.done()
}

// SurvivalSpark is how many third-party models are still on one cloud after some
// days, the last of which is named.
func (b *Book) SurvivalSpark(days int, name string) Spark {
	curve := stratum{Survival: b.survival()[market.StratumThirdParty]}
	if curve.N == 0 || days <= 0 {
		return Spark{}
	}
	left := 1.0 // until the first step
	if end, ok := curve.at(days); ok {
		left = end.Survival
	}
	s := &small{right: 94, most: 1}
	x := func(d int) float64 { return s.right * float64(d) / float64(days) }
	s.line(0, sparkBase, s.right, sparkBase, stroke{colour: ink})
	d := appendTenths([]byte("M0 "), s.y(1))
	for _, st := range curve.Steps {
		if st.Days > days {
			break
		}
		d = appendTenths(append(d, 'H'), x(st.Days))
		d = appendTenths(append(d, 'V'), s.y(st.Survival))
	}
	s.stroke(appendTenths(append(d, 'H'), s.right))
	s.dot(s.right, s.y(left), 3.5, ink)
	s.text(s.right+6, s.y(left)+4, percentOf(left), look{weight: strong})
	s.text(0, sparkWords, "first day", look{fill: ink3})
	s.text(s.right, sparkWords, name, look{fill: ink3, anchor: "end"})
	return s.done()
}
