package dataset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ObjectName is the name of what a term of a deal is about: for a family or a model
// as the names of models spell it, "GPT-3" for "gpt-3"; for another product of a lab
// with the lab's name, "OpenAI Frontier" for "openai-frontier"; else the words
// themselves.
func (d *Dataset) ObjectName(what string) string {
	for _, m := range d.models {
		if n := len(what); n <= len(m.Name) && strings.ReplaceAll(strings.ToLower(m.Name[:n]), " ", "-") == what {
			return m.Name[:n]
		}
	}
	for _, l := range d.labs {
		if rest, ok := strings.CutPrefix(what, string(l.ID)+"-"); ok {
			name, _, _ := strings.Cut(l.Name, " (")
			return name + " " + titled(strings.ReplaceAll(rest, "-", " "))
		}
	}
	return what
}

func titled(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}
