package prose

import (
	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
)

// findNotes takes the footnotes out of the text, wherever they stand in it.
func (r *reader) findNotes(root ast.Node) {
	var lists []ast.Node
	// The function returns no error, so the walk has none.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == extended.KindFootnoteList {
			lists = append(lists, n)
		}
		return ast.WalkContinue, nil
	})
	first := map[string]int{}
	for _, list := range lists {
		list.Parent().RemoveChild(list.Parent(), list)
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			r.findNote(n.(*extended.Footnote), first)
		}
	}
}

// findNote notes a footnote; first has the offset of the first of each name.
func (r *reader) findNote(n *extended.Footnote, first map[string]int) {
	name, offset := string(n.Ref), r.base+n.Pos()
	if before, twice := first[name]; twice {
		r.add(offset, "the footnote %q is given twice, first in line %d", name, r.lines.Pos(before).Line)
		return
	}
	first[name] = offset
	if n.Index < 0 {
		r.add(offset, "nothing refers to the footnote %q", name)
		return
	}
	r.byIndex[n.Index] = n
}

// mark is the mark of a footnote in the text. Footnotes are numbered in the
// order of their first marks.
func (r *reader) mark(n *extended.FootnoteLink) *node {
	i, known := r.numbers[n.Index]
	if !known {
		i = len(r.queue)
		r.numbers[n.Index] = i
		r.queue = append(r.queue, n.Index)
		r.marks = append(r.marks, 0)
	}
	r.marks[i]++
	return &node{kind: mark, ref: i, number: r.marks[i]}
}

// readNotes reads the footnotes; the marks in them may ask for more.
func (r *reader) readNotes() {
	for i := 0; i < len(r.queue); i++ {
		note := &node{}
		if n, ok := r.byIndex[r.queue[i]]; ok {
			note = r.blocks(n, place{})
		}
		r.notes = append(r.notes, note)
	}
}
