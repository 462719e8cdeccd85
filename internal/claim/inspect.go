package claim

import (
	"errors"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"moatatlas/internal/source"
)

// inspection finds what the language does not have before expr looks at types:
// expr allows more, and would take a long time over some of it.
type inspection struct {
	g         *grammar
	places    places
	variables map[string]bool
	visited   int
	fault     *source.Fault
}

func (in *inspection) fail(n ast.Node, format string, args ...any) {
	if in.fault == nil {
		in.fault = source.NewFault(in.places.at(n), format, args...)
	}
}

// node inspects a part. One that stands between two comparisons is there twice, so
// parts are counted as often as they are met.
func (in *inspection) node(slot *ast.Node) {
	if in.visited++; in.visited > maxNodes {
		in.fail(*slot, "the expression has too many parts; %d are allowed", maxNodes)
	}
	if in.fault != nil {
		return
	}
	in.name(slot)
	parts, ok := slots(*slot)
	if !ok {
		in.fail(*slot, "%s", notAllowed(*slot))
	}
	if v, declares := (*slot).(*ast.VariableDeclaratorNode); declares {
		in.variables[v.Name] = true
	}
	for _, part := range parts {
		in.node(part)
	}
}

// name checks the name that a part uses, and makes an index of first and last.
func (in *inspection) name(slot *ast.Node) {
	switch n := (*slot).(type) {
	case *ast.IdentifierNode:
		if !in.variables[n.Value] {
			names := slices.Concat(slices.Sorted(maps.Keys(in.variables)), in.g.words())
			message := source.Unknown("name", n.Value, names)
			if _, function := in.g.functions[n.Value]; function {
				message = n.Value + " is a function; write " + n.Value + "()"
			}
			in.fail(n, "%s", message)
		}
	case *ast.BuiltinNode:
		if !slices.Contains(in.g.loops, n.Name) {
			in.fail(n, "%s", source.Unknown("function", n.Name, in.g.words()))
		}
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		if !ok {
			return
		}
		if index, picks := byIndex(callee.Value); picks && len(n.Arguments) == 1 {
			i := &ast.IntegerNode{Value: index}
			i.SetLocation(n.Location())
			ast.Patch(slot, &ast.MemberNode{Node: n.Arguments[0], Property: i})
			return
		}
		if _, known := in.g.functions[callee.Value]; !known {
			in.fail(n, "%s", source.Unknown("function", callee.Value, in.g.words()))
		}
	}
}

// notAllowed says what an author can write instead of what the language lacks.
func notAllowed(n ast.Node) string {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return "the operator " + n.Operator + " is not part of the language"
	case *ast.NilNode:
		return "nil is not part of the language; write known(x) to ask whether x is defined"
	case *ast.ChainNode, *ast.MemberNode:
		return "?. is not part of the language; write known(x) to ask whether x is defined"
	case *ast.SequenceNode:
		return "an expression is one value; ; stands behind let alone"
	case *ast.SliceNode:
		return "a part of a list is not part of the language"
	case *ast.MapNode:
		return "{ } is not part of the language, but around a condition"
	case *ast.PointerNode:
		return "#" + n.Name + " is not part of the language; # is the item itself"
	case *ast.CallNode:
		return "only functions can be called"
	}
	return "this is not part of the language"
}

// explain turns what expr says of types into words of the language.
func (g *grammar) explain(p places, root ast.Node, err error) *source.Fault {
	fault := p.fault(err)
	var at *file.Error
	if errors.As(err, &at) {
		if member := memberAt(root, at.From); member != nil {
			name := member.Property.(*ast.StringNode).Value
			if rec, ok := g.records[g.kindOf(member.Node)]; ok {
				fault.Message = source.Unknown("field of "+article(rec.name), name, rec.names())
				return fault
			}
			fault.Message = "no field \"" + name + "\": " + article(g.kindOf(member.Node)) + " has none"
			if _, isList := g.kindOf(member.Node).of(); isList {
				fault.Message += "; go through it with map, filter or count"
			}
			return fault
		}
	}
	fault.Message = g.plainly(fault.Message)
	return fault
}

// memberAt finds the use of a field at a letter.
func memberAt(n ast.Node, letter int) (found *ast.MemberNode) {
	if m, ok := n.(*ast.MemberNode); ok && m.Location().From == letter {
		if _, named := m.Property.(*ast.StringNode); named {
			return m
		}
	}
	parts, _ := slots(n)
	for _, part := range parts {
		if found = memberAt(*part, letter); found != nil {
			return found
		}
	}
	return nil
}

// plainly puts words of the language in the place of expr's and Go's.
func (g *grammar) plainly(message string) string {
	message = strings.NewReplacer(
		"predicate should return boolean", "a condition must be yes or no", "non-bool expression", "a condition must be yes or no",
		"builtin ", "", "takes only array", "goes through a list", "invalid operation: ", "cannot take ",
		"[]interface {}", "list", "interface {}", "anything", "array", "list",
	).Replace(message)
	types := slices.SortedFunc(maps.Keys(g.kinds), func(a, b reflect.Type) int { return len(b.String()) - len(a.String()) })
	for _, t := range types {
		name := regexp.MustCompile(regexp.QuoteMeta(t.String()) + `\b|` + regexp.QuoteMeta(t.String()) + `$`)
		message = name.ReplaceAllLiteralString(message, string(g.kinds[t]))
	}
	return strings.TrimSpace(strings.ReplaceAll(message, "[]", listOf))
}

func article(k kind) string {
	if strings.HasPrefix(string(k), "a") || strings.HasPrefix(string(k), "e") || strings.HasPrefix(string(k), "o") {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// kindOf is the kind of a part that expr has found the type of.
func (g *grammar) kindOf(n ast.Node) kind {
	return g.kindOfNature(n.Nature())
}
