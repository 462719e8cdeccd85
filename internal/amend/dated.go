package amend

import (
	"strings"

	"moatatlas/internal/source"
)

// InsertByDate puts a table into a list of such in brackets, ordered by their key
// date: behind the last of those that had happened by the given one, and so behind
// all of them where the list is in order.
func (p *Plan) InsertByDate(file string, list Path, date source.Date, v Value) error {
	return p.edit(file, func(t *text) error {
		i, err := t.byDate(list, date)
		if err != nil {
			return err
		}
		return t.insert(list, i, v)
	})
}

// AddTableByDate adds a table as AddTable does, among those beside it by their key
// date: behind the last of those that had happened by the given one, else before the
// first. Dates are compared by the latest day they can mean, and of equals the new
// one comes last. In a file that is not in order nothing else moves.
//
// A comment belongs to the table that it touches, to that below where it touches two.
// One between empty lines belongs to what is below it.
func (p *Plan) AddTableByDate(file string, at Path, date source.Date, pairs ...Pair) error {
	return p.edit(file, func(t *text) error { return t.addByDate(at, date, pairs) })
}

// happened tells whether a table's key date lies on a day or before it.
func happened(table source.Node, by source.Date) bool {
	when, _ := table.Key("date")
	text, _ := when.Text()
	date, err := source.ParseDate(text)
	return err == nil && date.Latest() <= by.Latest()
}

// byDate is before which item of a list of tables one of a date belongs.
func (t *text) byDate(at Path, date source.Date) (int, error) {
	n, err := at.find(t.doc)
	if err != nil {
		return 0, err
	}
	for i := n.Len(); i > 0; i-- {
		if item, _ := n.Item(i - 1); happened(item, date) {
			return i, nil
		}
	}
	return 0, nil
}

// extent is from where on and up to where a table and those below it say something.
type extent struct{ first, last int }

// addByDate adds a table among those that its header's path lies between.
func (t *text) addByDate(at Path, date source.Date, pairs []Pair) error {
	header := "[" + at.String() + "]"
	last := len(at.steps) - 1
	if last < 0 {
		return t.add(header, pairs)
	}
	beside, err := (Path{at.steps[:last]}).find(t.doc)
	if err != nil {
		return t.add(header, pairs)
	}
	all, before := around(beside, date)
	switch {
	case all.last == 0, before.last == all.last && !t.headerBelow(before.last):
		return t.add(header, pairs)
	case before.last > 0:
		return t.apply(t.addTable(t.belowComments(before.last), header, pairs))
	}
	return t.apply(t.addTable(t.aboveComments(all.first), header, pairs))
}

// around is the extent of all tables with headers in a table, and that of the last of
// those that had happened by a date; both are nothing where there are none.
func around(n source.Node, date source.Date) (all, before extent) {
	for _, key := range n.Keys() {
		child, _ := n.Key(key)
		e, headed := extentOf(child)
		if !headed {
			continue
		}
		if happened(child, date) && e.last > before.last {
			before = e
		}
		if all.last == 0 {
			all = e
		}
		all = extent{min(all.first, e.first), max(all.last, e.last)}
	}
	return all, before
}

// extentOf is the extent of what headers say of a node.
func extentOf(n source.Node) (e extent, headed bool) {
	var below []source.Node
	switch n.Kind() {
	case source.Sections:
		for i := range n.Len() {
			item, _ := n.Item(i)
			below = append(below, item)
		}
	case source.Section, source.Scattered:
		for _, key := range n.Keys() {
			child, _ := n.Key(key)
			below = append(below, child)
		}
	}
	if n.Kind() == source.Section {
		if e.first, headed = n.Head(); headed {
			e.last = n.Last()
		}
	}
	for _, child := range below {
		if c, ok := extentOf(child); ok {
			if !headed {
				e = c
			}
			e, headed = extent{min(e.first, c.first), max(e.last, c.last)}, true
		}
	}
	return e, headed
}

// headerBelow tells whether anything but comments stands below the line of an offset.
func (t *text) headerBelow(offset int) bool {
	at, _, _ := t.below(offset)
	for line := range strings.Lines(t.data[at:]) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return true
		}
	}
	return false
}

// belowComments is below the line of an offset and the comments that touch it, unless
// these touch what comes next too.
func (t *text) belowComments(offset int) int {
	at, _, _ := t.below(offset)
	end := at
	for line := range strings.Lines(t.data[at:]) {
		switch code := strings.TrimSpace(line); {
		case code == "":
			return end
		case code[0] != '#':
			return at
		}
		end += len(line)
	}
	return end
}

// addTable puts a table with a header of its own where a line begins, with an empty
// line on either side.
func (t *text) addTable(at int, header string, pairs []Pair) splice {
	eol := t.newline()
	block := t.table(header, pairs) + eol
	if above := strings.TrimRight(t.data[:at], " \t\r\n"); above != "" && strings.Count(t.data[len(above):at], "\n") < 2 {
		block = eol + block
	}
	if line, _, _ := strings.Cut(t.data[at:], "\n"); strings.TrimSpace(line) != "" {
		block += eol
	}
	return splice{at, at, block}
}
