package plot

import (
	"cmp"
	"math"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// stock is how many of some models a peer sells from a day on, and how many of
// these it alone sells.
type stock struct {
	day        source.Day
	here, only int
}

// change is what a day adds to the stock of a peer.
type change struct {
	day        source.Day
	peer       int
	here, only int
}

// stocks follows some models through time on every peer, in the site's order.
func (b *Book) stocks(models []*dataset.Model) [][]stock {
	peers := b.market.Peers()
	var changes []change
	for _, m := range models {
		changes = b.changesOf(changes, m.ID, peers)
	}
	slices.SortStableFunc(changes, func(x, y change) int { return cmp.Compare(x.day, y.day) })
	lists := make([][]stock, len(peers))
	for _, c := range changes {
		list := lists[c.peer]
		s := stock{day: c.day, here: c.here, only: c.only}
		if n := len(list); n > 0 {
			s.here, s.only = s.here+list[n-1].here, s.only+list[n-1].only
			if list[n-1].day == c.day {
				list = list[:n-1]
			}
		}
		lists[c.peer] = append(list, s)
	}
	return lists
}

// changesOf adds what one model does to the stocks.
func (b *Book) changesOf(changes []change, id dataset.ModelID, peers []dataset.CloudID) []change {
	var before []dataset.CloudID
	for _, s := range b.statuses(id) {
		for i, peer := range peers {
			was, is := slices.Contains(before, peer), slices.Contains(s.Peers, peer)
			c := change{day: s.Since, peer: i, here: one(is) - one(was)}
			if len(peers) > 1 {
				c.only = one(is && len(s.Peers) == 1) - one(was && len(before) == 1)
			}
			if c.here != 0 || c.only != 0 {
				changes = append(changes, c)
			}
		}
		before = s.Peers
	}
	return changes
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// statuses is the history of a model's portability up to the day.
func (b *Book) statuses(id dataset.ModelID) []market.StatusFrom {
	list := b.market.Statuses(id)
	for len(list) > 0 && list[len(list)-1].Since > b.market.Day() {
		list = list[:len(list)-1]
	}
	return list
}

// atEnd is the stock at the end.
func atEnd(list []stock) stock {
	if len(list) == 0 {
		return stock{}
	}
	return list[len(list)-1]
}

// tallest is the largest stock of all.
func tallest(lists ...[][]stock) int {
	most := 0
	for _, group := range lists {
		for _, list := range group {
			for _, s := range list {
				most = max(most, s.here)
			}
		}
	}
	return most
}

// ribbon draws a stock through time, standing on its base: as high as the root
// of the number of models, strong as far as they are sold nowhere else. Heights
// of one figure have one scale, on which most models are so many pixels.
func (p *pen) ribbon(a axis, base float64, list []stock, most int, pixels float64, t tones) {
	height := func(s stock) float64 {
		if s.here <= 0 {
			return 0
		}
		return max(4, pixels*math.Sqrt(float64(s.here)/float64(max(most, 1))))
	}
	p.shape(outline(a, base, list, height), t.faint)
	p.shape(outline(a, base, list, func(s stock) float64 {
		if s.only <= 0 {
			return 0
		}
		return height(s) * float64(s.only) / float64(s.here)
	}), t.strong)
	p.line(a.left, base, a.right, base, stroke{colour: rule})
}

// outline is the path around the steps of a stock; empty where it has no height.
func outline(a axis, base float64, list []stock, height func(stock) float64) []byte {
	var d []byte
	before, flat := 0.0, true
	to := func(command byte, v float64) { d = appendTenths(append(d, command), v) }
	for _, s := range list {
		h := height(s)
		if h == before {
			continue
		}
		if len(d) == 0 {
			to('M', a.at(s.day))
			to(' ', base)
		}
		to('H', a.at(s.day))
		to('V', base-h)
		before, flat = h, false
	}
	if flat {
		return nil
	}
	to('H', a.right)
	to('V', base)
	return append(d, 'Z')
}

// squares are the sign for where a model is sold: one for each peer, in the
// site's order, filled where it is, striped where not everybody may buy.
func (b *Book) squares(p *pen, x, y float64, id dataset.ModelID) {
	for _, peer := range b.market.Peers() {
		access := b.market.Access(id, peer)
		colour := b.tones(peer).strong
		switch access {
		case "":
			p.frame(x, y, 9, 9, mute)
		case dataset.Open:
			p.rect(x, y, 9, 9, colour)
		default:
			p.frame(x, y, 9, 9, colour)
			p.rect(x+2, y, 2, 9, colour)
			p.rect(x+5, y, 2, 9, colour)
		}
		x += 11
	}
}

// squaresWidth is how wide the sign is.
func (b *Book) squaresWidth() float64 { return float64(11*len(b.market.Peers()) - 2) }
