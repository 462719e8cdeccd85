package claim

import (
	"math"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// closeness is how near numbers of about one must be to count as equal: a share
// computed one way may differ from the same one computed another in its last digit.
const closeness = 1e-9

// largest is the largest number that is computed with.
const largest = 1e15

// order compares two numbers, texts or days.
func order(a, b any) int {
	switch x := a.(type) {
	case string:
		y, _ := b.(string)
		return strings.Compare(x, y)
	case source.Day:
		y, _ := b.(source.Day)
		return int(x) - int(y)
	case bool:
		if x == b {
			return 0
		}
		return 1
	}
	x, y := float(a), float(b)
	switch {
	case math.Abs(x-y) <= closeness*max(1, math.Abs(x), math.Abs(y)):
		return 0
	case x < y:
		return -1
	}
	return 1
}

// comparisons are the operators between two values that give yes or no.
func comparisons() map[string]func(a, b any) bool {
	return map[string]func(a, b any) bool{
		"==":         func(a, b any) bool { return order(a, b) == 0 },
		"!=":         func(a, b any) bool { return order(a, b) != 0 },
		"<":          func(a, b any) bool { return order(a, b) < 0 },
		"<=":         func(a, b any) bool { return order(a, b) <= 0 },
		">":          func(a, b any) bool { return order(a, b) > 0 },
		">=":         func(a, b any) bool { return order(a, b) >= 0 },
		"in":         func(a, b any) bool { return within(a, b) },
		"contains":   func(a, b any) bool { return strings.Contains(a.(string), b.(string)) },
		"startsWith": func(a, b any) bool { return strings.HasPrefix(a.(string), b.(string)) },
		"endsWith":   func(a, b any) bool { return strings.HasSuffix(a.(string), b.(string)) },
	}
}

func within(a, list any) bool {
	if texts, ok := list.([]string); ok {
		s, _ := a.(string)
		return slices.Contains(texts, s)
	}
	items, _ := list.([]any)
	return slices.ContainsFunc(items, func(item any) bool { return item != nil && order(a, item) == 0 })
}

// calculations are the operators between two values that give a third; what cannot
// be computed is undefined.
func calculations() map[string]func(r *run, a, b any) (any, error) {
	return map[string]func(r *run, a, b any) (any, error){
		"+": (*run).plus,
		"-": func(r *run, a, b any) (any, error) {
			if from, ok := b.(source.Day); ok {
				return int(a.(source.Day) - from), nil
			}
			if from, ok := a.(source.Day); ok {
				return r.move(from, -b.(int))
			}
			return r.numbers(a, b, func(x, y float64) float64 { return x - y })
		},
		"*": func(r *run, a, b any) (any, error) {
			return r.numbers(a, b, func(x, y float64) float64 { return x * y })
		},
		"/": func(r *run, a, b any) (any, error) {
			if float(b) == 0 {
				return r.undefined("a division by zero")
			}
			return r.numbers(float(a), b, func(x, y float64) float64 { return x / y })
		},
	}
}

func (r *run) plus(a, b any) (any, error) {
	switch x := a.(type) {
	case string:
		y, _ := b.(string)
		if len(x)+len(y) > maxLength {
			return nil, errLength
		}
		return x + y, nil
	case source.Day:
		return r.move(x, b.(int))
	}
	return r.numbers(a, b, func(x, y float64) float64 { return x + y })
}

// numbers computes with two numbers: whole ones give a whole one.
func (r *run) numbers(a, b any, of func(x, y float64) float64) (any, error) {
	x := of(float(a), float(b))
	if math.IsNaN(x) || math.Abs(x) > largest {
		return nil, errLarge
	}
	_, first := a.(int)
	if _, second := b.(int); first && second {
		return int(x), nil
	}
	return x, nil
}

// move is a day some days later.
func (r *run) move(day source.Day, days int) (any, error) {
	const century = 36525
	if days > century || days < -century {
		return nil, errLarge
	}
	if day += source.Day(days); day <= 0 || day > 2*century {
		return r.undefined("a day before 1970 or after 2169")
	}
	return day, nil
}

// rankOf is a number that a day or a number is sorted by.
func rankOf(v any) float64 {
	if d, ok := v.(source.Day); ok {
		return float64(d)
	}
	return float(v)
}
