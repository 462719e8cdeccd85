// Package scaffold begins records and texts: it knows what a new model, stage, deal,
// action, event or essay must be told, and plans the edit that adds it to its file.
package scaffold

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// Kind is a kind of record that can be begun.
type Kind struct {
	Name   string
	Fields []Field // in the order of the file, behind what says where it goes
	file   string  // "" where each record, or its model, has a file of its own
	schema string  // the name of the file's schema, "" where it has none
}

// Kinds lists the kinds of records.
func Kinds() []Kind {
	return []Kind{
		kind[dataset.Model]("model", "", "model", id[dataset.ModelID]()),
		stage(),
		kind[dataset.Deal]("deal", "data/deals.toml", "deals", id[dataset.DealID]()),
		kind[dataset.Action]("action", "data/regulation.toml", "regulation", id[dataset.ActionID]()),
		kind[dataset.Event]("event", "data/events.toml", "events", id[dataset.EventID]()),
		kind[prose.Document]("essay", "", "", id[essayID]()),
	}
}

// stage is told of its offer, too, which it may begin.
func stage() Kind {
	offer := reflect.TypeFor[dataset.Availability]()
	k := kind[dataset.Stage]("stage", "", "model",
		Field{"model", true, reflect.TypeFor[dataset.ModelID](), nil},
		Field{"cloud", true, reflect.TypeFor[dataset.CloudID](), offer},
		Field{"service", true, reflect.TypeFor[dataset.ServiceID](), offer})
	for i := range k.Fields {
		if k.Fields[i].Key == "access" { // asked for where an offer begins
			k.Fields[i].of = offer
		}
	}
	k.Fields = append(k.Fields, fieldsOf(reflect.TypeFor[dataset.Price](), "price.")...)
	return k
}

// essayID is the name of an essay's file without its ending.
type essayID string

// Check holds an id to the form of those of events: it is a part of an address too.
func (id essayID) Check() error { return dataset.EventID(id).Check() }

func id[T any]() Field { return Field{"id", true, reflect.TypeFor[T](), nil} }

func kind[T any](name, file, schema string, first ...Field) Kind {
	return Kind{name, append(first, fieldsOf(reflect.TypeFor[T](), "")...), file, schema}
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

// Missing lists the fields without a value that the record needs in the data: those of
// a table only where one of the table's is given.
func (k Kind) Missing(data *dataset.Dataset, values map[string]string) []Field {
	return slices.DeleteFunc(slices.Clone(k.Fields), func(f Field) bool {
		needed := f.Required && k.begun(f.table(), values) || k.Name == "stage" && f.Key == "access" && begins(data, values)
		return !needed || values[f.Key] != ""
	})
}

// begun tells whether a table of the record is to be there; the record itself is.
func (k Kind) begun(table string, values map[string]string) bool {
	return table == "" || slices.ContainsFunc(k.Fields, func(f Field) bool {
		return strings.HasPrefix(f.Key, table+".") && values[f.Key] != ""
	})
}
