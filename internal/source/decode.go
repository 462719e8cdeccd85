// Package source reads the TOML files of the input tree: every value checked
// against a Go type, every record with its exact place, everything that is
// wrong said at once.
//
// BurntSushi/toml gives the values. It stops at the first value of a wrong
// type and names the last record's line for an error in any record of an array
// of tables, so binding values to types is done here, with positions from a
// second parser (see indexer).
//
// Go types declare what a file may hold by their struct tags: `toml:"key"` is
// required, `toml:"key,omitempty"` optional, `toml:",remain"` a map that takes
// all other keys. A type checks its own text by one of three methods:
// UnmarshalText (dates), Allowed (one of a list of words), Check (a form).
package source

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"
)

// Reader reads TOML files of one tree.
type Reader struct {
	fsys     fs.FS
	problems *Problems
	binder   binder
}

// NewReader returns a Reader that adds what is wrong to problems.
func NewReader(fsys fs.FS, problems *Problems) *Reader {
	return &Reader{fsys, problems, binder{problems, map[reflect.Type]*shape{}}}
}

// Read reads a file into the struct that into points to. It notes everything
// that is wrong; whatever is right is filled in. It tells whether the file is
// TOML at all.
func (r *Reader) Read(file string, into any) bool {
	text, ok := ReadFile(r.fsys, file, r.problems)
	return ok && r.decode(file, text, into)
}

func (r *Reader) decode(file string, text []byte, into any) bool {
	index, at, err := indexDocument(file, text)
	if errors.Is(err, errDeep) {
		r.problems.Add(at.in(file), "%v", err)
		return false
	}
	var values map[string]any
	if _, decodeErr := toml.Decode(string(text), &values); decodeErr != nil {
		pos, message := syntaxError(file, text, decodeErr)
		r.problems.Add(pos, "%s", message)
		return false
	}
	if err != nil {
		r.problems.Add(at.in(file), "%v", err)
		return false
	}
	r.binder.record(reflect.ValueOf(into).Elem(), values, index)
	return true
}

func (s spot) in(file string) Pos { return Pos{file, int(s.line), int(s.col)} }

// syntaxError takes the place and the message out of a decoder's error.
func syntaxError(file string, text []byte, err error) (Pos, string) {
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return Pos{File: file}, strings.TrimPrefix(err.Error(), "toml: ")
	}
	at := spotAt(text, lineStarts(text), pe.Position.Start)
	if int(at.line) != pe.Position.Line {
		at = spot{int32(pe.Position.Line), 1}
	}
	message := pe.Message
	if pe.LastKey != "" && !strings.Contains(message, pe.LastKey) {
		message += " (after key " + pe.LastKey + ")"
	}
	return at.in(file), message
}
