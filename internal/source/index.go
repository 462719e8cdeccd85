package source

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// maxDepth is how deep tables, arrays and dotted keys may nest: several times
// what any file here needs, and shallow enough for every parser.
const maxDepth = 32

// errDeep marks a document that nests deeper than maxDepth.
var errDeep = fmt.Errorf("tables, arrays or keys nest more than %d deep", maxDepth)

// indexer builds the index of positions of one document. The BurntSushi
// decoder that gives the values knows no positions of them; this parser gives
// byte ranges and no values.
type indexer struct {
	text   []byte
	starts []int // where each line begins
	parser unstable.Parser
	root   *table
}

// indexDocument finds the place of every key and value. It returns errDeep
// with the place of the excess, or whatever else the parser minds; the decoder
// explains that better.
func indexDocument(file string, text []byte) (*table, spot, error) {
	x := &indexer{text: text, starts: lineStarts(text)}
	x.root = &table{file: &file, at: spot{1, 1}}
	x.parser.Reset(text)
	current := x.root
	for x.parser.NextExpression() {
		expr := x.parser.Expression()
		at, ok := x.header(expr, &current)
		if !ok {
			return nil, at, errDeep
		}
	}
	return x.root, x.lastSpot(), x.parseError()
}

// parseError is the parser's error, with its own limit on depth told apart.
func (x *indexer) parseError() error {
	err := x.parser.Error()
	var pe *unstable.ParserError
	if errors.As(err, &pe) && strings.Contains(pe.Message, "levels deep") {
		return errDeep
	}
	return err
}

// lastSpot is where the parser stopped, as far as it says.
func (x *indexer) lastSpot() spot {
	var pe *unstable.ParserError
	if errors.As(x.parser.Error(), &pe) && len(pe.Highlight) > 0 {
		return x.spot(x.parser.Range(pe.Highlight).Offset)
	}
	return spot{1, 1}
}

// header handles one top-level expression: a header moves the current table,
// a key with its value is entered in it.
func (x *indexer) header(expr *unstable.Node, current **table) (spot, bool) {
	switch expr.Kind {
	case unstable.Table, unstable.ArrayTable:
		keys := x.keys(expr)
		if len(keys) > maxDepth {
			return keys[0].at, false
		}
		*current = x.open(keys, expr.Kind == unstable.ArrayTable)
	case unstable.KeyValue:
		return x.keyValue(*current, expr, 0)
	}
	return spot{}, true
}

type keyPart struct {
	name string
	at   spot
	end  uint32
}

func (x *indexer) keys(n *unstable.Node) []keyPart {
	var parts []keyPart
	for it := n.Key(); it.Next(); {
		k := it.Node()
		parts = append(parts, keyPart{string(k.Data), x.spot(k.Raw.Offset), k.Raw.Offset + k.Raw.Length})
	}
	return parts
}

// open finds or makes the table that a header names.
func (x *indexer) open(keys []keyPart, array bool) *table {
	last := len(keys) - 1
	parent := x.descend(x.root, keys[:last])
	e := parent.enter(keys[last])
	if array {
		e.items = append(e.items, entry{value: keys[last].at, table: &table{file: x.root.file, at: keys[last].at}})
		return e.items[len(e.items)-1].table
	}
	if e.table == nil {
		e.table = &table{file: x.root.file}
	}
	e.table.at = keys[last].at
	return e.table
}

// descend follows keys to a table below t, making those that are not there;
// an array of tables stands for its last table.
func (x *indexer) descend(t *table, keys []keyPart) *table {
	for _, k := range keys {
		e := t.enter(k)
		switch {
		case len(e.items) > 0 && e.items[len(e.items)-1].table != nil:
			t = e.items[len(e.items)-1].table
		case e.table != nil:
			t = e.table
		default:
			e.table = &table{file: x.root.file, at: k.at}
			t = e.table
		}
	}
	return t
}

// enter finds or makes the entry of a key.
func (t *table) enter(k keyPart) *entry {
	if e := t.find(k.name); e != nil {
		return e
	}
	t.entries = append(t.entries, entry{name: k.name, key: k.at, value: k.at})
	last := len(t.entries) - 1
	switch {
	case t.places != nil:
		t.places[k.name] = last
	case len(t.entries) == manyEntries:
		t.places = make(map[string]int, 2*manyEntries)
		for i := range t.entries {
			t.places[t.entries[i].name] = i
		}
	}
	return &t.entries[last]
}

func (x *indexer) keyValue(t *table, n *unstable.Node, depth int) (spot, bool) {
	keys := x.keys(n)
	last := len(keys) - 1
	if depth+last > maxDepth {
		return keys[0].at, false
	}
	e := x.descend(t, keys[:last]).enter(keys[last])
	return x.value(e, n.Value(), x.afterEquals(keys[last].end), depth+1)
}

// value enters a value and what it holds; at is where it begins if the parser
// does not say (it does not for arrays).
func (x *indexer) value(e *entry, n *unstable.Node, at spot, depth int) (spot, bool) {
	if n.Raw.Length > 0 {
		at = x.spot(n.Raw.Offset)
	}
	e.value = at
	if depth > maxDepth {
		return at, false
	}
	switch n.Kind {
	case unstable.Array:
		for it := n.Children(); it.Next(); {
			e.items = append(e.items, entry{})
			if bad, ok := x.value(&e.items[len(e.items)-1], it.Node(), at, depth+1); !ok {
				return bad, false
			}
		}
		e.items = slices.Clip(e.items)
	case unstable.InlineTable:
		e.table = &table{file: x.root.file, at: at}
		for it := n.Children(); it.Next(); {
			if bad, ok := x.keyValue(e.table, it.Node(), depth); !ok {
				return bad, false
			}
		}
		e.table.entries = slices.Clip(e.table.entries)
	}
	return at, true
}

// afterEquals is where the value begins that follows a key.
func (x *indexer) afterEquals(keyEnd uint32) spot {
	i := int(keyEnd)
	for i < len(x.text) && strings.IndexByte(" \t=", x.text[i]) >= 0 {
		i++
	}
	return x.spot(uint32(min(i, len(x.text)-1)))
}

func (x *indexer) spot(offset uint32) spot { return spotAt(x.text, x.starts, int(offset)) }

// spotAt turns an offset in bytes into a line and a column of characters.
func spotAt(text []byte, starts []int, offset int) spot {
	offset = max(0, min(offset, len(text)))
	line, exact := slices.BinarySearch(starts, offset)
	if !exact {
		line--
	}
	col := 1 + utf8.RuneCount(text[starts[line]:offset])
	return spot{int32(line + 1), int32(col)}
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
