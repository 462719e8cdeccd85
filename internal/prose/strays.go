package prose

import (
	"bytes"
	"regexp"
)

var (
	noteForm  = regexp.MustCompile(`^\[\^([^\]\s]+)\]`)
	valueForm = regexp.MustCompile("^`[ \t]*=")
)

// maxStray is how many bytes are looked at to tell what a sign begins.
const maxStray = 80

// strays notes what was meant to be more than text and is none: Markdown takes
// what it cannot read for plain text, and a test with a quotation mark missing
// would go to the readers.
func (r *reader) strays(from, to int) {
	for i := from; i < to; i++ {
		rest := r.body[i:min(len(r.body), i+maxStray)]
		switch r.body[i] {
		case '\\':
			i++
		case ']':
			r.strayLink(rest, i)
		case '[':
			if m := noteForm.FindSubmatch(rest); m != nil {
				r.add(r.base+i, "no footnote %q; it begins a line: [^%s]: text", m[1], m[1])
			}
		case '`':
			if valueForm.Match(rest) {
				r.add(r.base+i, "a value that does not end; close it with one sign `")
			}
			i += len(rest) - len(bytes.TrimLeft(rest, "`")) - 1
		case '<':
			if isTag(r.body[i+1 : to]) {
				r.warn(r.base+i, "HTML, which readers see as it is written here")
			}
		}
	}
}

const (
	noLink = `](…) makes no link here: no link stands in another, an address has no spaces, ` +
		`and a test stands in quotes, in '…' if it has "…" in it; for the signs themselves write ]\(`
	noName = `][…] makes no link here: no line gives the address, such as "[name]: https://…"; for the signs themselves write ]\[`
)

// strayLink notes what follows the words of a link and makes none.
func (r *reader) strayLink(rest []byte, at int) {
	switch {
	case bytes.HasPrefix(rest, []byte("](")):
		r.add(r.base+at, noLink)
	case bytes.HasPrefix(rest, []byte("][")):
		r.add(r.base+at, noName)
	}
}

// isTag tells whether what follows a sign < makes a tag of it, or a comment.
func isTag(rest []byte) bool {
	if bytes.HasPrefix(rest, []byte("!--")) {
		return true
	}
	name := bytes.TrimPrefix(rest, []byte("/"))
	end := bytes.IndexAny(rest, "<>")
	return len(name) > 0 && ('a' <= name[0]|' ' && name[0]|' ' <= 'z') && end > 0 && rest[end] == '>'
}
