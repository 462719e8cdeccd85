package source

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"
)

// indexer builds the index of positions of one document. The BurntSushi
// decoder that gives the values knows no positions of them; this parser gives
// byte ranges and no values.
type indexer struct {
	text    []byte
	marks   marks
	parser  unstable.Parser
	root    *table
	current *table // the table of the last header
	reach   reach  // how far below the root that is
}

// newIndex finds the place of every key and value. The problem, if there is
// one, is why the decoder cannot be given the text: what comes through here is
// TOML but for what a number or a date may be, and within reach.
func newIndex(file string, text []byte) (*indexer, *Problem) {
	x := &indexer{text: text, marks: newMarks(text)}
	x.root = &table{file: &file, at: spot{1, 1}, first: -1}
	x.current = x.root
	x.parser.Reset(text)
	for x.parser.NextExpression() {
		if problem := x.expression(x.parser.Expression()); problem != nil {
			return nil, problem
		}
	}
	if err := x.parser.Error(); err != nil {
		return nil, x.malformed(err)
	}
	return x, nil
}

// expression handles one top-level expression: a header moves the current
// table, a key with its value is entered in it.
func (x *indexer) expression(n *unstable.Node) *Problem {
	if n.Kind == unstable.KeyValue {
		_, problem := x.keyValue(x.current, n, x.reach)
		return problem
	}
	keys := x.keys(n)
	x.reach = reach{}.down(keys)
	if problem := x.excess(x.reach, keys[0].start); problem != nil {
		return problem
	}
	last := len(keys) - 1
	parent, problem := x.descend(x.root, keys[:last], mentioned)
	if problem != nil {
		return problem
	}
	if n.Kind == unstable.ArrayTable {
		return x.openItem(parent, keys[last])
	}
	return x.openTable(parent, keys[last])
}

// keyPart is one of the words of a dotted key.
type keyPart struct {
	name       string
	start, end int
}

func (x *indexer) keys(n *unstable.Node) []keyPart {
	var parts []keyPart
	for it := n.Key(); it.Next(); {
		k := it.Node()
		parts = append(parts, keyPart{string(k.Data), int(k.Raw.Offset), endOf(k)})
	}
	return parts
}

func endOf(n *unstable.Node) int { return int(n.Raw.Offset + n.Raw.Length) }

func (x *indexer) table(at spot) *table { return &table{file: x.root.file, at: at, first: -1} }

// openTable handles the last key of a header.
func (x *indexer) openTable(parent *table, k keyPart) *Problem {
	e := parent.find(k.name)
	switch {
	case e == nil:
		e = parent.add(entry{name: k.name, table: x.table(spot{})})
	case e.origin != mentioned:
		return x.twice(k, e)
	}
	at := x.spot(k.start)
	e.origin, e.key, e.value, e.table.at = headed, at, at, at
	e.table.head, e.table.last = k.end, k.end
	x.current = e.table
	return nil
}

// openItem handles the last key of the header of an item of a list.
func (x *indexer) openItem(parent *table, k keyPart) *Problem {
	at := x.spot(k.start)
	e := parent.find(k.name)
	switch {
	case e == nil:
		e = parent.add(entry{name: k.name, origin: listed, key: at, value: at})
	case e.origin != listed:
		return x.twice(k, e)
	}
	x.current = x.table(at)
	x.current.head, x.current.last = k.end, k.end
	e.items = append(e.items, entry{value: at, table: x.current})
	return nil
}

// descend follows keys to a table below t, making those that are not there; a
// list of tables stands for its last. By is what the keys belong to: a longer
// header (mentioned) can add to all tables, a longer key (dotted) only to those
// that such keys made.
func (x *indexer) descend(t *table, keys []keyPart, by origin) (*table, *Problem) {
	for _, k := range keys {
		e := t.find(k.name)
		switch {
		case e == nil:
			at := x.spot(k.start)
			e = t.add(entry{name: k.name, origin: by, key: at, value: at, table: x.table(at)})
		case e.origin == valued, by == dotted && e.origin != dotted:
			return nil, x.problem(k.start, fmt.Sprintf("nothing can be added here to key %s of line %d", Quote(k.name), e.key.line))
		}
		t = e.table
		if e.origin == listed {
			t = e.items[len(e.items)-1].table
		}
	}
	return t, nil
}

