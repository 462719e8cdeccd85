// Package scaffold begins records and texts: it knows what a new model, stage, deal,
// action, event or essay must be told, and plans the edit that adds it to its file.
package scaffold

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// Kind is a kind of record that can be begun.
type Kind struct {
	Name   string
	Fields []Field // in the order of the file, behind what says where it goes
	file   string  // "" where each record, or its model, has a file of its own
}

// Field is one thing that a record is told.
type Field struct {
	Key      string
	Required bool
	kind     reflect.Type
}

// Kinds lists the kinds of records.
func Kinds() []Kind {
	return []Kind{
		kind[dataset.Model]("model", "", where[dataset.ModelID]("id")),
		kind[dataset.Stage]("stage", "", where[dataset.ModelID]("model"), where[dataset.CloudID]("cloud"), where[dataset.ServiceID]("service")),
		kind[dataset.Deal]("deal", "data/deals.toml", where[dataset.DealID]("id")),
		kind[dataset.Action]("action", "data/regulation.toml", where[dataset.ActionID]("id")),
		kind[dataset.Event]("event", "data/events.toml", where[dataset.EventID]("id")),
		kind[prose.Document]("essay", "", where[essayID]("id")),
	}
}

// essayID is the name of an essay's file without its ending.
type essayID string

// Check holds an id to the form of those of events: it is a part of an address too.
func (id essayID) Check() error { return dataset.EventID(id).Check() }

func where[T any](key string) Field { return Field{key, true, reflect.TypeFor[T]()} }

func kind[T any](name, file string, first ...Field) Kind {
	t := reflect.TypeFor[T]()
	for _, f := range source.Fields(t) {
		if field := (Field{f.Key, f.Required, t.FieldByIndex(f.Index).Type}); field.simple() {
			first = append(first, field)
		}
	}
	return Kind{name, first, file}
}

// Find is the kind of a name.
func Find(name string) (Kind, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return Kind{}, fmt.Errorf("%s", source.Unknown("kind of record", name, names))
}

// Missing lists the fields without a value that the record needs in the data.
func (k Kind) Missing(data *dataset.Dataset, values map[string]string) []Field {
	return slices.DeleteFunc(slices.Clone(k.Fields), func(f Field) bool {
		needed := f.Required || k.Name == "stage" && f.Key == "access" && begins(data, values)
		return !needed || values[f.Key] != ""
	})
}

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
	hint := "text"
	switch word, ok := reflect.Zero(f.item()).Interface().(source.Word); {
	case ok:
		hint = strings.Join(word.Allowed(), ", ")
	case f.item() == reflect.TypeFor[source.Date]():
		hint = "a date such as 2026-04-28, 2026-04 or ≤2026-04-28"
	case f.item() == reflect.TypeFor[source.Day]():
		hint = "a day such as 2026-04-28"
	case f.item() == reflect.TypeFor[dataset.ModelID]():
		hint = "lab/model"
	case f.kind.Kind() == reflect.Bool:
		hint = "true or false"
	case !f.text():
		hint = "a number"
	}
	if f.kind.Kind() == reflect.Slice {
		return hint + "; commas between several"
	}
	return hint
}

// Value is a text as the value of the field, or what is wrong with it.
func (f Field) Value(text string) (amend.Value, error) {
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

func (f Field) number(text string) (amend.Value, error) {
	switch f.kind.Kind() {
	case reflect.Bool:
		if text == "true" || text == "false" {
			return amend.Flag(text == "true"), nil
		}
	case reflect.Float64:
		if x, err := strconv.ParseFloat(text, 64); err == nil {
			return amend.Dollars(x), nil
		}
	default:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return amend.Whole(n), nil
		}
	}
	return amend.Value{}, fmt.Errorf("%s: %s is not %s", f.Key, source.Quote(text), f.Hint())
}
