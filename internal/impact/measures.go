package impact

import (
	"cmp"
	"math/big"
	"slices"
)

// measured is a measure of both editions, with its values on the way.
type measured struct {
	before, after value
	way           []*big.Rat // by set of the scheme
}

// measures compares the headline measures of two editions and says which facts
// brought each change.
func measures(base, head Edition, d *factDiff) []MeasureChange {
	if base.Market == nil || head.Market == nil {
		return nil
	}
	all := joined(values(base.Market), values(head.Market))
	moved := slices.DeleteFunc(all, func(m *measured) bool { return same(m.before.exact, m.after.exact) })
	if len(moved) == 0 {
		return nil
	}
	b := newBlend(base.Data, head.Data, d)
	s := schemeFor(len(b.units.names))
	for _, set := range s.sets {
		taken := map[string]bool{}
		for i, in := range set {
			taken[b.units.names[i]] = in
		}
		at := byID(values(b.market(taken)))
		for _, m := range moved {
			m.way = append(m.way, at[m.before.id].exact)
		}
	}
	list := make([]MeasureChange, len(moved))
	for i, m := range moved {
		list[i] = m.change(s, b.units)
	}
	return list
}

func byID(list []value) map[string]value {
	m := map[string]value{}
	for _, v := range list {
		m[v.id] = v
	}
	return m
}

// joined pairs the values of two markets, in the order of the second, with what
// only the first has at the end. What only one has is undefined in the other.
func joined(before, after []value) []*measured {
	was := byID(before)
	var all []*measured
	for _, v := range after {
		b, there := was[v.id]
		if !there {
			b = value{id: v.id, scale: v.scale}
		}
		delete(was, v.id)
		all = append(all, &measured{before: b, after: v})
	}
	for _, v := range before {
		if _, only := was[v.id]; only {
			all = append(all, &measured{before: v, after: value{id: v.id, name: v.name, scale: v.scale}})
		}
	}
	return all
}

func same(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

// change says a change with its parts.
func (m *measured) change(s scheme, u *units) MeasureChange {
	scale := m.after.scale
	c := MeasureChange{ID: m.after.id, Name: m.after.name, Before: scale.write(m.before.exact), After: scale.write(m.after.exact), Parts: []Part{}}
	switch {
	case m.before.exact == nil:
		c.Unattributed = "it had no value before"
		return c
	case m.after.exact == nil:
		c.Unattributed = "it has no value any more"
		return c
	}
	whole := new(big.Rat).Sub(m.after.exact, m.before.exact)
	c.Change, c.Exact = scale.step(whole), whole.RatString()
	parts, ok := m.parts(s, whole)
	if !ok {
		c.Unattributed = "it has no value while some of the facts are changed and others are not yet"
		return c
	}
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Or(new(big.Rat).Abs(parts[j]).Cmp(new(big.Rat).Abs(parts[i])), cmp.Compare(u.names[i], u.names[j]))
	})
	for _, i := range order {
		if parts[i].Sign() != 0 {
			c.Parts = append(c.Parts, u.part(i, parts[i], scale))
		}
	}
	return c
}

// parts are what the units brought; ok is false where the measure is undefined on
// the way, or they do not add up to the whole.
func (m *measured) parts(s scheme, whole *big.Rat) (parts []*big.Rat, ok bool) {
	sum := new(big.Rat)
	for unit := range s.parts {
		p := s.part(unit, m.way)
		if p == nil {
			return nil, false
		}
		parts = append(parts, p)
		sum.Add(sum, p)
	}
	return parts, sum.Cmp(whole) == 0
}

func (u *units) part(i int, change *big.Rat, s scale) Part {
	changes := u.of[u.names[i]]
	p := Part{Unit: u.names[i], Change: s.step(change), Exact: change.RatString(), Facts: []string{}}
	for _, f := range changes[:min(len(changes), maxPlaces)] {
		p.Facts = append(p.Facts, f.At())
	}
	p.More = len(changes) - len(p.Facts)
	return p
}
