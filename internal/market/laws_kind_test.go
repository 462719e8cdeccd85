package market_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// The kinds of a shift are what comparing days says, each by its definition.
func TestKindsAreTheirDefinitions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		shifts := byDay(h.Shifts())
		var past []*market.Market // on the days of change before
		for _, day := range w.turns() {
			now := h.On(day)
			for _, s := range shifts[day] {
				checkKinds(t, s, past, h.On(day-1), now)
			}
			past = append(past, now)
		}
	})
}

func checkKinds(t *rapid.T, s *market.Shift, past []*market.Market, before, now *market.Market) {
	models := modelKinds(s, past, before, now)
	labs := labKinds(s, past, before, now)
	for _, k := range market.Kinds() {
		if want := models[k] || labs[k]; s.Has(k) != want {
			t.Errorf("%s is of kind %s: %v, want %v", s.ID, k, s.Has(k), want)
		}
	}
	if !slices.IsSorted(s.Kinds) {
		t.Errorf("%s: %v", s.ID, s.Kinds)
	}
}

// modelKinds are the kinds that one model of the shift is enough for.
func modelKinds(s *market.Shift, past []*market.Market, before, now *market.Market) map[market.Kind]bool {
	peers := len(now.Peers())
	holds := map[market.Kind]bool{market.Retirement: len(s.Left) > 0}
	for _, id := range s.Came {
		was, is := before.Degree(id), now.Degree(id)
		ever := slices.ContainsFunc(past, func(m *market.Market) bool { return m.Degree(id) > 0 })
		holds[market.Debut] = holds[market.Debut] || !ever
		holds[market.Arrival] = holds[market.Arrival] || ever
		holds[market.ExclusivityEnded] = holds[market.ExclusivityEnded] || was == 1 && is >= 2
		holds[market.ReachedAll] = holds[market.ReachedAll] || is == peers && peers >= 2
	}
	for _, id := range s.Left {
		holds[market.ExclusivityFormed] = holds[market.ExclusivityFormed] || before.Degree(id) >= 2 && now.Degree(id) == 1
	}
	return holds
}

// labKinds are the kinds that the lab's models decide together.
func labKinds(s *market.Shift, past []*market.Market, before, now *market.Market) map[market.Kind]bool {
	class := []market.Weights{s.Weights}
	both := []market.Weights{market.OpenWeights, market.ClosedWeights}
	came, left := len(s.Came) > 0, len(s.Left) > 0
	return map[market.Kind]bool{
		market.LabArrival: came && !slices.ContainsFunc(past, func(m *market.Market) bool {
			return slices.Contains(peersOf(m, s.Lab, class), s.Cloud)
		}),
		market.LabExclusivityEnded: came && len(peersOf(before, s.Lab, class)) == 1 && len(peersOf(now, s.Lab, class)) >= 2 &&
			!slices.Contains(peersOf(before, s.Lab, class), s.Cloud),
		market.Withdrawal: left && !slices.Contains(peersOf(now, s.Lab, both), s.Cloud),
	}
}

// peersOf lists the peers with a model of a lab, of some classes of weights.
func peersOf(m *market.Market, lab dataset.LabID, classes []market.Weights) []dataset.CloudID {
	return slices.DeleteFunc(m.Peers(), func(c dataset.CloudID) bool {
		return !slices.ContainsFunc(m.In(market.ScopeAll), func(x *dataset.Model) bool {
			class := market.ClosedWeights
			if x.OpenWeights {
				class = market.OpenWeights
			}
			return x.Lab() == lab && slices.Contains(classes, class) && m.Usable(x.ID, c)
		})
	})
}
