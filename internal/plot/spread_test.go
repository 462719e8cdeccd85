package plot

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

// Labels keep their order and distance and stay inside, whatever they mark; and
// those that have room stay where they are.
func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(-10, 50).Draw(t, "low")
		wanted := rapid.SliceOfN(rapid.Float64Range(-50, 450), 0, 16).Draw(t, "wanted")
		slices.Sort(wanted)
		high := low + lineGap*float64(max(len(wanted)-1, 0)) + rapid.Float64Range(0, 300).Draw(t, "more")
		places := spread(wanted, lineGap, low, high)
		if len(places) != len(wanted) {
			t.Fatalf("%d places for %d labels", len(places), len(wanted))
		}
		apart := true
		const rounding = 1e-6
		for i, p := range places {
			if p < low-rounding || p > high+rounding {
				t.Fatalf("%g lies outside %g to %g", p, low, high)
			}
			if i > 0 && p-places[i-1] < lineGap-rounding {
				t.Fatalf("%g and %g are too near", places[i-1], p)
			}
			apart = apart && wanted[i] >= low && wanted[i] <= high && (i == 0 || wanted[i]-wanted[i-1] >= lineGap)
		}
		for i, p := range places {
			if apart && math.Abs(p-wanted[i]) > rounding {
				t.Fatalf("%g was moved to %g without need", wanted[i], p)
			}
		}
	})
}

func TestSpreadInTheMiddle(t *testing.T) {
	got := spread([]float64{100, 100, 103, 200}, 15, 0, 300)
	want := []float64{86, 101, 116, 200}
	for i := range want {
		if math.Abs(got[i]-want[i]) > 1e-9 {
			t.Fatalf("labels at %v, want %v", got, want)
		}
	}
}

// The words of events never cover each other or a line, nor leave the drawing.
func TestEventsKeepApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(200, 900).Draw(t, "width")
		var events []event
		for range rapid.IntRange(0, maxEvents).Draw(t, "n") {
			lab := rapid.StringMatching(`[A-Z][a-z]{2,14}`).Draw(t, "lab")
			events = append(events, event{source.Day(rapid.IntRange(0, 1000).Draw(t, "day")), "28 September 2026", lab + "’s proprietary models open on AWS", lab + " on AWS"})
		}
		placed := placeEvents(events, width, .8*width, func(d source.Day) float64 { return float64(d) * .8 * width / 1000 })
		if len(events) == 1 && len(placed) == 0 {
			t.Fatal("the only event is left out")
		}
		for i, p := range placed {
			from, to := p.span()
			if from < 0 || to > width {
				t.Fatalf("words from %g to %g of %g", from, to, width)
			}
			for _, o := range placed[:i] {
				left, right := o.span()
				if p.row == o.row && from < right && left < to {
					t.Fatalf("%v covers %v", p, o)
				}
				if o.row <= p.row && from < o.x && o.x < to || p.row <= o.row && left < p.x && p.x < right {
					t.Fatalf("a line goes through words: %v, %v", p, o)
				}
			}
		}
	})
}
