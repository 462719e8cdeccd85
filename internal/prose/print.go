package prose

import (
	"fmt"
	"html"
	"strings"
)

// printer writes HTML. Every text and every value of an attribute goes through
// escape; tags and the names of attributes stand in the program.
type printer struct {
	Answers
	document *Document
	b        strings.Builder
}

func (p *printer) html() HTML { return HTML(p.b.String()) }

// tag writes markup whose arguments are escaped.
func (p *printer) tag(format string, args ...any) {
	for i := range args {
		if s, ok := args[i].(string); ok {
			args[i] = html.EscapeString(s)
		}
	}
	fmt.Fprintf(&p.b, format, args...)
}

// inside writes what is in a node.
func (p *printer) inside(n *node) {
	for _, kid := range n.kids {
		p.node(kid)
	}
}

// element writes a node as an element with the given attributes.
func (p *printer) element(n *node, name, attributes string) {
	p.b.WriteString("<" + name + attributes + ">")
	p.inside(n)
	p.b.WriteString("</" + name + ">")
}

// node writes a node.
func (p *printer) node(n *node) {
	switch n.kind {
	case words:
		p.b.WriteString(html.EscapeString(n.text))
	case code:
		p.tag("<code>%s</code>", n.text)
	case lineBreak:
		p.b.WriteString("<br>")
	case emphasis:
		p.element(n, "em", "")
	case strong:
		p.element(n, "strong", "")
	case value, claim, link, outer, inner, mark:
		p.reference(n)
	default:
		p.block(n, "")
	}
}

// reference writes what leads elsewhere or comes from elsewhere.
func (p *printer) reference(n *node) {
	switch n.kind {
	case value:
		p.tag(`<span class="v" id="%svalue-%d">%s</span>`, p.Prefix, n.ref+1, answer(p.Values, n.ref, missing))
	case claim:
		p.claim(n)
	case link:
		p.anchor(n, answer(p.Links, n.ref, ""), "")
	case outer:
		p.anchor(n, n.text, ` rel="external"`)
	case inner:
		p.anchor(n, "#"+p.inner(n.text), "")
	case mark:
		p.tag(`<sup class="fnref"><a id="%sfnref-%d-%d" href="#%[1]sfn-%[2]d" aria-label="Footnote %[2]d">[%[2]d]</a></sup>`, p.Prefix, n.ref+1, n.number)
	}
}

// inner is the id in the page of a heading or a claim. Those of claims have no
// prefix: no two documents share one.
func (p *printer) inner(id string) string {
	if strings.HasPrefix(id, claimPrefix) {
		return id
	}
	return p.Prefix + id
}

// anchor writes a link, or the words alone if it has no address.
func (p *printer) anchor(n *node, address, attributes string) {
	if address == "" {
		p.inside(n)
		return
	}
	p.tag(`<a href="%s"`, address)
	p.b.WriteString(attributes + ">")
	p.inside(n)
	p.b.WriteString("</a>")
}

// claim writes a sentence that is tested, and the number that leads to the note
// on it.
func (p *printer) claim(n *node) {
	c := &p.document.Claims[n.ref]
	class := "claim"
	if state := answer(p.States, n.ref, ""); state != "" {
		class += " " + state
	}
	p.tag(`<span class="%s" id="%s">`, class, c.Anchor())
	p.inside(n)
	p.tag(`</span><sup><a href="#%s" aria-label="Claim %d">%[2]d</a></sup>`, c.Note(), n.ref+1)
}
