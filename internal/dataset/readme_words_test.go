package dataset_test

import (
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// recordTypes finds the types of all records in files, by the names of their
// sections.
func recordTypes() map[string]reflect.Type {
	found := map[string]reflect.Type{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		record := recordOf(t)
		if record == nil {
			return
		}
		if !isTableFile(record) {
			found[sectionName(record)] = record
		}
		for i := range record.NumField() {
			if field := record.Field(i); field.Tag.Get("toml") != "-" {
				visit(field.Type)
			}
		}
	}
	for _, k := range schemaKinds() {
		visit(k.typ)
	}
	return found
}

// recordOf is the record type that a type is made of, or nil.
func recordOf(t reflect.Type) reflect.Type {
	switch _, isText := textSchemas()[t]; {
	case isText:
		return nil
	case t.Kind() == reflect.Struct:
		return t
	case t.Kind() == reflect.Pointer, t.Kind() == reflect.Slice, t.Kind() == reflect.Map:
		return recordOf(t.Elem())
	}
	return nil
}

func sectionName(record reflect.Type) string {
	return strings.ReplaceAll(jsonschema.ToSnakeCase(record.Name()), "-", "_")
}

// typeWords says in the README's words what a value is.
func typeWords(t reflect.Type) string {
	if record := recordOf(t); record != nil {
		if t.Kind() == reflect.Slice {
			return "tables"
		}
		return "table"
	}
	switch t {
	case reflect.TypeFor[source.Date]():
		return "date"
	case reflect.TypeFor[source.Day]():
		return "day"
	case reflect.TypeFor[dataset.Quarter]():
		return "quarter"
	case reflect.TypeFor[dataset.URL]():
		return "address"
	case reflect.TypeFor[dataset.Country]():
		return "text"
	case reflect.TypeFor[dataset.Pattern]():
		return "pattern"
	}
	zero := reflect.New(t).Interface()
	if w, ok := zero.(source.Word); ok {
		return "one of `" + strings.Join(w.Allowed(), "`, `") + "`"
	}
	if _, ok := zero.(source.Form); ok {
		return "id"
	}
	return kindWords(t)
}

func kindWords(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "list of " + typeWords(t.Elem())
	case reflect.Map:
		return "table of " + typeWords(t.Elem())
	case reflect.String:
		return "text"
	case reflect.Int, reflect.Int64:
		return "whole number"
	case reflect.Float64:
		return "number"
	case reflect.Bool:
		return "true or false"
	}
	return "a type the README has no word for: " + t.String()
}

// recordsOf names the section of the records that a kind of file holds, and
// the header that each of them stands under; a file may be a record itself.
func recordsOf(file reflect.Type) (section, header string) {
	if !isTableFile(file) {
		return sectionName(file), ""
	}
	f := source.Fields(file)[0]
	typ := file.FieldByIndex(f.Index).Type
	header = "[[" + f.Key + "]]"
	if typ.Kind() == reflect.Map {
		header = "[" + f.Key + ".*]"
	}
	return sectionName(recordOf(typ)), header
}

// isTableFile tells of the types that stand for a file with a table in it and
// have no fields of their own.
func isTableFile(t reflect.Type) bool { return strings.HasSuffix(t.Name(), "File") }
