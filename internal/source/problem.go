package source

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
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

// String is the problem as one line of text, whatever the file holds or is
// called: nothing in it can move a terminal's cursor or begin another line.
func (p Problem) String() string {
	kind := ""
	if p.Warning {
		kind = "warning: "
	}
	return Visible(fmt.Sprintf("%s: %s%s", p.Pos, kind, p.Message))
}

// Visible is a text on one line, in which nothing moves a terminal's cursor.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}

// maxQuoted is how many characters of a text a message shows.
const maxQuoted = 80

func shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxQuoted {
			return s[:i] + "…"
		}
	}
	return s
}

// Quote is a text as a message shows it: on one line, and not all of a long one.
func Quote(s string) string { return strconv.Quote(shorten(s)) }

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
		return cmp.Or(
			a.Pos.compare(b.Pos),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(rank(a), rank(b)),
		)
	})
	return slices.Compact(list)
}

func rank(p Problem) int {
	if p.Warning {
		return 1
	}
	return 0
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
