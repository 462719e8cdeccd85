package prose

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// heading reads a heading.
func (r *reader) heading(n *ast.Heading, in place) *node {
	h := r.inlines(n, place{heading: true})
	h.kind, h.number, h.ref = heading, n.Level, len(r.Headings)
	title := plain(h, nil)
	switch {
	case !in.top:
		r.add(r.base+n.Pos(), "a heading in a list, a quotation or a footnote")
	case title == "":
		r.add(r.base+n.Pos(), "a heading without words")
	case n.Level == 1:
		r.add(r.base+n.Pos(), "a heading of the first level, which is the title's; begin with ##")
	case n.Level > max(r.level, 1)+1:
		r.add(r.base+n.Pos(), "a heading of level %d below one of level %d; none may be left out", n.Level, max(r.level, 1))
	}
	if in.top {
		r.level = n.Level
	}
	r.Headings = append(r.Headings, Heading{n.Level, r.slug(title), r.lines.Pos(r.base + n.Pos()), h})
	return h
}

// slug is the name of a heading in links. It is made of the heading's words as
// GitHub makes it, so that a link works in both places, and holds no values,
// so that it stays when the data change.
func (r *reader) slug(title string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(title) {
		switch {
		case c == ' ' || c == '-':
			b.WriteByte('-')
		case c == '_' || unicode.IsLetter(c) || unicode.IsDigit(c):
			b.WriteRune(c)
		}
	}
	if b.Len() == 0 {
		b.WriteString("section")
	}
	name := b.String()
	for r.slugs[name] > 0 {
		name = fmt.Sprintf("%s-%d", &b, r.slugs[b.String()])
		r.slugs[b.String()]++
	}
	r.slugs[name]++
	return name
}
