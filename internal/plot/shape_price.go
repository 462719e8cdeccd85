package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// quote is a model with the prices that two or more peers ask for it.
type quote struct {
	model   *dataset.Model
	prices  []float64 // US dollars a million output tokens by peer, 0 for none
	lowest  float64
	highest float64
}

// over is what a peer asks over the lowest, as a ratio.
func (q quote) over(peer int) float64 { return q.prices[peer] / q.lowest }

// spread is the highest price over the lowest.
func (q quote) spread() float64 { return q.highest / q.lowest }

// mostQuotes is how many models the picture holds.
const mostQuotes = 30

// price compares list prices for the same model.
func (b *Book) price(args) *Chart {
	quotes := b.quotes()
	c := &Chart{Sources: b.priceSources(quotes)}
	if len(quotes) == 0 {
		c.Empty = fmt.Sprintf("No model on sale on %s has a price on two clouds.", b.today())
		return c
	}
	apart := quotes
	for len(apart) > 0 && apart[len(apart)-1].spread() <= 1 {
		apart = apart[:len(apart)-1]
	}
	c.Finding = b.priceFinding(quotes, len(apart))
	c.Subtitle = fmt.Sprintf("List price for output tokens where clouds differ, over the lowest; models priced on %s, %s", b.twoOrMore(), b.today())
	shown := apart[:min(len(apart), mostQuotes)]
	c.Note = join(sameNote(len(quotes)-len(apart)), capNote(len(apart)-len(shown), "model", "models"), "US dollars a million tokens, on demand, the cheapest service of a cloud.")
	c.Alt = fmt.Sprintf("Dots for the prices of %s, as ratios to the lowest. %s.", words.Count(len(shown), "model", "models"), c.Finding)
	c.Table = b.priceTable(quotes)
	if len(shown) == 0 {
		shown = quotes[:min(len(quotes), mostQuotes)]
	}
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawPrices(p, width, shown) })
	return c
}

func sameNote(n int) string {
	if n == 0 {
		return ""
	}
	return words.Sentence(fmt.Sprintf("%s the same on all clouds that price %s.", words.Count(n, "more model costs", "more models cost"), words.Agree(n, "it", "them")))
}

// quotes are the models priced on two peers or more, those furthest apart first.
func (b *Book) quotes() []quote {
	var list []quote
	for _, m := range b.market.In(market.ScopeAll) {
		q, priced := quote{model: m}, 0
		for _, peer := range b.market.Peers() {
			rate, ok := b.market.PriceOf(m.ID, peer)
			if !ok || rate.Output <= 0 {
				q.prices = append(q.prices, 0)
				continue
			}
			if priced == 0 || rate.Output < q.lowest {
				q.lowest = rate.Output
			}
			q.highest = max(q.highest, rate.Output)
			q.prices = append(q.prices, rate.Output)
			priced++
		}
		if priced > 1 {
			list = append(list, q)
		}
	}
	slices.SortStableFunc(list, func(x, y quote) int {
		return cmp.Or(cmp.Compare(y.spread(), x.spread()), cmp.Compare(x.model.ID, y.model.ID))
	})
	return list
}

// priceFinding says how many models cost the same everywhere, and who asks more.
func (b *Book) priceFinding(quotes []quote, apart int) string {
	n := len(quotes)
	on := "on two clouds or more"
	if len(b.market.Peers()) == 2 {
		on = "on both clouds"
	}
	priced := words.Count(n, "model", "models") + " priced " + on
	switch {
	case apart == 0 && n == 1:
		return fmt.Sprintf("The one model priced %s costs the same on each", on)
	case apart == 0:
		return fmt.Sprintf("All %s cost the same on each", priced)
	}
	cloud, times := b.dearest(quotes)
	dear := fmt.Sprintf("%s asks more than the lowest for %d", b.cloudName(cloud), times)
	if n == 1 {
		return fmt.Sprintf("The one model priced %s costs more on %s than elsewhere", on, b.cloudName(cloud))
	}
	if apart == n {
		return fmt.Sprintf("None of %s costs the same on each; %s", priced, dear)
	}
	return fmt.Sprintf("%d of %s %s the same on each; %s", n-apart, priced, words.Agree(n-apart, "costs", "cost"), dear)
}

// twoOrMore names the peers of which two price a model.
func (b *Book) twoOrMore() string {
	if len(b.market.Peers()) == 2 {
		return "both " + words.And(b.peerNames())
	}
	return fmt.Sprintf("two of %s or more", words.And(b.peerNames()))
}

// dearest is the peer that asks more than the lowest price most often.
func (b *Book) dearest(quotes []quote) (cloud dataset.CloudID, times int) {
	for i, peer := range b.market.Peers() {
		n := 0
		for _, q := range quotes {
			n += one(q.prices[i] > q.lowest)
		}
		if n > times {
			cloud, times = peer, n
		}
	}
	return cloud, times
}

// premium is a ratio as newspapers write it: "+10%", "same".
func premium(ratio float64) string {
	if ratio <= 1 {
		return "same"
	}
	percent := strconv.FormatFloat(100*(ratio-1), 'f', 0, 64)
	if percent == "0" {
		return "+<1%"
	}
	return "+" + percent + "%"
}

func (b *Book) priceTable(quotes []quote) Table {
	t := Table{Columns: []Column{{Name: "Model"}, {Name: "Lab"}}}
	for _, name := range b.peerNames() {
		t.Columns = append(t.Columns, Column{name + ", $ a million output tokens", true}, Column{name + ", over the lowest", true})
	}
	for _, q := range quotes {
		row := []string{q.model.Name, b.labName(q.model.Lab())}
		for i, price := range q.prices {
			if price == 0 {
				row = append(row, words.Unknown, words.Unknown)
				continue
			}
			row = append(row, words.Rate(price), premium(q.over(i)))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// priceSources count the prices on record.
func (b *Book) priceSources(quotes []quote) []Source {
	n := 0
	for _, q := range quotes {
		for _, price := range q.prices {
			n += one(price > 0)
		}
	}
	return []Source{{Name: words.Count(n, "price record", "price records") + " of this atlas"}}
}
