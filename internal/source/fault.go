package source

import "fmt"

// Fault is what is wrong with a text that an author wrote inside a larger one,
// such as an expression in a paragraph. Whoever knows where the text stands
// makes a Problem of it.
type Fault struct {
	At      int // byte offset in the text
	Message string
}

// NewFault is a fault at an offset of a text.
func NewFault(at int, format string, args ...any) *Fault {
	return &Fault{at, fmt.Sprintf(format, args...)}
}
