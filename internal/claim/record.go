package claim

import (
	"reflect"
	"strconv"
)

// record is a kind of thing that expressions see by its fields.
type record struct {
	name   kind
	text   string
	fields []field
}

// field is one thing that is known of a record.
type field struct {
	name   string
	kind   kind
	unit   unit
	domain domain // of its text, or of the texts of its list
	text   string
	get    getter
}

// getter reads a field; nil where it has no value.
type getter func(r *run, row any) any

// of makes a getter of one that knows the type of its record.
func of[R any](get func(r *run, row R) any) getter {
	return func(r *run, row any) any { return get(r, row.(R)) }
}

func (rec *record) field(name string) (field, bool) {
	for _, f := range rec.fields {
		if f.name == name {
			return f, true
		}
	}
	return field{}, false
}

func (rec *record) names() []string {
	var names []string
	for _, f := range rec.fields {
		names = append(names, f.name)
	}
	return names
}

// goType makes the struct that stands for a record while expr checks types: it
// knows no other way to have fields. Values of it never exist.
func (rec *record) goType(of func(kind) reflect.Type) reflect.Type {
	var fields []reflect.StructField
	for i, f := range rec.fields {
		fields = append(fields, reflect.StructField{
			Name: "Field" + strconv.Itoa(i), Type: of(f.kind),
			// The name of the record keeps apart the types of two with the same fields.
			Tag: reflect.StructTag(`expr:"` + f.name + `" of:"` + string(rec.name) + `"`),
		})
	}
	return reflect.StructOf(fields)
}
