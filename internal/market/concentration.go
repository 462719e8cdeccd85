package market

import (
	"math"
	"slices"

	"moatatlas/internal/dataset"
)

// Concentration says how much of the spending on clouds lies with few of them.
type Concentration struct {
	Quarter dataset.Quarter
	CR3     float64 // percent of the three largest published
	Low     float64 // of the Herfindahl-Hirschman index, from the published shares alone
	High    float64 // the same with the rest split into firms of the smallest published share
}

// Concentration is that of spending on clouds in the latest quarter that had
// ended by the day and has a figure for every peer; ok is false where there is
// none. The published shares leave a rest, so the index is a pair of bounds.
func (m *Market) Concentration() (c Concentration, ok bool) {
	for _, q := range slices.Backward(m.shares.ends) {
		if q.quarter.End() <= m.day && m.complete(q) {
			return concentrationOf(q), true
		}
	}
	return Concentration{}, false
}

func (m *Market) complete(q quarterSum) bool {
	return m.peers > 0 && !slices.ContainsFunc(m.clouds[:m.peers], func(id dataset.CloudID) bool {
		_, published := q.percent[dataset.PartyID(id)]
		return !published
	})
}

func concentrationOf(q quarterSum) Concentration {
	var percents []float64
	for _, p := range q.percent {
		percents = append(percents, p)
	}
	slices.Sort(percents)
	c := Concentration{Quarter: q.quarter}
	sum := 0.0
	for i, p := range slices.Backward(percents) {
		sum += p
		c.Low += p * p
		if i >= len(percents)-3 {
			c.CR3 += p
		}
	}
	c.High = c.Low + restSquares(100-sum, percents[0])
	return c
}

// restSquares is the largest index that a rest can add whose firms are no
// larger than the smallest published one: as many of that size as fit, and one of
// what is left.
func restSquares(rest, smallest float64) float64 {
	if rest <= 0 || smallest <= 0 {
		return 0
	}
	n := math.Floor(rest / smallest)
	left := rest - n*smallest
	return n*smallest*smallest + left*left
}

// CatalogueHHI is the Herfindahl-Hirschman index over the labs behind the models
// of a scope on a peer, from near 0 to 10000. 10000 divided by it is the effective
// number of labs. It counts models, not money: thresholds of merger law do not
// apply to it. ok is false where there are no models.
func (m *Market) CatalogueHHI(s Scope, cloud dataset.CloudID) (index float64, ok bool) {
	c, peer := m.peer(cloud)
	if !peer {
		return 0, false
	}
	counts, n := map[dataset.LabID]int{}, 0
	for _, i := range m.scopes[s] {
		if m.has(i, c) {
			counts[m.tracks[i].model.Lab()]++
			n++
		}
	}
	for _, lab := range sortedKeys(counts) {
		percent := 100 * float64(counts[lab]) / float64(n)
		index += percent * percent
	}
	return index, n > 0
}
