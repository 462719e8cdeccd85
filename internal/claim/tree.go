package claim

import "github.com/expr-lang/expr/ast"

// slots are the places of the parts of a part, in the order of the text; ok is
// false for what the language does not have.
func slots(n ast.Node) (list []*ast.Node, ok bool) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode, *ast.ConstantNode, *ast.IdentifierNode:
		return nil, true
	case *ast.PointerNode:
		return nil, n.Name == ""
	case *ast.UnaryNode:
		return []*ast.Node{&n.Node}, true
	case *ast.BinaryNode:
		return []*ast.Node{&n.Left, &n.Right}, hasOperator(n.Operator)
	case *ast.ConditionalNode:
		return []*ast.Node{&n.Cond, &n.Exp1, &n.Exp2}, true
	case *ast.VariableDeclaratorNode:
		return []*ast.Node{&n.Value, &n.Expr}, true
	case *ast.PredicateNode:
		return []*ast.Node{&n.Node}, true
	case *ast.MemberNode:
		return []*ast.Node{&n.Node, &n.Property}, !n.Optional && !n.Method
	case *ast.CallNode:
		_, named := n.Callee.(*ast.IdentifierNode)
		return each(n.Arguments), named
	case *ast.BuiltinNode:
		return each(n.Arguments), true
	case *ast.ArrayNode:
		return each(n.Nodes), true
	}
	return nil, false
}

func each(nodes []ast.Node) []*ast.Node {
	list := make([]*ast.Node, len(nodes))
	for i := range nodes {
		list[i] = &nodes[i]
	}
	return list
}

// hasOperator tells whether the language has an operator between two values.
func hasOperator(op string) bool {
	switch op {
	case "and", "&&", "or", "||", "??", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "in", "contains", "startsWith", "endsWith":
		return true
	}
	return false
}

// isComparison tells of the operators whose two sides a judgment shows.
func isComparison(op string) bool {
	switch op {
	case "==", "!=", "<", "<=", ">", ">=", "in", "contains", "startsWith", "endsWith":
		return true
	}
	return false
}

// loops are the functions that expr itself has: they go through a list.
func loops() []Entry {
	return []Entry{
		{Name: "count", Signature: "count(list, [condition]) whole number", Text: "Of how many items a condition is true. In it .field is a field of the item, and # the item itself.", Example: `count(frontier(), len(.clouds) == 1)`},
		{Name: "all", Signature: "all(list, condition) yes or no", Text: "Whether a condition is true of all items.", Example: `all(frontier(), .reach > 20)`},
		{Name: "any", Signature: "any(list, condition) yes or no", Text: "Whether it is true of at least one.", Example: `any(frontier(), .open)`},
		{Name: "none", Signature: "none(list, condition) yes or no", Text: "Whether it is true of none.", Example: `none(frontier(), .lab == "openai" and "gcp" in .clouds)`},
		{Name: "one", Signature: "one(list, condition) yes or no", Text: "Whether it is true of exactly one.", Example: `one(peers(), exclusive_share(.id) > 0.9)`},
		{Name: "filter", Signature: "filter(list, condition) list", Text: "The items of which a condition is true.", Example: `filter(frontier(), .lab == "google")`},
		{Name: "find", Signature: "find(list, condition) item", Text: "The first of them; undefined where there is none.", Example: `find(shifts(), "lab-exclusivity-ended" in .kinds).day`},
		{Name: "map", Signature: "map(list, value) list", Text: "A value of each item.", Example: `map(frontier(), .name)`},
		{Name: "sum", Signature: "sum(list, [value]) number", Text: "The sum of a value over all items.", Example: `sum(frontier(), len(.clouds))`},
		{Name: "sortBy", Signature: `sortBy(list, value, ["desc"]) list`, Text: "The items in the order of a value.", Example: `first(sortBy(frontier(), .since, "desc")).id`},
		{Name: "first", Signature: "first(list) item", Text: "The first item; undefined where there is none. list[0] is the same.", Example: `first(shifts()).day`},
		{Name: "last", Signature: "last(list) item", Text: "The last item.", Example: `last(deals()).title`},
	}
}

func loopNames() []string {
	var names []string
	for _, l := range loops() {
		names = append(names, l.Name)
	}
	return names
}

// byIndex are the loops' companions that pick an item: expr would lose its type.
func byIndex(name string) (index int, ok bool) {
	switch name {
	case "first":
		return 0, true
	case "last":
		return -1, true
	}
	return 0, false
}
