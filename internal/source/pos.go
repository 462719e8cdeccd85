package source

import (
	"cmp"
	"fmt"
)

// Pos is a place in a file of the input tree. Line and Col count from 1, in
// lines and characters; a Pos without a line means the file as a whole.
type Pos struct {
	File string
	Line int
	Col  int
}

// String is file:line:col, as editors and continuous integration read it.
func (p Pos) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

func (p Pos) compare(q Pos) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Col, q.Col),
	)
}
