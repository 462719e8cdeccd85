package claim

import (
	"cmp"
	"maps"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker/nature"

	"moatatlas/internal/source"
)

// kindOfNature is the kind of what expr calls the nature of a part: that of a list
// may know its elements better than its type does.
func (g *grammar) kindOfNature(n *nature.Nature) kind {
	if k, ok := g.kinds[n.Type]; ok {
		return k
	}
	if n.Type == nil || !n.IsArray() {
		return "value of no one kind"
	}
	if n.Ref != nil {
		return list(g.kindOfNature(n.Ref))
	}
	element := nature.FromType(n.Type.Elem())
	return list(g.kindOfNature(&element))
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// translation turns a checked expression into one of instructions of this package,
// which know undefined values, days and records, count steps, and note what they
// read. expr's machine runs it.
type translation struct {
	g         *grammar
	e         *Expression
	fault     *source.Fault
	depth     int // of loops
	frame     frame
	units     map[string]unit
	variables map[string]texts
	items     []texts // of the loops around
	measures  map[string]bool
}

func (t *translation) fail(n ast.Node, format string, args ...any) {
	if t.fault == nil {
		t.fault = source.NewFault(t.e.places.at(n), format, args...)
	}
}

// instruct calls an instruction; its first argument is the run.
func instruct(name string, at ast.Node, args ...ast.Node) ast.Node {
	n := &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: append([]ast.Node{&ast.IdentifierNode{Value: "$env"}}, args...)}
	n.SetLocation(at.Location())
	return n
}

func constant(v any) ast.Node { return &ast.ConstantNode{Value: v} }

// top translates the whole. The conditions that a claim is made of are numbered, so
// that a run can say what each came to; raw is the same as it was written, and negated
// says whether the claim is that it does not hold.
func (t *translation) top(n, raw ast.Node, negated bool) ast.Node {
	switch n := n.(type) {
	case *ast.BinaryNode:
		r, ok := raw.(*ast.BinaryNode)
		if ok && (n.Operator == "and" || n.Operator == "or" || n.Operator == "&&" || n.Operator == "||") {
			both := &ast.BinaryNode{Operator: n.Operator, Left: t.top(n.Left, r.Left, negated), Right: t.top(n.Right, r.Right, negated)}
			both.SetLocation(n.Location())
			return both
		}
	case *ast.UnaryNode:
		if r, ok := raw.(*ast.UnaryNode); ok && n.Operator != "-" && n.Operator != "+" {
			not := &ast.UnaryNode{Operator: n.Operator, Node: t.top(n.Node, r.Node, !negated)}
			not.SetLocation(n.Location())
			return not
		}
	case *ast.VariableDeclaratorNode:
		if r, ok := raw.(*ast.VariableDeclaratorNode); ok {
			t.declare(n)
			return &ast.VariableDeclaratorNode{Name: n.Name, Value: t.node(n.Value), Expr: t.top(n.Expr, r.Expr, negated)}
		}
	}
	return t.condition(n, raw, negated)
}

// declare notes what is known of the value of a variable.
func (t *translation) declare(n *ast.VariableDeclaratorNode) {
	t.units[n.Name], t.variables[n.Name] = t.unit(n.Value), t.texts(n.Value)
}

// condition translates a condition of a claim so that what it comes to is noted.
func (t *translation) condition(n, raw ast.Node, negated bool) ast.Node {
	at := len(t.e.tests)
	t.e.tests = append(t.e.tests, test{claimed: raw.String(), negated: negated, loop: -1})
	if op, left, right, ok := operation(n); ok && isComparison(op) {
		t.e.tests[at].comparison, t.e.tests[at].operator = true, op
		t.e.tests[at].unit = cmp.Or(t.sideUnit(left), t.sideUnit(right))
		return t.compare(n, op, left, right, at)
	}
	if _, isLoop := n.(*ast.BuiltinNode); isLoop {
		t.e.tests[at].loop = len(t.e.loops)
	}
	return instruct("decide", n, constant(at), t.node(n))
}

