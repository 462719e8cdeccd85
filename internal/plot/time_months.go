package plot

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// findMonths is the market at the end of each month since the first sale, and
// on the day of the book.
func (b *Book) findMonths() []*market.Market {
	var list []*market.Market
	for _, day := range b.market.Days() {
		if day < b.market.Day() {
			list = append(list, b.market.On(day))
		}
	}
	if list == nil && len(b.market.In(market.ScopeAll)) == 0 {
		return nil
	}
	return append(list, b.market)
}

// findShifts lists the shifts up to the day of the book.
func (b *Book) findShifts() []*market.Shift {
	all := b.market.Shifts()
	return slices.DeleteFunc(all, func(s *market.Shift) bool { return s.Day > b.market.Day() })
}

// maxEvents is how many events are marked on a chart at most.
const maxEvents = 2

// findTurns finds the shifts that are marked on charts over time: a lab's
// proprietary models reach a second cloud. They are those of the greatest
// impact, the greatest first; of equals the later one comes first.
func (b *Book) findTurns() []*market.Shift {
	var turns []*market.Shift
	for _, s := range b.shifts() {
		if s.Weights == market.ClosedWeights && s.Has(market.LabExclusivityEnded) && s.ReachBeforeDefined && s.ReachAfterDefined {
			turns = append(turns, s)
		}
	}
	slices.SortStableFunc(turns, func(x, y *market.Shift) int {
		return cmp.Or(
			cmp.Compare(math.Abs(y.Gain()), math.Abs(x.Gain())),
			cmp.Compare(len(y.Came), len(x.Came)),
			cmp.Compare(y.Day, x.Day))
	})
	// Two lines on one day would be one line with two labels.
	var days []source.Day
	turns = slices.DeleteFunc(turns, func(s *market.Shift) bool {
		seen := slices.Contains(days, s.Day)
		days = append(days, s.Day)
		return seen
	})
	return turns[:min(len(turns), maxEvents)]
}

// events are the turns as they are marked.
func (b *Book) events(turns []*market.Shift) []event {
	var list []event
	for _, s := range turns {
		lab, cloud := b.labName(s.Lab), b.cloudName(s.Cloud)
		list = append(list, event{
			day: s.Day, date: words.Day(s.Day),
			words: fmt.Sprintf("%s’s proprietary models open on %s", lab, cloud),
			brief: fmt.Sprintf("%s on %s", lab, b.shortest(s.Cloud)),
		})
	}
	return list
}

// withTurns adds the days of the turns, and those before them, to those of the months.
func (b *Book) withTurns() []*market.Market {
	list := slices.Clone(b.months())
	for _, s := range b.turns() {
		for _, day := range []source.Day{s.Day - 1, s.Day} {
			if day >= list[0].Day() && !slices.ContainsFunc(list, func(m *market.Market) bool { return m.Day() == day }) {
				list = append(list, b.market.On(day))
			}
		}
	}
	slices.SortFunc(list, func(x, y *market.Market) int { return cmp.Compare(x.Day(), y.Day()) })
	return list
}

// leastModels is from how many models on a share over time is drawn: with fewer
// it only jumps.
const leastModels = 5

// settled drops the begin of a history, in which the whole of a share was less
// than leastModels. A history that never came so far is left as it is, from the
// first day on which the share is defined.
func settled(list []*market.Market, share func(*market.Market) market.Ratio) []*market.Market {
	for _, least := range []int{leastModels, 1} {
		i := slices.IndexFunc(list, func(m *market.Market) bool { return share(m).Whole >= least })
		if i >= 0 {
			return list[i:]
		}
	}
	return nil
}

// trace is the line of a share in percent; days on which it is undefined are
// left out.
func trace(list []*market.Market, share func(*market.Market) market.Ratio) []point {
	var points []point
	for _, m := range list {
		if r := share(m); r.Defined() {
			points = append(points, point{x: ms(m.Day()), y: tenths(r), name: strconv.Itoa(whole(r))})
		}
	}
	return points
}

// yearBefore is the market a year before the day of the book; nil where the
// history is shorter.
func (b *Book) yearBefore() *market.Market {
	t := b.market.Day().Time()
	day := source.DayOf(t.Year()-1, t.Month(), t.Day())
	if months := b.months(); len(months) == 0 || months[0].Day() > day {
		return nil
	}
	return b.market.On(day)
}

// sorted lists days in order.
func sorted[V any](days map[source.Day]V) []source.Day { return slices.Sorted(maps.Keys(days)) }
