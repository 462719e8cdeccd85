package claim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"

	"moatatlas/internal/source"
)

// missing stands for an argument that is left out; nil would be an undefined one.
type missing struct{}

// call translates the call of a function: every parameter gets an argument.
func (t *translation) call(n *ast.CallNode) ast.Node {
	name := n.Callee.(*ast.IdentifierNode).Value
	if name == widening {
		return t.node(n.Arguments[0])
	}
	f, ok := t.variant(n, name)
	if !ok {
		return n
	}
	if f.measure != "" {
		t.measures[f.measure] = true
	}
	bound := make([]ast.Node, len(f.params))
	next := 0
	for _, arg := range n.Arguments {
		at := t.place(f, next, arg)
		if at < 0 {
			t.misplaced(f, next, arg)
			return n
		}
		bound[at] = t.argument(f, f.params[at], arg)
		next = at + 1
	}
	for i, p := range f.params {
		switch {
		case bound[i] != nil:
		case p.optional:
			bound[i] = constant(missing{})
		default:
			t.fail(n, "%s needs %s: %s", name, p.name, f.signature())
			return n
		}
	}
	t.ambiguous(n, f, bound)
	return instruct(f.instruction(), n, bound...)
}

// ambiguous refuses a lone "all" where clouds and scopes both have one.
func (t *translation) ambiguous(n *ast.CallNode, f function, bound []ast.Node) {
	if len(f.params) < 2 || f.params[0].form != aPeerOrAll {
		return
	}
	all, ok := bound[0].(*ast.StringNode)
	scope, left := bound[1].(*ast.ConstantNode)
	if ok && all.Value == everywhere && left && scope.Value == (missing{}) {
		t.fail(n, `%s("all") may mean all clouds or all models; write %s("all", "all") for both, or %s() for the frontier on all clouds`, f.name, f.name, f.name)
	}
}

// instruction names what runs the function: those of one name differ in their
// parameters.
func (f *function) instruction() string { return f.name + "/" + strconv.Itoa(len(f.params)) }

// signature is the function as the manual writes it.
func (f *function) signature() string {
	var params []string
	for _, p := range f.params {
		name := p.name
		if p.optional {
			name = "[" + name + "]"
		}
		params = append(params, name)
	}
	return fmt.Sprintf("%s(%s) %s", f.name, strings.Join(params, ", "), f.result)
}

// variant finds the function of a name that takes as many arguments as a call has.
func (t *translation) variant(n *ast.CallNode, name string) (f function, ok bool) {
	variants := t.g.functions[name]
	for _, f := range variants {
		if len(n.Arguments) <= len(f.params) && (len(variants) == 1 || len(n.Arguments) == len(f.params)) {
			return f, true
		}
	}
	t.fail(n, "%s takes %d arguments at most: %s", name, len(variants[0].params), variants[0].signature())
	return function{}, false
}

// place finds the parameter that an argument is for: the next that its form suits,
// where only optional ones are passed over. It is -1 where there is none.
func (t *translation) place(f function, from int, arg ast.Node) int {
	for i := from; i < len(f.params); i++ {
		if t.suits(f.params[i].form, arg) {
			return i
		}
		if !f.params[i].optional {
			break
		}
	}
	return -1
}

// suits tells whether an argument has the form of a parameter. A text that is not
// written out may name anything but a day or a scope.
func (t *translation) suits(form form, arg ast.Node) bool {
	k := t.g.kindOf(arg)
	items, isList := k.of()
	constant, isConstant := arg.(*ast.StringNode)
	switch form {
	case anything:
		return true
	case aNumber:
		return k == number || k == whole
	case aWhole:
		return k == whole
	case aDay:
		return k == day || isConstant && looksLikeDay(constant.Value)
	case someNumbers:
		return isList && (items == number || items == whole)
	case someDays:
		return isList && items == day
	case someTexts:
		return isList && items == text
	case aSized:
		return isList || k == text
	case aScope:
		return isConstant && slices.Contains(t.g.ids[aScope], constant.Value)
	}
	scope := isConstant && form != aStratum && constant.Value != everywhere && slices.Contains(t.g.ids[aScope], constant.Value)
	return k == text && !scope && !(isConstant && looksLikeDay(constant.Value))
}

// looksLikeDay tells a day from an id by its form.
func looksLikeDay(s string) bool {
	return len(s) == len("2026-04-28") && strings.Trim(s, "0123456789-") == "" && s[4] == '-'
}

// misplaced says what an argument should be.
func (t *translation) misplaced(f function, next int, arg ast.Node) {
	if next >= len(f.params) {
		t.fail(arg, "%s takes no more arguments: %s", f.name, f.signature())
		return
	}
	t.fail(arg, "%s needs %s here and not %s: %s", f.name, f.params[next].name, article(t.g.kindOf(arg)), f.signature())
}

// argument translates an argument; a constant that names something must name
// something that there is.
func (t *translation) argument(f function, p param, arg ast.Node) ast.Node {
	s, isConstant := arg.(*ast.StringNode)
	if p.form == aNumber && f.result == text {
		return t.written(f, arg)
	}
	if !isConstant {
		return t.node(arg)
	}
	if p.form == aDay {
		day, err := source.ParseDay(s.Value)
		if err != nil {
			t.fail(arg, "%v", err)
		}
		return constant(day)
	}
	if ids, names := t.g.ids[p.form]; names && !slices.Contains(ids, s.Value) {
		what := p.name
		if p.form == aPeerOrAll {
			what, ids = "cloud or scope", slices.Concat(t.g.ids[aPeer], t.g.ids[aScope])
		}
		t.fail(arg, "%s", source.Unknown(what, s.Value, ids))
	}
	return arg
}

// written translates a number that a function writes: percent and points take a
// share as a part of one and of other figures know that they are percent.
func (t *translation) written(f function, arg ast.Node) ast.Node {
	value := t.node(arg)
	if (f.name == "percent" || f.name == "points") && t.unit(arg) != percent {
		return instruct("*", arg, value, constant(100))
	}
	return value
}

// unit is what a part counts, as far as that can be seen.
func (t *translation) unit(n ast.Node) unit {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return t.units[n.Value]
	case *ast.BinaryNode:
		if n.Operator == "+" || n.Operator == "-" || n.Operator == "??" {
			return t.unit(n.Left)
		}
	case *ast.UnaryNode:
		return t.unit(n.Node)
	case *ast.ConditionalNode:
		return t.unit(n.Exp1)
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			if rec, known := t.g.records[t.g.kindOf(n.Node)]; known {
				f, _ := rec.field(name.Value)
				return f.unit
			}
		}
		return t.unit(n.Node)
	case *ast.PredicateNode:
		return t.unit(n.Node)
	case *ast.BuiltinNode:
		return t.unit(n.Arguments[len(n.Arguments)-1])
	case *ast.CallNode:
		return t.unitOfCall(n)
	}
	return ""
}

// unitOfCall is that of the function, or of what it takes the largest, the mean or
// the like of.
func (t *translation) unitOfCall(n *ast.CallNode) unit {
	if n.Callee.(*ast.IdentifierNode).Value == widening {
		return t.unit(n.Arguments[0])
	}
	for _, f := range t.g.functions[n.Callee.(*ast.IdentifierNode).Value] {
		switch {
		case f.unit != "":
			return f.unit
		case f.group == "Numbers" && f.result == number && len(n.Arguments) > 0:
			return t.unit(n.Arguments[0])
		}
	}
	return ""
}
