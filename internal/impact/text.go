package impact

import (
	"encoding/json"
	"strings"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Text is the impact for a terminal.
func (i *Impact) Text() string {
	var b strings.Builder
	line := func(indent, text string) { b.WriteString(indent + words.Quiet(plain(text)) + "\n") }
	line("", i.Summary)
	line("", i.sides())
	for _, n := range i.Notes {
		line("", n)
	}
	for _, s := range i.sections() {
		b.WriteString("\n")
		line("", s.title)
		if s.lead != "" {
			line("", s.lead)
		}
		for _, e := range s.entries {
			e.text(line)
		}
		if s.left > 0 {
			line("  ", s.leftOut())
		}
	}
	return b.String()
}

func (e entry) text(line func(indent, text string)) {
	text := short(e.subject)
	if e.change {
		text += ": " + or(short(e.before)) + " → " + or(short(e.after))
	}
	if e.place != "" {
		text = e.place + ": " + text
	}
	line("  ", text)
	for _, n := range e.notes {
		line("    ", short(n))
	}
}

// plain is a text that moves no cursor and begins no line.
func plain(text string) string {
	return source.Visible(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(text))
}

// JSON is the impact for programs: an Impact as its fields say.
func (i *Impact) JSON() (string, error) {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(true)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(i)
	return b.String(), err
}
