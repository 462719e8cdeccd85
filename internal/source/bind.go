package source

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Word is a text that must be one of a list.
type Word interface{ Allowed() []string }

// Form is a text that must have a certain form; Check says what is wrong with
// it.
type Form interface{ Check() error }

// binder puts decoded values into Go values and notes what does not fit.
type binder struct {
	problems *Problems
	shapes   map[reflect.Type]*shape
}

// record fills a struct from a table.
func (b *binder) record(v reflect.Value, values map[string]any, t *table) {
	shape := b.shape(v.Type())
	if shape.hasPlace {
		*v.FieldByName("Place").Addr().Interface().(*Place) = Place{t}
	}
	misspelt := map[string]bool{}
	for i := range t.entries {
		e := &t.entries[i]
		f, ok := fieldFor(shape.fields, e.name)
		switch {
		case !ok:
			b.problems.Add(t.pos(e.key), "%s", Unknown("key", e.name, shape.keys))
			misspelt[Nearest(e.name, shape.keys)] = true
		case f.Remain:
			b.remain(v.FieldByIndex(f.Index), values[e.name], e, t)
		default:
			b.value(v.FieldByIndex(f.Index), e.name, values[e.name], e, t)
		}
	}
	// A key that is missing because it is misspelt has been named already.
	for _, f := range shape.fields {
		if _, has := values[f.Key]; f.Required && !has && !misspelt[f.Key] {
			b.problems.Add(t.pos(t.at), "missing key %q", f.Key)
		}
	}
}

// remain enters a key that is not one of the struct's own into its map.
func (b *binder) remain(m reflect.Value, value any, e *entry, t *table) {
	if m.IsNil() {
		m.Set(reflect.MakeMap(m.Type()))
	}
	key := reflect.New(m.Type().Key()).Elem()
	element := reflect.New(m.Type().Elem()).Elem()
	atKey := entry{name: e.name, value: e.key}
	if b.text(key, "key", e.name, &atKey, t) && b.value(element, e.name, value, e, t) {
		m.SetMapIndex(key, element)
	}
}

// value puts one value into v and tells whether it fits.
func (b *binder) value(v reflect.Value, name string, value any, e *entry, t *table) bool {
	if _, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return b.text(v, name, value, e, t)
	}
	switch v.Kind() {
	case reflect.String:
		return b.text(v, name, value, e, t)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return b.value(v.Elem(), name, value, e, t)
	case reflect.Struct:
		return b.nested(v, name, value, e, t)
	case reflect.Slice:
		return b.list(v, name, value, e, t)
	case reflect.Map:
		return b.keyed(v, name, value, e, t)
	}
	return b.scalar(v, name, value, e, t)
}

func (b *binder) mismatch(want, name string, value any, e *entry, t *table) bool {
	b.problems.Add(t.pos(e.value), "%s: want %s, found %s", name, want, describe(value))
	return false
}

func (b *binder) nested(v reflect.Value, name string, value any, e *entry, t *table) bool {
	values, ok := value.(map[string]any)
	if !ok || e.table == nil {
		return b.mismatch("a table", name, value, e, t)
	}
	b.record(v, values, e.table)
	return true
}

// keyed fills a map of records, such as all [cloud.<id>] of a file.
func (b *binder) keyed(v reflect.Value, name string, value any, e *entry, t *table) bool {
	values, ok := value.(map[string]any)
	if !ok || e.table == nil {
		return b.mismatch("tables", name, value, e, t)
	}
	v.Set(reflect.MakeMap(v.Type()))
	for i := range e.table.entries {
		child := &e.table.entries[i]
		b.remain(v, values[child.name], child, e.table)
	}
	return true
}

func (b *binder) list(v reflect.Value, name string, value any, e *entry, t *table) bool {
	values, ok := asList(value)
	if !ok {
		return b.mismatch("a list", name, value, e, t)
	}
	v.Set(reflect.MakeSlice(v.Type(), len(values), len(values)))
	fits := true
	for i, item := range values {
		at := entry{value: e.value}
		if i < len(e.items) {
			at = e.items[i]
		}
		fits = b.value(v.Index(i), name, item, &at, t) && fits
	}
	return fits
}

// asList gives a decoded array one type: the decoder has another for tables.
func asList(value any) ([]any, bool) {
	switch list := value.(type) {
	case []any:
		return list, true
	case []map[string]any:
		values := make([]any, len(list))
		for i := range list {
			values[i] = list[i]
		}
		return values, true
	}
	return nil, false
}

func (b *binder) scalar(v reflect.Value, name string, value any, e *entry, t *table) bool {
	switch v.Kind() {
	case reflect.Bool:
		flag, ok := value.(bool)
		if !ok {
			return b.mismatch("true or false", name, value, e, t)
		}
		v.SetBool(flag)
	case reflect.Int, reflect.Int64:
		n, ok := value.(int64)
		if !ok {
			return b.mismatch("a whole number", name, value, e, t)
		}
		v.SetInt(n)
	case reflect.Float64:
		n, ok := asNumber(value)
		if !ok {
			return b.mismatch("a finite number", name, value, e, t)
		}
		v.SetFloat(n)
	}
	return true
}

func asNumber(value any) (float64, bool) {
	switch n := value.(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, !math.IsNaN(n) && !math.IsInf(n, 0)
	}
	return 0, false
}

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
// characters these are the marks that reorder text, which can make a line of
// data read differently from what it is.
func badText(s string) string {
	switch {
	case s == "":
		return "empty; leave the key out where nothing is known"
	case strings.TrimSpace(s) != s:
		return "begins or ends with a space"
	case s[0] == '=' || s[0] == '+':
		return fmt.Sprintf("begins with %c, which a spreadsheet would run as a formula", s[0])
	}
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return fmt.Sprintf("holds the control character %U", r)
		}
	}
	return ""
}

// describe names the kind of a decoded value as an author would.
func describe(value any) string {
	switch v := value.(type) {
	case string:
		return fmt.Sprintf("the text %q", v)
	case bool:
		return fmt.Sprintf("%t", v)
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return fmt.Sprintf("the number %v", v)
	case time.Time:
		return "a date without quotes"
	case []any, []map[string]any:
		return "a list"
	}
	return "a table"
}
