package impact

import (
	"fmt"
	"strings"
	"unicode"

	"moatatlas/internal/words"
)

// MaxMarkdown is how many bytes Markdown has at most: a comment on GitHub takes
// 65,536 characters, of which whoever posts it may need some.
const MaxMarkdown = 60_000

// Markdown is the impact for a comment or a job's summary on GitHub. Where it would
// be too long it has fewer entries of each list, and says how many are left out.
func (i *Impact) Markdown() string {
	text := i.markdown()
	for n := 256; len(text) > MaxMarkdown && n > 0; n /= 2 {
		text = i.Capped(n).markdown()
	}
	if len(text) > MaxMarkdown {
		text = i.heading() + "\nThe rest is too long to be shown here.\n"
	}
	return text
}

// maxNotes is how many notes Markdown has.
const maxNotes = 10

// heading is what stands above all lists.
func (i *Impact) heading() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## What this changes\n\n**%s**\n\n%s\n", inert(i.Summary), inert(i.sides()))
	for _, n := range i.Notes[:min(len(i.Notes), maxNotes)] {
		fmt.Fprintf(&b, "\n- %s", inert(n))
	}
	if more := len(i.Notes) - maxNotes; more > 0 {
		fmt.Fprintf(&b, "\n- and %d more", more)
	}
	return b.String() + "\n"
}

func (i *Impact) markdown() string {
	var b strings.Builder
	b.WriteString(i.heading())
	for _, s := range i.sections() {
		fmt.Fprintf(&b, "\n### %s\n\n", inert(s.title))
		if s.lead != "" {
			fmt.Fprintf(&b, "%s\n\n", inert(s.lead))
		}
		for _, e := range s.entries {
			e.markdown(&b)
		}
		if s.left > 0 {
			fmt.Fprintf(&b, "- *%s*\n", inert(s.leftOut()))
		}
	}
	return b.String()
}

func (e entry) markdown(b *strings.Builder) {
	b.WriteString("- " + inert(e.subject))
	if e.change {
		fmt.Fprintf(b, " — %s → **%s**", inert(or(e.before)), inert(or(e.after)))
	}
	if e.place != "" {
		fmt.Fprintf(b, " <sub>%s</sub>", inert(e.place))
	}
	b.WriteString("\n")
	for _, n := range e.notes {
		b.WriteString("  - " + inert(n) + "\n")
	}
}

// or stands for nothing.
func or(text string) string {
	if text == "" {
		return "nothing"
	}
	return text
}

// inert is a text in Markdown that is text and nothing else, on one line: no markup,
// no link, no mention of a person, no reference to an issue or a commit. What could
// be markup is written as character references; where GitHub looks for names,
// numbers and addresses in the finished text, a space without width parts them.
func inert(text string) string {
	var b strings.Builder
	runes := []rune(short(strings.Join(strings.Fields(text), " ")))
	if len(runes) == 0 {
		return words.Unknown
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
