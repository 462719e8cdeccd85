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
		w, began, came := h.wait(i, c)
		switch {
		case began && !came:
			l.Never++
		case came && w.Days > 0:
			l.Arrived++
			days = append(days, w.Days)
			arrival := w.First + source.Day(w.Days)
			here := func(o offer) bool { return o.cloud == c && o.bounds(arrival) }
			if h.exactOn(i, w.First, 0, h.peers) && h.exactOn(i, arrival, c, c+1) {
				exact = append(exact, w.Days)
			}
			if h.boundedOn(i, w.First) || slices.ContainsFunc(h.tracks[i].offers, here) {
				l.Bounded++
			}
		}
	}
	l.Median = median(days)
	l.Exact, l.ExactMedian = len(exact), median(exact)
	return l
}

// Wait is how long a model took to come to a peer.
type Wait struct {
	Model dataset.ModelID
	First source.Day // its first day on any peer
	Days  int        // from then to its first day on the one peer; 0 where it began there
}

// Wait is how long a model took to come to a peer; ok is false where it has not
// come by the end of the history.
func (h *History) Wait(model dataset.ModelID, cloud dataset.CloudID) (w Wait, ok bool) {
	i, known := h.number[model]
	c, peer := h.peer(cloud)
	if !known || !peer {
		return Wait{}, false
	}
	w, _, ok = h.wait(i, c)
	return w, ok
}

// wait tells also whether the model began on any peer.
func (h *History) wait(model, cloud int) (w Wait, began, came bool) {
	var begin source.Day
	for c := range h.peers {
		if day, ok := h.firstOn(model, c); ok && (!began || day < begin) {
			begin, began = day, true
		}
	}
	day, came := h.firstOn(model, cloud)
	if !came {
		return Wait{}, began, false
	}
	return Wait{h.tracks[model].model.ID, begin, int(day - begin)}, true, true
}

// MedianWait is the median of the days that models took to come to a peer, over
// those that did not begin there; ok is false where there are none.
func MedianWait(waits []Wait) (days float64, ok bool) {
	var late []int
	for _, w := range waits {
		if w.Days > 0 {
			late = append(late, w.Days)
		}
	}
	return median(late), len(late) > 0
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
	w, ok := h.Wait(model, cloud)
	return w.Days, ok
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
