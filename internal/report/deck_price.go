package report

import (
	"fmt"
	"math"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// priced is what one of the peers charges for a million tokens.
type priced struct {
	name string
	usd  float64
}

// priceGap says how the list prices of a model differ between the peers that sell it;
// "" where fewer than two have one.
func (b *builder) priceGap(id dataset.ModelID) string {
	var input, output []priced
	for _, p := range b.peers {
		if rate, ok := b.market.PriceOf(id, p.ID); ok {
			input, output = append(input, priced{p.ShortName(), rate.Input}), append(output, priced{p.ShortName(), rate.Output})
		}
	}
	if len(input) < 2 {
		return ""
	}
	var names []string
	for _, p := range input {
		names = append(names, p.name)
	}
	in, out := gapOf(input), gapOf(output)
	switch {
	case in == gap{} && out == gap{}:
		return fmt.Sprintf("The list price is the same on %s.", words.And(names))
	case in == out:
		return fmt.Sprintf("At list price, %s.", in.words(""))
	case in == gap{}:
		return fmt.Sprintf("At list price, %s and the same for input.", out.words(" for output"))
	case out == gap{}:
		return fmt.Sprintf("At list price, %s and the same for output.", in.words(" for input"))
	case in.dear == out.dear && in.cheap == out.cheap:
		return fmt.Sprintf("At list price, %s and %s more for output.", in.words(" for input"), out.more)
	}
	return fmt.Sprintf("At list price, %s; %s.", in.words(" for input"), out.words(" for output"))
}

// gap is how far some prices lie apart; the zero gap is none.
type gap struct {
	dear, cheap string // "AWS charges", "Azure or Google Cloud"
	more        string // "10%"
}

func (g gap) words(of string) string {
	return fmt.Sprintf("%s %s more than %s%s", g.dear, g.more, g.cheap, of)
}

// gapOf sets the dearest of some prices beside the lowest.
func gapOf(prices []priced) gap {
	low, high := prices[0].usd, prices[0].usd
	for _, p := range prices {
		low, high = min(low, p.usd), max(high, p.usd)
	}
	if low == high || low <= 0 { // the data's checks refuse a price of nothing
		return gap{}
	}
	var cheap, dear []string
	for _, p := range prices {
		switch p.usd {
		case low:
			cheap = append(cheap, p.name)
		case high:
			dear = append(dear, p.name)
		}
	}
	return gap{words.And(dear) + " " + words.Agree(len(dear), "charges", "charge"), words.Or(cheap), gapPercent(high/low - 1)}
}

func gapPercent(gap float64) string {
	if percent := math.Floor(100*gap + .5 + 1e-9); percent >= 1 {
		return words.Fixed(percent, 0) + "%"
	}
	return "less than 1%"
}
