package market

import (
	"moatatlas/internal/dataset"
)

// Premium is how much more a peer charges than the cheapest one for the models
// that both sell: 1 is the lowest price, 1.1 ten percent more.
type Premium struct {
	Input    float64 // median over the models compared; 0 where none is
	Output   float64
	Compared int // models with a price here and on another peer
}

// Excess is the part of what a peer charges that lies above the lowest price: 0
// where it is the cheapest, 1/2 at twice the lowest price; the mean of input and
// output. ok is false where nothing is compared.
func (p Premium) Excess() (share float64, ok bool) {
	if p.Compared == 0 {
		return 0, false
	}
	return 1 - (1/p.Input+1/p.Output)/2, true
}

// Premium compares a peer's list prices with the lowest on any peer, over the
// models that are usable on it and on another one and have a price on both. None
// are compared where there are none, or the cloud is no peer.
func (m *Market) Premium(cloud dataset.CloudID) Premium {
	c, ok := m.peer(cloud)
	if !ok {
		return Premium{}
	}
	var input, output []float64
	for _, i := range m.scopes[ScopeAll] {
		here, priced := m.price(i, c)
		lowest, others := here, 0
		for p := range m.peers {
			there, known := m.price(i, p)
			if !known || p == c {
				continue
			}
			others++
			lowest.Input, lowest.Output = min(lowest.Input, there.Input), min(lowest.Output, there.Output)
		}
		if priced && others > 0 {
			input = append(input, here.Input/lowest.Input)
			output = append(output, here.Output/lowest.Output)
		}
	}
	return Premium{median(input), median(output), len(input)}
}

// PriceOf is the lowest list price of a model on a peer that sells it on the
// day; ok is false where there is none.
func (m *Market) PriceOf(model dataset.ModelID, cloud dataset.CloudID) (rate dataset.Rate, ok bool) {
	i, known := m.number[model]
	c, peer := m.peer(cloud)
	if !known || !peer {
		return rate, false
	}
	return m.price(i, c)
}

// price is the lowest list price of a model on a peer that sells it on the day,
// over its services and for input and output apart.
func (m *Market) price(model, cloud int) (rate dataset.Rate, ok bool) {
	for _, o := range m.tracks[model].offers {
		p := o.record.Price
		if o.cloud != cloud || p == nil || !o.On(m.day) {
			continue
		}
		if !ok {
			rate = dataset.Rate{Input: p.Input, Output: p.Output}
		}
		rate.Input, rate.Output, ok = min(rate.Input, p.Input), min(rate.Output, p.Output), true
	}
	return rate, ok
}
