package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
	"pgregory.net/rapid"
)

// Every place of a document points at the text of what it is the place of, and
// the index has the keys that the decoder has.
func TestPlacesPointAtTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := drawDocument(t)
		x, problem := newIndex("f", []byte(text))
		if problem != nil {
			t.Fatalf("%v in\n%s", problem, text)
		}
		var values map[string]any
		if _, err := toml.Decode(text, &values); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		c := &checker{t: t, text: text}
		if got := (Place{x.root}).Pos(); got != (Pos{"f", 1, 1}) {
			t.Errorf("the document stands at %v", got)
		}
		c.table(x.root, want)
		c.agree(x.root, values)
		if t.Failed() {
			t.Log(text)
		}
	})
}

// checker compares an index with the document it is of.
type checker struct {
	t interface {
		Helper()
		Errorf(format string, args ...any)
	}
	text string
}

func (c *checker) table(t *table, want *wantTable) {
	place := Place{t}
	if want.at != "" {
		c.pointsAt(place.Pos(), want.at)
	}
	if len(t.entries) != len(want.entries) {
		c.t.Errorf("%d entries at %v, want %d", len(t.entries), place.Pos(), len(want.entries))
		return
	}
	for _, e := range want.entries {
		if !place.Has(e.name) {
			c.t.Errorf("no key %q at %v", e.name, place.Pos())
			continue
		}
		c.pointsAt(place.Key(e.name), e.key)
		c.pointsAt(place.At(e.name), e.value)
		for i, item := range e.items {
			c.pointsAt(place.Item(e.name, i), item.value)
		}
		c.value(place.entry(e.name), e)
	}
}

func (c *checker) value(e *entry, want *wantEntry) {
	if len(e.items) != len(want.items) {
		c.t.Errorf("%d items in %q, want %d", len(e.items), want.name, len(want.items))
		return
	}
	for i := range e.items {
		c.value(&e.items[i], want.items[i])
	}
	switch {
	case (e.table == nil) != (want.table == nil):
		c.t.Errorf("a table in %q: %t, want %t", want.name, e.table != nil, want.table != nil)
	case e.table != nil:
		c.table(e.table, want.table)
	}
}

func (c *checker) pointsAt(p Pos, want string) {
	c.t.Helper()
	got, ok := textAt(c.text, p)
	if !ok || !strings.HasPrefix(got, want) {
		c.t.Errorf("%v points at %.20q, want %q", p, got, want)
	}
}

// textAt is the text from a place on; ok is false if the text has no such place.
func textAt(text string, p Pos) (rest string, ok bool) {
	for range p.Line - 1 {
		_, after, found := strings.Cut(text, "\n")
		if !found {
			return "", false
		}
		text = after
	}
	for range p.Col - 1 {
		r, size := utf8.DecodeRuneInString(text)
		if size == 0 || r == '\n' {
			return "", false
		}
		text = text[size:]
	}
	return text, p.Line > 0 && p.Col > 0
}

// agree compares the keys of an index with those of the decoder.
func (c *checker) agree(t *table, values map[string]any) {
	if len(t.entries) != len(values) {
		c.t.Errorf("%d keys at %v, the decoder has %d", len(t.entries), Place{t}.Pos(), len(values))
	}
	for i := range t.entries {
		e := &t.entries[i]
		v, ok := values[e.name]
		if !ok {
			c.t.Errorf("the decoder has no key %q of %v", e.name, t.pos(e.key))
			continue
		}
		c.agreeValue(e, v, t)
	}
}

func (c *checker) agreeValue(e *entry, v any, t *table) {
	values, isTable := v.(map[string]any)
	list, isList := asList(v)
	if isTable != (e.table != nil) || len(list) != len(e.items) || !isList && e.items != nil {
		c.t.Errorf("%v is not the %s of the decoder", t.pos(e.value), describe(v))
		return
	}
	if isTable {
		c.agree(e.table, values)
	}
	for i := range e.items {
		c.agreeValue(&e.items[i], list[i], t)
	}
}

// A spot is found by counting from the mark before it, so marks must be near.
func TestMarksAreNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Repeat(rapid.StringOf(rapid.SampledFrom([]rune("aé日🙂\n"))).Draw(t, "text"), 100)
		list := newMarks([]byte(text))
		if most := 1 + strings.Count(text, "\n") + len(text)/markEvery; len(list) > most {
			t.Errorf("%d marks, at most %d are needed", len(list), most)
		}
		for i := range list {
			next := len(text)
			if i+1 < len(list) {
				next = list[i+1].offset
			}
			if gap := next - list[i].offset; gap > markEvery+utf8.UTFMax {
				t.Errorf("%d bytes without a mark", gap)
			}
		}
		for offset := range text {
			at := list.spot([]byte(text), offset)
			if rest, ok := textAt(text, Pos{"f", int(at.line), int(at.col)}); !ok || rest != text[offset:] {
				t.Errorf("offset %d is %v, where %.20q stands", offset, at, rest)
			}
		}
	})
}

func TestSpotOutsideTheText(t *testing.T) {
	list := newMarks([]byte("ab\nc"))
	for offset, want := range map[int]spot{-1: {1, 1}, 4: {2, 2}, 5: {2, 2}} {
		if got := list.spot([]byte("ab\nc"), offset); got != want {
			t.Errorf("spot(%d) = %v, want %v", offset, got, want)
		}
	}
}
