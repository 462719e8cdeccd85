package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
)

// place is where in a document something stands.
type place struct {
	top     bool // in no other block
	heading bool
	depth   int // in how many emphases
}

// blocks reads the blocks in n.
func (r *reader) blocks(n ast.Node, in place) *node {
	all := &node{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		first := len(r.Claims)
		if block := r.block(c, in); block != nil {
			block.claims = [2]int{first, len(r.Claims)}
			all.kids = append(all.kids, block)
		}
	}
	return all
}

// block reads a block; nil is one that shows nothing.
func (r *reader) block(n ast.Node, in place) *node {
	switch n := n.(type) {
	case *ast.Paragraph:
		return r.paragraph(n, in)
	case *ast.TextBlock:
		return as(tight, r.text(n))
	case *ast.Heading:
		return r.heading(n, in)
	case *ast.List:
		list := r.blocks(n, place{})
		if list.kind = bullets; n.IsOrdered() {
			list.kind, list.number = numbered, n.Start
		}
		return list
	case *ast.ListItem:
		return as(item, r.blocks(n, place{}))
	case *ast.Blockquote:
		return as(quotation, r.blocks(n, place{}))
	case *extended.Table:
		return r.table(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return &node{kind: listing, text: r.listing(n)}
	case *ast.ThematicBreak:
		return &node{kind: rule}
	}
	return nil // a definition of links
}

func as(kind kind, n *node) *node {
	n.kind = kind
	return n
}

// paragraph reads a paragraph, or the figure or the picture that stands alone
// in one.
func (r *reader) paragraph(n *ast.Paragraph, in place) *node {
	image, ok := n.FirstChild().(*ast.Image)
	if ok && in.top && n.ChildCount() == 1 {
		return r.figure(image)
	}
	return as(paragraph, r.text(n))
}

// text reads the lines of a paragraph, an item or a cell, which its claims keep for
// the sentence around them.
func (r *reader) text(n ast.Node) *node {
	first := len(r.Claims)
	all := r.inlines(n, place{})
	for i := first; i < len(r.Claims); i++ {
		r.Claims[i].around = all
	}
	return all
}

// listing is the text of a block of code.
func (r *reader) listing(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(r.body))
	}
	return strings.ReplaceAll(b.String(), "\r\n", "\n")
}

// table reads a table. Its first row names the columns.
func (r *reader) table(n *extended.Table) *node {
	t := &node{kind: table}
	for line := n.FirstChild(); line != nil; line = line.NextSibling() {
		cells := &node{kind: row}
		if line.Kind() == extended.KindTableHeader {
			cells.kind = headRow
		}
		for c := line.FirstChild(); c != nil; c = c.NextSibling() {
			content := as(cell, r.text(c))
			switch c.(*extended.TableCell).Alignment {
			case extended.AlignRight:
				content.number = right
			case extended.AlignCenter:
				content.number = centre
			}
			cells.kids = append(cells.kids, content)
		}
		t.kids = append(t.kids, cells)
	}
	return t
}
