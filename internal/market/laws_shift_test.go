package market_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// byDay groups shifts.
func byDay(shifts []*market.Shift) map[source.Day][]*market.Shift {
	days := map[source.Day][]*market.Shift{}
	for _, s := range shifts {
		days[s.Day] = append(days[s.Day], s)
	}
	return days
}

// Shifts keep a running count of E, E_c and reach. After the last of a day it is
// that of the market on the day, before the first that of the day before, and each
// takes over from the one before it.
func TestShiftsCountWhatTheMarketHas(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		shifts := h.Shifts()
		for i, s := range shifts {
			if i > 0 && fmt.Sprint(s.Before) != fmt.Sprint(shifts[i-1].After) {
				t.Errorf("%s begins with %v, %s ended with %v", s.ID, s.Before, shifts[i-1].ID, shifts[i-1].After)
			}
			if i > 0 && s.ID <= shifts[i-1].ID {
				t.Errorf("%s after %s", s.ID, shifts[i-1].ID)
			}
		}
		for day, of := range byDay(shifts) {
			now := h.On(day)
			sameShares(t, h.On(day-1), of[0].Before)
			sameShares(t, now, of[len(of)-1].After)
			for i, s := range of {
				reach, ok := now.LabReach(s.Lab)
				if last := i == len(of)-1 || of[i+1].Lab != s.Lab; last && (s.ReachAfter != reach || s.ReachAfterDefined != ok) {
					t.Errorf("%s ends with a reach of %v, %v; want %v, %v", s.ID, s.ReachAfter, s.ReachAfterDefined, reach, ok)
				}
			}
		}
	})
}

func sameShares(t *rapid.T, m *market.Market, counted market.Shares) {
	t.Helper()
	for _, s := range market.Scopes() {
		if got, want := counted.All[s], m.ExclusiveShare(s); got != want {
			t.Errorf("%s on %v: counted %v, want %v", s, m.Day(), got, want)
		}
		for i, c := range m.Peers() {
			if got, want := counted.On[s][i], m.ExclusiveShareOn(s, c); got != want {
				t.Errorf("%s on %s on %v: counted %v, want %v", s, c, m.Day(), got, want)
			}
		}
	}
}

// Each coming of a model to a peer and each leaving stands in one shift, that of
// its day, lab, peer and weights, with the model's degree before and after; and
// nothing else does.
func TestEveryChangeIsInOneShift(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		var want []string
		for _, day := range w.turns() {
			before, now := h.On(day-1), h.On(day)
			for _, m := range h.Data().Models() {
				for _, c := range h.Peers() {
					if was, is := before.Usable(m.ID, c), now.Usable(m.ID, c); was != is {
						want = append(want, changed(day, m, c, is, before.Degree(m.ID), now.Degree(m.ID)))
					}
				}
			}
		}
		var got []string
		for _, s := range h.Shifts() {
			for i, id := range slices.Concat(s.Came, s.Left) {
				m := h.Data().Model(id)
				if m.Lab() != s.Lab || (s.Weights == market.OpenWeights) != m.OpenWeights {
					t.Errorf("%s is in %s", id, s.ID)
				}
				got = append(got, changed(s.Day, m, s.Cloud, i < len(s.Came), s.DegreeBefore[i], s.DegreeAfter[i]))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func changed(day source.Day, m *dataset.Model, cloud dataset.CloudID, comes bool, before, after int) string {
	return fmt.Sprintf("%v %s on %s: %v, %d to %d", day, m.ID, cloud, comes, before, after)
}

// E(t1) − E(t0) is the exact sum of the steps between, and where it is undefined on
// any day between there is none.
func TestAttributionSumsExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		from, to := drawTurn(t, w), drawTurn(t, w)
		from, to = min(from, to), max(from, to)
		shifts := h.Shifts()
		for _, s := range market.Scopes() {
			a, ok := market.Attribute(shifts, s, from, to)
			start, end := h.On(from).ExclusiveShare(s), h.On(to).ExclusiveShare(s)
			if want := definedThroughout(shifts, s, from, to) && start.Defined() && end.Defined(); ok != want {
				t.Fatalf("%s from %v to %v: ok %v, want %v", s, from, to, ok, want)
			}
			if !ok {
				continue
			}
			if got, want := sum(a.Parts), new(big.Rat).Sub(exact(end), exact(start)); got.Cmp(want) != 0 || a.Start != start || a.End != end {
				t.Errorf("%s: %v to %v by %v, want %v to %v by %v", s, a.Start, a.End, got, start, end, want)
			}
		}
	})
}

func definedThroughout(shifts []*market.Shift, s market.Scope, from, to source.Day) bool {
	return !slices.ContainsFunc(shifts, func(x *market.Shift) bool {
		return x.Day > from && x.Day <= to && !(x.Before.All[s].Defined() && x.After.All[s].Defined())
	})
}

func exact(r market.Ratio) *big.Rat { return big.NewRat(int64(r.Part), int64(r.Whole)) }

func sum(parts []market.Part) *big.Rat {
	total := new(big.Rat)
	for _, p := range parts {
		total.Add(total, p.Change)
	}
	return total
}

// The months add up to the whole: each shift is in one of them, and so are the
// steps of each.
func TestMonthsAddUpToTheWhole(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := drawWorld(t).history(t)
		shifts, days := h.Shifts(), h.Days()
		if len(days) == 0 {
			if len(shifts) > 0 {
				t.Fatalf("%d shifts and no days", len(shifts))
			}
			return
		}
		count, last := 0, source.Day(0)
		for _, day := range days {
			n := len(slices.DeleteFunc(slices.Clone(shifts), func(s *market.Shift) bool { return s.Day <= last || s.Day > day }))
			if ends := (day + 1).Time().Day() == 1; day <= last || !ends && day != lastDay || n == 0 && last == 0 {
				t.Errorf("%d shifts after %v to %v", n, last, day)
			}
			count, last = count+n, day
		}
		if count != len(shifts) || last != lastDay {
			t.Errorf("%d of %d shifts in the months to %v", count, len(shifts), last)
		}
		for _, s := range market.Scopes() {
			addUp(t, shifts, days, s)
		}
	})
}

func addUp(t *rapid.T, shifts []*market.Shift, days []source.Day, s market.Scope) {
	whole, ok := market.Attribute(shifts, s, days[0], days[len(days)-1])
	if !ok {
		return
	}
	total := new(big.Rat)
	for i := 1; i < len(days); i++ {
		month, ok := market.Attribute(shifts, s, days[i-1], days[i])
		if !ok {
			t.Errorf("%s: the whole is defined and not the month to %v", s, days[i])
		}
		total.Add(total, sum(month.Parts))
	}
	if want := sum(whole.Parts); total.Cmp(want) != 0 {
		t.Errorf("%s: months sum to %v, the whole is %v", s, total, want)
	}
}
