package source

import (
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// Whatever the text, its index does not fail, points nowhere outside it, and
// has the keys of the decoder; and what the decoder minds has a place in it.
func FuzzIndex(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "a", "a =", "a = 1", "a = \"\"\"\nb\"\"\"\r\n", "[a.b]\n[a]\nc.d = 1",
		"[[a]]\nb = [[1], [], {c = 1}]\n[a.d]\n[[a.e]]\n[[a]]", "a = { b.c = 1 , # d\n}\na.b.d = 2",
		"'a' = nan\n\"\\u0061\" = 2026-03-14", "a = 1\na = 2", "a=[{b=1}]\n[a.c]", "a.b=1\n[a]\n[a.b.c]",
		"[a]\nb.c=1\n[a.b]\n", "é = 1", "\"é\" = 08", "a = 1_", "a = [1 2]", "[[[[a", "a={b={c={d=", "\x00", "a = 99999999999999999999",
		"a = 10:00", "a = 1979-05-27 07:32:00Z", "\"\" = 1\n[\"\".\"\"]", "a = \"\\x41\\e\"", "a = 0x_1", "a=[\n#\n1,\n]", "a = \"\\uD800\"",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return // ReadFile lets no such text through
		}
		c := &checker{t: t, text: text}
		x, problem := newIndex("f", []byte(text))
		if problem == nil {
			c.inside(x.root)
			var values map[string]any
			_, err := toml.Decode(text, &values)
			if problem = x.rejected(err); problem == nil {
				if !misread(x.root) {
					c.agree(x.root, values)
				}
				return
			}
		}
		if _, ok := textAt(text, problem.Pos); !ok || problem.Message == "" {
			t.Errorf("outside the text: %v", problem)
		}
	})
}

// inside checks that all places of a table lie in the text.
func (c *checker) inside(t *table) {
	c.spotInside(t, t.at)
	for i := range t.entries {
		c.spotInside(t, t.entries[i].key)
		c.entryInside(t, &t.entries[i])
	}
}

func (c *checker) entryInside(t *table, e *entry) {
	c.spotInside(t, e.value)
	for i := range e.items {
		c.entryInside(t, &e.items[i])
	}
	if e.table != nil {
		c.inside(e.table)
	}
}

func (c *checker) spotInside(t *table, s spot) {
	if _, ok := textAt(c.text, t.pos(s)); !ok {
		c.t.Errorf("outside the text: %v", t.pos(s))
	}
}
