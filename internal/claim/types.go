package claim

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"

	"moatatlas/internal/source"
)

// typing is what expr is told of the language: the functions with their results, for
// their arguments are checked here, the operators between days, and which of its own
// functions there are.
type typing struct {
	functions, builtins conf.FunctionsTable
	disabled            map[string]bool
}

func (g *grammar) typing() typing {
	t := typing{conf.FunctionsTable{}, conf.FunctionsTable{}, map[string]bool{}}
	for _, f := range builtin.Builtins {
		if slices.Contains(g.loops, f.Name) && f.Name != "first" && f.Name != "last" {
			t.builtins[f.Name] = f
		} else {
			t.disabled[f.Name] = true
		}
	}
	for name, variants := range g.functions {
		var types []reflect.Type
		for _, f := range variants {
			types = append(types, g.signature(f, len(variants) > 1))
		}
		t.functions[name] = &builtin.Function{Name: name, Types: types}
	}
	for op, types := range dayOperators() {
		t.functions[op] = &builtin.Function{Name: op, Types: types}
	}
	t.functions[widening] = &builtin.Function{Name: widening, Types: []reflect.Type{reflect.TypeFor[func(int) float64]()}}
	return t
}

// conf is what expr needs to check one expression: it keeps there what it finds out.
func (g *grammar) conf() *conf.Config {
	c := conf.New(struct{}{})
	c.Optimize = false
	c.MaxNodes = maxNodes
	c.Functions, c.Builtins, c.Disabled = g.typed.functions, g.typed.builtins, g.typed.disabled
	return c
}

// signature tells expr of a function what it gives, and how many arguments it takes
// where another has its name.
func (g *grammar) signature(f function, shared bool) reflect.Type {
	anything, result := reflect.TypeFor[any](), []reflect.Type{g.typeOf(f.result)}
	if !shared {
		return reflect.FuncOf([]reflect.Type{reflect.SliceOf(anything)}, result, true)
	}
	return reflect.FuncOf(slices.Repeat([]reflect.Type{anything}, len(f.params)), result, false)
}

// dayOperators are the operators between days, which expr knows for types of its
// own only.
func dayOperators() map[string][]reflect.Type {
	order := []reflect.Type{reflect.TypeFor[func(a, b source.Day) bool]()}
	return map[string][]reflect.Type{
		"<": order, "<=": order, ">": order, ">=": order,
		"+": {reflect.TypeFor[func(a source.Day, days int) source.Day]()},
		"-": {reflect.TypeFor[func(a, b source.Day) int](), reflect.TypeFor[func(a source.Day, days int) source.Day]()},
	}
}
