package card

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain is a text of letters that each stand for themselves, with a space
// between words: marks and signs that change others are left out, where they do
// not make a letter together with the one before.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.M, unicode.Cf, unicode.Cc, unicode.Co, unicode.Cs) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(text), " ")
}

// setting is a text in a style, set in lines.
type setting struct {
	lines []string
	style style
	size  float32
	line  float32 // from one base line to the next
}

func (s setting) height() float32 { return float32(len(s.lines)) * s.line }

// set breaks a text into lines of a width at most, in the first of some sizes in
// which it is no higher than it may be. Where it is too high in all, the last
// line ends in an ellipsis.
func (p *pen) set(text string, s style, leading, width, height float32, sizes ...float32) setting {
	var t setting
	for _, size := range sizes {
		t = setting{p.broken(text, s, width/size), s, size, size * leading}
		if t.height() <= height {
			t.lines = p.balanced(text, s, width/size, t.lines)
			return t
		}
	}
	room := int(height / t.line)
	if room < 1 {
		t.lines = nil
		return t
	}
	t.lines = t.lines[:room]
	t.lines[room-1] = p.cut(t.lines[room-1], s, width/t.size)
	return t
}

// fitting is a text that stands in one line, cut where it is too long.
func (p *pen) fitting(text string, s style, size, width float32) string {
	if p.width(text, s)*size <= width {
		return text
	}
	return p.cut(text, s, width/size)
}

// broken breaks a text into lines of a width, in parts of the size. Lines end
// between words, and within one only where it alone is too long.
func (p *pen) broken(text string, s style, width float32) []string {
	var lines []string
	line, wide := "", float32(0)
	space := p.shape(" ", s).width
	for word := range strings.FieldsSeq(text) {
		more := p.shape(word, s).width
		if line != "" && wide+space+more <= width {
			line, wide = line+" "+word, wide+space+more
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line, wide = word, more; wide > width; wide = p.width(line, s) {
			head, tail := p.split(line, s, width)
			if tail == "" {
				break
			}
			lines, line = append(lines, head), tail
		}
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

// split cuts off as many letters of a word as have room, one at least.
func (p *pen) split(word string, s style, width float32) (head, tail string) {
	letters, sum := []rune(word), float32(0)
	for i, r := range letters {
		if sum += p.width(string(r), s); sum > width && i > 0 {
			return string(letters[:i]), string(letters[i:])
		}
	}
	return string(letters[:1]), string(letters[1:])
}

// balanced makes lines about equally long without making more of them.
func (p *pen) balanced(text string, s style, width float32, lines []string) []string {
	for narrow, n := float32(0), 0; n < 6; n++ { // halves what is undecided each time
		middle := (narrow + width) / 2
		if closer := p.broken(text, s, middle); len(closer) <= len(lines) {
			lines, width = closer, middle
		} else {
			narrow = middle
		}
	}
	return lines
}

// cut ends a line in an ellipsis after as many words as leave room for it, or
// letters where there is but one.
func (p *pen) cut(line string, s style, width float32) string {
	const ellipsis = "…"
	for p.width(line+ellipsis, s) > width && line != "" {
		if i := strings.LastIndexByte(line, ' '); i > 0 {
			line = line[:i]
			continue
		}
		letters := []rune(line)
		line = string(letters[:len(letters)-1])
	}
	return strings.TrimRight(line, " ,;:–-") + ellipsis
}
