package market_test

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// number is a score of which a test knows the value.
func number(v float64) market.Score { return market.ScoreOf(v, true) }

// drawScore draws the score of a part: often one of few, so that peers tie, and
// now and then none.
func drawScore(t *rapid.T) market.Score {
	if rapid.IntRange(0, 19).Draw(t, "undefined") == 0 {
		return market.Score{}
	}
	return number(rapid.OneOf(rapid.SampledFrom([]float64{0, 1. / 3, .5, 1}), rapid.Float64Range(0, 1)).Draw(t, "score"))
}

func drawParts(t *rapid.T) market.LockInParts {
	return market.LockInParts{LockIn: drawScore(t), LockOut: drawScore(t), Narrowness: drawScore(t), Price: drawScore(t)}
}

// drawPeers draws the parts of some peers, and weights of which one is above 0.
func drawPeers(t *rapid.T) ([]market.LockInParts, dataset.LockInWeights) {
	var peers []market.LockInParts
	for range rapid.IntRange(1, 4).Draw(t, "peers") {
		peers = append(peers, drawParts(t))
	}
	weight := func() dataset.Weight {
		return dataset.Weight(rapid.SampledFrom([]float64{0, 1, 1, 2.5, 5e-324, math.MaxFloat64}).Draw(t, "weight"))
	}
	w := dataset.LockInWeights{LockIn: weight(), LockOut: weight(), Narrowness: weight(), Price: weight()}
	if (w == dataset.LockInWeights{}) {
		w.LockIn = 1
	}
	return peers, w
}

// The index lies between the lowest and the highest part that counts, and is
// there where all of them are. Ranks run from 1, and their shares add up to 1.
func TestIndexLiesAmongItsParts(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		peers, w := drawPeers(t)
		list := market.RankLockIn(peers, w)
		rated := 0
		for i, x := range list {
			parts, whole := valuesOf(peers[i], w)
			value, ok := x.Index.Value()
			if ok != whole || ok && (value < slices.Min(parts)-1e-12 || value > slices.Max(parts)+1e-12 || value < 0 || value > 1) {
				t.Errorf("an index of %v out of %v", x.Index, parts)
			}
			if ok {
				rated++
			}
			checkRanks(t, x)
		}
		for _, x := range list {
			if x.Rank > 0 && x.Of != rated || x.Rank == 0 && x.Of != 0 {
				t.Errorf("ranked among %d of %d", x.Of, rated)
			}
		}
	})
}

// valuesOf lists the parts that have a weight; whole is false where one of them
// is undefined.
func valuesOf(p market.LockInParts, w dataset.LockInWeights) (values []float64, whole bool) {
	whole = true
	weights := []dataset.Weight{w.LockIn, w.LockOut, w.Narrowness, w.Price}
	for i, part := range []market.Score{p.LockIn, p.LockOut, p.Narrowness, p.Price} {
		value, ok := part.Value()
		if weights[i] > 0 {
			values, whole = append(values, value), whole && ok
		}
	}
	return values, whole
}

func checkRanks(t *rapid.T, x market.LockInIndex) {
	t.Helper()
	_, ok := x.Index.Value()
	sum := 0.
	for _, s := range x.Shares {
		sum += s
		if s < 0 || s > 1 {
			t.Errorf("shares of %v", x.Shares)
		}
	}
	if ok != (x.Rank > 0) || x.Rank > x.Of || len(x.Shares) != x.Of || ok && math.Abs(sum-1) > 1e-9 {
		t.Errorf("rank %d of %d, shares %v of %v", x.Rank, x.Of, x.Shares, x.Index)
	}
}

