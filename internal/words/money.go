package words

import (
	"fmt"
	"math"
)

// Dollars writes an amount as newspapers do: "$5.50", "$1,420", "$38 billion",
// "$2.75 billion".
func Dollars[N int64 | float64](usd N) string {
	x, sign := float64(usd), ""
	if x < 0 {
		x, sign = -x, minus
	}
	switch {
	case x >= 1e6:
	case x == math.Trunc(x):
		return sign + "$" + Fixed(x, 0)
	default:
		return sign + "$" + Fixed(x, 2)
	}
	x /= 1e6
	scales := [...]string{"million", "billion", "trillion"}
	i := 0
	// What would round to a thousand millions is a billion.
	for ; i < len(scales)-1 && math.Round(100*x) >= 100*1000; i++ {
		x /= 1000
	}
	return sign + "$" + Decimal(x, 2) + " " + scales[i]
}

// Rate writes a price per million tokens, without its sign: two decimals, more
// where it needs them, as in "0.075".
func Rate(usd float64) string {
	short, exact := fmt.Sprintf("%.2f", usd), fmt.Sprintf("%.4g", usd)
	if len(exact) > len(short) {
		return exact
	}
	return short
}
