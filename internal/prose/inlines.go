package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
)

// inlines reads what stands in the lines of n.
func (r *reader) inlines(n ast.Node, in place) *node {
	all, text := &node{}, span{}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, isText := c.(*ast.Text)
		if isText {
			r.words(&text, t)
		}
		if isText && !t.HardLineBreak() {
			continue
		}
		all.put(text.words())
		text = span{}
		all.put(r.inline(c, in))
	}
	all.put(text.words())
	return all
}

// put adds a node that is there.
func (n *node) put(kid *node) {
	if kid != nil {
		n.kids = append(n.kids, kid)
	}
}

// words is the node of a text, nil for an empty one.
func (s *span) words() *node {
	if len(s.text) == 0 {
		return nil
	}
	return &node{kind: words, text: string(s.text), at: s.at}
}

// inline reads what stands between words.
func (r *reader) inline(n ast.Node, in place) *node {
	switch n := n.(type) {
	case *ast.Text:
		return &node{kind: lineBreak}
	case *ast.CodeSpan:
		return r.codeSpan(n)
	case *ast.Emphasis:
		return r.emphasis(n, in)
	case *ast.Link:
		return r.link(n, in)
	case *ast.AutoLink:
		return r.autoLink(n)
	case *extended.FootnoteLink:
		return r.mark(n)
	case *ast.Image:
		r.add(r.base+n.Pos(), "an image among words; it stands in a paragraph of its own, between paragraphs")
	}
	return nil
}

// words reads plain text up to the end of its line.
func (r *reader) words(into *span, n *ast.Text) {
	r.strays(n.Segment.Start, n.Segment.Stop)
	var s span
	s.raw(r.body[n.Segment.Start:n.Segment.Stop], r.base+n.Segment.Start)
	r.decode(into, s)
	if n.SoftLineBreak() {
		into.add("\n", r.base+n.Segment.Stop)
	}
}

// inner reads what stands in emphasis or the words of a link.
func (r *reader) inner(n ast.Node, in place) *node {
	if in.depth++; in.depth > maxNesting {
		r.tooDeep(r.base + max(n.Pos(), 0))
		return &node{}
	}
	return r.inlines(n, in)
}

func (r *reader) emphasis(n *ast.Emphasis, in place) *node {
	if n.Level == 2 {
		return as(strong, r.inner(n, in))
	}
	return as(emphasis, r.inner(n, in))
}

// codeSpan reads code, or the value that it asks for.
func (r *reader) codeSpan(n *ast.CodeSpan) *node {
	var s span
	end := r.base + n.Pos()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		segment := c.(*ast.Text).Segment
		s.fold(r.body[segment.Start:segment.Stop], r.base+segment.Start)
		end = r.base + segment.Stop
	}
	content := s.span(r.lines, end)
	double := bytes.HasPrefix(r.body[n.Pos():], []byte("``"))
	expr, isValue := strings.CutPrefix(strings.TrimLeft(content.Text, " "), "=")
	if double || !isValue {
		return &node{kind: code, text: content.Text}
	}
	switch {
	case strings.HasPrefix(expr, "="):
		r.add(r.base+n.Pos(), `"==" begins no expression; code that begins with = stands between two signs %s`, "``")
		return nil
	case strings.TrimSpace(expr) == "":
		r.add(r.base+n.Pos(), "no expression behind =")
		return nil
	}
	r.Values = append(r.Values, Value{content.from(len(content.Text) - len(expr)).trim()})
	return &node{kind: value, ref: len(r.Values) - 1}
}
