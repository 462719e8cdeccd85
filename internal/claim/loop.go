package claim

import (
	"slices"

	"github.com/expr-lang/expr/ast"
)

// loop translates a loop. Where the thing's own record decides what the loop finds
// of it, the loop runs here and remembers that: the same thing comes to the same in a
// world that is changed elsewhere. Any other is left to expr's machine.
func (t *translation) loop(n *ast.BuiltinNode) ast.Node {
	over := t.node(n.Arguments[0])
	if len(n.Arguments) == 1 {
		if n.Name == "sum" {
			return instruct("sum", n, over)
		}
		return instruct("len/1", n, over)
	}
	body := n.Arguments[1].(*ast.PredicateNode).Node
	t.checkLoop(n, body)
	at := len(t.e.loops)
	element, _ := t.g.kindOf(n.Arguments[0]).of()
	_, isRecord := t.g.records[element]
	own := isRecord && t.local(body, element)
	t.e.loops = append(t.e.loops, loop{name: n.Name, outer: t.depth == 0, descending: len(n.Arguments) == 3 && n.Arguments[2].(*ast.StringNode).Value == "desc"})
	outside := t.own
	t.own = own
	t.depth++
	t.items = append(t.items, t.texts(n.Arguments[0]))
	value := t.node(body)
	t.items = t.items[:len(t.items)-1]
	t.depth--
	t.own = outside
	if own {
		t.e.loops[at].body = t.program(value)
		return instruct("loop", n, constant(at), over)
	}
	return t.machineLoop(n, at, over, value)
}

// machineLoop leaves a loop to expr's machine; each of its rounds is counted.
func (t *translation) machineLoop(n *ast.BuiltinNode, at int, over, value ast.Node) ast.Node {
	if n.Name == "sortBy" {
		value = instruct("rank", n, value)
	}
	round := &ast.PredicateNode{Node: instruct("round", n, constant(at), &ast.PointerNode{}, value)}
	same := &ast.BuiltinNode{Name: n.Name, Arguments: append([]ast.Node{instruct("over", n, constant(at), over), round}, n.Arguments[2:]...)}
	same.SetLocation(n.Location())
	if n.Name == "sum" { // expr's own cannot take an undefined item
		same.Name = "map"
		return instruct("sum", n, same)
	}
	return same
}

// checkLoop refuses what expr lets pass and no loop can do.
func (t *translation) checkLoop(n *ast.BuiltinNode, body ast.Node) {
	k := t.g.kindOf(body)
	switch n.Name {
	case "sum":
		if k != number && k != whole {
			t.fail(n, "cannot sum up %s", article(k))
		}
	case "sortBy":
		if k != number && k != whole && k != text && k != day {
			t.fail(body, "cannot sort by %s", article(k))
		}
		if len(n.Arguments) < 3 {
			return
		}
		if word, ok := n.Arguments[2].(*ast.StringNode); !ok || word.Value != "asc" && word.Value != "desc" {
			t.fail(n.Arguments[2], `the order is "asc" or "desc"`)
			n.Arguments[2] = &ast.StringNode{}
		}
	case "map":
	default:
		if k != truth {
			t.fail(body, "a condition must be yes or no, not %s", article(k))
		}
	}
}

// local tells whether what a loop finds of a thing is decided by the thing's own
// record: by its fields, and by functions of it alone.
func (t *translation) local(n ast.Node, of kind) bool {
	switch n := n.(type) {
	case *ast.IdentifierNode: // a variable may hold anything
		return false
	case *ast.CallNode:
		callee := n.Callee.(*ast.IdentifierNode).Value
		if _, operator := dayOperators()[callee]; !operator && callee != widening && !t.ofOwn(n, callee, of) {
			return false
		}
	}
	parts, _ := slots(n)
	return !slices.ContainsFunc(parts, func(part *ast.Node) bool { return !t.local(*part, of) })
}

// ofOwn tells whether a function's value rests on its arguments alone, or on them
// and on the record of the loop's own thing.
func (t *translation) ofOwn(n *ast.CallNode, name string, of kind) bool {
	for _, f := range t.g.functions[name] {
		if f.pure {
			continue
		}
		if !slices.Contains(f.local, of) || len(n.Arguments) == 0 {
			return false
		}
		id, ok := n.Arguments[0].(*ast.MemberNode)
		if !ok {
			return false
		}
		_, own := id.Node.(*ast.PointerNode)
		field, named := id.Property.(*ast.StringNode)
		if !own || !named || field.Value != "id" {
			return false
		}
	}
	return true
}