// More of any part never lowers the index nor loses a rank, and moves no other
// peer's index.
func TestIndexRisesWithEachPart(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		peers, w := drawPeers(t)
		more := slices.Clone(peers)
		part := rapid.SampledFrom([]func(*market.LockInParts) *market.Score{
			func(p *market.LockInParts) *market.Score { return &p.LockIn },
			func(p *market.LockInParts) *market.Score { return &p.LockOut },
			func(p *market.LockInParts) *market.Score { return &p.Narrowness },
			func(p *market.LockInParts) *market.Score { return &p.Price },
		}).Draw(t, "part")(&more[0])
		if value, ok := part.Value(); ok {
			*part = number(rapid.Float64Range(value, 1).Draw(t, "more"))
		}
		before, after := market.RankLockIn(peers, w), market.RankLockIn(more, w)
		was, defined := before[0].Index.Value()
		is, still := after[0].Index.Value()
		if defined != still || is < was || after[0].Rank > before[0].Rank {
			t.Errorf("from %+v to %+v", before[0], after[0])
		}
		if defined && after[0].Shares[0] < before[0].Shares[0] {
			t.Errorf("first in %v, then in %v", before[0].Shares, after[0].Shares)
		}
		for i := range peers[1:] {
			if before[i+1].Index != after[i+1].Index {
				t.Errorf("another's index from %v to %v", before[i+1].Index, after[i+1].Index)
			}
		}
	})
}

// What has no weight does not matter, and only the proportions of weights do.
func TestWeightsAreProportions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		peers, w := drawPeers(t)
		w.Price = 0
		if (w == dataset.LockInWeights{}) {
			w.LockOut = 1
		}
		other := slices.Clone(peers)
		for i := range other {
			other[i].Price = drawScore(t)
		}
		want := market.RankLockIn(peers, w)
		for i, x := range market.RankLockIn(other, w) {
			x.Parts = want[i].Parts
			if !reflect.DeepEqual(x, want[i]) {
				t.Errorf("with other prices, of no weight: %+v, want %+v", x, want[i])
			}
		}
		w = dataset.LockInWeights{LockIn: 1, LockOut: 3, Narrowness: w.Narrowness / 2, Price: 7}
		if w.Narrowness > 1e300 {
			w.Narrowness = 1
		}
		larger := dataset.LockInWeights{LockIn: 8, LockOut: 24, Narrowness: 8 * w.Narrowness, Price: 56}
		if got, want := market.RankLockIn(peers, larger), market.RankLockIn(peers, w); !reflect.DeepEqual(got, want) {
			t.Errorf("with eight times the weights: %+v, want %+v", got, want)
		}
	})
}

// The order of peers does not matter, equal parts have an equal index and the
// same ranks, and to ask again gives the same.
func TestIndexKnowsNoNames(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		peers, w := drawPeers(t)
		peers = append(peers, peers[0])
		list := market.RankLockIn(peers, w)
		if !reflect.DeepEqual(list[0], list[len(list)-1]) {
			t.Errorf("of equal parts: %+v and %+v", list[0], list[len(list)-1])
		}
		slices.Reverse(peers)
		again := market.RankLockIn(peers, w)
		slices.Reverse(again)
		if !reflect.DeepEqual(again, list) {
			t.Errorf("in another order: %+v, want %+v", again, list)
		}
	})
}

// The random weightings are spread evenly. Of a peer with one part at 1 and one
// with another at 1/2 the first is higher while w > (1 − w) / 2, so in two thirds
// of the weightings of two parts; with three parts the same holds of the two that
// differ, and of three peers with one part each every one is first in a third.
func TestWeightingsAreEven(t *testing.T) {
	t.Parallel()
	none, half, full := number(0), number(.5), number(1)
	pair := []market.LockInParts{{full, none, none, none}, {none, half, none, none}}
	three := []market.LockInParts{{full, none, none, none}, {none, full, none, none}, {none, none, full, none}}
	for _, c := range []struct {
		peers   []market.LockInParts
		weights dataset.LockInWeights
		first   float64
	}{
		{pair, dataset.LockInWeights{LockIn: 1, LockOut: 1}, 2. / 3},
		{pair, dataset.LockInWeights{LockIn: 1, LockOut: 1, Price: 1}, 2. / 3},
		{three, dataset.LockInWeights{LockIn: 5, LockOut: 1, Narrowness: 1}, 1. / 3},
		{three, dataset.LockInWeights{LockIn: 1, LockOut: 1, Narrowness: 1, Price: 1}, 1. / 3},
		{three, dataset.LockInWeights{LockIn: 1}, 1},
	} {
		// Three standard deviations of a share of 1,000 are less than 0.05.
		if got := market.RankLockIn(c.peers, c.weights)[0].Shares[0]; math.Abs(got-c.first) > .05 {
			t.Errorf("first in %v of the weightings of %+v, want about %v", got, c.weights, c.first)
		}
	}
}
