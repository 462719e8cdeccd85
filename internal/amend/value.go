package amend

import (
	"strconv"
	"strings"

	"moatatlas/internal/source"
)

// Value is a value as it is written in TOML. The zero Value is none. Values are
// made by the functions here only, so that no text can say more than itself.
type Value struct{ text string }

// String is the value as it is written.
func (v Value) String() string { return v.text }

// Text is a text in quotes on one line, whatever it holds. What is not UTF-8 in
// it is lost.
func Text(s string) Value {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case source.IsInvisible(r) && r > 0xffff:
			b.WriteString(`\U` + hex(r, 8))
		case source.IsInvisible(r):
			b.WriteString(`\u` + hex(r, 4))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return Value{b.String()}
}

func hex(r rune, digits int) string {
	s := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return strings.Repeat("0", digits-len(s)) + s
}

// Flag is true or false.
func Flag(b bool) Value { return Value{strconv.FormatBool(b)} }

// Whole is a whole number, with _ between thousands from five digits on.
func Whole(n int64) Value {
	s := strconv.FormatInt(n, 10)
	sign := strings.TrimRight(s, "0123456789")
	digits := s[len(sign):]
	if len(digits) < 5 {
		return Value{s}
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return Value{sign + strings.Join(append([]string{digits}, groups...), "_")}
}

// Dollars is an amount with two decimals, or more where it has more. It is no
// Value for what is not a finite number.
func Dollars(x float64) Value {
	if x-x != 0 {
		return Value{}
	}
	s := strconv.FormatFloat(x, 'f', -1, 64)
	whole, decimals, _ := strings.Cut(s, ".")
	return Value{whole + "." + decimals + strings.Repeat("0", max(0, 2-len(decimals)))}
}

// Number is a number with as many decimals as it has. It is no Value for what is not a
// finite number.
func Number(x float64) Value {
	if x-x != 0 {
		return Value{}
	}
	return Value{strconv.FormatFloat(x, 'f', -1, 64)}
}

// Texts is a list of texts on one line.
func Texts[T ~string](list []T) Value {
	items := make([]string, len(list))
	for i, s := range list {
		items[i] = Text(string(s)).text
	}
	return Value{"[" + strings.Join(items, ", ") + "]"}
}

// Pair is a key with its value.
type Pair struct {
	Key   string
	Value Value
}

// given leaves out the pairs without a value.
func given(pairs []Pair) []Pair {
	var kept []Pair
	for _, p := range pairs {
		if p.Value.text != "" {
			kept = append(kept, p)
		}
	}
	return kept
}

// Inline is a table on one line. Pairs without a value are left out.
func Inline(pairs ...Pair) Value {
	items := []string{}
	for _, p := range given(pairs) {
		items = append(items, p.line())
	}
	if len(items) == 0 {
		return Value{"{}"}
	}
	return Value{"{ " + strings.Join(items, ", ") + " }"}
}

// Lines is a list with one item a line.
func Lines(items ...Value) Value {
	var b strings.Builder
	b.WriteString("[\n")
	for _, item := range items {
		b.WriteString("  " + item.text + ",\n")
	}
	b.WriteString("]")
	return Value{b.String()}
}

func (p Pair) line() string { return word(p.Key) + " = " + p.Value.text }

// word is a key as it is written: in quotes only where it has to be.
func word(key string) string {
	bare := key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
	if bare {
		return key
	}
	return Text(key).text
}
