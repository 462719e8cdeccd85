package impact

import (
	"fmt"
	"strings"

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

// inert is a text of strangers in Markdown, not too long.
func inert(text string) string { return words.Inert(short(strings.Join(strings.Fields(text), " "))) }
