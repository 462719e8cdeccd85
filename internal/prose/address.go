package prose

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// address is the address of a link or an image, with its places; for want of
// better ones, that of the link.
func (r *reader) address(n ast.Node, raw []byte) Span {
	offset := offsetOf(r.body, raw)
	if offset < 0 {
		return r.elsewhere(n, raw)
	}
	var s span
	s.raw(raw, r.base+offset)
	return r.decoded(s, r.base+offset+len(raw))
}

// elsewhere is a text whose bytes all stand where a node does.
func (r *reader) elsewhere(n ast.Node, raw []byte) Span {
	var s span
	at := r.base + max(n.Pos(), 0)
	s.add(strings.NewReplacer("\r", "", "\n", " ").Replace(string(raw)), at)
	return r.decoded(s, at)
}

// title is the text in quotes behind the address of a link. The parser copies
// it, so it is followed through the lines of its block, between which there can
// be the signs of a list or a quotation.
func (r *reader) title(n ast.Node, address, raw []byte) Span {
	offset := offsetOf(r.body, address)
	if offset < 0 || len(raw) == 0 {
		return r.elsewhere(n, raw)
	}
	c := cursor{body: r.body, lines: linesOf(n)}
	if !c.find(offset + len(address)) {
		return r.elsewhere(n, raw)
	}
	for c.more() && strings.IndexByte("> \t\r\n", c.peek()) >= 0 {
		c.next()
	}
	c.next() // what opens the title
	var s span
	for _, b := range raw {
		if !c.more() || c.peek() != b {
			return r.elsewhere(n, raw)
		}
		s.fold([]byte{b}, r.base+c.offset)
		c.next()
	}
	return r.decoded(s, r.base+c.offset)
}

// linesOf are the lines of the block that a node stands in.
func linesOf(n ast.Node) *text.Segments {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n.Lines()
}

// cursor goes through the lines of a block.
type cursor struct {
	body   []byte
	lines  *text.Segments
	line   int
	offset int
}

// find moves to an offset.
func (c *cursor) find(offset int) bool {
	for c.line = range c.lines.Len() {
		if s := c.lines.At(c.line); s.Start <= offset && offset < s.Stop {
			c.offset = offset
			return true
		}
	}
	return false
}

func (c *cursor) more() bool { return c.line < c.lines.Len() }

func (c *cursor) peek() byte { return c.body[c.offset] }

func (c *cursor) next() {
	if c.offset++; c.more() && c.offset >= c.lines.At(c.line).Stop {
		if c.line++; c.more() {
			c.offset = c.lines.At(c.line).Start
		}
	}
}
