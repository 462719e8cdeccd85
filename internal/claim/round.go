package claim

import (
	"cmp"
	"slices"
)

// memory is what a loop found of the things of a list: in their order as far as the
// loop came.
type memory struct {
	things []any
	values []any
}

// recollection reads a memory beside another list, of nearly the same things in the
// same order.
type recollection struct {
	memory
	at int
}

// reach is how far ahead a thing is looked for: a change takes out or puts in few.
const reach = 64

// of is what was found of a thing.
func (m *recollection) of(thing any) (value any, ok bool) {
	for i := m.at; i < min(len(m.values), m.at+reach); i++ {
		if m.things[i] == thing {
			m.at = i + 1
			return m.values[i], true
		}
	}
	return nil, false
}

// loop runs a loop whose condition is decided by each thing's own record.
func (r *run) loop(args []any) (any, error) {
	at, things := args[0].(int), itemsOf(args[1])
	l := &r.expression.loops[at]
	if len(things) == 0 {
		r.empty = append(r.empty, at)
	}
	old := r.old[at]
	if len(old.values) == len(things) && len(things) > 0 && &old.things[0] == &things[0] {
		return r.gather(l, things, old.values)
	}
	values, err := r.rounds(l, at, things, r.list())
	if err != nil {
		return nil, err
	}
	if r.keep != nil && l.outer {
		r.keep[at] = memory{things, slices.Clone(values)}
	}
	result, err := r.gather(l, things, values)
	r.spare = append(r.spare, values)
	return result, err
}

// rounds goes through a list as far as it must.
func (r *run) rounds(l *loop, at int, things, values []any) ([]any, error) {
	known := &recollection{memory: r.old[at]}
	for _, thing := range things {
		value, seen := known.of(thing)
		if !seen {
			var err error
			if value, err = r.inner(l, thing); err != nil {
				return nil, err
			}
		}
		values = append(values, value)
		if r.log != nil {
			r.log.round(at, thing, value)
		}
		if l.stopsAt(value) {
			break
		}
	}
	return values, nil
}

// inner goes through one round.
func (r *run) inner(l *loop, thing any) (any, error) {
	if err := r.spend(1); err != nil {
		return nil, err
	}
	outside := r.thing
	r.thing = thing
	value, err := r.execute(l.body)
	r.thing = outside
	return value, err
}

// stopsAt tells whether a loop knows its answer with a value.
func (l *loop) stopsAt(value any) bool {
	switch l.name {
	case "any", "find", "none":
		return value == true
	case "all":
		return value == false
	}
	return false
}

// gather is what a loop comes to.
func (r *run) gather(l *loop, things, values []any) (any, error) {
	holds := slices.Index(values, any(true))
	switch l.name {
	case "any":
		return holds >= 0, nil
	case "none":
		return holds < 0, nil
	case "all":
		return !slices.Contains(values, any(false)), nil
	case "map":
		return slices.Clone(values), r.grow(len(values))
	case "sum":
		return r.sum([]any{values})
	case "sortBy":
		return r.sorted(l, things, values)
	case "find":
		if holds < 0 {
			return r.undefined("find finds nothing")
		}
		return things[holds], nil
	case "filter":
		var picked []any
		for i, v := range values {
			if v == true {
				picked = append(picked, things[i])
			}
		}
		return picked, r.grow(len(picked))
	}
	n := 0
	for _, v := range values {
		if v == true {
			n++
		}
	}
	if l.name == "one" {
		return n == 1, nil
	}
	return n, nil
}

// sorted puts things in the order of their values; equal ones stay as they are.
func (r *run) sorted(l *loop, things, values []any) (any, error) {
	places := make([]int, len(things))
	for i := range places {
		places[i] = i
		if values[i] == nil {
			return nil, errUndefined
		}
	}
	slices.SortStableFunc(places, func(a, b int) int {
		if l.descending {
			a, b = b, a
		}
		if s, ok := values[a].(string); ok {
			return cmp.Compare(s, values[b].(string))
		}
		return cmp.Compare(rankOf(values[a]), rankOf(values[b]))
	})
	list := make([]any, len(things))
	for i, place := range places {
		list[i] = things[place]
	}
	return list, r.grow(len(list))
}

// grow counts the items of lists that the evaluation makes.
func (r *run) grow(n int) error {
	if r.items += n; r.items > maxItems {
		return errItems
	}
	return nil
}
