package amend

import (
	"fmt"
	"strings"

	"moatatlas/internal/source"
)

// insert puts an item into a list in brackets, before item i.
func (t *text) insert(at Path, i int, v Value) error {
	n, err := at.find(t.doc)
	if err != nil {
		return err
	}
	if n.Kind() != source.Array {
		return fmt.Errorf("%v: %s is no list in brackets", n.Pos(), at)
	}
	i = max(0, min(i, n.Len()))
	if i > 0 {
		return t.apply(t.behindItem(n, i-1, v)...)
	}
	return t.apply(t.beforeAll(n, v))
}

// addItem appends a table to a list of such, in the form that the list has.
func (t *text) addItem(list Path, pairs []Pair) error {
	n, err := list.find(t.doc)
	if err != nil || n.Kind() != source.Array {
		return t.add("[["+list.String()+"]]", pairs)
	}
	for i := range n.Len() {
		if item, _ := n.Item(i); item.Kind() != source.Inline {
			return fmt.Errorf("%v: %s is no list of tables", item.Pos(), list)
		}
	}
	return t.insert(list, n.Len(), Inline(pairs...))
}

// beforeAll puts an item at the beginning of a list. A comment above the first
// item stays with that.
func (t *text) beforeAll(n source.Node, v Value) splice {
	open, _ := n.Span()
	open++
	first, some := n.Item(0)
	if !some {
		return splice{open, open, t.lines(v.text)}
	}
	start, _ := first.Span()
	indent, alone := t.indent(start)
	if rest, below := t.restOfLine(open); alone && below && rest == "" {
		return t.addLine(open, indent+v.text+",")
	}
	return splice{start, start, t.lines(v.text) + ", "}
}

// behindItem puts an item behind another: in a line of its own where that one
// stands so.
func (t *text) behindItem(n source.Node, i int, v Value) []splice {
	item, _ := n.Item(i)
	start, end := item.Span()
	indent, alone := t.indent(start)
	rest, below := t.restOfLine(end)
	more := i+1 < n.Len()
	switch {
	case alone && below && rest == ",":
		return []splice{t.addLine(end, indent+v.text+",")}
	case alone && below && rest == "" && !more && t.closes(end):
		return []splice{{end, end, ","}, t.addLine(end, indent+v.text)}
	}
	return []splice{{end, end, ", " + t.lines(v.text)}}
}

// restOfLine is what stands behind an offset in its line besides space and a
// comment, and whether another line follows.
func (t *text) restOfLine(offset int) (rest string, below bool) {
	line, _, below := strings.Cut(t.data[offset:], "\n")
	code, _, _ := strings.Cut(line, "#")
	return strings.Trim(code, " \t\r"), below
}

// closes tells whether a list ends behind its last item, with no comma between.
func (t *text) closes(offset int) bool {
	for line := range strings.Lines(t.data[offset:]) {
		code, _, _ := strings.Cut(line, "#")
		if code = strings.Trim(code, " \t\r\n"); code != "" {
			return code[0] == ']'
		}
	}
	return false
}
