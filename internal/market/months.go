package market

import (
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// Days lists the days that the published series have: the last of each month
// from the first sale on a peer on, and the last day of the history. There are
// none where no peer ever sold a model.
func (h *History) Days() []source.Day {
	first, ok := h.begin()
	if !ok {
		return nil
	}
	var days []source.Day
	for day := monthEnd(first); day < h.AsOf(); day = monthEnd(day + 1) {
		days = append(days, day)
	}
	return append(days, h.AsOf())
}

// begin is the first day on which any peer sold a model.
func (h *History) begin() (first source.Day, ok bool) {
	for i := range h.tracks {
		for c := range h.peers {
			if day, came := h.firstOn(i, c); came && (!ok || day < first) {
				first, ok = day, true
			}
		}
	}
	return first, ok
}

func monthEnd(day source.Day) source.Day {
	t := day.Time()
	return source.DayOf(t.Year(), t.Month()+1, 1) - 1
}

func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
