package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Lag is how late models come to a peer that others sold first.
type Lag struct {
	Arrived int     // models that began on another peer and came
	Never   int     // models that began on another peer and have not come
	Median  float64 // days between, over those that came; 0 where none did
	Bounded int     // of those that came, with a date that is only a bound
	// Of those that came, with both days known, and the median over these: a month
	// or a bound makes the days a guess.
	Exact       int
	ExactMedian float64
}

// NeverShare is, of the models that began elsewhere, those that have not come.
func (l Lag) NeverShare() Ratio { return Ratio{l.Never, l.Arrived + l.Never} }

// Lag is how late models come to a peer, over the whole history: for each model
// that did not begin there the days from its first on any peer to its first
// there.
func (h *History) Lag(cloud dataset.CloudID) Lag {
	var l Lag
	c, ok := h.peer(cloud)
	if !ok {
		return l
	}
	var days, exact []int
	for i := range h.tracks {
		steps := h.steps(i)
		if len(steps) == 0 {
			continue
		}
		first, came := h.firstOn(i, c)
		switch {
		case !came:
			l.Never++
		case first > steps[0].day:
			l.Arrived++
			days = append(days, int(first-steps[0].day))
			came := func(o offer) bool { return o.cloud == c && o.bounds(first) }
			if h.exactOn(i, steps[0].day, 0, h.peers) && h.exactOn(i, first, c, c+1) {
				exact = append(exact, int(first-steps[0].day))
			}
			if h.boundedOn(i, steps[0].day) || slices.ContainsFunc(h.tracks[i].offers, came) {
				l.Bounded++
			}
		}
	}
	l.Median = median(days)
	l.Exact, l.ExactMedian = len(exact), median(exact)
	return l
}

// exactOn tells whether a record of one of some clouds knows the very day on which
// a model came.
func (h *History) exactOn(model int, day source.Day, from, to int) bool {
	return slices.ContainsFunc(h.tracks[model].offers, func(o offer) bool {
		return from <= o.cloud && o.cloud < to && o.From.Latest() == day && o.From.Exact()
	})
}

// LagOf is the days from a model's first on any peer to its first on one; ok
// is false where it has not come.
func (h *History) LagOf(model dataset.ModelID, cloud dataset.CloudID) (days int, ok bool) {
	i, known := h.number[model]
	c, peer := h.peer(cloud)
	if !known || !peer {
		return 0, false
	}
	first, came := h.firstOn(i, c)
	if !came {
		return 0, false
	}
	return int(first - h.steps(i)[0].day), true
}

// median is the middle of a list, or the mean of the two in the middle; 0 for
// an empty one.
func median[N int | float64](list []N) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return float64(sorted[mid])
	}
	return float64(sorted[mid-1]+sorted[mid]) / 2
}
