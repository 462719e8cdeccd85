package claim

import "github.com/expr-lang/expr/ast"

// widening makes a whole number a number for expr, which finds no one type for two
// kinds that stand for each other. No author can write its name.
const widening = "widen!"

// replace puts calls in the place of what expr has no types for; it tells whether
// there was any.
func replace(slot *ast.Node) bool {
	parts, _ := slots(*slot)
	replaced := false
	for _, part := range parts {
		replaced = replace(part) || replaced
	}
	switch n := (*slot).(type) {
	case *ast.BinaryNode:
		if n.Operator == "??" {
			return widen(&n.Left, &n.Right) || replaced
		}
		return replaceDays(slot, n) || replaced
	case *ast.ConditionalNode:
		return widen(&n.Exp1, &n.Exp2) || replaced
	case *ast.ArrayNode:
		return widen(parts...) || replaced
	}
	return replaced
}

// widen makes all parts numbers where some are and the others are whole ones.
func widen(parts ...*ast.Node) bool {
	numbers := 0
	for _, part := range parts {
		switch (*part).Type() {
		case goType(number):
			numbers++
		case goType(whole):
		default:
			return false
		}
	}
	if numbers == 0 || numbers == len(parts) {
		return false
	}
	for _, part := range parts {
		if (*part).Type() == goType(whole) {
			ast.Patch(part, &ast.CallNode{Callee: &ast.IdentifierNode{Value: widening}, Arguments: []ast.Node{*part}})
		}
	}
	return true
}

// replaceDays puts a call in the place of an operator between days.
func replaceDays(slot *ast.Node, n *ast.BinaryNode) bool {
	if _, known := dayOperators()[n.Operator]; !known || n.Left.Type() != goType(day) {
		return false
	}
	if right := n.Right.Type(); right != goType(day) && right != goType(whole) {
		return false
	}
	ast.Patch(slot, &ast.CallNode{Callee: &ast.IdentifierNode{Value: n.Operator}, Arguments: []ast.Node{n.Left, n.Right}})
	return true
}
