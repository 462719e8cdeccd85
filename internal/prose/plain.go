package prose

import (
	"slices"
	"strings"
)

// Plain is the plain text of the document with the given texts for its values:
// a line for each paragraph, heading, item and row, without footnotes, figures
// and blocks of code.
func (d *Document) Plain(values []string) string {
	var lines []string
	add := func(n *node) {
		if line := plain(n, values); line != "" {
			lines = append(lines, line)
		}
	}
	if d.body == nil {
		return ""
	}
	d.body.walk(func(n *node) bool {
		switch n.kind {
		case paragraph, tight, heading, row, headRow:
			add(n)
		case group, bullets, numbered, item, quotation, table:
			return true
		}
		return false
	})
	return strings.Join(lines, "\n")
}

// Words counts the words of the document as Plain has them, a value as one.
func (d *Document) Words() int {
	return len(strings.Fields(d.Plain(slices.Repeat([]string{missing}, len(d.Values)))))
}

// missing stands for a value that has no answer.
const missing = "–"

// answer is item i of a list, or what stands for it where the list ends before.
func answer(list []string, i int, otherwise string) string {
	if i < len(list) {
		return list[i]
	}
	return otherwise
}

// plain is what a reader reads of n, on one line, without footnotes' marks and
// with the given texts for values. With nil there are no values in it.
func plain(n *node, values []string) string {
	var b strings.Builder
	n.walk(func(n *node) bool {
		writePlain(&b, n, values)
		return true
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// writePlain writes what a reader reads of a node but for what is in it.
func writePlain(b *strings.Builder, n *node, values []string) {
	switch n.kind {
	case words, code:
		b.WriteString(n.text)
	case lineBreak, cell:
		b.WriteByte(' ')
	case value:
		if values != nil {
			b.WriteString(answer(values, n.ref, missing))
		}
	}
}
