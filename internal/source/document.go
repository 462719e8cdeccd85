package source

import "github.com/BurntSushi/toml"

// Document is the text of a TOML file together with the bytes that every value
// takes in it, so that one can be changed and all others left as they are.
type Document struct {
	index  *indexer
	values map[string]any
}

// NewDocument reads a text, in UTF-8 and without byte order mark. The problem,
// if there is one, is why it is no TOML.
func NewDocument(file string, text []byte) (*Document, *Problem) {
	index, problem := newIndex(file, text)
	if problem != nil {
		return nil, problem
	}
	d := &Document{index: index}
	_, err := toml.Decode(string(text), &d.values)
	if problem := index.rejected(err); problem != nil {
		return nil, problem
	}
	return d, nil
}

// Root is the table of the whole document.
func (d *Document) Root() Node {
	return Node{kind: Section, doc: d, table: d.index.root, value: d.values}
}

// Pos is the place of an offset in bytes.
func (d *Document) Pos(offset int) Pos { return d.index.root.pos(d.index.spot(offset)) }

// NodeKind says how a value is written.
type NodeKind uint8

// The ways to write a value.
const (
	Scalar    NodeKind = iota // a text, a number, a date, true or false
	Array                     // [1, 2]
	Inline                    // { a = 1 }
	Section                   // the lines below [a] or one [[a]], or above all of them
	Sections                  // all [[a]]
	Scattered                 // a table that only longer keys or headers make
)

// Node is a value of a document and where it stands. Offsets are in bytes.
type Node struct {
	kind  NodeKind
	doc   *Document
	entry *entry // nil for the root
	table *table
	value any
}

// Kind says how the value is written.
func (n Node) Kind() NodeKind { return n.kind }

// Pos is where the value begins.
func (n Node) Pos() Pos {
	if n.entry == nil {
		return n.table.pos(n.table.at)
	}
	return n.doc.index.root.pos(n.entry.value)
}

// Span is the bytes that a Scalar, an Array or an Inline table takes.
func (n Node) Span() (start, end int) {
	if n.entry == nil || n.kind > Inline {
		return 0, 0
	}
	return n.entry.start, n.entry.end
}

// Text is the value where it is a text.
func (n Node) Text() (text string, ok bool) {
	text, ok = n.value.(string)
	return text, ok
}

// Key finds the value of a key of a table.
func (n Node) Key(name string) (Node, bool) {
	values, ok := n.value.(map[string]any)
	if !ok || n.table == nil {
		return Node{}, false
	}
	e := n.table.find(name)
	if e == nil {
		return Node{}, false
	}
	return n.child(e, values[name]), true
}

// Keys lists the keys of a table, in the order in which they were first said.
func (n Node) Keys() []string {
	if n.table == nil {
		return nil
	}
	keys := make([]string, len(n.table.entries))
	for i := range n.table.entries {
		keys[i] = n.table.entries[i].name
	}
	return keys
}

// Len is how many items an Array or Sections have.
func (n Node) Len() int {
	if n.entry == nil {
		return 0
	}
	return len(n.entry.items)
}

// Item finds an item of an Array or one of Sections.
func (n Node) Item(i int) (Node, bool) {
	values, ok := asList(n.value)
	if !ok || i < 0 || i >= n.Len() || i >= len(values) {
		return Node{}, false
	}
	child := n.child(&n.entry.items[i], values[i])
	if n.kind == Sections {
		child.kind = Section
	}
	return child, true
}

// Head is where the header of a Section ends, or an offset in its line; the
// root has none.
func (n Node) Head() (offset int, ok bool) {
	return n.table.head, n.table.head > 0
}

// First is where the first key of a Section or an Inline table begins.
func (n Node) First() (offset int, ok bool) {
	return n.table.first, n.table.first >= 0
}

// Last is where the last value of a Section or an Inline table ends; of a
// Section without one the end of its header, or an offset in its line.
func (n Node) Last() int { return n.table.last }

func (n Node) child(e *entry, value any) Node {
	c := Node{doc: n.doc, entry: e, table: e.table, value: value}
	switch e.origin {
	case dotted, mentioned:
		c.kind = Scattered
	case headed:
		c.kind = Section
	case listed:
		c.kind = Sections
	default:
		c.kind = n.doc.written(e)
	}
	return c
}

// written tells a value's kind by the byte that it begins with; an item of
// Sections has none, and its kind is the caller's to say.
func (d *Document) written(e *entry) NodeKind {
	switch {
	case e.end == 0:
		return Section
	case d.index.text[e.start] == '[':
		return Array
	case d.index.text[e.start] == '{':
		return Inline
	}
	return Scalar
}
