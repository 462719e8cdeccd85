package plot

import (
	"slices"
	"strconv"

	"moatatlas/internal/words"
)

// survivalSheet draws curves of survival with the numbers at risk below.
func survivalSheet(strata []stratum, width int) sheet {
	end := 1
	for _, s := range strata {
		end = max(end, s.reliable(leastAtRisk))
	}
	var tails []tail
	for i, s := range strata {
		days := s.drawn(end)
		step, _ := s.at(days)
		name := s.name
		if width == Narrow {
			name = s.brief
		}
		style, dot := context(), float64(dotOther)
		if i == 0 {
			style, dot = subject(), dotMain
		}
		tails = append(tails, tail{text: name + " " + strconv.Itoa(int(100*step.Survival+.5)), x: float64(days), y: 100 * step.Survival, style: style, dot: dot})
	}
	below := axisRoom + float64(len(strata))*lineGap + lineGap + 4
	height := heightOf(width) + below - axisRoom
	b := box{0, 0, float64(width) - tailWidth(tails), height - below}
	gutter := measure("100%", look{}) + 8
	p := newPanel(b, daysScale(end, b.width-gutter).inset(gutter, b.width), hundred(), 0)
	for i, s := range slices.Backward(strata) {
		p.curves = append(p.curves, curve{name: s.name, points: s.curve(end), style: tails[i].style, step: true, z: 3 + len(strata) - i})
	}
	if band := strata[0].interval(end); len(band.low) > 1 {
		p.bands = append(p.bands, band)
	}
	p.addTails(tails)
	p.addAtRisk(strata, width)
	return sheet{float64(width), height, []*panel{p}}
}

// drawn is the day up to which a curve is drawn.
func (s stratum) drawn(end int) int { return min(end, s.reliable(leastAtRisk)) }

// curve is the line from all at the begin to the last day that is drawn.
func (s stratum) curve(end int) []point {
	points := []point{{x: 0, y: 100}}
	value := 100.0
	for _, st := range s.Steps {
		if st.Days > s.drawn(end) || st.Events == 0 {
			continue
		}
		value = tenth(100 * st.Survival)
		points = append(points, point{x: float64(st.Days), y: value})
	}
	return append(points, point{x: float64(s.drawn(end)), y: value})
}

// interval is the area of the 95% interval, in steps like the curve. The days
// on which it is undefined, which are those after the last event of a curve at
// zero, have none.
func (s stratum) interval(end int) band {
	b := band{fill: muteL}
	low, high := 100.0, 100.0
	add := func(days int, l, h float64) {
		x := float64(days)
		b.low = append(b.low, point{x: x, y: low}, point{x: x, y: l})
		b.high = append(b.high, point{x: x, y: high}, point{x: x, y: h})
		low, high = l, h
	}
	for _, st := range s.Steps {
		if st.Days > s.drawn(end) || !st.Interval {
			break
		}
		if st.Events > 0 {
			add(st.Days, 100*st.Low, 100*st.High)
		}
	}
	if len(b.low) > 0 {
		add(s.drawn(end), low, high)
	}
	return b
}

// daysScale lays out days since a model's first, in steps that calendars have.
func daysScale(end int, width float64) xScale {
	x := xScale{max: float64(end), format: "{value}"}
	every := 1
	for _, n := range []int{7, 30, 90, 180, 360, 720, 1800} {
		if width*float64(every)/float64(end) < 56 {
			every = n
		}
	}
	for d := every; d <= end; d += every {
		x.ticks = append(x.ticks, float64(d))
		if width*float64(end-d)/float64(end) >= 10 {
			x.labels = append(x.labels, float64(d))
		}
	}
	return x
}

// addAtRisk writes below the axis how many models were still watched at each of
// its days, a row a stratum in the order of the chart.
func (p *panel) addAtRisk(strata []stratum, width int) {
	put := func(x, dx, dy float64, text, align string, colour string, weight int) {
		p.notes = append(p.notes, note{at: point{x: x}, dx: dx, dy: dy, text: text, align: align, colour: colour, weight: weight})
	}
	row := axisRoom + 10.0
	put(0, 0, 13, "0 days", "center", ink2, regular)
	put(p.x.min, 0, row, "Models at risk", "left", ink3, regular)
	for i, s := range strata {
		row += lineGap
		colour, weight, name := ink3, regular, s.name
		if i == 0 {
			colour, weight = ink, medium
		}
		if width == Narrow {
			name = s.brief
		}
		put(p.x.max, tailRoom, row, name, "left", colour, weight)
		for _, d := range append([]float64{0}, p.x.labels...) {
			put(d, 0, row, words.Thousands(s.atRisk(int(d))), "center", colour, weight)
		}
	}
}