func (x *indexer) twice(k keyPart, first *entry) *Problem {
	return x.problem(k.start, fmt.Sprintf("key %s is given twice, first in line %d", Quote(k.name), first.key.line))
}

// keyValue enters a key with its value below a table, and tells where it ends.
func (x *indexer) keyValue(below *table, n *unstable.Node, r reach) (end int, _ *Problem) {
	keys := x.keys(n)
	r = r.down(keys)
	if problem := x.excess(r, keys[0].start); problem != nil {
		return 0, problem
	}
	last := len(keys) - 1
	t, problem := x.descend(below, keys[:last], dotted)
	if problem != nil {
		return 0, problem
	}
	if e := t.find(keys[last].name); e != nil {
		return 0, x.twice(keys[last], e)
	}
	e := t.add(entry{name: keys[last].name, key: x.spot(keys[last].start)})
	if end, problem = x.value(e, n.Value(), keys[last].end, r); problem != nil {
		return 0, problem
	}
	if below.first < 0 {
		below.first = keys[0].start
	}
	below.last = end
	return end, nil
}

// value enters a value and what it holds, and tells where it ends. It begins
// after from: the parser gives no range of an array, so it is found by what
// stands before it.
func (x *indexer) value(e *entry, n *unstable.Node, from int, r reach) (end int, _ *Problem) {
	start := x.skip(from)
	e.value = x.spot(start)
	e.start, e.end = start, endOf(n)
	switch n.Kind {
	case unstable.Array:
		return x.array(e, n, start, r)
	case unstable.InlineTable:
		return x.inlineTable(e, n, start, r)
	}
	return e.end, nil
}

func (x *indexer) array(e *entry, n *unstable.Node, start int, r reach) (end int, _ *Problem) {
	r.levels++
	if problem := x.excess(r, start); problem != nil {
		return 0, problem
	}
	end = start + 1
	for it := n.Children(); it.Next(); {
		e.items = append(e.items, entry{})
		var problem *Problem
		if end, problem = x.value(&e.items[len(e.items)-1], it.Node(), end, r); problem != nil {
			return 0, problem
		}
	}
	e.end = x.skip(end) + 1
	return e.end, nil
}

func (x *indexer) inlineTable(e *entry, n *unstable.Node, start int, r reach) (end int, _ *Problem) {
	e.table = x.table(e.value)
	end = start + 1
	for it := n.Children(); it.Next(); {
		var problem *Problem
		if end, problem = x.keyValue(e.table, it.Node(), r); problem != nil {
			return 0, problem
		}
	}
	e.end = x.skip(end) + 1
	return e.end, nil
}

// skip is the first offset from i on that is neither space nor comment nor one
// of the signs that part keys, values and items.
func (x *indexer) skip(i int) int {
	for i < len(x.text) {
		switch {
		case x.text[i] == '#':
			for i < len(x.text) && x.text[i] != '\n' {
				i++
			}
		case strings.IndexByte(" \t\r\n=,", x.text[i]) < 0:
			return i
		default:
			i++
		}
	}
	return i
}

func (x *indexer) spot(offset int) spot { return x.marks.spot(x.text, offset) }

func (x *indexer) problem(offset int, message string) *Problem {
	return &Problem{Pos: x.root.pos(x.spot(offset)), Message: message}
}

// malformed says what the parser minds.
func (x *indexer) malformed(err error) *Problem {
	var pe *unstable.ParserError
	if !errors.As(err, &pe) {
		return x.problem(0, err.Error())
	}
	at := x.parser.Range(pe.Highlight)
	offset := int(at.Offset)
	what, _, named := strings.Cut(pe.Message, "U+")
	switch {
	case strings.Contains(pe.Message, "levels deep"):
		return x.problem(offset, tooDeep)
	case strings.HasPrefix(pe.Message, "expected keyword"), strings.HasSuffix(pe.Message, "at start of value"):
		// The parser guesses a keyword from the first letter of a word.
		return x.problem(offset, "expected a value; a text stands in quotes")
	case named && at.Length > 0:
		// The parser names the first byte of a character.
		r, _ := utf8.DecodeRune(x.text[at.Offset+at.Length-1:])
		return x.problem(offset, fmt.Sprintf("%s%#U", what, r))
	}
	return x.problem(offset, pe.Message)
}
