package impact

import (
	"fmt"
	"math/big"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// scale says how a measure is written.
type scale int

const (
	percent scale = iota // a share from 0 to 1, as a percentage
	share                // a share from 0 to 1, as it is
	points               // percent already
	count
	index // Herfindahl-Hirschman, 0 to 10000
	days
	times
)

// value is one measure of a market.
type value struct {
	id    string // stable: "exclusive-share/frontier/aws"
	name  string // "Exclusive share of the frontier on AWS"
	scale scale
	exact *big.Rat // nil where it is undefined
}

// values are the headline measures of a market on its day.
func values(m *market.Market) []value {
	l := &valueList{m: m}
	for _, s := range slices.Backward(market.Scopes()) { // headlines are about the frontier
		l.scope(s)
	}
	indexes := m.LockInIndex(market.ScopeFrontier)
	for _, p := range m.Peers() {
		l.peer(p)
		l.number("lock-in-index/"+string(p), "Lock-in index of this report, "+cloudName(m, p), share)(indexes[p].Index.Value())
	}
	l.spending()
	for _, lab := range m.Labs() {
		l.number("reach/"+string(lab), "Reach of "+labName(m, lab), points)(m.LabReach(lab))
	}
	l.time()
	return l.list
}

type valueList struct {
	m    *market.Market
	list []value
}

func (l *valueList) ratio(id, name string, r market.Ratio) {
	v := value{id: id, name: name, scale: percent}
	if r.Defined() {
		v.exact = big.NewRat(int64(r.Part), int64(r.Whole))
	}
	l.list = append(l.list, v)
}

func (l *valueList) count(id, name string, n int) {
	l.list = append(l.list, value{id, name, count, big.NewRat(int64(n), 1)})
}

// number enters a measure that is computed in binary fractions; each of these is an
// exact number too.
func (l *valueList) number(id, name string, s scale) func(x float64, ok bool) {
	return func(x float64, ok bool) {
		v := value{id: id, name: name, scale: s}
		if ok {
			v.exact = new(big.Rat).SetFloat64(x) // nil for what is no number
		}
		l.list = append(l.list, v)
	}
}

func (l *valueList) scope(s market.Scope) {
	id, of := "/"+string(s), ofScope(s)
	all := l.m.ExclusiveShare(s)
	l.ratio("exclusive-share"+id, "Exclusive share"+of, all)
	l.count("models"+id, "Models on sale"+of, all.Whole)
	l.count("exclusive"+id, "Exclusive models"+of, all.Part)
	_, third := l.m.ExclusiveSplit(s)
	l.ratio("third-party-exclusive-share"+id, "Exclusive share"+of+", third-party models", third)
}

func ofScope(s market.Scope) string {
	switch s {
	case market.ScopeFrontier:
		return ", frontier"
	case market.ScopeProprietary:
		return ", proprietary models"
	}
	return ", all models"
}

func (l *valueList) peer(p dataset.CloudID) {
	name := cloudName(l.m, p)
	for _, s := range slices.Backward(market.Scopes()) {
		id, of := fmt.Sprintf("/%s/%s", s, p), ofScope(s)+", "+name
		l.ratio("exclusive-share"+id, "Exclusive share"+of, l.m.ExclusiveShareOn(s, p))
		kept, _ := l.m.LockIn(s, p)
		lost := kept
		if kept.Defined() {
			lost = kept.Complement()
		}
		l.ratio("lock-in"+id, "Lock-in"+of, lost)
		l.ratio("lock-out"+id, "Lock-out"+of, l.m.LockOut(s, p))
		l.number("catalogue-hhi"+id, "Concentration of the catalogue (HHI)"+of, index)(l.m.CatalogueHHI(s, p))
	}
	l.ratio("breadth/"+string(p), "Breadth: labs with a frontier model, "+name, l.m.Breadth(p))
	premium := l.m.Premium(p)
	l.number("premium-input/"+string(p), "Median price over the lowest, input, "+name, times)(premium.Input, premium.Compared > 0)
	l.number("premium-output/"+string(p), "Median price over the lowest, output, "+name, times)(premium.Output, premium.Compared > 0)
	lag := l.m.Lag(p)
	l.number("lag/"+string(p), "Median lag, "+name, days)(lag.Median, lag.Arrived > 0)
}

func (l *valueList) spending() {
	c, ok := l.m.Concentration()
	l.number("cr3", "Spending on the three largest clouds (CR3)", points)(c.CR3, ok)
	l.number("hhi-low", "Concentration of spending (HHI), at least", index)(c.Low, ok)
	l.number("hhi-high", "Concentration of spending (HHI), at most", index)(c.High, ok)
}

func (l *valueList) time() {
	s := l.m.Survival()[market.StratumAll]
	l.number("exclusivity-median", "Median duration of exclusivity", days)(float64(s.Median), s.N > 0 && s.Median >= 0)
	l.count("uncertain", "Models whose dates leave the day in doubt", len(l.m.Uncertain()))
}

// write is a value for readers.
func (s scale) write(r *big.Rat) string {
	if r == nil {
		return words.Unknown
	}
	x, _ := r.Float64()
	switch s {
	case percent:
		return words.Fixed(100*x, 1) + "%"
	case points:
		return words.Fixed(x, 1) + "%"
	case count:
		return words.Decimal(x, 0)
	case index:
		return words.Decimal(x, 0)
	case days:
		return words.Decimal(x, 1) + " days"
	case share:
		return words.Fixed(x, 3)
	}
	return words.Decimal(x, 3) + " ×"
}

// step is a change of a value for readers, with its sign.
func (s scale) step(r *big.Rat) string {
	x, _ := new(big.Rat).Abs(r).Float64()
	sign := "+"
	if r.Sign() < 0 {
		sign = "−"
	}
	switch s {
	case percent:
		return sign + words.Decimal(100*x, 2) + " points"
	case points:
		return sign + words.Decimal(x, 2) + " points"
	case count, index:
		return sign + words.Decimal(x, 2)
	case days:
		return sign + words.Decimal(x, 2) + " days"
	}
	return sign + words.Decimal(x, 3)
}
