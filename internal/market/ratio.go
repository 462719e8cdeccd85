package market

import "math/big"

// Ratio is a part of a whole, both counted. It is undefined where the whole is
// nothing: a share of nothing is not zero.
type Ratio struct {
	Part  int
	Whole int
}

// Defined tells whether there is a whole.
func (r Ratio) Defined() bool { return r.Whole > 0 }

// Value is the ratio as a number from 0 to 1; ok is false where it is
// undefined.
func (r Ratio) Value() (value float64, ok bool) {
	if r.Whole == 0 {
		return 0, false
	}
	return float64(r.Part) / float64(r.Whole), true
}

// Rest is 1 minus the ratio, computed from its value; ok is false where the
// ratio is undefined.
func (r Ratio) Rest() (value float64, ok bool) {
	v, ok := r.Value()
	return 1 - v, ok
}

// Complement is the ratio of all that this one does not count.
func (r Ratio) Complement() Ratio { return Ratio{r.Whole - r.Part, r.Whole} }

// exact is the ratio without rounding; it must be defined.
func (r Ratio) exact() *big.Rat { return big.NewRat(int64(r.Part), int64(r.Whole)) }
