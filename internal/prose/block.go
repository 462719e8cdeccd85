package prose

// HTML is markup made of text that is escaped here and of this package's own
// tags and attributes; a template may take it as it is.
type HTML string

// Kind is what a Block is.
type Kind string

// The kinds of blocks.
const (
	Paragraph Kind = "paragraph"
	Title     Kind = "heading"
	Figure    Kind = "figure"  // a chart; HTML is its caption, which may be empty
	Picture   Kind = "picture" // HTML is the img element
	List      Kind = "list"
	Quotation Kind = "quotation"
	Table     Kind = "table"
	Code      Kind = "code"
	Rule      Kind = "rule"
	Footnotes Kind = "footnotes" // always the last
)

// Block is a part of a document that stands by itself. HTML is a whole
// element, but for figures.
type Block struct {
	Kind Kind
	HTML HTML
	// Heading is the place in Document.Headings of a heading.
	Heading int
	// Chart is the place in Document.Charts of a figure.
	Chart int
	// Claims are the places in Document.Claims of the claims in the block, for
	// the notes that follow it. Readers count claims from 1.
	Claims []int
}

// Answers are what the references of a document come to, each list in the
// order of the document's own. Where an answer is missing, a value is a dash, a
// link plain text and an image its words.
type Answers struct {
	Values []string // the text of each value
	States []string // a class for each claim, such as "fragile"; "" for none
	Links  []string // the address of each link
	Images []string // the address of each image
	// Prefix comes before the ids of headings, values and footnotes, so that
	// several documents can stand in one page.
	Prefix string
}

// Render lays the document out.
func (d *Document) Render(a Answers) []Block {
	var blocks []Block
	if d.body == nil {
		return nil
	}
	for _, n := range d.body.kids {
		blocks = append(blocks, d.render(n, a))
	}
	if len(d.notes) > 0 {
		p := printer{Answers: a, document: d}
		p.footnotes()
		blocks = append(blocks, Block{Kind: Footnotes, HTML: p.html(), Claims: d.noteClaims()})
	}
	return blocks
}

// render lays out one block.
func (d *Document) render(n *node, a Answers) Block {
	p := printer{Answers: a, document: d}
	b := Block{Claims: upTo(n.claims[0], n.claims[1])}
	switch n.kind {
	case heading:
		b.Kind, b.Heading = Title, n.ref
		p.heading(n)
	case figure:
		b.Kind, b.Chart = Figure, n.ref
		p.inside(n)
	default:
		b.Kind = kindOf(n.kind)
		p.block(n, ` class="txt"`)
	}
	b.HTML = p.html()
	return b
}

func kindOf(k kind) Kind {
	switch k {
	case picture:
		return Picture
	case bullets, numbered:
		return List
	case quotation:
		return Quotation
	case table:
		return Table
	case listing:
		return Code
	case rule:
		return Rule
	}
	return Paragraph
}

// noteClaims are the claims in the footnotes: those behind the text's.
func (d *Document) noteClaims() []int {
	first := 0
	for _, n := range d.body.kids {
		first = n.claims[1]
	}
	return upTo(first, len(d.Claims))
}

// upTo lists the numbers from first on that are below end.
func upTo(first, end int) []int {
	var list []int
	for i := first; i < end; i++ {
		list = append(list, i)
	}
	return list
}
