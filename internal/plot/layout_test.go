package plot

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

// Scales hold what they must, in steps that people count in.
func TestNiceScale(t *testing.T) {
	for largest, want := range map[float64]yScale{
		0:    {step: 1, top: 1},
		1:    {step: 1, top: 1},
		5:    {step: 1, top: 5},
		6:    {step: 2, top: 6},
		63:   {step: 20, top: 80},
		1894: {step: 500, top: 2000},
		2022: {step: 500, top: 2500},
	} {
		if got := niceScale(largest, ""); got.step != want.step || got.top != want.top {
			t.Errorf("the scale for %g is %g to %g, want %g to %g", largest, got.step, got.top, want.step, want.top)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		largest := rapid.Float64Range(0, 1e6).Draw(t, "largest")
		s := niceScale(largest, "")
		if s.top < largest || s.top/s.step > 5 {
			t.Fatalf("%g: %g to %g", largest, s.step, s.top)
		}
	})
}

// Years and months are named in their span, without covering each other, however
// long the time.
func TestTimeScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := source.DayOf(rapid.IntRange(2000, 2030).Draw(t, "year"), time.Month(rapid.IntRange(1, 12).Draw(t, "month")), rapid.IntRange(1, 28).Draw(t, "day"))
		to := from + source.Day(rapid.IntRange(0, 12000).Draw(t, "length"))
		width := rapid.Float64Range(150, 860).Draw(t, "width")
		x := timeScale(from, to, width)
		if x.max <= x.min {
			t.Fatal("no time at all")
		}
		at := func(v float64) float64 { return width * (v - x.min) / (x.max - x.min) }
		room, center := measure("2026", look{}), true
		if x.behind {
			room, center = measure("Sep 2026", look{}), false
		}
		end := -1.0
		for _, l := range x.labels {
			begin := at(l)
			if center {
				begin -= room / 2
			}
			if begin < end {
				t.Fatalf("the label at %g covers the one before", begin)
			}
			end = begin + room
		}
		if end > width+5 {
			t.Fatalf("a label ends at %g of %g", end, width)
		}
	})
}
