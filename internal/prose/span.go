package prose

import (
	"html"
	"regexp"
	"strings"
	"unicode/utf8"

	"moatatlas/internal/source"
)

// Span is a text from a document that another package reads, and where each
// byte of it stands in the file. The text has no escapes any more, and a space
// for every end of a line.
type Span struct {
	Text string

	at    []int32 // the offset in the file of every byte, and of the end
	lines *source.Lines
}

// Pos is where the text begins.
func (s Span) Pos() source.Pos { return s.At(0) }

// At is the place in the file of an offset in bytes; one outside of the text
// is that of its beginning or end.
func (s Span) At(offset int) source.Pos {
	if s.lines == nil {
		return source.Pos{}
	}
	return s.lines.Pos(int(s.at[max(0, min(offset, len(s.at)-1))]))
}

// Problem is the problem that a fault in the text is.
func (s Span) Problem(f *source.Fault) source.Problem {
	return source.Problem{Pos: s.At(f.At), Message: f.Message}
}

// from is the rest of a span from an offset on.
func (s Span) from(offset int) Span {
	return Span{s.Text[offset:], s.at[offset:], s.lines}
}

// trim is the span without the spaces at its ends.
func (s Span) trim() Span {
	s = s.from(len(s.Text) - len(strings.TrimLeft(s.Text, " ")))
	end := len(strings.TrimRight(s.Text, " "))
	return Span{s.Text[:end], s.at[:end+1], s.lines}
}

// span is a text while it is read.
type span struct {
	text []byte
	at   []int32
}

// add adds a text of which every byte stands at one offset of the file.
func (s *span) add(text string, offset int) {
	for i := range len(text) {
		s.text = append(s.text, text[i])
		s.at = append(s.at, int32(offset))
	}
}

// raw adds bytes that stand in the file as they are.
func (s *span) raw(text []byte, offset int) {
	for i, c := range text {
		s.text = append(s.text, c)
		s.at = append(s.at, int32(offset+i))
	}
}

// fold adds bytes with a space for every end of a line.
func (s *span) fold(text []byte, offset int) {
	for i, c := range text {
		switch {
		case c == '\r':
		case c == '\n':
			s.add(" ", offset+i)
		default:
			s.raw(text[i:i+1], offset+i)
		}
	}
}

// span is what has been read so far, and behind it the offset end.
func (s *span) span(lines *source.Lines, end int) Span {
	return Span{string(s.text), append(s.at, int32(end)), lines}
}

var entityForm = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// decode adds a text without the escapes of Markdown: a backslash before a
// sign, and a character by its name or number.
func (r *reader) decode(d *span, s span) {
	for i := 0; i < len(s.text); {
		size, plain := escape(s.text[i:])
		if size == 0 {
			d.text, d.at = append(d.text, s.text[i]), append(d.at, s.at[i])
			i++
			continue
		}
		for _, c := range plain {
			if source.IsInvisible(c) {
				r.add(int(s.at[i]), "the control character %U", c)
				c = utf8.RuneError
			}
			d.add(string(c), int(s.at[i]))
		}
		i += size
	}
}

// decoded is a text without the escapes of Markdown, and behind it the offset
// end.
func (r *reader) decoded(s span, end int) Span {
	var d span
	r.decode(&d, s)
	return d.span(r.lines, end)
}

// escape tells how many bytes an escape at the beginning of a text has, 0 for
// none, and what it stands for.
func escape(text []byte) (size int, plain string) {
	switch {
	case text[0] == '\\' && len(text) > 1 && isSign(text[1]):
		return 2, string(text[1:2])
	case text[0] == '&':
		name := string(entityForm.Find(text))
		if plain := html.UnescapeString(name); plain != name {
			return len(name), plain
		}
	}
	return 0, ""
}

// isSign tells whether Markdown lets a backslash escape a byte.
func isSign(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}
