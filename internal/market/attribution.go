package market

import (
	"math/big"

	"moatatlas/internal/source"
)

// Attribution says which shifts changed an exclusive share between two days,
// and by how much each. The changes add up to the whole exactly.
type Attribution struct {
	Scope      Scope
	From, To   source.Day
	Start, End Ratio
	Parts      []Part
}

// Part is the change that one shift brought.
type Part struct {
	Shift  *Shift
	Change *big.Rat // of the share, as an exact fraction
}

// Value is the change as a number.
func (p Part) Value() float64 {
	v, _ := p.Change.Float64()
	return v
}

// Attribute divides the change of the exclusive share of a scope among the
// shifts after the day from, up to and with the day to. ok is false where the
// share is undefined at either end, or in between.
func Attribute(shifts []*Shift, s Scope, from, to source.Day) (a Attribution, ok bool) {
	a = Attribution{Scope: s, From: from, To: to}
	for _, shift := range shifts {
		switch {
		case shift.Day <= from:
			a.Start, a.End = shift.After.All[s], shift.After.All[s]
			continue
		case shift.Day > to:
			return a, a.Start.Defined() && a.End.Defined()
		}
		before, after := shift.Before.All[s], shift.After.All[s]
		if !before.Defined() || !after.Defined() {
			return a, false
		}
		a.End = after
		if change := new(big.Rat).Sub(after.exact(), before.exact()); change.Sign() != 0 {
			a.Parts = append(a.Parts, Part{shift, change})
		}
	}
	return a, a.Start.Defined() && a.End.Defined()
}