// operation takes apart an operator between two values.
func operation(n ast.Node) (op string, left, right ast.Node, ok bool) {
	switch n := n.(type) {
	case *ast.BinaryNode:
		return n.Operator, n.Left, n.Right, true
	case *ast.CallNode:
		callee := n.Callee.(*ast.IdentifierNode)
		if _, ok := dayOperators()[callee.Value]; ok {
			return callee.Value, n.Arguments[0], n.Arguments[1], true
		}
	}
	return "", nil, nil, false
}

// node translates a part.
func (t *translation) node(n ast.Node) ast.Node {
	if op, left, right, ok := operation(n); ok {
		return t.operator(n, op, left, right)
	}
	switch n := n.(type) {
	case *ast.UnaryNode:
		if n.Operator == "-" {
			return instruct("-", n, constant(0), t.node(n.Node))
		}
		same := &ast.UnaryNode{Operator: n.Operator, Node: t.node(n.Node)}
		same.SetLocation(n.Location())
		return same
	case *ast.ConditionalNode:
		return &ast.ConditionalNode{Cond: t.node(n.Cond), Exp1: t.node(n.Exp1), Exp2: t.node(n.Exp2)}
	case *ast.VariableDeclaratorNode:
		t.declare(n)
		return &ast.VariableDeclaratorNode{Name: n.Name, Value: t.node(n.Value), Expr: t.node(n.Expr)}
	case *ast.ArrayNode:
		return &ast.ArrayNode{Nodes: t.nodes(n.Nodes)}
	case *ast.MemberNode:
		return t.member(n)
	case *ast.CallNode:
		return t.call(n)
	case *ast.BuiltinNode:
		return t.loop(n)
	case *ast.PointerNode:
		if t.frame.own {
			return instruct("thing", n)
		}
	case *ast.IdentifierNode:
		if i := isGiven(t.frame.given, n); i >= 0 {
			return instruct("given", n, constant(i))
		}
	}
	return n
}

func (t *translation) nodes(list []ast.Node) []ast.Node {
	translated := make([]ast.Node, len(list))
	for i, n := range list {
		translated[i] = t.node(n)
	}
	return translated
}

func (t *translation) operator(n ast.Node, op string, left, right ast.Node) ast.Node {
	switch op {
	case "and", "or", "&&", "||", "??":
		same := &ast.BinaryNode{Operator: op, Left: t.node(left), Right: t.node(right)}
		same.SetLocation(n.Location())
		return same
	}
	if isComparison(op) {
		return t.compare(n, op, left, right, -1)
	}
	t.operand(n, op, left)
	t.operand(n, op, right)
	return instruct(op, n, t.node(left), t.node(right))
}

// compare translates a comparison; test is its number among the conditions of the
// claim, or -1.
func (t *translation) compare(n ast.Node, op string, left, right ast.Node, test int) ast.Node {
	t.operand(n, op, left)
	if _, isList := t.g.kindOf(right).of(); op == "in" && !isList {
		t.fail(n, "in looks into a list; this is %s", article(t.g.kindOf(right)))
	} else if op != "in" {
		t.operand(n, op, right)
	}
	if op == "in" || op == "==" || op == "!=" {
		t.literals(left, right)
	}
	return instruct(op, n, constant(test), t.node(left), t.node(right))
}

// operand refuses what expr lets pass and no operator can take.
func (t *translation) operand(n ast.Node, op string, side ast.Node) {
	switch k := t.g.kindOf(side); k {
	case number, whole, text, truth, day:
	default:
		t.fail(n, "%s cannot take %s", op, article(k))
	}
}

// member translates a field or an index.
func (t *translation) member(n *ast.MemberNode) ast.Node {
	k := t.g.kindOf(n.Node)
	if name, ok := n.Property.(*ast.StringNode); ok {
		if _, known := t.g.records[k]; !known {
			t.fail(n, "no field %q: %s has none", name.Value, article(k))
			return n
		}
		return instruct(string(k)+"."+name.Value, n, t.node(n.Node))
	}
	if _, isList := k.of(); !isList {
		t.fail(n, "only a list has items; this is %s", article(k))
	}
	return instruct("item", n, t.node(n.Node), t.node(n.Property), constant(t.g.kindOf(n)))
}
