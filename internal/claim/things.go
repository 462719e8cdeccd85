package claim

import (
	"cmp"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// The things that records of the language stand for. Each knows the day on which
// it is looked at.
type (
	modelThing struct {
		*dataset.Model
		day source.Day
	}
	offerThing struct {
		*dataset.Availability
		model *dataset.Model
		sale  market.Sale
		day   source.Day
	}
	labThing struct {
		*dataset.Lab
		day source.Day
	}
	cloudThing struct {
		*dataset.Cloud
		day source.Day
	}
	dealThing struct {
		*dataset.Deal
		terms []any
	}
	termThing struct {
		*dataset.Term
		day source.Day
	}
)

func (v *view) modelThing(m *dataset.Model) any {
	return v.thing(m, v.differ[m.ID], func() any { return &modelThing{m, v.Day()} })
}

// scope lists the models of a scope.
func (v *view) scope(s market.Scope) []any {
	return v.list("scope "+string(s), func() []any {
		if !v.patches() {
			return v.modelThings(v.In(s))
		}
		return v.patch(v.base.scope(s), modelOf, func(m *dataset.Model) []any {
			if slices.Contains(v.ScopesOf(m.ID), s) {
				return []any{v.modelThing(m)}
			}
			return nil
		})
	})
}

// recorded lists the models on record that were released by the day.
func (v *view) recorded() []any {
	released := func(m *dataset.Model) []any {
		if m.Released.Latest() > v.Day() {
			return nil
		}
		return []any{v.modelThing(m)}
	}
	return v.list("recorded", func() []any { return v.ofModels((*view).recorded, modelOf, released) })
}

// offers lists the offers of models on sale on the day, in all clouds.
func (v *view) offers() []any {
	onSale := func(m *dataset.Model) []any {
		var list []any
		for i := range m.Availability {
			a := &m.Availability[i]
			if sale, sold := market.SaleOf(a); sold && sale.On(v.Day()) {
				list = append(list, v.thing(a, m.ID == v.model, func() any { return &offerThing{a, m, sale, v.Day()} }))
			}
		}
		return list
	}
	offered := func(t any) dataset.ModelID { return t.(*offerThing).model.ID }
	return v.list("offers", func() []any { return v.ofModels((*view).offers, offered, onSale) })
}

func modelOf(t any) dataset.ModelID { return t.(*modelThing).ID }

func (v *view) modelThings(models []*dataset.Model) []any {
	list := make([]any, len(models))
	for i, m := range models {
		list[i] = v.modelThing(m)
	}
	return list
}

// patches tells whether the view's lists are the base's but for a few models.
func (v *view) patches() bool { return v.base != nil && !v.shares }

// ofModels lists what models have, in the order of their ids. Of a view after a
// change that is the base's list, patched.
func (v *view) ofModels(list func(*view) []any, model func(any) dataset.ModelID, things func(*dataset.Model) []any) []any {
	if v.patches() {
		return v.patch(list(v.base), model, things)
	}
	all := []any{}
	for _, m := range v.Data().Models() {
		all = append(all, things(m)...)
	}
	return all
}

// patch puts what the changed models have now in the place of what they had.
func (v *view) patch(base []any, model func(any) dataset.ModelID, things func(*dataset.Model) []any) []any {
	if len(v.differ) == 0 {
		return base
	}
	list := slices.DeleteFunc(slices.Clone(base), func(t any) bool { return v.differ[model(t)] })
	for id := range v.differ {
		if m := v.Data().Model(id); m != nil {
			at, _ := slices.BinarySearchFunc(list, id, func(t any, id dataset.ModelID) int { return cmp.Compare(model(t), id) })
			list = slices.Insert(list, at, things(m)...)
		}
	}
	return list
}

// labs lists the labs with a model on a peer.
func (v *view) labs() []any {
	return v.list("labs", func() []any {
		changed := map[dataset.LabID]bool{}
		for id := range v.differ {
			changed[id.Lab()] = true
		}
		list := []any{}
		for _, id := range v.Labs() {
			if lab := v.Data().Lab(id); lab != nil {
				list = append(list, v.thing(lab, changed[id], func() any { return &labThing{lab, v.Day()} }))
			}
		}
		return list
	})
}

// clouds lists all clouds, or the peers in the site's order.
func (v *view) clouds(peers bool) []any {
	if !peers {
		return v.list("clouds", func() []any { return v.cloudThings(v.Data().Clouds()) })
	}
	return v.list("peers", func() []any {
		var clouds []*dataset.Cloud
		for _, id := range v.Peers() {
			clouds = append(clouds, v.Data().Cloud(id))
		}
		return v.cloudThings(clouds)
	})
}

func (v *view) cloudThings(clouds []*dataset.Cloud) []any {
	list := []any{}
	for _, c := range clouds {
		if c != nil {
			list = append(list, v.thing(c, len(v.differ) > 0, func() any { return &cloudThing{c, v.Day()} }))
		}
	}
	return list
}

// shifts lists the shifts up to the day. A change of one model moves those of its
// lab alone.
func (v *view) shifts() []any {
	return v.list("shifts", func() []any {
		if !v.patches() {
			return things(v.Shifts())
		}
		base := v.base.shifts()
		from, differ := v.ShiftsDiffer(v.base.History, v.model)
		if v.model == "" || !differ {
			return base
		}
		own := v.ShiftsOf(v.model.Lab(), from)
		list := make([]any, 0, len(base)+len(own))
		for _, t := range base {
			s := t.(*market.Shift)
			for len(own) > 0 && earlier(own[0], s) {
				list, own = append(list, own[0]), own[1:]
			}
			switch {
			case s.Lab != v.model.Lab() || s.Day < from:
				list = append(list, s)
			case len(own) > 0 && alike(own[0], s):
				list, own = append(list, s), own[1:]
			}
		}
		return append(list, things(own)...)
	})
}

// alike tells whether two shifts say the same, the exclusive shares aside.
func alike(a, b *market.Shift) bool {
	return a.ID == b.ID && slices.Equal(a.Kinds, b.Kinds) && slices.Equal(a.Came, b.Came) && slices.Equal(a.Left, b.Left) &&
		a.ReachBefore == b.ReachBefore && a.ReachBeforeDefined == b.ReachBeforeDefined &&
		a.ReachAfter == b.ReachAfter && a.ReachAfterDefined == b.ReachAfterDefined && a.Access == b.Access
}

// earlier tells whether one shift stands before another.
func earlier(a, b *market.Shift) bool {
	return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) < 0
}

// deals lists the deals made by the day.
func (v *view) deals() []any {
	return v.list("deals", func() []any {
		list := []any{}
		for _, d := range v.Data().Deals() {
			if d.Date.Latest() <= v.Day() {
				list = append(list, v.deal(d))
			}
		}
		return list
	})
}

func (v *view) deal(d *dataset.Deal) any {
	return v.thing(d, false, func() any {
		t := &dealThing{d, []any{}}
		for i := range d.Terms {
			t.terms = append(t.terms, &termThing{&d.Terms[i], v.Day()})
		}
		return t
	})
}

// actions lists the steps of authorities by the day.
func (v *view) actions() []any {
	return v.list("actions", func() []any {
		return things(slices.DeleteFunc(v.Data().Actions(), func(a *dataset.Action) bool { return a.Date.Latest() > v.Day() }))
	})
}

// events lists the events by the day.
func (v *view) events() []any {
	return v.list("events", func() []any {
		return things(slices.DeleteFunc(v.Data().Events(), func(e *dataset.Event) bool { return e.Date.Latest() > v.Day() }))
	})
}

func things[T any](list []T) []any {
	all := make([]any, len(list))
	for i, t := range list {
		all[i] = t
	}
	return all
}
