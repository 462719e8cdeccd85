package source

import (
	"reflect"
	"slices"
	"strings"
)

// Field is a key that records of a Go type have.
type Field struct {
	Key      string // the key in the file; "" for Remain
	Required bool
	Remain   bool  // takes all keys that no other field has
	Index    []int // where it lies in the struct, for reflect
}

// Fields lists the keys of a record type in the order of its declaration,
// those of embedded structs in their place.
func Fields(t reflect.Type) []Field {
	var fields []Field
	for _, f := range reflect.VisibleFields(t) {
		tag, tagged := f.Tag.Lookup("toml")
		key, options, _ := strings.Cut(tag, ",")
		if !tagged || key == "-" {
			continue
		}
		fields = append(fields, Field{
			Key:      key,
			Required: options == "",
			Remain:   options == "remain",
			Index:    f.Index,
		})
	}
	return fields
}

// shape is what a record type declares, made once a type: a binder remembers
// it, for a dataset has thousands of records of a dozen types.
type shape struct {
	fields []Field
	keys   []string
	place  []int // where its Place lies, nil if it has none
}

func (b *binder) shape(t reflect.Type) *shape {
	if s, ok := b.shapes[t]; ok {
		return s
	}
	s := &shape{fields: Fields(t)}
	if f, ok := t.FieldByName("Place"); ok && f.Type == reflect.TypeFor[Place]() {
		s.place = f.Index
	}
	s.keys = keysOf(s.fields)
	b.shapes[t] = s
	return s
}

func keysOf(fields []Field) []string {
	var keys []string
	for _, f := range fields {
		if !f.Remain {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// fieldFor finds the field that takes a key.
func fieldFor(fields []Field, key string) (Field, bool) {
	i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key && !f.Remain })
	if i < 0 {
		i = slices.IndexFunc(fields, func(f Field) bool { return f.Remain })
	}
	if i < 0 {
		return Field{}, false
	}
	return fields[i], true
}
