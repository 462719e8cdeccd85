package source

import (
	"slices"
	"unicode/utf8"
)

// spot is a line and a column, both from 1.
type spot struct{ line, col int32 }

// mark is the spot of one offset in bytes.
type mark struct {
	offset int
	spot   spot
}

// marks are the spots of the beginning of every line and, on long lines, of
// places between: so finding a spot takes no longer on a long line.
type marks []mark

// markEvery is how many bytes may lie between two marks of a line.
const markEvery = 256

func newMarks(text []byte) marks {
	list := marks{{0, spot{1, 1}}}
	at, last := spot{1, 1}, 0
	for i, r := range string(text) {
		if i-last >= markEvery {
			list = append(list, mark{i, at})
			last = i
		}
		at.col++
		if r == '\n' {
			at = spot{at.line + 1, 1}
			list = append(list, mark{i + 1, at})
			last = i + 1
		}
	}
	return list
}

// spot turns an offset in bytes into a line and a column of characters. An
// offset in a character is the character's.
func (m marks) spot(text []byte, offset int) spot {
	offset = max(0, min(offset, len(text)))
	for offset > 0 && offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset--
	}
	i, exact := slices.BinarySearchFunc(m, offset, func(m mark, offset int) int { return m.offset - offset })
	if exact {
		return m[i].spot
	}
	before := m[i-1]
	for range string(text[before.offset:offset]) {
		before.spot.col++
	}
	return before.spot
}

// Lines finds the places of the bytes of a file.
type Lines struct {
	file  string
	text  []byte
	marks marks
}

// NewLines indexes the text of a file, without its byte order mark.
func NewLines(file string, text []byte) *Lines {
	return &Lines{file, text, newMarks(text)}
}

// Pos is the place of an offset in bytes. One outside of the text is that of
// its beginning or end.
func (l *Lines) Pos(offset int) Pos {
	at := l.marks.spot(l.text, offset)
	return Pos{l.file, int(at.line), int(at.col)}
}
