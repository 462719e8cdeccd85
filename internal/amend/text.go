package amend

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// text is a TOML file while it is edited: read anew after each edit, so that no
// edit works with places of the text before.
type text struct {
	file string
	data string // without byte order mark
	doc  *source.Document
}

func newText(file, data string) (*text, error) {
	doc, problem := source.NewDocument(file, []byte(data))
	if problem != nil {
		return nil, fmt.Errorf("%v", problem)
	}
	return &text{file, data, doc}, nil
}

// splice puts text in the place of the bytes from start to end.
type splice struct {
	start, end int
	text       string
}

// apply makes changes that do not overlap. Where what comes of them is no TOML
// it changes nothing.
func (t *text) apply(changes ...splice) error {
	slices.SortStableFunc(changes, func(a, b splice) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, c := range changes {
		b.WriteString(t.data[at:c.start])
		b.WriteString(c.text)
		at = c.end
	}
	b.WriteString(t.data[at:])
	edited, err := newText(t.file, b.String())
	if err != nil {
		return fmt.Errorf("the edit would break the file: %w", err)
	}
	*t = *edited
	return nil
}

// newline is how the file ends its lines.
func (t *text) newline() string {
	if i := strings.IndexByte(t.data, '\n'); i > 0 && t.data[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lines is a text with the ends of lines of the file.
func (t *text) lines(s string) string { return strings.ReplaceAll(s, "\n", t.newline()) }

// below is where the line of an offset ends, and what a new line behind it
// needs in front: the last line of a file may lack its end.
func (t *text) below(offset int) (at int, before, after string) {
	if i := strings.IndexByte(t.data[offset:], '\n'); i >= 0 {
		return offset + i + 1, "", t.newline()
	}
	return len(t.data), t.newline(), ""
}

// addLine adds a line below that of an offset.
func (t *text) addLine(offset int, line string) splice {
	at, before, after := t.below(offset)
	return splice{at, at, before + t.lines(line) + after}
}

// lineStart is where the line of an offset begins.
func (t *text) lineStart(offset int) int {
	return strings.LastIndexByte(t.data[:offset], '\n') + 1
}

// indent is the space before an offset, where nothing else stands before it in
// its line.
func (t *text) indent(offset int) (space string, alone bool) {
	space = t.data[t.lineStart(offset):offset]
	return space, strings.Trim(space, " \t") == ""
}

// space is what the line of an offset begins with.
func (t *text) space(offset int) string {
	line := t.data[t.lineStart(offset):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

// aboveComments is the beginning of the line of an offset, or of the comments
// right above it, which belong to it; not of those that the file begins with.
func (t *text) aboveComments(offset int) int {
	at := t.lineStart(offset)
	for head := t.afterHead(); at > head; {
		above := t.lineStart(at - 1)
		if !strings.HasPrefix(strings.TrimLeft(t.data[above:at], " \t"), "#") {
			break
		}
		at = above
	}
	return at
}

// afterHead is behind the comment that a file begins with, such as the line
// that names its schema.
func (t *text) afterHead() int {
	at := 0
	for line := range strings.Lines(t.data) {
		if !strings.HasPrefix(line, "#") {
			break
		}
		at += len(line)
	}
	return at
}

// cutMark takes the byte order mark off.
func cutMark(data []byte) (mark, rest string) {
	after, found := bytes.CutPrefix(data, []byte(source.ByteOrderMark))
	if found {
		mark = source.ByteOrderMark
	}
	return mark, string(after)
}
