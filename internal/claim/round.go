package claim

import (
	"cmp"
	"slices"
)

// loop runs a loop whose findings are decided by each thing's own record and by the
// variables that it is given.
func (r *run) loop(args []any) (any, error) {
	e, things := errand{loop: args[0].(int)}, itemsOf(args[1])
	copy(e.given[:], args[2:])
	l := &r.expression.loops[e.loop]
	if len(things) == 0 {
		r.empty = append(r.empty, e.loop)
	}
	if old, known := r.old[e]; known {
		return r.recall(l, e, things, old)
	}
	values, err := r.rounds(l, e, things)
	if err != nil {
		return nil, err
	}
	result, err := r.gather(l, things, values)
	if r.keep != nil && err == nil {
		r.keep[e] = remember(things, values, result)
	}
	return result, err
}

// rounds goes through a list as far as it must.
func (r *run) rounds(l *loop, e errand, things []any) ([]any, error) {
	var values []any
	for _, thing := range things {
		value, err := r.inner(l, e, thing)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
		if r.log != nil {
			r.log.round(e.loop, thing, value)
		}
		if l.stopsAt(value) {
			break
		}
	}
	return values, nil
}

// inner goes through one round.
func (r *run) inner(l *loop, e errand, thing any) (any, error) {
	if err := r.spend(1); err != nil {
		return nil, err
	}
	outside, given := r.thing, r.given
	r.thing, r.given = thing, e.given
	value, err := r.execute(l.body)
	r.thing, r.given = outside, given
	return value, err
}

// stops tells of the loops that end with the first value that decides them.
func (l *loop) stops() bool {
	switch l.name {
	case "any", "find", "none", "all":
		return true
	}
	return false
}

// stopsAt tells whether a loop knows its answer with a value.
func (l *loop) stopsAt(value any) bool { return l.stops() && value == (l.name != "all") }

// gather is what a loop comes to.
func (r *run) gather(l *loop, things, values []any) (any, error) {
	switch l.name {
	case "any", "none", "all", "find":
		decided := len(values) > 0 && l.stopsAt(values[len(values)-1])
		return r.answer(l, things, len(values)-1, decided)
	case "map":
		return values, r.grow(len(values))
	case "sum":
		return r.sum([]any{values})
	case "sortBy":
		return r.sorted(l, things, values)
	case "filter":
		picked := pick(nil, things, values)
		return picked, r.grow(len(picked))
	}
	return l.counted(countTrue(values)), nil
}

// answer is what a loop comes to that the thing at a place decided, or none.
func (r *run) answer(l *loop, things []any, at int, decided bool) (any, error) {
	switch {
	case l.name == "find" && decided:
		return things[at], nil
	case l.name == "find":
		return r.undefined("find finds nothing")
	}
	return decided == (l.name == "any"), nil
}

// counted is what a loop makes of the number of things of which its condition is
// true.
func (l *loop) counted(n int) any {
	if l.name == "one" {
		return n == 1
	}
	return n
}

func countTrue(values []any) int {
	n := 0
	for _, v := range values {
		if v == true {
			n++
		}
	}
	return n
}

// pick adds to a list the things of which a condition is true.
func pick(list, things, values []any) []any {
	for i, v := range values {
		if v == true {
			list = append(list, things[i])
		}
	}
	return list
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
