package claim

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/conf"

	"moatatlas/internal/source"
)

// conf is what expr needs to check an expression: the functions with their results,
// for their arguments are checked here, and the operators between days.
func (g *grammar) conf() *conf.Config {
	c := conf.New(struct{}{})
	c.Optimize = false
	c.MaxNodes = maxNodes
	for _, f := range builtin.Builtins {
		if !slices.Contains(loopNames(), f.Name) || f.Name == "first" || f.Name == "last" {
			c.Disabled[f.Name] = true
			delete(c.Builtins, f.Name)
		}
	}
	for name, variants := range g.functions {
		var types []reflect.Type
		for _, f := range variants {
			types = append(types, g.signature(f, len(variants) > 1))
		}
		c.Functions[name] = &builtin.Function{Name: name, Types: types}
	}
	for op, types := range dayOperators() {
		c.Functions[op] = &builtin.Function{Name: op, Types: types}
	}
	c.Functions[widening] = &builtin.Function{Name: widening, Types: []reflect.Type{reflect.TypeFor[func(int) float64]()}}
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
