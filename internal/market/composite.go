package market

import (
	"math"
	"math/rand/v2"
	"slices"

	"moatatlas/internal/dataset"
)

// Score is a number that may be undefined.
type Score struct {
	value   float64
	defined bool
}

// ScoreOf is the score of a measure that says by a second result whether it has
// a value.
func ScoreOf(value float64, ok bool) Score {
	if !ok {
		return Score{}
	}
	return Score{value, true}
}

// Value is the score as a number; ok is false where it is undefined.
func (s Score) Value() (value float64, ok bool) { return s.value, s.defined }

// LockInParts are the parts of the composite lock-in index, each from 0 to 1, 1
// the most locked in. Each keeps the scale of its measure and is not stretched
// between the lowest and the highest peer: what another peer scores moves
// nobody's index. E_c is no part, for the models that it counts are in L_c.
type LockInParts struct {
	LockIn     Score // L_c: the models lost by moving
	LockOut    Score // K_c: the models not sold here
	Narrowness Score // 1 − breadth: the labs missing here
	Price      Score // Premium.Excess: what is paid above the lowest price
}

func (p LockInParts) list() [4]Score {
	return [...]Score{p.LockIn, p.LockOut, p.Narrowness, p.Price}
}

// LockInIndex is the composite lock-in index of a peer, a measure of this
// report's own, with what has to stand beside it: its parts, and how far its
// rank depends on the weights.
type LockInIndex struct {
	Parts LockInParts
	Index Score // the weighted mean of the parts, 0 to 1
	Rank  int   // among the peers that have an index, 1 the most locked in; 0 without an index
	Of    int   // how many those are; 0 without an index
	// Shares of the random weightings in which the peer ranks first, second and so
	// on (the rank acceptability of SMAA-2). They add up to 1.
	Shares []float64
}

// LockInIndex is the composite lock-in index of every peer by the weights of the
// site. Lock-in and lock-out are those of the scope; narrowness is always that of
// the frontier and price that of all models, as these measures are defined.
// Prices have no dates: on an earlier day the index has the prices of now.
func (m *Market) LockInIndex(s Scope) map[dataset.CloudID]LockInIndex {
	var parts []LockInParts
	for _, c := range m.Peers() {
		kept, _ := m.LockIn(s, c)
		parts = append(parts, LockInParts{
			LockIn:     ScoreOf(kept.Rest()),
			LockOut:    ScoreOf(m.LockOut(s, c).Value()),
			Narrowness: ScoreOf(m.Breadth(c).Rest()),
			Price:      ScoreOf(m.Premium(c).Excess()),
		})
	}
	indexes := RankLockIn(parts, m.data.Site().IndexWeights())
	byPeer := map[dataset.CloudID]LockInIndex{}
	for i, c := range m.Peers() {
		byPeer[c] = indexes[i]
	}
	return byPeer
}

// RankLockIn is the composite lock-in index of some peers, in their order. A part
// of weight 0 is left out, of the random weightings too. A peer of which a part
// that counts is undefined has no index and takes no rank: to let its other parts
// count for more would compare it by other weights than the rest.
func RankLockIn(parts []LockInParts, weights dataset.LockInWeights) []LockInIndex {
	w := proportions(weights)
	list := make([]LockInIndex, len(parts))
	rated := 0
	for i, rank := range ranks(parts, w) {
		list[i] = LockInIndex{Parts: parts[i], Index: parts[i].mean(w), Rank: rank}
		if rank > 0 {
			rated++
		}
	}
	for i, counts := range rankCounts(parts, w) {
		if list[i].Rank == 0 {
			continue
		}
		list[i].Of = rated
		for _, n := range counts[1 : rated+1] {
			list[i].Shares = append(list[i].Shares, float64(n)/Weightings)
		}
	}
	return list
}

// rankCounts counts, for each peer, under how many of the random weightings it
// takes which rank; 0 is none.
func rankCounts(parts []LockInParts, own weighting) [][]int {
	counts := make([][]int, len(parts))
	for i := range counts {
		counts[i] = make([]int, len(parts)+1)
	}
	for _, random := range weightings(own) {
		for i, rank := range ranks(parts, random) {
			counts[i][rank]++
		}
	}
	return counts
}

// tied is how close two indexes are that share a rank: they differ by rounding.
const tied = 1e-9

// ranks are the ranks of peers by their index, 1 and one more for each that is
// higher: those that tie share the best of their ranks. A peer without an index
// has rank 0.
func ranks(parts []LockInParts, w weighting) []int {
	indexes, ranks := make([]Score, len(parts)), make([]int, len(parts))
	for i, p := range parts {
		indexes[i] = p.mean(w)
	}
	for i, own := range indexes {
		if !own.defined {
			continue
		}
		ranks[i] = 1
		for _, other := range indexes {
			if other.defined && other.value > own.value+tied {
				ranks[i]++
			}
		}
	}
	return ranks
}

// weighting is a weight for each part.
type weighting [4]float64

// proportions are weights over the largest, whose sum no weights can overflow.
func proportions(weights dataset.LockInWeights) weighting {
	list := [...]dataset.Weight{weights.LockIn, weights.LockOut, weights.Narrowness, weights.Price}
	largest := slices.Max(list[:])
	var w weighting
	for i, weight := range list {
		if weight > 0 {
			w[i] = max(float64(weight/largest), math.SmallestNonzeroFloat64) // 0 would leave the part out
		}
	}
	return w
}

// mean is the weighted mean of the parts that have a weight.
func (p LockInParts) mean(w weighting) Score {
	var sum, whole float64
	for i, part := range p.list() {
		switch {
		case w[i] == 0:
		case !part.defined:
			return Score{}
		default:
			// The conversion keeps processors from rounding once for both steps,
			// which some do: the same data would have other last digits there.
			sum += float64(w[i] * part.value)
			whole += w[i]
		}
	}
	return ScoreOf(sum/whole, whole > 0)
}

// Weightings is under how many random weightings peers are ranked.
const Weightings = 1000

// weightings draws weights for the parts that have one, all that add up to 1
// being equally likely: the gaps between cuts of a line of length 1, which need no
// logarithm that might round otherwise on another processor. The seed is fixed,
// so that they are the same for every scope, day and build.
func weightings(own weighting) []weighting {
	var counted []int
	for i, weight := range own {
		if weight > 0 {
			counted = append(counted, i)
		}
	}
	random := rand.NewPCG(1, 1)
	list := make([]weighting, Weightings)
	cuts := make([]float64, len(counted))
	for n := range list {
		for i := range cuts {
			cuts[i] = float64(random.Uint64()>>11) / (1 << 53)
		}
		if len(cuts) > 0 {
			cuts[0] = 1 // the end: one cut fewer than parts
		}
		slices.Sort(cuts)
		from := 0.
		for i, part := range counted {
			list[n][part], from = cuts[i]-from, cuts[i]
		}
	}
	return list
}
