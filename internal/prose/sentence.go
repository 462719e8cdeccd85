package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Around is the plain text of the sentence that a claim is a part of: what stands
// before the claim and behind it, each "" where nothing does.
func (c *Claim) Around(values []string) (before, after string) {
	if c.around == nil {
		return "", ""
	}
	var head, tail strings.Builder
	into := &head
	c.around.walk(func(n *node) bool {
		if n == c.words {
			into = &tail
			return false
		}
		writePlain(into, n, values)
		return true
	})
	return lastBegun(oneLine(head.String())), firstEnded(c.Sentence(values), oneLine(tail.String()))
}

// oneLine is a text with one space wherever it has any, also at its ends.
func oneLine(s string) string {
	line := strings.Join(strings.Fields(s), " ")
	if line == "" {
		return ""
	}
	if first, _ := utf8.DecodeRuneInString(s); unicode.IsSpace(first) {
		line = " " + line
	}
	if last, _ := utf8.DecodeLastRuneInString(s); unicode.IsSpace(last) {
		line += " "
	}
	return line
}

// lastBegun is the beginning of the sentence that a text breaks off in.
func lastBegun(text string) string {
	begun := 0
	for i := range text {
		if endsAt(text, i) {
			begun = i
		}
	}
	return strings.TrimLeft(text[begun:], " ")
}

// firstEnded is how a text ends the sentence of a claim: nothing where the claim has
// ended it already.
func firstEnded(claim, text string) string {
	if text == "" || strings.ContainsAny(claim[max(0, len(claim)-1):], ".?!") && strings.HasPrefix(text, " ") {
		return ""
	}
	for i := range text {
		if endsAt(text, i) {
			return text[:i]
		}
	}
	return strings.TrimRight(text, " ")
}

// endsAt tells whether a sentence ends before byte i of a text: behind a stop, where
// a space and then no small letter follow. A stop behind a lone capital is one of an
// abbreviation.
func endsAt(text string, i int) bool {
	if i == 0 || text[i] != ' ' {
		return false
	}
	before := strings.TrimRight(text[:i], ")”’\"")
	if before == "" || !strings.ContainsAny(before[len(before)-1:], ".?!") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[i+1:])
	words := strings.Fields(strings.TrimSuffix(before, "."))
	abbreviated := strings.HasSuffix(before, ".") && len(words) > 0 && len(words[len(words)-1]) == 1 && unicode.IsUpper(rune(words[len(words)-1][0]))
	return !abbreviated && !unicode.IsLower(next)
}
