package claim

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// turn is what a claim comes to after a change.
type turn struct {
	claim   int
	verdict Verdict
}

// flips finds for each claim the single changes of the data that turn it. A change
// is made once for all claims that read what it touches; no other claim can turn. It
// finds none at all where it is stopped.
func (b *Bench) flips(hearings []*hearing, stopped func() bool) [][]Flip {
	if len(hearings) == 0 {
		return nil
	}
	wanted := newWanted(hearings)
	list := changes(b.world.history.Data(), wanted.days)
	turns := make([][]turn, len(list))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			shop := &workshop{}
			for i := next.Add(1) - 1; i < int64(len(list)) && !stopped(); i = next.Add(1) - 1 {
				turns[i] = list[i].turns(b.world, hearings, wanted, shop)
				runtime.Gosched() // charts that are drawn meanwhile cannot share their work
			}
		})
	}
	workers.Wait()
	if stopped() {
		return nil
	}
	flips := make([][]Flip, len(hearings))
	for i := range list {
		for _, t := range turns[i] {
			row := list[i].row()
			row.Flips = true
			flips[t.claim] = append(flips[t.claim], Flip{row, list[i].how, t.verdict})
		}
	}
	for _, f := range flips {
		slices.SortStableFunc(f, func(a, b Flip) int { return cmp.Or(comparePos(a.Pos, b.Pos), cmp.Compare(a.What, b.What)) })
	}
	return flips
}

// turns tests the claims that a change may turn in the world after it.
func (c *change) turns(base *world, hearings []*hearing, wanted *wanted, shop *workshop) []turn {
	w := sync.OnceValue(func() *world { return c.world(base) })
	touched := make([]bool, len(hearings))
	for _, r := range c.touch(w, wanted) {
		for _, i := range wanted.claims[r] {
			touched[i] = true
		}
	}
	var list []turn
	for i, h := range hearings {
		if !touched[i] || h.verdict == Untested || c.day != 0 && !h.looksAt(c.day) {
			continue
		}
		verdict, _ := h.claim.Test.verdict(&run{world: w(), day: h.claim.Day, old: h.run.keep, workshop: shop})
		if verdict != Untested && (verdict == Holds) != (h.verdict == Holds) {
			list = append(list, turn{i, verdict})
		}
	}
	return list
}

// world is the world after the change.
func (c *change) world(base *world) *world {
	w := newWorld(base.history)
	w.base, w.model, w.shares = base, c.model, c.shares
	switch {
	case c.model != "":
		w.history = base.history.With(c.dataset(), c.model)
	case c.shares:
		w.history = base.history.WithShares(c.dataset())
	default:
		w.history = base.history.WithData(c.dataset())
	}
	return w
}
