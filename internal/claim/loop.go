package claim

import "github.com/expr-lang/expr/ast"

// loop translates a loop. Where the thing's own record, and variables from outside,
// decide what the loop finds of it, the loop runs here and remembers that: the same
// thing comes to the same in a world that is changed elsewhere. Any other is left to
// expr's machine.
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
	t.e.loops = append(t.e.loops, loop{name: n.Name, outer: t.depth == 0, descending: len(n.Arguments) == 3 && n.Arguments[2].(*ast.StringNode).Value == "desc"})
	given, own := t.local(n, body)
	around := t.frame
	t.depth++
	t.items = append(t.items, t.texts(n.Arguments[0]))
	t.frame.own = own
	if own {
		t.frame.given = given
	}
	value := t.node(body)
	t.items = t.items[:len(t.items)-1]
	t.depth--
	t.frame = around
	if !own {
		return t.machineLoop(n, at, over, value)
	}
	t.e.loops[at].body = t.program(value)
	return instruct("loop", n, append([]ast.Node{constant(at), over}, t.nodes(given)...)...)
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
