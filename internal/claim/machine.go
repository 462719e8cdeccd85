package claim

import (
	"fmt"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"
)

// instructions are what a translated expression calls. The first argument of each
// is the run.
func (g *grammar) instructions() conf.FunctionsTable {
	table := conf.FunctionsTable{}
	add := func(name string, do func(r *run, args []any) (any, error)) {
		table[name] = &builtin.Function{Name: name, Func: func(args ...any) (any, error) {
			r := args[0].(*run)
			if err := r.spend(1); err != nil {
				return nil, err
			}
			return do(r, args[1:])
		}}
	}
	for _, variants := range g.functions {
		for _, f := range variants {
			add(f.instruction(), f.run)
		}
	}
	for _, rec := range g.records {
		for _, f := range rec.fields {
			add(string(rec.name)+"."+f.name, f.run)
		}
	}
	for op, holds := range comparisons() {
		add(op, func(r *run, args []any) (any, error) { return r.compare(holds, args[0].(int), args[1], args[2]) })
	}
	for op, compute := range calculations() {
		add(op, func(r *run, args []any) (any, error) {
			if args[0] == nil || args[1] == nil {
				return nil, nil
			}
			return compute(r, args[0], args[1])
		})
	}
	add("decide", (*run).decide)
	add("item", (*run).item)
	add("over", (*run).over)
	add("round", (*run).round)
	add("loop", (*run).loop)
	add("thing", func(r *run, _ []any) (any, error) { return r.thing, nil })
	add("given", func(r *run, args []any) (any, error) { return r.given[args[0].(int)], nil })
	add("rank", (*run).rank)
	add("sum", (*run).sum)
	return table
}

// certain stops an evaluation whose yes or no, or whose list, is undefined: nothing
// can go on with it.
func certain(k kind, value any, err error) (any, error) {
	_, isList := k.of()
	if err == nil && value == nil && (isList || k == truth) {
		return nil, errUndefined
	}
	return value, err
}

// run calls the function; of what is undefined nothing is defined.
func (f *function) run(r *run, given []any) (any, error) {
	a := make(args, len(given))
	for i, v := range given {
		if v == nil && f.params[i].form != anything {
			return certain(f.result, nil, nil)
		}
		if _, out := v.(missing); !out {
			a[i] = v
		}
	}
	if !f.pure {
		if err := r.spend(costOfMeasure); err != nil {
			return nil, err
		}
	}
	value, err := f.call(r, a)
	return certain(f.result, value, err)
}

func (f *field) run(r *run, args []any) (any, error) {
	if args[0] == nil {
		return certain(f.kind, nil, nil)
	}
	value := f.get(r, args[0])
	if value == nil {
		r.why = fmt.Sprintf("%s has no .%s", nameOfThing(args[0]), f.name)
	}
	return certain(f.kind, value, nil)
}

// compare compares two values, and notes them where they are a condition of the
// claim itself.
func (r *run) compare(holds func(a, b any) bool, test int, a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, errUndefined
	}
	result := holds(a, b)
	if test >= 0 {
		r.tests[test] = outcome{true, a, b, result}
	}
	return result, nil
}

// decide notes what another condition of the claim comes to.
func (r *run) decide(args []any) (any, error) {
	r.tests[args[0].(int)] = outcome{reached: true, holds: args[1].(bool)}
	return args[1], nil
}

// item is one of a list, from its end where the index is negative.
func (r *run) item(args []any) (any, error) {
	k, _ := args[2].(kind)
	items := itemsOf(args[0])
	i, ok := args[1].(int)
	if i < 0 {
		i += len(items)
	}
	if !ok || i < 0 || i >= len(items) {
		r.why = "a list has no such item"
		return certain(k, nil, nil)
	}
	return certain(k, items[i], nil)
}

func itemsOf(list any) []any {
	switch l := list.(type) {
	case []any:
		return l
	case []string:
		return things(l)
	}
	return nil
}

// over begins a loop.
func (r *run) over(args []any) (any, error) {
	if size(args[1]) == 0 {
		r.empty = append(r.empty, args[0].(int))
	}
	return args[1], nil
}

// round is a round of a loop that has come to a value.
func (r *run) round(args []any) (any, error) {
	if r.log != nil {
		r.log.round(args[0].(int), args[1], args[2])
	}
	return args[2], nil
}

// rank is a value that a list is sorted by.
func (r *run) rank(args []any) (any, error) {
	switch args[0].(type) {
	case nil:
		return nil, errUndefined
	case string:
		return args[0], nil
	}
	return rankOf(args[0]), nil
}

// sum adds up a list.
func (r *run) sum(args []any) (any, error) {
	sum := any(0)
	for _, item := range itemsOf(args[0]) {
		if item == nil {
			return nil, nil
		}
		var err error
		if sum, err = r.plus(sum, item); err != nil {
			return nil, err
		}
	}
	return sum, nil
}
