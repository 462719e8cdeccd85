package claim

import "slices"

// errand is a loop with the variables that it is given from outside: what it finds
// of a thing rests on nothing else.
type errand struct {
	loop  int
	given [maxGiven]any
}

// memory is what a loop found of the things of a list: in their order as far as the
// loop came.
type memory struct {
	things []any
	values []any
	before []int // of how many of the first so many things the value is true
	result any
}

func remember(things, values []any, result any) memory {
	m := memory{things, values, make([]int, len(values)+1), result}
	for i := range values {
		m.before[i+1] = m.before[i] + countTrue(values[i:i+1])
	}
	return m
}

// recall runs a loop over nearly the same things as before: only those are gone
// through of which it does not remember what it found.
func (r *run) recall(l *loop, e errand, things []any, old memory) (any, error) {
	c := r.world.cut(old.things, things)
	if l.stops() {
		return r.resume(l, e, things, old, c.begin)
	}
	if c.begin == len(things) && len(things) == len(old.things) {
		return old.result, r.grown(l, len(things), old.result)
	}
	among := things[c.begin : len(things)-c.end]
	known := recollection{things: old.things[c.begin : len(old.things)-c.end], values: old.values[c.begin:]}
	values := make([]any, 0, len(among))
	for _, thing := range among {
		value, err := r.again(&known, l, e, thing)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return r.merge(l, things, old, c, values)
}

// grown counts the items of a list that is used again.
func (r *run) grown(l *loop, things int, result any) error {
	switch l.name {
	case "map", "sortBy":
		return r.grow(things)
	case "filter":
		return r.grow(len(result.([]any)))
	}
	return nil
}

// resume runs a loop that stops from the first thing on that is another.
func (r *run) resume(l *loop, e errand, things []any, old memory, begin int) (any, error) {
	if last := len(old.values); last > 0 && last <= begin && l.stopsAt(old.values[last-1]) {
		return r.answer(l, things, last-1, true)
	}
	begin = min(begin, len(old.values))
	known := recollection{things: old.things[begin:len(old.values)], values: old.values[begin:]}
	for i, thing := range things[begin:] {
		value, err := r.again(&known, l, e, thing)
		if err != nil {
			return nil, err
		}
		if l.stopsAt(value) {
			return r.answer(l, things, begin+i, true)
		}
	}
	return r.answer(l, things, 0, false)
}

// again is what a loop finds of a thing, from memory where it can.
func (r *run) again(known *recollection, l *loop, e errand, thing any) (any, error) {
	if value, ok := known.of(thing); ok {
		return value, nil
	}
	return r.inner(l, e, thing)
}

// merge is what a loop comes to that found other values among a list, and the old
// ones before and after.
func (r *run) merge(l *loop, things []any, old memory, c cut, values []any) (any, error) {
	last := len(old.values) - c.end
	first, after := old.before[c.begin], old.before[len(old.values)]-old.before[last]
	switch l.name {
	case "map", "sum", "sortBy":
		return r.gather(l, things, slices.Concat(old.values[:c.begin], values, old.values[last:]))
	case "filter":
		was := old.result.([]any)
		picked := pick(slices.Clip(was[:first]), things[c.begin:], values)
		if slices.Equal(picked[first:], was[first:len(was)-after]) {
			return was, r.grow(len(was))
		}
		picked = append(picked, was[len(was)-after:]...)
		return picked, r.grow(len(picked))
	}
	return l.counted(first + countTrue(values) + after), nil
}

// recollection reads a memory beside another list, of nearly the same things in the
// same order.
type recollection struct {
	things, values []any
	at             int
}

// reach is how far ahead a thing is looked for: a change takes out or puts in few.
const reach = 64

// of is what was found of a thing.
func (m *recollection) of(thing any) (value any, ok bool) {
	for i := m.at; i < min(len(m.things), m.at+reach); i++ {
		if m.things[i] == thing {
			m.at = i + 1
			return m.values[i], true
		}
	}
	return nil, false
}

// cut is how many things two lists have in common at their begin, and at their end.
type cut struct{ begin, end int }

// cut compares two lists. Many loops go through the same ones, so what it finds is
// kept.
func (w *world) cut(a, b []any) cut {
	if len(a) == 0 || len(b) == 0 {
		return cut{}
	}
	lists := [2]*any{&a[0], &b[0]}
	if lists[0] == lists[1] && len(a) == len(b) {
		return cut{begin: len(a)}
	}
	c, done := w.cuts[lists]
	if !done {
		shorter := min(len(a), len(b))
		for c.begin < shorter && a[c.begin] == b[c.begin] {
			c.begin++
		}
		for c.end < shorter-c.begin && a[len(a)-1-c.end] == b[len(b)-1-c.end] {
			c.end++
		}
		w.cuts[lists] = c
	}
	return c
}
