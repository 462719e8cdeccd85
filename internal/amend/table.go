package amend

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// set gives a key of a table a value.
func (t *text) set(at Path, key string, v Value, order []string) error {
	n, err := at.find(t.doc)
	if err != nil {
		return err
	}
	if old, there := n.Key(key); there {
		if old.Kind() > source.Inline {
			return fmt.Errorf("%v: %s is a table with lines of its own, which no value can replace", old.Pos(), at.Key(key))
		}
		start, end := old.Span()
		return t.apply(splice{start, end, t.lines(v.text)})
	}
	switch n.Kind() {
	case source.Inline:
		return t.apply(t.addInline(n, Pair{key, v}, before(n, key, order)))
	case source.Section:
		return t.apply(t.addToSection(n, Pair{key, v}, before(n, key, order)))
	}
	return fmt.Errorf("%v: %s is no table to which a key can be added", n.Pos(), at)
}

// spot is the place of a new key among those of a table.
type spot struct {
	behind int  // the end of the value behind which it belongs
	like   int  // an offset in the line of a key that it is to be indented like
	first  bool // before all others
	last   bool // behind all others
}

// before finds the place of a key by the order that keys should have.
func before(n source.Node, key string, order []string) spot {
	i := slices.Index(order, key)
	if i < 0 {
		return spot{last: true}
	}
	for _, other := range slices.Backward(order[:i]) {
		if o, there := n.Key(other); there && o.Kind() <= source.Inline {
			start, end := o.Span()
			return spot{behind: end, like: start}
		}
	}
	return spot{first: true}
}

func (t *text) addInline(n source.Node, p Pair, s spot) splice {
	start, _ := n.Span()
	first, some := n.First()
	switch {
	case !some && strings.HasPrefix(t.data[start+1:], "}"):
		return splice{start + 1, start + 1, " " + p.line() + " "}
	case !some:
		return splice{start + 1, start + 1, " " + p.line()}
	case s.first:
		return splice{first, first, p.line() + ", "}
	case s.last:
		s.behind = n.Last()
	}
	return splice{s.behind, s.behind, ", " + p.line()}
}

func (t *text) addToSection(n source.Node, p Pair, s spot) splice {
	first, some := n.First()
	head, headed := n.Head()
	if !some {
		s.like = head
		s.first = true
	} else if s.first || s.last {
		s.like = first
	}
	line := t.space(s.like) + p.line()
	switch {
	case s.last && some:
		return t.addLine(n.Last(), line)
	case !s.first:
		return t.addLine(s.behind, line)
	case headed:
		return t.addLine(head, line)
	}
	at := t.afterHead()
	if some {
		at = t.aboveComments(first)
	}
	if at > 0 && t.data[at-1] != '\n' {
		return t.addLine(at, line)
	}
	return splice{at, at, t.lines(line) + t.newline()}
}

// add appends a table with a header of its own to the file.
func (t *text) add(header string, pairs []Pair) error {
	eol := t.newline()
	block := t.table(header, pairs)
	switch {
	case t.data == "":
		block += eol
	case strings.HasSuffix(t.data, "\n"):
		block = eol + block + eol
	default: // the last line of the file lacks its end, and will
		block = eol + eol + block
	}
	return t.apply(splice{len(t.data), len(t.data), block})
}

// table is a table with its header, without the end of its last line.
func (t *text) table(header string, pairs []Pair) string {
	lines := []string{header}
	for _, p := range given(pairs) {
		lines = append(lines, p.line())
	}
	return t.lines(strings.Join(lines, "\n"))
}
