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
	"bytes"
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

// ReadPart reads TOML that stands in a larger text, such as the front matter
// of a document, into the struct that into points to. The text is the part
// alone, in UTF-8; line is the line of the file, counted from 1, that it begins
// with.
func (r *Reader) ReadPart(file string, text []byte, line int, into any) bool {
	// Empty lines are TOML, and so every place is that of the file.
	above := bytes.Repeat([]byte("\n"), max(line-1, 0))
	return r.decode(file, append(above, text...), into)
}

func (r *Reader) decode(file string, text []byte, into any) bool {
	d, problem := NewDocument(file, text)
	if problem != nil {
		r.problems.Append(*problem)
		return false
	}
	r.binder.record(reflect.ValueOf(into).Elem(), d.values, d.index.root)
	return true
}

// rejected is what the decoder minds in what is indexed: a number or a date
// that is none.
func (x *indexer) rejected(err error) *Problem {
	if err == nil {
		return nil
	}
	var pe toml.ParseError
	if !errors.As(err, &pe) {
		return x.problem(0, err.Error())
	}
	message := pe.Message
	if message != "" {
		message = strings.ToLower(message[:1]) + message[1:]
	}
	return x.problem(pe.Position.Start, shorten(pe.LastKey+": "+message))
}
