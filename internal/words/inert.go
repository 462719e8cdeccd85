package words

import (
	"fmt"
	"strings"
	"unicode"
)

// Inert is a text in Markdown that is text and nothing else, on one line: no markup,
// no link, no mention of a person, no reference to an issue or a commit. What could
// be markup is written as character references; where GitHub looks for names,
// numbers and addresses in the finished text, a space without width parts them.
func Inert(text string) string {
	var b strings.Builder
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) == 0 {
		return Unknown
	}
	at := func(i int) rune {
		if i < 0 || i >= len(runes) {
			return 0
		}
		return runes[i]
	}
	hex := 0
	for i, r := range runes {
		if hex++; !isHex(r) {
			hex = 0
		} else if hex > maxHex {
			b.WriteString(gap)
			hex = 1
		}
		if r == ')' && i > maxMarker {
			b.WriteByte(')')
			continue
		}
		b.WriteString(written(at(i-1), r, at(i+1)))
	}
	return b.String()
}

// written is a character in inert text, between two others; 0 stands for none.
func written(before, r, after rune) string {
	amid := isPlain(before) && isPlain(after)
	switch {
	case !unicode.IsGraphic(r):
		return string(unicode.ReplacementChar)
	case isPlain(r), r > unicode.MaxASCII, strings.ContainsRune(" ,/;%?=(\"", r):
		return string(r)
	case (r == ':' || r == '.') && unicode.IsLetter(before) && (after == ' ' || after == 0):
		return string(r)
	case r == '-' && amid && before != 'H' && before != 'h', r == '.' && amid && unicode.IsDigit(before):
		return string(r)
	case strings.ContainsRune("@#:-$", r), r == '.' && (before == 'w' || before == 'W'):
		return fmt.Sprintf("&#%d;", r) + gap
	}
	return fmt.Sprintf("&#%d;", r)
}

// isPlain tells of what is no markup anywhere.
func isPlain(r rune) bool { return r != 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// maxMarker is how many digits before a bracket begin a list at most.
const maxMarker = 9

// gap is a space without width.
const gap = "&#8203;"

// maxHex is how many such digits in a row GitHub takes for no commit.
const maxHex = 6

func isHex(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'f' || r >= 'A' && r <= 'F' }
