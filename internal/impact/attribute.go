package impact

import (
	"math/big"
	"slices"
)

// MeasureChange is a headline measure that changed.
type MeasureChange struct {
	ID     string `json:"id"` // "exclusive-share/frontier/aws"
	Name   string `json:"name"`
	Before string `json:"before"` // "57.1%"; "–" where it is undefined
	After  string `json:"after"`
	Change string `json:"change"` // "−4.76 points"; "" where it is undefined at either end
	// Exact is the change as an exact fraction, of 1 for a share: "-1/21". The exact
	// changes of the parts add up to it, digit for digit.
	Exact string `json:"exact"`
	Parts []Part `json:"parts"` // the largest first; what brought nothing is left out
	// Unattributed says why there are no parts, "" where there are.
	Unattributed string `json:"unattributed"`
}

// Part is what some facts brought of a change. Facts of one unit are applied
// together: those of a model itself, of a model in one service of a cloud, of a lab,
// of a series of shares, all of clouds, all of site.toml.
//
// How much a unit brings depends on what was applied before it. With five units
// or fewer a part is its mean over all orders in which they can be applied (the
// Shapley value); with more, its mean over two orders, that of their names and the
// reverse. With more than 40, the models of a lab are one unit. Whichever it is,
// the parts add up to the change exactly, and are the negative ones where base and
// head change places.
type Part struct {
	Unit   string   `json:"unit"`
	Change string   `json:"change"`
	Exact  string   `json:"exact"`
	Facts  []string `json:"facts"` // where the first of its facts stand, file:line:column
	More   int      `json:"more"`  // how many further facts
}

// maxPlaces is how many places of a unit's facts are named.
const maxPlaces = 3

// maxShapley is with how many units all orders are tried: their markets are two to
// the power of that.
const maxShapley = 5

// weighing is a set of units to be applied and how much its measures count in the
// part of a unit.
type weighing struct {
	with, without int // of sets
	weight        *big.Rat
}

// scheme says which sets of units are measured and what makes the part of each.
type scheme struct {
	sets  [][]bool
	parts [][]weighing // by unit
}

// allOrders is the Shapley value.
func allOrders(n int) scheme {
	s := scheme{parts: make([][]weighing, n)}
	for set := range 1 << n {
		units := make([]bool, n)
		for i := range n {
			units[i] = set&(1<<i) != 0
		}
		s.sets = append(s.sets, units)
	}
	factorial := func(n int) *big.Int { return new(big.Int).MulRange(1, int64(n)) }
	for set, units := range s.sets {
		size := 0
		for _, in := range units {
			if in {
				size++
			}
		}
		for i, in := range units {
			if !in {
				orders := new(big.Int).Mul(factorial(size), factorial(n-size-1))
				s.parts[i] = append(s.parts[i], weighing{set | 1<<i, set, new(big.Rat).SetFrac(orders, factorial(n))})
			}
		}
	}
	return s
}

// twoOrders is the mean over an order and its reverse.
func twoOrders(n int) scheme {
	s := scheme{parts: make([][]weighing, n)}
	half := big.NewRat(1, 2)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for range 2 {
		units := make([]bool, n)
		s.sets = append(s.sets, slices.Clone(units))
		for _, i := range order {
			units[i] = true
			s.sets = append(s.sets, slices.Clone(units))
			s.parts[i] = append(s.parts[i], weighing{len(s.sets) - 1, len(s.sets) - 2, half})
		}
		slices.Reverse(order)
	}
	return s
}

func schemeFor(n int) scheme {
	if n <= maxShapley {
		return allOrders(n)
	}
	return twoOrders(n)
}

// part is what a unit brought of a measure; nil where the measure is undefined on
// the way.
func (s scheme) part(unit int, of []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, w := range s.parts[unit] {
		with, without := of[w.with], of[w.without]
		if with == nil || without == nil {
			return nil
		}
		step := new(big.Rat).Sub(with, without)
		sum.Add(sum, step.Mul(step, w.weight))
	}
	return sum
}
