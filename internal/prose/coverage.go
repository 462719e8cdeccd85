package prose

import (
	"bytes"
	"slices"

	"moatatlas/internal/source"
)

// Coverage tells how much of what a document says in numbers is computed or
// tested.
type Coverage struct {
	Bound int // values, and numbers in the sentence of a claim
	Total int // these and all other numbers
}

// Coverage counts the numbers of the document and warns of each that is neither
// computed nor in a claim. Years, dates, ordinals, numbers in names, in code,
// in quotations, in the words of links to entities and in footnotes are not
// counted.
func (d *Document) Coverage(names *Names) (Coverage, []source.Problem) {
	if names == nil {
		names = &Names{}
	}
	c := Coverage{Bound: len(d.Values), Total: len(d.Values)}
	var problems source.Problems
	for _, f := range d.flows() {
		for _, n := range f.numbers(names) {
			c.Total++
			if f.of[n.from] == tested {
				c.Bound++
				continue
			}
			problems.Warn(d.lines.Pos(int(f.at[n.from])),
				"the number %s is neither computed nor in a claim", source.Quote(string(f.text[n.from:n.to])))
		}
	}
	return c, problems.Sorted()
}

// flow is text that is read in one go, such as a paragraph.
type flow struct {
	text []byte
	at   []int32 // the offset in the file of each byte
	of   []role  // of each byte
}

// role is what a number in a text is, for the coverage.
type role uint8

const (
	stated role = iota // it must be bound to the data
	tested             // it stands in a claim
	exempt
)

// object stands for what is no text. It is no letter, so that words end at it.
const object = "\uFFFC"

// flows are the texts of the document whose numbers count.
func (d *Document) flows() []*flow {
	var list []*flow
	if d.body == nil {
		return nil
	}
	d.body.walk(func(n *node) bool {
		switch n.kind {
		case paragraph, tight, heading, cell, figure:
			f := &flow{}
			f.add(n, stated)
			if bytes.ContainsAny(f.text, "0123456789") || bytes.Contains(f.text, []byte("per")) {
				list = append(list, f)
			}
			return false
		}
		return n.kind != quotation
	})
	return list
}

// add adds the text of a node.
func (f *flow) add(n *node, of role) {
	switch n.kind {
	case words:
		f.text = append(f.text, n.text...)
		f.at = append(f.at, n.at...)
		f.of = append(f.of, slices.Repeat([]role{of}, len(n.text))...)
		return
	case code, value, mark, lineBreak:
		f.text = append(f.text, object...)
		f.at = append(f.at, make([]int32, len(object))...)
		f.of = append(f.of, make([]role, len(object))...)
	case claim:
		of = tested
	case link:
		of = exempt
	}
	for _, kid := range n.kids {
		f.add(kid, of)
	}
}

// excuse takes a part of the text out of what counts.
func (f *flow) excuse(from, to int) {
	for i := from; i < to; i++ {
		f.of[i] = exempt
	}
}
