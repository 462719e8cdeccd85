package market_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// drawVariant draws a dataset that differs from another in one model: it is gone,
// or lacks a stage or an offer, or says something else of itself.
func drawVariant(t *rapid.T, data *dataset.Dataset) (*dataset.Dataset, dataset.ModelID) {
	was := rapid.SampledFrom(data.Models()).Draw(t, "model")
	m := *was
	m.Availability = slices.Clone(was.Availability)
	switch change := rapid.IntRange(0, 5).Draw(t, "change"); {
	case change == 0:
		return data.WithoutModel(m.ID), m.ID
	case change == 1:
		m.OpenWeights = !m.OpenWeights
	case change == 2:
		m.Successor = ""
	case len(m.Availability) == 0:
	default:
		i := rapid.IntRange(0, len(m.Availability)-1).Draw(t, "offer")
		if change == 3 {
			m.Availability = slices.Delete(m.Availability, i, i+1)
			break
		}
		stages := slices.Clone(m.Availability[i].Stages)
		j := rapid.IntRange(0, len(stages)-1).Draw(t, "stage")
		if change == 4 {
			stages = slices.Delete(stages, j, j+1)
		} else {
			stages[j].Date = rapid.SampledFrom(stages).Draw(t, "date").Date
		}
		m.Availability[i].Stages = stages
	}
	return data.WithModel(&m), m.ID
}

// A history after a change of one model is what a new reading of the changed
// dataset gives, on every day.
func TestWithIsNew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		was := w.history(t)
		if len(was.Data().Models()) == 0 {
			return
		}
		data, id := drawVariant(t, was.Data())
		got, want := was.With(data, id), market.New(data)
		if a, b := full(got), full(want); a != b {
			t.Fatalf("With gives\n%s\nNew gives\n%s", a, b)
		}
		for _, day := range w.turns() {
			derived := was.On(day).With(got, id)
			a, b := ofMarket(derived), ofMarket(want.On(day))
			if a != b {
				t.Fatalf("on %v With gives\n%s\nOn gives\n%s", day, a, b)
			}
			if d := derived.Differences(was.On(day)); len(d) == 0 && ofMarket(was.On(day)) != b {
				t.Fatalf("on %v no model differs, but the market does", day)
			}
		}
		from, differ := got.ShiftsDiffer(was, id)
		if !differ {
			from = got.AsOf() + 1
		}
		if a, b := gist(before(from, got.Shifts())), gist(before(from, was.Shifts())); !slices.Equal(a, b) {
			t.Fatalf("shifts are said to differ from %v on, but before were\n%v\nand are\n%v", from, b, a)
		}
	})
}

// full writes all that a history says, with its shifts.
func full(h *market.History) string {
	text := fingerprint(h, h.AsOf(), h.Peers())
	for _, s := range h.Shifts() {
		text += fmt.Sprintf("%+v\n", *s)
	}
	return text
}

// ofMarket writes what a market says of the models on sale.
func ofMarket(m *market.Market) string {
	var out strings.Builder
	for _, s := range market.Scopes() {
		fmt.Fprintln(&out, s, ids(m.In(s)), m.ExclusiveShare(s))
	}
	for _, model := range m.Data().Models() {
		if len(m.CloudsOf(model.ID)) == 0 {
			continue
		}
		reach, ok := m.Reach(model.ID)
		fmt.Fprintln(&out, model.ID, m.CloudsOf(model.ID), m.Degree(model.ID), m.Current(model.ID), reach, ok, m.ScopesOf(model.ID))
	}
	return out.String()
}

// before is the shifts before a day.
func before(day source.Day, shifts []*market.Shift) []*market.Shift {
	return slices.DeleteFunc(shifts, func(s *market.Shift) bool { return s.Day >= day })
}

// gist writes shifts without the exclusive shares.
func gist(shifts []*market.Shift) []string {
	var list []string
	for _, s := range shifts {
		list = append(list, fmt.Sprint(s.ID, s.Kinds, s.Came, s.Left, s.Access, s.ReachBefore, s.ReachAfter, s.DegreeBefore, s.DegreeAfter))
	}
	return list
}

// A history with other shares, or up to another day, is a new reading too.
func TestOtherSharesAndDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		was := w.history(t)
		for _, s := range was.Data().Series() {
			if len(s.Quarters) == 0 {
				continue
			}
			fewer := *s
			fewer.Quarters = s.Quarters[1:]
			data := was.Data().WithSeries(&fewer)
			if a, b := full(was.WithShares(data)), full(market.New(data)); a != b {
				t.Fatalf("WithShares gives\n%s\nNew gives\n%s", a, b)
			}
		}
		day := drawTurn(t, w)
		if a, b := full(was.Until(day)), full(market.New(was.Data().On(day))); a != b {
			t.Fatalf("Until %v gives\n%s\nNew gives\n%s", day, a, b)
		}
	})
}

// The shifts of the labs are together all shifts, those from a day on too.
func TestShiftsOfLabs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h, from := w.history(t), drawTurn(t, w)
		for _, lab := range h.Data().Labs() {
			var want []string
			for _, s := range h.Shifts() {
				if s.Lab == lab.ID && s.Day >= from {
					alone := *s
					alone.Before, alone.After = market.Shares{}, market.Shares{}
					want = append(want, fmt.Sprintf("%+v", alone))
				}
			}
			var got []string
			for _, s := range h.ShiftsOf(lab.ID, from) {
				got = append(got, fmt.Sprintf("%+v", *s))
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s: got\n%v\nwant\n%v", lab.ID, got, want)
			}
		}
	})
}

// Survival and lag are the same from the spells and waits of single models.
func TestSpellsAndWaits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := drawWorld(t).history(t)
		for stratum, want := range h.Survival() {
			got, ok := market.SurvivalOf(h.Spells(), stratum)
			if !ok || fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("%s: got %v %v, want %v", stratum, got, ok, want)
			}
		}
		for _, c := range h.Peers() {
			var waits []market.Wait
			for _, m := range h.Data().Models() {
				if w, ok := h.Wait(m.ID, c); ok {
					waits = append(waits, w)
				}
			}
			if days, ok := market.MedianWait(waits); days != h.Lag(c).Median || ok != (h.Lag(c).Arrived > 0) {
				t.Fatalf("%s: a median of %v, %v against %+v", c, days, ok, h.Lag(c))
			}
		}
	})
}

// After is the step that a number of days falls on.
func TestSurvivalAfter(t *testing.T) {
	s := market.Survival{Steps: []market.SurvivalStep{{Days: 0, Survival: 0.8}, {Days: 10, Survival: 0.5}}}
	for days, want := range map[int]float64{-1: 1, 0: 0.8, 9: 0.8, 10: 0.5, 1000: 0.5} {
		if got := s.After(days); got != want {
			t.Errorf("after %d days: %v, want %v", days, got, want)
		}
	}
}
