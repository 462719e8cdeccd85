package claim

import (
	"slices"

	"github.com/expr-lang/expr/ast"
)

// frame is what surrounds a part that is translated.
type frame struct {
	own   bool       // whether the innermost loop around runs here and not in expr's machine
	given []ast.Node // the variables that the innermost loop that runs here is given from outside
}

// maxGiven is how many variables from outside a loop that runs here can be given.
const maxGiven = 3

// locality finds out whether what a loop finds of a thing is decided by the thing's
// own record: by its fields, and by functions of it alone, with variables from outside
// that hold one value each.
type locality struct {
	t     *translation
	of    kind
	depth int                 // of loops inside the loop
	inner map[string]declared // the variables declared inside the loop
	given []ast.Node          // those from outside, each once
}

// declared is the value of a variable, and in how many loops it is declared.
type declared struct {
	value ast.Node
	depth int
}

// local tells whether a loop's findings rest on each thing's own record, and which
// variables from outside it must be given for them.
func (t *translation) local(n *ast.BuiltinNode, body ast.Node) (given []ast.Node, ok bool) {
	element, _ := t.g.kindOf(n.Arguments[0]).of()
	if _, isRecord := t.g.records[element]; !isRecord {
		return nil, false
	}
	l := &locality{t: t, of: element, inner: map[string]declared{}}
	ok = l.node(body)
	return l.given, ok
}

func (l *locality) node(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return l.variable(n)
	case *ast.VariableDeclaratorNode:
		l.inner[n.Name] = declared{n.Value, l.depth}
	case *ast.PredicateNode:
		l.depth++
		defer func() { l.depth-- }()
	case *ast.CallNode:
		callee := n.Callee.(*ast.IdentifierNode).Value
		if _, operator := dayOperators()[callee]; !operator && callee != widening && !l.function(n, callee) {
			return false
		}
	}
	parts, _ := slots(n)
	return !slices.ContainsFunc(parts, func(part *ast.Node) bool { return !l.node(*part) })
}

// variable takes one declared inside, and notes one from outside: a list or a record
// may hold more than can be told apart.
func (l *locality) variable(n *ast.IdentifierNode) bool {
	if _, inner := l.inner[n.Value]; inner || isGiven(l.given, n) >= 0 {
		return true
	}
	switch l.t.g.kindOf(n) {
	case number, whole, text, truth, day:
		l.given = append(l.given, n)
	}
	return isGiven(l.given, n) >= 0 && len(l.given) <= maxGiven
}

// isGiven is the place of a variable among those that are given, -1 for none.
func isGiven(given []ast.Node, n *ast.IdentifierNode) int {
	return slices.IndexFunc(given, func(g ast.Node) bool { return g.(*ast.IdentifierNode).Value == n.Value })
}

// function tells whether a function's value rests on its arguments alone, or on them
// and on the record of the loop's own thing, or of the model that this is an offer of.
func (l *locality) function(n *ast.CallNode, name string) bool {
	of, field := l.of, "id"
	if of == offerKind {
		of, field = modelKind, "model"
	}
	for _, f := range l.t.g.functions[name] {
		if !f.pure && (!slices.Contains(f.local, of) || len(n.Arguments) == 0 || !l.names(n.Arguments[0], field)) {
			return false
		}
	}
	return true
}

// names tells whether a part is a field of the loop's own thing, or a variable that
// was declared to be.
func (l *locality) names(n ast.Node, field string) bool {
	depth := l.depth
	if v, ok := n.(*ast.IdentifierNode); ok {
		n, depth = l.inner[v.Value].value, l.inner[v.Value].depth
	}
	m, ok := n.(*ast.MemberNode)
	if !ok || depth > 0 { // in a loop inside, the thing is another
		return false
	}
	_, own := m.Node.(*ast.PointerNode)
	property, named := m.Property.(*ast.StringNode)
	return own && named && property.Value == field
}
