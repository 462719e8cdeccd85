package source

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// wantTable says where the places of a table ought to be: each by the text that
// begins there.
type wantTable struct {
	at      string
	entries []*wantEntry
}

type wantEntry struct {
	name, key, value string
	table            *wantTable
	items            []*wantEntry
	open             bool // made by headers, which can add to it
	explicit         bool // has had a header of its own
}

func (t *wantTable) add(e *wantEntry) *wantEntry {
	t.entries = append(t.entries, e)
	return e
}

// last is the table that a header means by the entry.
func (e *wantEntry) last() *wantTable {
	if len(e.items) > 0 {
		return e.items[len(e.items)-1].table
	}
	return e.table
}

// document draws a TOML document. No two keys have the same name, and a key is
// seldom spelt twice in the same way, so that a text tells one place.
type document struct {
	t    *rapid.T
	text strings.Builder
	eol  string
	keys int
}

// drawDocument draws a document and what its index ought to be.
func drawDocument(t *rapid.T) (string, *wantTable) {
	d := &document{t: t, eol: rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "eol")}
	root := &wantTable{}
	d.body(root)
	for range d.upTo(6) {
		d.section(root)
	}
	return d.text.String(), root
}

func (d *document) upTo(n int) int { return rapid.IntRange(0, n).Draw(d.t, "n") }

func (d *document) write(s string) string {
	d.text.WriteString(s)
	return s
}

func (d *document) one(of ...string) string {
	return d.write(rapid.SampledFrom(of).Draw(d.t, "token"))
}

func (d *document) blank() { d.one("", " ", "\t", "  ") }

// gap writes what may stand between the parts of a list.
func (d *document) gap() { d.one("", " ", d.eol, " # ] } é [ = , \""+d.eol+"\t") }

func (d *document) body(t *wantTable) {
	for range d.upTo(4) {
		d.blank()
		d.pair(t, 0)
		d.blank()
		d.one("", "# é = [")
		d.write(d.eol)
	}
}

func (d *document) name() string {
	d.keys++
	tail := rapid.SampledFrom([]string{"", "", "é", ".=#[", " 日本 "}).Draw(d.t, "tail")
	return fmt.Sprintf("k%05d%s", d.keys, tail)
}

func (d *document) key(name string) string {
	spellings := []string{`"` + name + `"`, "'" + name + "'", `"\u006b` + name[1:] + `"`}
	if len(name) == len("k00000") {
		spellings = append(spellings, name)
	}
	return d.one(spellings...)
}

// pair writes a key, dotted or not, and its value.
func (d *document) pair(t *wantTable, depth int) {
	for range d.upTo(2) {
		e := t.add(&wantEntry{name: d.name()})
		e.key = d.key(e.name)
		e.value, e.table = e.key, &wantTable{at: e.key}
		t = e.table
		d.dot()
	}
	e := t.add(&wantEntry{name: d.name()})
	e.key = d.key(e.name)
	d.blank()
	d.write("=")
	d.blank()
	d.value(e, depth)
}

func (d *document) dot() {
	d.blank()
	d.write(".")
	d.blank()
}

func (d *document) value(e *wantEntry, depth int) {
	start := d.text.Len()
	switch kind := d.upTo(3); {
	case kind == 0 && depth < 3:
		d.list(e, depth+1)
	case kind == 1 && depth < 3:
		d.braces(e, depth+1)
	default:
		d.scalar()
	}
	e.value = d.text.String()[start:]
	if e.table != nil {
		e.table.at = e.value
	}
}

func (d *document) scalar() {
	n := fmt.Sprintf("%05d", d.upTo(99999))
	d.one(`"`+n+` é"`, `"\t\" = \\"`, `'lit # `+n+`'`, `"""`+d.eol+`x [ "" `+d.eol+n+`"""`, `'''`+n+d.eol+`'''`,
		"1"+n, "-1_0.5", "+1e3", "0xff", "nan", "-inf", "true", "false", "2026-03-14", "10:00:00", "2026-03-14 10:00:00Z")
}

func (d *document) list(e *wantEntry, depth int) {
	d.write("[")
	for i := range d.upTo(3) {
		if i > 0 {
			d.write(",")
		}
		d.gap()
		item := &wantEntry{}
		e.items = append(e.items, item)
		d.value(item, depth)
		d.gap()
	}
	d.gap()
	d.write("]")
}

func (d *document) braces(e *wantEntry, depth int) {
	e.table = &wantTable{}
	d.write("{")
	for i := range d.upTo(3) {
		if i > 0 {
			d.write(",")
		}
		d.gap()
		d.pair(e.table, depth)
		d.gap()
	}
	d.gap()
	d.write("}")
}

// section writes a header and what stands under it.
func (d *document) section(t *wantTable) {
	array := rapid.Bool().Draw(d.t, "array")
	left, right := "[", "]"
	if array {
		left, right = "[[", "]]"
	}
	d.write(left)
	d.blank()
	for range d.upTo(2) {
		e := d.pick(t, func(e *wantEntry) bool { return e.open })
		if text := d.key(e.name); e.last() == nil {
			e.key, e.value, e.table = text, text, &wantTable{at: text}
		}
		t = e.last()
		d.dot()
	}
	e := d.pick(t, func(e *wantEntry) bool { return e.open && !e.explicit && array == (e.items != nil) })
	text := d.key(e.name)
	d.blank()
	d.write(right + d.eol)
	e.reopen(text, array)
	d.body(e.last())
}

// pick draws one of the entries a header may mention, or makes a new one.
func (d *document) pick(t *wantTable, fits func(*wantEntry) bool) *wantEntry {
	list := slices.DeleteFunc(slices.Clone(t.entries), func(e *wantEntry) bool { return !fits(e) })
	if i := d.upTo(len(list)); i < len(list) {
		return list[i]
	}
	return t.add(&wantEntry{name: d.name(), open: true})
}

// reopen notes the entry's own header, spelt so.
func (e *wantEntry) reopen(text string, array bool) {
	if array {
		if e.items == nil {
			e.key, e.value = text, text
		}
		e.items = append(e.items, &wantEntry{value: text, table: &wantTable{at: text}})
		return
	}
	if e.table == nil {
		e.table = &wantTable{}
	}
	e.key, e.value, e.table.at, e.explicit = text, text, text, true
}
