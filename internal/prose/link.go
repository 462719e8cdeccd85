package prose

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"moatatlas/internal/source"
)

// Schemes lists what a link to an entity or a page of the report begins with.
func Schemes() []string {
	return []string{"action", "cloud", "deal", "event", "lab", "measure", "model", "page", "shift"}
}

// linkKinds lists all that a link may begin with.
func linkKinds() []string { return append(Schemes(), "claim", "http", "https") }

var schemeForm = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// scheme parts an address at its first colon. The scheme is "" where the
// address has none.
func scheme(address Span) (string, Span) {
	m := schemeForm.FindString(address.Text)
	return strings.TrimSuffix(m, ":"), address.from(len(m))
}

// link reads a link of any kind.
func (r *reader) link(n *ast.Link, in place) *node {
	content := r.inner(n, in)
	address, title := r.address(n, n.Destination), r.title(n, n.Destination, n.Title)
	kind, rest := scheme(address)
	if plain(content, nil) == "" && !hasValue(content) {
		r.add(r.base+n.Pos(), "a link without words")
	}
	if kind == "claim" {
		return r.claim(n, content, rest, title, in)
	}
	if len(n.Title) > 0 {
		r.problems.Add(title.Pos(), "a text in quotes behind the address of a link that is no claim; nothing shows it")
	}
	switch {
	case strings.HasPrefix(address.Text, "#"):
		content.kind = inner
		r.anchors = append(r.anchors, anchor{content, address.from(1)})
	case kind == "http" || kind == "https":
		r.outer(content, address)
	case slices.Contains(Schemes(), kind):
		r.entity(content, kind, rest)
	default:
		r.problems.Add(address.Pos(), "%s", badAddress(address.Text, kind))
	}
	return content
}

func hasValue(n *node) bool {
	found := false
	n.walk(func(n *node) bool {
		found = found || n.kind == value
		return true
	})
	return found
}

// badAddress says what is wrong with an address that is of no kind.
func badAddress(address, kind string) string {
	switch {
	case address == "":
		return "a link without an address"
	case kind == "chart":
		return "a chart is shown, not linked to: write ![caption](chart:…) in a paragraph of its own"
	case kind != "":
		return source.Unknown("kind of link", kind, linkKinds())
	}
	return "a link to a file; write page: and the address of a page of the report, # and a heading of this text, or https://"
}

// entity makes a link to an entity of the words.
func (r *reader) entity(content *node, kind string, target Span) {
	if target.Text == "" {
		r.problems.Add(target.Pos(), "nothing behind %s:", kind)
		return
	}
	content.kind, content.ref = link, len(r.Links)
	r.Links = append(r.Links, Link{Scheme: kind, Target: target, words: content})
}

// outer makes a link to another site of the words.
func (r *reader) outer(content *node, address Span) {
	u, err := url.Parse(address.Text)
	switch {
	case err != nil || u.Hostname() == "":
		r.problems.Add(address.Pos(), "no address: %s", source.Quote(address.Text))
	case u.User != nil:
		r.problems.Add(address.Pos(), "an address with a name of a user in it")
	default:
		content.kind, content.text = outer, u.String()
		r.Outer = append(r.Outer, content.text)
	}
}

// autoLink reads an address between < and >.
func (r *reader) autoLink(n *ast.AutoLink) *node {
	text := n.Label(r.body)
	offset := offsetOf(r.body, text)
	var s span
	s.raw(text, r.base+offset)
	address := s.span(r.lines, r.base+offset+len(text))
	content := &node{}
	content.put(s.words())
	if kind, _ := scheme(address); n.AutoLinkType == ast.AutoLinkURL && (kind == "http" || kind == "https") {
		r.outer(content, address)
	} else {
		r.problems.Add(address.Pos(), "only http:// and https:// may stand between < and >; write [words](address)")
	}
	return content
}
