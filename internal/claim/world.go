package claim

import (
	"cmp"
	"slices"
	"sync"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// world is what expressions are read against: the market as it is, or as it would
// be after one single change. A world as it is may be read from many goroutines
// at once, one after a change from one.
type world struct {
	history *market.History
	base    *world          // the world as it is, nil for that itself
	model   dataset.ModelID // whose record the change is in, "" for another change
	shares  bool            // whether the change is in market shares, on which everything may rest
	mu      sync.Mutex
	views   map[source.Day]*view
	cuts    map[[2]*any]cut // of lists that loops went through, of a world after a change
}

func newWorld(h *market.History) *world {
	return &world{history: h, views: map[source.Day]*view{}, cuts: map[[2]*any]cut{}}
}

// view is the world as of a day, with what has been worked out of it so far.
type view struct {
	*market.Market // whose history ends on the day
	base           *view
	shares         bool
	model          dataset.ModelID
	differ         map[dataset.ModelID]bool // of the models whose market differs from the base's
	mu             sync.Mutex
	things         map[any]any // by record
	lists          map[string][]any
	spellList      []market.Spell
	survivals      map[string]market.Survival
	waitLists      map[dataset.CloudID][]market.Wait
	premiums       map[dataset.CloudID]market.Premium
}

// view works out the world as of a day.
func (w *world) view(day source.Day) *view {
	w.mu.Lock()
	defer w.mu.Unlock()
	if v, done := w.views[day]; done {
		return v
	}
	past := w.history.Until(day)
	v := &view{
		shares: w.shares, model: w.model,
		things: map[any]any{}, lists: map[string][]any{}, waitLists: map[dataset.CloudID][]market.Wait{}, survivals: map[string]market.Survival{},
		premiums: map[dataset.CloudID]market.Premium{},
	}
	if w.base == nil {
		v.Market = past.On(day)
	} else {
		v.base = w.base.view(day)
		v.Market = v.base.With(past, w.model)
		if w.model != "" {
			v.differ = map[dataset.ModelID]bool{w.model: true}
			for _, id := range v.Differences(v.base.Market) {
				v.differ[id] = true
			}
		}
	}
	w.views[day] = v
	return v
}

// thing is the one that stands for a record in this view, made once. A view of a
// changed world has the base's where nothing that the thing tells can have
// changed: so what was found of it needs no second look.
func (v *view) thing(record any, changed bool, make func() any) any {
	if v.base != nil && !v.shares && !changed {
		return v.base.thing(record, false, make)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	t, done := v.things[record]
	if !done {
		t = make()
		v.things[record] = t
	}
	return t
}

// list is a list of things, made once.
func (v *view) list(name string, make func() []any) []any {
	v.mu.Lock()
	l, done := v.lists[name]
	v.mu.Unlock()
	if done {
		return l
	}
	made := make()
	v.mu.Lock()
	defer v.mu.Unlock()
	if l, done = v.lists[name]; !done { // else another made it meanwhile
		l = made
		v.lists[name] = l
	}
	return l
}

// premium is what a peer charges over the lowest price.
func (v *view) premium(cloud dataset.CloudID) market.Premium {
	v.mu.Lock()
	defer v.mu.Unlock()
	p, done := v.premiums[cloud]
	if !done {
		p = v.Premium(cloud)
		v.premiums[cloud] = p
	}
	return p
}

// survival is how long models of a stratum were exclusive; ok is false where they
// are too few.
func (v *view) survival(stratum string) (s market.Survival, ok bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.spellList == nil {
		v.spellList = v.spells()
	}
	if done, ok := v.survivals[stratum]; ok {
		return done, done.N > 0
	}
	if s, ok = market.SurvivalOf(v.spellList, stratum); !ok {
		s = market.Survival{}
	}
	v.survivals[stratum] = s
	return s, s.N > 0
}

// spells are the times for which models were exclusive.
func (v *view) spells() []market.Spell {
	if v.base == nil {
		return v.Spells()
	}
	v.base.survival(market.StratumAll) // which lists the base's
	list := slices.Clone(v.base.spellList)
	spell, sold := v.Spell(v.model)
	at, was := slices.BinarySearchFunc(list, v.model, func(s market.Spell, id dataset.ModelID) int { return cmp.Compare(s.Model, id) })
	switch {
	case sold && was:
		list[at] = spell
	case sold:
		list = slices.Insert(list, at, spell)
	case was:
		list = slices.Delete(list, at, at+1)
	}
	return list
}

// waits are the days that models took to come to a peer.
func (v *view) waits(cloud dataset.CloudID) []market.Wait {
	v.mu.Lock()
	defer v.mu.Unlock()
	list, done := v.waitLists[cloud]
	if done {
		return list
	}
	switch {
	case v.base == nil:
		for _, m := range v.Data().Models() {
			if w, ok := v.Wait(m.ID, cloud); ok {
				list = append(list, w)
			}
		}
	default:
		for _, w := range v.base.waits(cloud) {
			if w.Model != v.model {
				list = append(list, w)
			}
		}
		if w, ok := v.Wait(v.model, cloud); ok {
			list = append(list, w)
		}
	}
	v.waitLists[cloud] = list
	return list
}
