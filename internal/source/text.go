package source

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Word is a text that must be one of a list.
type Word interface{ Allowed() []string }

// Form is a text that must have a certain form; Check says what is wrong with
// it.
type Form interface{ Check() error }

// text puts a text into v by the type's own rules.
func (b *binder) text(v reflect.Value, name string, value any, e *entry, t *table) bool {
	s, ok := value.(string)
	if !ok {
		want := "text"
		if _, isTime := value.(time.Time); isTime {
			want = "a date in quotes"
		}
		return b.mismatch(want, name, value, e, t)
	}
	if message := fault(v, name, s); message != "" {
		b.problems.Add(t.pos(e.value), "%s", message)
		return false
	}
	return true
}

// TextFault says what is wrong with a text as the value of a key whose Go type is t,
// one whose kind is string or that reads texts; "" where nothing is.
func TextFault(t reflect.Type, key, s string) string { return fault(reflect.New(t).Elem(), key, s) }

// fault sets v to s, or says what is wrong with it.
func fault(v reflect.Value, name, s string) string {
	if message := badText(s); message != "" {
		return name + ": " + message
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := u.UnmarshalText([]byte(s)); err != nil {
			return fmt.Sprintf("%s: %v", name, err)
		}
		return ""
	}
	v.SetString(s)
	if w, ok := v.Interface().(Word); ok && !slices.Contains(w.Allowed(), s) {
		return Unknown(name, s, w.Allowed())
	}
	if f, ok := v.Interface().(Form); ok {
		if err := f.Check(); err != nil {
			return fmt.Sprintf("%s: %v", name, err)
		}
	}
	return ""
}

// badText says what no text of the dataset may be or hold. Besides control
// characters these are the invisible ones: they make two texts that look alike
// differ, and a line of data read differently from what it is.
func badText(s string) string {
	switch {
	case s == "":
		return "empty; leave the key out where nothing is known"
	case strings.TrimSpace(s) != s:
		return "begins or ends with a space"
	case s[0] == '=' || s[0] == '+':
		return fmt.Sprintf("begins with %c, which a spreadsheet would run as a formula", s[0])
	}
	if i := strings.IndexFunc(s, IsInvisible); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return fmt.Sprintf("holds the control character %U", r)
	}
	return ""
}

// IsInvisible tells whether a character controls others instead of showing
// itself. Two are exempt: scripts and emoji need them between letters.
func IsInvisible(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return r != nonJoiner && r != joiner && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}
