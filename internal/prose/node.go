package prose

// node is a part of a document's text. Everything that an author can write
// becomes one of few kinds of them, or a Problem; nothing of the Markdown
// parser is left in it.
type node struct {
	kind kind
	// text is what text and code hold, the address of an outer link, and the
	// id that an inner link leads to.
	text string
	// at is where in the file each byte of a text stands.
	at []int32
	// ref is the place of a reference in its list of the document, and that of
	// a footnote's mark.
	ref int
	// number is the level of a heading, the first number of a list, how a cell
	// is aligned, and which of the marks of its footnote a mark is.
	number int
	// claims are the first claim in a block and the first behind it.
	claims [2]int
	kids   []*node
}

// kind is what a node is.
type kind uint8

const (
	group kind = iota // of blocks or of what stands in a line; it is no element

	// Blocks.
	paragraph
	tight // a paragraph of a list whose items stand close, which is no element
	heading
	figure
	picture
	bullets
	numbered
	item
	quotation
	table
	headRow
	row
	cell
	listing
	rule

	// What stands in a line.
	words
	code
	emphasis
	strong
	lineBreak
	value
	claim
	link
	outer
	inner
	mark
)

// How a cell is aligned.
const (
	left = iota
	right
	centre
)

// walk calls visit with a node and all below it, in the order of the text. What
// lies below a node is left out where visit returns false.
func (n *node) walk(visit func(*node) bool) {
	if !visit(n) {
		return
	}
	for _, kid := range n.kids {
		kid.walk(visit)
	}
}
