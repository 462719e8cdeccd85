package prose

import "fmt"

// block writes a block; class is that of one with text in it.
func (p *printer) block(n *node, class string) {
	switch n.kind {
	case paragraph:
		p.element(n, "p", class)
	case picture:
		p.picture(n)
	case bullets:
		p.element(n, "ul", class)
	case numbered:
		if n.number != 1 {
			class += fmt.Sprintf(` start="%d"`, n.number)
		}
		p.element(n, "ol", class)
	case item:
		p.element(n, "li", "")
	case quotation:
		p.element(n, "blockquote", class)
	case table:
		p.table(n)
	case listing:
		p.tag("<pre><code>%s</code></pre>", n.text)
	case rule:
		p.b.WriteString("<hr>")
	default:
		p.inside(n)
	}
}

// heading writes a heading with a link to itself.
func (p *printer) heading(n *node) {
	id := p.Prefix + p.document.Headings[n.ref].Anchor()
	p.tag(`<h%d id="%s">`, n.number, id)
	p.inside(n)
	p.tag(` <a class="anchor" href="#%s" aria-label="Link to this section">#</a></h%d>`, id, n.number)
}

func (p *printer) picture(n *node) {
	alt := plain(n, p.Values)
	if address := answer(p.Images, n.ref, ""); address != "" {
		p.tag(`<img src="%s" alt="%s" loading="lazy">`, address, alt)
	} else {
		p.tag("<p>%s</p>", alt)
	}
}

func (p *printer) table(n *node) {
	p.b.WriteString("<table>")
	for i, line := range n.kids {
		switch {
		case line.kind == headRow:
			p.b.WriteString("<thead>")
			p.row(line, "th", ` scope="col"`)
			p.b.WriteString("</thead>")
			continue
		case i == 1:
			p.b.WriteString("<tbody>")
		}
		p.row(line, "td", "")
	}
	if len(n.kids) > 1 {
		p.b.WriteString("</tbody>")
	}
	p.b.WriteString("</table>")
}

func (p *printer) row(n *node, name, attributes string) {
	p.b.WriteString("<tr>")
	for _, c := range n.kids {
		class := ""
		switch c.number {
		case right:
			class = ` class="r"`
		case centre:
			class = ` class="c"`
		}
		if len(c.kids) == 0 {
			p.element(c, "td", class) // a head without words heads nothing
		} else {
			p.element(c, name, attributes+class)
		}
	}
	p.b.WriteString("</tr>")
}

// footnotes writes all footnotes, each with links back to its marks.
func (p *printer) footnotes() {
	p.b.WriteString(`<ol class="fn">`)
	for i, note := range p.document.notes {
		p.tag(`<li id="%sfn-%d">`, p.Prefix, i+1)
		if len(note.kids) == 1 && note.kids[0].kind == paragraph {
			note = note.kids[0]
		}
		p.inside(note)
		for m := range p.document.marks[i] {
			p.tag(` <a href="#%sfnref-%d-%d" aria-label="Back to the text">↩</a>`, p.Prefix, i+1, m+1)
		}
		p.b.WriteString("</li>")
	}
	p.b.WriteString("</ol>")
}
