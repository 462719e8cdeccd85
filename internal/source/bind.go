package source

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// binder puts decoded values into Go values and notes what does not fit.
type binder struct {
	problems *Problems
	shapes   map[reflect.Type]*shape
}

// record fills a struct from a table.
func (b *binder) record(v reflect.Value, values map[string]any, t *table) {
	shape := b.shape(v.Type())
	if shape.place != nil {
		*v.FieldByIndex(shape.place).Addr().Interface().(*Place) = Place{t}
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
		if f.Required && t.find(f.Key) == nil && !misspelt[f.Key] {
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
	keyFits := b.text(key, "key", e.name, &atKey, t)
	if b.value(element, e.name, value, e, t) && keyFits {
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
	default:
		return b.mismatch("nothing, for its Go type is none that can be read", name, value, e, t)
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

// describe names the kind of a decoded value as an author would.
func describe(value any) string {
	switch v := value.(type) {
	case string:
		return "the text " + Quote(v)
	case bool:
		return fmt.Sprintf("%t", v)
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return "the number " + fractional(v)
	case time.Time:
		return "a date without quotes"
	case []any, []map[string]any:
		return "a list"
	case nil:
		return "nothing" // the decoder lost it
	}
	return "a table"
}

// fractional is a number with a sign that it is no whole one, as 1.0 is not.
func fractional(v float64) string {
	s := strconv.FormatFloat(v, 'g', -1, 64)
	if strings.ContainsAny(s, ".eNI") {
		return s
	}
	return s + ".0"
}
