package source

import (
	"cmp"
	"fmt"
	"slices"
)

// Problem is something an author can mend: what is wrong, and where. It is
// not an error, which is a machine that failed.
type Problem struct {
	Pos     Pos
	Message string
	// Warning marks a problem that a reader should know of and that never
	// stops a build.
	Warning bool
}

// String is the problem as a line of text.
func (p Problem) String() string {
	if p.Warning {
		return fmt.Sprintf("%s: warning: %s", p.Pos, p.Message)
	}
	return fmt.Sprintf("%s: %s", p.Pos, p.Message)
}

// Problems collects what is wrong, so that an author sees all of it at once.
// The zero value is ready for use; it is not safe for concurrent use.
type Problems struct {
	list []Problem
}

// Add notes a problem that must be mended.
func (ps *Problems) Add(at Pos, format string, args ...any) {
	ps.list = append(ps.list, Problem{Pos: at, Message: fmt.Sprintf(format, args...)})
}

// Warn notes a problem that does not stop a build.
func (ps *Problems) Warn(at Pos, format string, args ...any) {
	ps.list = append(ps.list, Problem{Pos: at, Message: fmt.Sprintf(format, args...), Warning: true})
}

// Append takes over the problems of another list.
func (ps *Problems) Append(more ...Problem) {
	ps.list = append(ps.list, more...)
}

// Sorted returns the problems in the order of their places, each once.
func (ps *Problems) Sorted() []Problem {
	list := slices.Clone(ps.list)
	slices.SortFunc(list, func(a, b Problem) int {
		return cmp.Or(a.Pos.compare(b.Pos), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(list)
}

// Blocking counts the problems that stop a build.
func Blocking(list []Problem) int {
	n := 0
	for _, p := range list {
		if !p.Warning {
			n++
		}
	}
	return n
}
