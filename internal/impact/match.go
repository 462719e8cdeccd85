package impact

import (
	"slices"

	"moatatlas/internal/dataset"
)

// pair is a record before and after; one is nil where there is none.
type pair struct {
	before, after *dataset.Row
}

// match finds which records of two lists are the same one: those of one kind and
// key, the equal ones first and the others in their order. Pairs come in the order
// of the list before, with what is new at the end.
func match(before, after []dataset.Row) []pair {
	type name struct{ kind, key string }
	rest := map[name][]*dataset.Row{}
	for i := range after {
		n := name{after[i].Kind, after[i].Key}
		rest[n] = append(rest[n], &after[i])
	}
	pairs := make([]pair, len(before))
	take := func(i int, fits func(*dataset.Row) bool) {
		n := name{before[i].Kind, before[i].Key}
		if at := slices.IndexFunc(rest[n], fits); at >= 0 && pairs[i].after == nil {
			pairs[i].after = rest[n][at]
			rest[n] = slices.Delete(slices.Clone(rest[n]), at, at+1)
		}
	}
	for i := range before {
		pairs[i].before = &before[i]
		take(i, func(r *dataset.Row) bool { return equal(*r, before[i]) })
	}
	for i := range before {
		take(i, func(*dataset.Row) bool { return true })
	}
	for i := range after {
		if slices.Contains(rest[name{after[i].Kind, after[i].Key}], &after[i]) {
			pairs = append(pairs, pair{after: &after[i]})
		}
	}
	return pairs
}

// equal tells whether two records say the same, wherever they stand and whatever
// their ids.
func equal(a, b dataset.Row) bool {
	return slices.EqualFunc(a.Cells, b.Cells, func(x, y dataset.Cell) bool { return x.Key == y.Key && slices.Equal(x.Items, y.Items) }) &&
		slices.EqualFunc(a.Rows, b.Rows, func(x, y dataset.Row) bool { return x.Kind == y.Kind && x.Key == y.Key && equal(x, y) })
}

// renamed joins a record that is gone with a new one that says the same under
// another id, in the place of the first.
func renamed(pairs []pair) []pair {
	var joined []pair
	taken := map[*dataset.Row]bool{}
	for _, p := range pairs {
		if p.after == nil && len(p.before.Cells) > 0 {
			for _, q := range pairs {
				if q.before == nil && !taken[q.after] && q.after.Kind == p.before.Kind && equal(*q.after, *p.before) {
					p.after = q.after
					taken[q.after] = true
					break
				}
			}
		}
		joined = append(joined, p)
	}
	return slices.DeleteFunc(joined, func(p pair) bool { return p.before == nil && taken[p.after] })
}
