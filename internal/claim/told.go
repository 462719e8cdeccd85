package claim

import (
	"math"
	"strings"

	"github.com/expr-lang/expr/ast"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// sideUnit is what the sides of a comparison count; a difference of two shares is one
// in points.
func (t *translation) sideUnit(n ast.Node) unit {
	op, left, right, ok := operation(n)
	if loop, isLoop := n.(*ast.BuiltinNode); isLoop && loop.Name == "count" {
		return ""
	}
	if ok && op == "-" {
		switch a, b := t.sideUnit(left), t.sideUnit(right); {
		case a == share && b == share:
			return sharePoints
		case a == percent && b == percent:
			return points
		case t.g.kindOf(left) == day && t.g.kindOf(right) == day:
			return inDays
		}
	}
	if call, ok := n.(*ast.CallNode); ok && call.Callee.(*ast.IdentifierNode).Value == "abs" && len(call.Arguments) == 1 {
		return t.sideUnit(call.Arguments[0])
	}
	if _, constant := right.(*ast.IntegerNode); ok && op == "/" && !constant && t.g.kindOf(left) == whole && t.g.kindOf(right) == whole {
		return share
	}
	return t.unit(n)
}

// told is what a comparison came to as readers are told it: "57.1%, where more than
// 50% is claimed"; "" for one of words or lists, of which they learn nothing.
func told(t test, o outcome) string {
	op, left, right := t.operator, o.left, o.right
	if t.negated {
		op = opposite(op)
	}
	if strings.HasPrefix(t.claimed, shown(left)+" ") {
		op, left, right = mirrored(op), right, left
	}
	value, limit := readable(left, right, t.unit)
	_, ofDays := left.(source.Day)
	asked := asks(op, ofDays)
	switch {
	case value == "" || limit == "" || asked == "":
		return ""
	case value == limit && op == "==":
		return value + ", as claimed"
	}
	return value + ", where " + strings.ReplaceAll(asked, "%", limit) + " is claimed"
}

// asks says what a comparison asks of its left side; % is the right one.
func asks(op string, ofDays bool) string {
	for _, o := range comparing() {
		if o.op == op && ofDays {
			return o.ofDay
		} else if o.op == op {
			return o.ofNumber
		}
	}
	return ""
}

// opposite is the operator of a comparison that is denied.
func opposite(op string) string {
	for _, o := range comparing() {
		if o.op == op {
			return o.denied
		}
	}
	return op
}

type comparingWords struct{ op, denied, ofNumber, ofDay string }

func comparing() []comparingWords {
	return []comparingWords{
		{"==", "!=", "exactly %", "%"}, {"!=", "==", "anything but %", "a day other than %"},
		{"<", ">=", "less than %", "a day before %"}, {">=", "<", "at least %", "a day no earlier than %"},
		{">", "<=", "more than %", "a day after %"}, {"<=", ">", "at most %", "a day no later than %"},
	}
}

// mirrored is an operator with its sides in each other's place.
func mirrored(op string) string {
	return strings.NewReplacer("<", ">", ">", "<").Replace(op)
}

// readable writes two numbers or days that were compared, with as many decimals as
// tell them apart.
func readable(left, right any, u unit) (value, limit string) {
	if a, ok := left.(source.Day); ok {
		b, ok := right.(source.Day)
		if !ok {
			return "", ""
		}
		return words.Day(a), words.Day(b)
	}
	if !isNumber(left) || !isNumber(right) {
		return "", ""
	}
	for decimals := 1; decimals <= 4; decimals++ {
		value, limit = measured(float(left), u, decimals), measured(float(right), u, decimals)
		if value != limit || order(left, right) == 0 {
			break
		}
	}
	return value, limit
}

func isNumber(v any) bool {
	switch v.(type) {
	case int, float64:
		return true
	}
	return false
}

// measured writes a number with what it counts.
func measured(x float64, u unit, decimals int) string {
	switch u {
	case share:
		return words.Decimal(100*x, decimals) + "%"
	case percent:
		return words.Decimal(x, decimals) + "%"
	case sharePoints:
		return plural(words.Decimal(100*x, decimals), "point")
	case points:
		return plural(words.Decimal(x, decimals), "point")
	case dollars:
		return words.Dollars(x)
	case inDays:
		return plural(words.Decimal(x, decimals), "day")
	}
	if math.Abs(x) < 100 {
		decimals++
	}
	return words.Decimal(x, decimals)
}
