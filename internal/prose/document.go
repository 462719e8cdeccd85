package prose

import "moatatlas/internal/source"

// Document is one file of content/: what its front matter says, and its text
// with the references in it. It does not change once it is loaded.
type Document struct {
	File    string // "content/analysis/how-openai-reached-aws.md"
	Section string // its folder in content/: "analysis", "clouds", or "" for none
	Slug    string // its name: "how-openai-reached-aws"
	Front

	// The references of each kind in the order of the text, footnotes last.
	Values []Value
	Claims []Claim
	Links  []Link
	Charts []Chart
	Images []Image
	Outer  []string // the addresses of other sites that it leads to

	// Headings are the headings in their order.
	Headings []Heading

	body  *node
	notes []*node // the footnotes in the order of their first marks
	marks []int   // how many marks each of them has
	lines *source.Lines
}

// ID is the section and the slug: "analysis/how-openai-reached-aws".
func (d *Document) ID() string {
	if d.Section == "" {
		return d.Slug
	}
	return d.Section + "/" + d.Slug
}

// Front is the front matter of a document.
type Front struct {
	source.Place
	Title    string     `toml:"title"`
	Summary  string     `toml:"summary"`           // one or two sentences, shown under the title and in lists
	Date     source.Day `toml:"date,omitempty"`    // of publication; zero: none is given
	AsOf     source.Day `toml:"as_of,omitempty"`   // of the data; zero: the site's
	Authors  []string   `toml:"authors,omitempty"` // names
	Accepted []Accepted `toml:"accepted,omitempty"`
}

// Accepted lets a claim that does not hold pass for a while.
type Accepted struct {
	source.Place
	Claim  string     `toml:"claim"`  // the id of a claim of the same document
	Until  source.Day `toml:"until"`  // the last day it may pass
	Reason string     `toml:"reason"` // for readers
}

// Value is a number or a text that is computed.
type Value struct {
	Expr Span
}

// Claim is a sentence, or a part of one, that is tested.
type Claim struct {
	ID   string
	Expr Span       // the test
	Pos  source.Pos // where the sentence begins

	id     Span
	words  *node
	around *node // the paragraph, item or cell that it stands in
}

// Anchor is the id of the claim in the page.
func (c *Claim) Anchor() string { return claimPrefix + c.ID }

const claimPrefix = "claim-"

// Note is the id in the page of what is said about the claim beside the text:
// the number behind the claim leads there.
func (c *Claim) Note() string { return "note-" + c.ID }

// Sentence is the plain text of the claim, with the given texts for the values
// of the document.
func (c *Claim) Sentence(values []string) string { return plain(c.words, values) }

// Link leads to an entity or a page of the report.
type Link struct {
	Scheme string // one of Schemes
	Target Span   // what stands behind the colon: "openai/gpt-5.5"

	words *node
}

// Text is the plain text of the link, with the given texts for the values of
// the document.
func (l *Link) Text(values []string) string { return plain(l.words, values) }

// Chart is a figure, which stands between paragraphs.
type Chart struct {
	Reference Span // what stands behind "chart:": "exclusive-share?clouds=aws,azure"
}

// Image is a picture from a file, which stands between paragraphs.
type Image struct {
	File string // in the input tree: "static/map.png"
	Pos  source.Pos
}

// Heading is a heading of the text; the title is none.
type Heading struct {
	Level int    // 2 to 6
	Slug  string // what a link to it writes behind #; see Anchor
	Pos   source.Pos

	words *node
}

// Anchor is the id of the heading in the page.
func (h *Heading) Anchor() string { return "sec-" + h.Slug }

// Text is the plain text of the heading, with the given texts for the values
// of the document.
func (h *Heading) Text(values []string) string { return plain(h.words, values) }
