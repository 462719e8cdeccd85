package plot

import (
	"slices"

	"moatatlas/internal/source"
)

// event is what is marked on a chart: a vertical line with the day and words.
type event struct {
	day   source.Day
	date  string
	words string // what happened
	brief string // the same for narrow drawings
}

// placed is an event with where its words stand.
type placed struct {
	event
	x      float64 // of the line
	row    int     // of the words, from the top
	left   bool    // whether the anchor is the right end of the words
	anchor float64
	words  string
	cost   int // of what is given up by it
}

const eventGap = 6 // between the line of an event and its words

// width is the room of the words of an event, the day in bold before them.
func (p placed) width() float64 {
	w := measure(p.date, look{weight: strong})
	if p.words != "" {
		w += measure(" "+p.words, look{weight: regular})
	}
	return w
}

// span is where the words begin and end.
func (p placed) span() (from, to float64) {
	if p.left {
		return p.anchor - p.width(), p.anchor
	}
	return p.anchor, p.anchor + p.width()
}

// placeEvents finds places for the words of events, the most important first,
// over a plot on a drawing, both of some width; at takes days to pixels. Words
// stand on the right of their line, on the left in the right third of the plot. Where that does not fit,
// the other side, both sides, a second row, briefer words and leaving an event
// out are tried, in all combinations: the one that gives up least is taken.
func placeEvents(events []event, width, plot float64, at func(source.Day) float64) []placed {
	best, least := []placed(nil), unplaced*len(events)+1
	var try func(rest []event, done []placed, cost int)
	try = func(rest []event, done []placed, cost int) {
		if cost >= least {
			return
		}
		if len(rest) == 0 {
			best, least = slices.Clone(done), cost
			return
		}
		for _, p := range rest[0].choices(at(rest[0].day), width, plot) {
			if p.fits(width, done) {
				try(rest[1:], append(done, p), cost+p.cost)
			}
		}
		try(rest[1:], done, cost+unplaced*len(rest))
	}
	try(events, nil, 0)
	return best
}

// unplaced is what it costs to leave an event out.
const unplaced = 100

// choices lists the ways to set an event.
func (e event) choices(x, width, plot float64) []placed {
	var list []placed
	set := func(words string, row, cost int, left bool, anchor float64) {
		list = append(list, placed{e, x, row, left, anchor, words, cost})
	}
	for brevity, words := range []string{e.words, e.brief, ""} {
		for row := range 2 {
			cost := 4*brevity*brevity + 2*row
			right, left := 0, 1
			if x > plot*2/3 {
				right, left = 1, 0
			}
			set(words, row, cost+left, true, x-eventGap)
			set(words, row, cost+right, false, x+eventGap)
			set(words, row, cost+5, true, width)
			set(words, row, cost+5, false, 0)
		}
	}
	return list
}

// fits tells whether words stay inside the plot and off those that are placed,
// and whether no line goes through words: a line goes down from its own row.
func (p placed) fits(width float64, others []placed) bool {
	from, to := p.span()
	if from < 0 || to > width {
		return false
	}
	for _, o := range others {
		left, right := o.span()
		switch {
		case p.row == o.row && from < right+12 && left < to+12:
			return false
		case o.row <= p.row && from-eventGap < o.x && o.x < to+eventGap:
			return false
		case p.row <= o.row && left-eventGap < p.x && p.x < right+eventGap:
			return false
		case p.x-o.x < 1 && o.x-p.x < 1:
			return false
		}
	}
	return true
}

// eventRows is how many rows of words events need.
func eventRows(events []placed) int {
	rows := 0
	for _, e := range events {
		rows = max(rows, e.row+1)
	}
	return rows
}

// addEvents draws events over a plot; head is how far below its top the first
// row of their words begins.
func (p *panel) addEvents(events []placed, head float64) {
	for _, e := range events {
		middle := p.top + head + float64(e.row)*rowRoom + rowRoom/2 - 2
		x := ms(e.day)
		p.guides = append(p.guides, guide{from: point{x: x}, to: point{x: x, y: p.value(middle + rowRoom/2)}, colour: accent})
		gap := measure(" ", look{})
		align, dateX := "left", e.anchor-e.x
		wordsX := dateX + measure(e.date, look{weight: strong}) + gap
		if e.left {
			align, wordsX = "right", dateX
			if e.words != "" {
				dateX -= measure(e.words, look{}) + gap
			}
		}
		at := point{x: x, y: p.value(middle)}
		p.notes = append(p.notes, note{at: at, dx: dateX, text: e.date, align: align, colour: accent, weight: strong})
		if e.words != "" {
			p.notes = append(p.notes, note{at: at, dx: wordsX, text: e.words, align: align, colour: accent, weight: regular})
		}
	}
}
