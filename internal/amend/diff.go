package amend

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff shows the edits in the form that git and patch read: of a file that is there the
// lines that change and some around them, of a new one all. What cannot be seen is
// replaced: it could do things to a terminal.
func (p *Plan) Diff() string {
	var b strings.Builder
	for _, name := range p.Files() {
		f := p.files[name]
		before := "a/" + name
		if f.new {
			before = "/dev/null"
		}
		text := diff.Diff(before, []byte(f.old), "b/"+name, []byte(f.bytes()))
		_, text, _ = bytes.Cut(text, []byte("\n")) // a line that is neither's
		b.WriteString(strings.Map(visible, strings.ReplaceAll(string(text), "\r\n", "\n")))
	}
	return b.String()
}

func visible(r rune) rune {
	if unicode.IsGraphic(r) || r == '\n' || r == '\t' {
		return r
	}
	return unicode.ReplacementChar
}
