package scaffold

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Field is one thing that a record is told.
type Field struct {
	Key      string // as in TOML: price.input is the key input in the table price
	Required bool   // in its table, if that is given; the record itself is
	kind     reflect.Type
	of       reflect.Type // the record or table that has it
}

// fieldsOf lists the fields of a type of record that a line of text can say, those of
// its tables in their place.
func fieldsOf(t reflect.Type, prefix string) []Field {
	var list []Field
	for _, f := range source.Fields(t) {
		field := Field{prefix + f.Key, f.Required, t.FieldByIndex(f.Index).Type, t}
		switch {
		case field.kind.Kind() == reflect.Pointer:
			list = append(list, fieldsOf(field.kind.Elem(), field.Key+".")...)
		case field.simple() || field.listed():
			list = append(list, field)
		}
	}
	return list
}

// table is the key of the table that the field stands in, "" for the record itself.
func (f Field) table() string { return f.Key[:max(0, strings.LastIndexByte(f.Key, '.'))] }

// listed tells whether the field is a list of tables, each said in a text of its own.
func (f Field) listed() bool { return f.kind == reflect.TypeFor[[]dataset.Term]() }

// item is the type of what a list holds, and of anything else its own.
func (f Field) item() reflect.Type {
	if f.kind.Kind() == reflect.Slice {
		return f.kind.Elem()
	}
	return f.kind
}

func (f Field) text() bool {
	return f.item().Kind() == reflect.String || reflect.PointerTo(f.item()).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// simple tells whether a line of text can say the value.
func (f Field) simple() bool {
	return f.text() || slices.Contains([]reflect.Kind{reflect.Bool, reflect.Int, reflect.Int64, reflect.Float64}, f.kind.Kind())
}

// Hint says what the field takes.
func (f Field) Hint() string {
	if f.listed() {
		return fmt.Sprintf("%s=…, with commas between; again for each further one; of %s", strings.Join(f.needed(), "=…, "), strings.Join(keysOf(fieldsOf(f.item(), "")), ", "))
	}
	hint := "text"
	zero := reflect.Zero(f.item()).Interface()
	word, isWord := zero.(source.Word)
	_, isForm := zero.(source.Form)
	switch {
	case isWord:
		hint = strings.Join(word.Allowed(), ", ")
	case f.item() == reflect.TypeFor[source.Date]():
		hint = "a date such as 2026-04-28, 2026-04 or ≤2026-04-28"
	case f.item() == reflect.TypeFor[source.Day]():
		hint = "a day such as 2026-04-28"
	case f.item() == reflect.TypeFor[dataset.ModelID]():
		hint = "lab/model"
	case f.item() == reflect.TypeFor[dataset.URL]():
		hint = "an address such as https://example.org/page"
	case isForm:
		hint = "an id"
	case f.kind.Kind() == reflect.Bool:
		hint = "true or false"
	case f.kind.Kind() == reflect.Float64:
		hint = "a number"
	case !f.text():
		hint = "a whole number"
	}
	if f.kind.Kind() == reflect.Slice {
		return hint + "; commas between several"
	}
	return hint
}

// Value is a text as the value of the field, or what is wrong with it.
func (f Field) Value(text string) (amend.Value, error) {
	if f.listed() {
		return f.tables(text)
	}
	if !f.text() {
		return f.number(text)
	}
	list := []string{text}
	if f.kind.Kind() == reflect.Slice {
		list = strings.Split(text, ",")
	}
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
		if fault := source.TextFault(f.item(), f.Key, list[i]); fault != "" {
			return amend.Value{}, fmt.Errorf("%s", fault)
		}
	}
	if f.kind.Kind() == reflect.Slice {
		return amend.Texts(list), nil
	}
	return amend.Text(list[0]), nil
}

// number reads a number as the data writes it, with or without _ between thousands.
func (f Field) number(text string) (amend.Value, error) {
	digits := strings.ReplaceAll(strings.TrimSpace(text), "_", "")
	switch f.kind.Kind() {
	case reflect.Bool:
		if text == "true" || text == "false" {
			return amend.Flag(text == "true"), nil
		}
	case reflect.Float64:
		x, err := strconv.ParseFloat(digits, 64)
		switch {
		case err != nil, math.IsNaN(x), math.IsInf(x, 0):
		case f.of == reflect.TypeFor[dataset.Price](), f.of == reflect.TypeFor[dataset.Rate]():
			return amend.Dollars(x), nil
		default:
			return amend.Number(x), nil
		}
	default:
		if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
			return amend.Whole(n), nil
		}
	}
	return amend.Value{}, fmt.Errorf("%s: %s is not %s", f.Key, source.Quote(text), f.Hint())
}
