package amend

import (
	"fmt"
	"strings"

	"moatatlas/internal/source"
)

// Path leads from the top of a file to one of its values. The zero Path is the
// top itself.
type Path struct{ steps []step }

// step is a key, or an item of a list.
type step struct {
	key  string
	item int // -1 for a key
}

// Key is the path to a key of the table that p leads to.
func (p Path) Key(name string) Path { return p.down(step{name, -1}) }

// Item is the path to item i, from 0, of the list that p leads to.
func (p Path) Item(i int) Path { return p.down(step{"", max(i, 0)}) }

func (p Path) down(s step) Path {
	return Path{append(p.steps[:len(p.steps):len(p.steps)], s)}
}

// String is the path as in availability[1].price.
func (p Path) String() string {
	var b strings.Builder
	for i, s := range p.steps {
		switch {
		case s.item >= 0:
			fmt.Fprintf(&b, "[%d]", s.item)
		case i > 0:
			b.WriteString("." + word(s.key))
		default:
			b.WriteString(word(s.key))
		}
	}
	return b.String()
}

// find follows the path.
func (p Path) find(d *source.Document) (source.Node, error) {
	n := d.Root()
	for i, s := range p.steps {
		next, ok := n.Item(s.item)
		if s.item < 0 {
			next, ok = n.Key(s.key)
		}
		if !ok {
			return n, fmt.Errorf("%v: nothing stands here at %s", n.Pos(), Path{p.steps[:i+1]})
		}
		n = next
	}
	return n, nil
}
