package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	strict "github.com/pelletier/go-toml/v2"
	"pgregory.net/rapid"
)

// TOML's rules on what may be given twice and what may add to what are kept
// here, for the decoder is lax: another implementation is the judge. And what
// the rules let through has the same keys here and in the decoder.
func TestRulesOfRedefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawCollisions(t)
		x, problem := newIndex("f", []byte(text))
		var values, judged map[string]any
		if err := strict.Unmarshal([]byte(text), &judged); (err == nil) != (problem == nil) {
			t.Fatalf("%v; the judge says %v of\n%s", problem, err, text)
		}
		if problem != nil {
			return
		}
		c := &checker{t: t, text: text}
		c.agree(x.root, judged)
		if _, err := toml.Decode(text, &values); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		if !misread(x.root) {
			c.agree(x.root, values)
		}
		if t.Failed() {
			t.Log(text)
		}
	})
}

// drawCollisions draws a document with so few keys that they collide.
func drawCollisions(t *rapid.T) string {
	var b strings.Builder
	for range rapid.IntRange(1, 6).Draw(t, "lines") {
		key := drawKey(t)
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			fmt.Fprintf(&b, "[%s]\n", key)
		case 1:
			fmt.Fprintf(&b, "[[%s]]\n", key)
		default:
			fmt.Fprintf(&b, "%s = %s\n", key, drawValue(t, 0))
		}
	}
	return b.String()
}

func drawKey(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 1, 3)
	return strings.Join(words.Draw(t, "key"), ".")
}

func drawValue(t *rapid.T, depth int) string {
	kind, parts := rapid.IntRange(depth, 4).Draw(t, "kind"), []string{}
	if kind > 2 {
		return "1"
	}
	for range rapid.IntRange(0, 2).Draw(t, "parts") {
		value := drawValue(t, depth+1)
		if kind == 2 {
			value = drawKey(t) + "=" + value
		}
		parts = append(parts, value)
	}
	list := strings.Join(parts, ",")
	if kind == 2 {
		return "{" + list + "}"
	}
	return "[" + list + "]"
}

// misread tells whether the decoder (1.6.0) is known to misread a document: it
// takes an empty key for none, and loses keys where what is a table in one item
// of a list is no table in another. Neither passes unseen: a record misses its
// values.
func misread(root *table) bool {
	m := misreader{}
	m.table(root, "")
	return m[misreadAt]
}

// misreader notes which paths are tables.
type misreader map[string]bool

const misreadAt = "misread"

func (m misreader) table(t *table, path string) {
	for i := range t.entries {
		e := &t.entries[i]
		m[misreadAt] = m[misreadAt] || e.name == ""
		m.entry(e, path+"\x00"+e.name)
	}
}

func (m misreader) entry(e *entry, path string) {
	isTable := e.table != nil
	if was, seen := m[path]; seen && was != isTable {
		m[misreadAt] = true
	}
	m[path] = isTable
	m.items(e, path)
	if isTable {
		m.table(e.table, path)
	}
}

func (m misreader) items(e *entry, path string) {
	for i := range e.items {
		m.items(&e.items[i], path)
		if below := e.items[i].table; below != nil {
			m.table(below, path)
		}
	}
}
