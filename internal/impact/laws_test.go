package impact

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A tree changes nothing against itself.
func TestItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t, 6)
		i := Compare(w.edition(t), w.edition(t))
		if i.facts()+i.concluded()+i.Problems.Len()+i.Files.Len() > 0 || i.Effect != NoEffect {
			t.Fatalf("%s", i.Text())
		}
	})
}

// Changing base and head turns everything around: what came is gone, and every part
// of a measure has the other sign.
func TestTurnedAround(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t, 6)
		base, head := w.edition(t), w.change(t).edition(t)
		there, back := Compare(base, head), Compare(head, base)
		turned(t, "removed", there.Removed.Items, back.Added.Items)
		turned(t, "added", there.Added.Items, back.Removed.Items)
		turned(t, "changed", there.Changed.Items, back.Changed.Items)
		turned(t, "regraded", there.Regraded.Items, back.Regraded.Items)
		if len(there.Moved.Items) != len(back.Moved.Items) || there.Shifts.Len() != back.Shifts.Len() || there.Statuses.Len() != back.Statuses.Len() {
			t.Fatalf("there\n%s\nback\n%s", there.Text(), back.Text())
		}
		signs := map[string]string{}
		for _, m := range back.Measures.Items {
			signs[m.ID] = negated(m.Exact)
		}
		for _, m := range there.Measures.Items {
			if got, ok := signs[m.ID]; !ok || got != m.Exact {
				t.Fatalf("%s: %q there, %q back", m.ID, m.Exact, got)
			}
		}
	})
}

// turned holds changes of one direction against those of the other.
func turned(t *rapid.T, what string, there, back []FactChange) {
	show := func(list []FactChange, other bool) (texts []string) {
		for _, f := range list {
			if other {
				f.Before, f.After, f.BeforeAt, f.AfterAt = f.After, f.Before, f.AfterAt, f.BeforeAt
			}
			texts = append(texts, fmt.Sprintf("%s %s %s→%s %s→%s %v", f.Record, f.Field, f.Before, f.After, f.BeforeAt, f.AfterAt, f.Within))
		}
		slices.Sort(texts)
		return texts
	}
	if a, b := show(there, false), show(back, true); !slices.Equal(a, b) {
		t.Fatalf("%s\nthere %q\nback  %q", what, a, b)
	}
}

func negated(exact string) string {
	if exact == "" {
		return ""
	}
	return new(big.Rat).Neg(rat(exact)).RatString()
}

func rat(text string) *big.Rat {
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		panic("no fraction: " + text)
	}
	return r
}

// The parts of a change add up to it exactly, whatever changed. Only a measure that
// has no value at an end or on the way is not divided.
func TestPartsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := draw(t, 9)
		base, head := w.edition(t), w.change(t).edition(t)
		d := facts(base, head)
		for _, c := range measures(base, head, d) {
			addsUp(t, c)
		}
		ends(t, base, head, d)
	})
}

func addsUp(t failer, c MeasureChange) {
	if c.Unattributed != "" {
		return
	}
	sum := new(big.Rat)
	for _, p := range c.Parts {
		sum.Add(sum, rat(p.Exact))
	}
	if sum.Cmp(rat(c.Exact)) != 0 {
		t.Fatalf("%s changed by %s, its parts sum to %s: %+v", c.ID, c.Exact, sum.RatString(), c.Parts)
	}
}

// ends holds the way of attribution to begin with the base and to end with the head,
// measure by measure: a field that is left out of the units by mistake shows here.
func ends(t failer, base, head Edition, d *factDiff) {
	b := newBlend(base.Data, head.Data, d)
	all := map[string]bool{}
	for _, name := range b.units.names {
		all[name] = true
	}
	for _, c := range []struct {
		taken map[string]bool
		want  Edition
	}{{nil, base}, {all, head}} {
		got, want := values(b.market(c.taken)), values(c.want.Market)
		for i := range max(len(got), len(want)) {
			if len(got) != len(want) || got[i].id != want[i].id || !same(got[i].exact, want[i].exact) {
				t.Fatalf("with %d units the way is at\n%v, not\n%v", len(c.taken), got, want)
			}
		}
	}
}

// Both ways to divide a change give each of two units that act alone its own part.
func TestSchemes(t *testing.T) {
	effect := []int64{3, -5, 7} // of each unit, whatever the others
	for name, s := range map[string]scheme{"all orders": allOrders(3), "two orders": twoOrders(3)} {
		var way []*big.Rat
		for _, set := range s.sets {
			sum := int64(100)
			for i, in := range set {
				if in {
					sum += effect[i]
				}
			}
			way = append(way, big.NewRat(sum, 1))
		}
		for i, want := range effect {
			if got := s.part(i, way); got.Cmp(big.NewRat(want, 1)) != 0 {
				t.Errorf("%s: unit %d brought %v, want %d", name, i, got, want)
			}
		}
		way[len(way)/2] = nil
		if s.part(0, way) != nil && s.part(1, way) != nil && s.part(2, way) != nil {
			t.Errorf("%s: a change is divided that has no value on the way", name)
		}
	}
}

// Many changes are divided lab by lab, and still add up.
func TestManyUnits(t *testing.T) {
	w := world{site: "2026-06-30", labs: map[string]string{"l0": "", "l1": "", "l2": "gcp"}, models: map[string]model{}, shares: map[string][3]int{"2025Q1": {30, 20, 10}}}
	c := w
	c.models = map[string]model{}
	for i := range 3 * maxUnits {
		id := fmt.Sprintf("l%d/m%d", i%3, i)
		w.models[id] = model{tier: "frontier", offers: map[string]offer{"aws bedrock": {first: 1, grade: "A"}}}
		c.models[id] = model{tier: "frontier", offers: map[string]offer{"aws bedrock": {first: 1, grade: "A"}, services()[2+i%2]: {first: 1 + i%12, grade: "A"}}}
	}
	base, head := w.edition(t), c.edition(t)
	i := Compare(base, head)
	if i.Measures.Len() == 0 {
		t.Fatal("no measure changed")
	}
	for _, m := range i.Measures.Items {
		addsUp(t, m)
	}
	for _, p := range i.Measures.Items[0].Parts {
		if p.Unit != "models of l0" && p.Unit != "models of l1" && p.Unit != "models of l2" {
			t.Errorf("unit %q", p.Unit)
		}
	}
}
