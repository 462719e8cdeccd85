package plot

// lineGap is the least distance of two labels that stand below each other, in
// pixels.
const lineGap = 15

// spread moves labels apart that stand below each other: no two come closer
// than a gap, their order stays, all stay between low and high, and together
// they move as little as can be. The wanted places must be in order; where there
// is not room enough, the labels begin at low.
func spread(wanted []float64, gap, low, high float64) []float64 {
	n := len(wanted)
	type block struct {
		sum   float64
		count int
	}
	// With i gaps taken off the i-th place, "a gap apart" becomes "not falling",
	// and the nearest such places are the means of the blocks that fall (isotonic
	// regression).
	var blocks []block
	for i, w := range wanted {
		blocks = append(blocks, block{w - float64(i)*gap, 1})
		for k := len(blocks) - 1; k > 0 && blocks[k-1].sum*float64(blocks[k].count) > blocks[k].sum*float64(blocks[k-1].count); k-- {
			blocks[k-1].sum += blocks[k].sum
			blocks[k-1].count += blocks[k].count
			blocks = blocks[:k]
		}
	}
	places := make([]float64, 0, n)
	for _, b := range blocks {
		place := max(low, min(b.sum/float64(b.count), high-float64(n-1)*gap))
		for range b.count {
			places = append(places, place+float64(len(places))*gap)
		}
	}
	return places
}
