package report

import (
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

func TestRanksSentence(t *testing.T) {
	stay, vary := []string{"Gamma is the most locked in"}, []string{"Alpha and Beta change places: Alpha ranks second in 40% and third in 60%"}
	for want, got := range map[string]string{
		"On the frontier, whatever the weights, Gamma is the most locked in of the three clouds with an index.":                                                          ranksSentence(stay, nil, true, 3),
		"On the frontier, under all 1,000 random weightings, Gamma is the most locked in of the three clouds with an index; " + vary[0] + " of 1,000 random weightings.": ranksSentence(stay, vary, false, 3),
		"On the frontier, among the three clouds with an index, " + vary[0] + " of 1,000 random weightings; first is the most locked in.":                                ranksSentence(nil, vary, true, 3),
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// That no weights give another rank is said only where every part bears it out.
func TestDominates(t *testing.T) {
	score := func(x float64) market.Score { return market.ScoreOf(x, true) }
	index := func(rank int, lockIn, price float64) market.LockInIndex {
		return market.LockInIndex{Parts: market.LockInParts{LockIn: score(lockIn), Price: score(price)}, Rank: rank, Of: 3}
	}
	indexes := map[dataset.CloudID]market.LockInIndex{"a": index(1, .5, .2), "b": index(2, .4, .3), "c": index(3, .4, .1)}
	for id, want := range map[dataset.CloudID]bool{"a": false, "b": false, "c": true} {
		if got := dominates(indexes, &dataset.Cloud{ID: id}, indexes[id].Rank); got != want {
			t.Errorf("%s: %v, not %v", id, got, want)
		}
	}
	indexes["b"] = index(2, .4, .2)
	if !dominates(indexes, &dataset.Cloud{ID: "a"}, 1) {
		t.Error("a is level or above in every part")
	}
}
