package catalogue

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"moatatlas/internal/source"
)

// MaxFile is the size in bytes that no catalogue may exceed: many times what
// models.dev has.
const MaxFile = 64 << 20

// maxProblems is how many problems of a file are told: more have one cause.
const maxProblems = 20

// Read reads the text of an api.json: an object of providers, each with an object
// of models. It takes the models of wanted providers only, and counts those of the
// others. Where the shape is another, the problems say so and there is no Listing.
func Read(file string, text []byte, wanted func(provider string) bool) (*Listing, []source.Problem) {
	text = bytes.TrimPrefix(text, []byte(source.ByteOrderMark))
	r := &reader{text: text, lines: source.NewLines(file, text), wanted: wanted}
	if r.sound() {
		r.dec = json.NewDecoder(bytes.NewReader(text))
		r.document()
	}
	if found := r.problems.Sorted(); len(found) > 0 {
		return nil, found
	}
	slices.SortFunc(r.listing.Providers, func(a, b Provider) int { return cmp.Compare(a.ID, b.ID) })
	return &r.listing, nil
}

// reader reads one file. Once stopped it knows no more of what follows.
type reader struct {
	text     []byte
	lines    *source.Lines
	wanted   func(string) bool
	dec      *json.Decoder
	listing  Listing
	problems source.Problems
	at       int // where the key or the value is that is being read
	count    int
	stopped  bool
}

// sound tells whether the text can be JSON with an object in it at all.
func (r *reader) sound() bool {
	first := bytes.TrimLeft(r.text, " \t\r\n")
	at := len(r.text) - len(first)
	switch {
	case len(r.text) > MaxFile:
		r.stop(0, "larger than %d MiB", MaxFile>>20)
	case len(first) == 0:
		r.stop(0, "empty; want the api.json of models.dev")
	case !utf8.Valid(r.text):
		r.stop(invalid(r.text), "not UTF-8 text")
	case first[0] == '<':
		r.stop(at, "a web page or XML; want the api.json of models.dev, whose text begins with {")
	case first[0] != '{':
		r.stop(at, "want an object of providers, as the api.json of models.dev is")
	default:
		r.wellFormed()
	}
	return !r.stopped
}

// wellFormed says where the text stops being JSON.
func (r *reader) wellFormed() {
	var syntax *json.SyntaxError
	var whole json.RawMessage
	switch err := json.Unmarshal(r.text, &whole); {
	case err == nil:
	case !errors.As(err, &syntax):
		r.stop(0, "%v", err)
	case int(syntax.Offset) >= len(r.text):
		r.stop(len(r.text), "ends in the middle, after %d bytes; the file is not whole", len(r.text))
	default:
		r.stop(int(syntax.Offset)-1, "no JSON: %v (byte %d)", err, syntax.Offset)
	}
}

func invalid(text []byte) int {
	at := 0
	for at < len(text) {
		c, size := utf8.DecodeRune(text[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

func (r *reader) stop(at int, format string, args ...any) {
	r.note(at, format, args...)
	r.stopped = true
}

// note adds a problem, and stops at many.
func (r *reader) note(at int, format string, args ...any) {
	if r.stopped {
		return
	}
	r.problems.Add(r.lines.Pos(at), format, args...)
	if r.count++; r.count == maxProblems {
		r.problems.Add(r.lines.Pos(len(r.text)), "after %d problems the rest was not read", maxProblems)
		r.stopped = true
	}
}

// document reads the whole object. That it is JSON is known by now.
func (r *reader) document() {
	r.object("the catalogue", func(id string) {
		p := Provider{ID: id}
		what := "provider " + source.Quote(id)
		has := false
		is := r.object(what, func(key string) {
			if key != "models" {
				r.value()
				return
			}
			has = true
			r.object(what+", models", func(model string) { r.model(&p, what, model) })
		})
		if is && !has {
			r.note(r.at, "%s: no models", what)
		}
		slices.SortFunc(p.Entries, func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
		r.listing.Providers = append(r.listing.Providers, p)
	})
}

// object reads an object key by key; do reads the value of each. It tells whether
// the value is an object at all.
func (r *reader) object(what string, do func(key string)) bool {
	r.at = r.here()
	if r.text[r.at] != '{' {
		r.note(r.at, "%s: want an object, found %s", what, kindAt(r.text[r.at]))
		r.value()
		return false
	}
	r.token()
	seen := map[string]bool{}
	for !r.stopped && r.dec.More() {
		r.at = r.here()
		key, _ := r.token().(string)
		if seen[key] {
			r.note(r.at, "%s: %s stands here twice", what, source.Quote(key))
		}
		seen[key] = true
		do(key)
	}
	if !r.stopped {
		r.token()
	}
	return true
}

func (r *reader) token() json.Token {
	token, err := r.dec.Token()
	if err != nil {
		r.stop(r.here(), "%v", err)
	}
	return token
}

// value reads the next value as it stands, and tells where it begins.
func (r *reader) value() (value json.RawMessage, start int) {
	start = r.here()
	if err := r.dec.Decode(&value); err != nil {
		r.stop(start, "%v", err)
	}
	return value, start
}

// here is where the next token begins.
func (r *reader) here() int {
	at := int(r.dec.InputOffset())
	for at < len(r.text)-1 && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return at
}

func kindAt(first byte) string {
	switch first {
	case '[':
		return "a list"
	case '"':
		return "a text"
	case '{':
		return "an object"
	case 't', 'f':
		return "true or false"
	case 'n':
		return "nothing"
	}
	return "a number"
}
