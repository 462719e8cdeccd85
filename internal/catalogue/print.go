package catalogue

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Format is a form in which a plan can be printed.
type Format string

// The forms.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
)

// Set reads the name of a format from a command line.
func (f *Format) Set(text string) error {
	switch known := Format(text); known {
	case Text, Markdown:
		*f = known
		return nil
	}
	return fmt.Errorf("%s", source.Unknown("format", text, []string{string(Text), string(Markdown)}))
}

// String is the name of the format.
func (f Format) String() string { return string(f) }

// maxText is how many characters of a name a plan shows.
const maxText = 80

// name is a name or an id in a plan, whoever gave it: on one line, not all of a
// long one, and with nothing in it that Markdown or a terminal would obey.
func name(s string) string {
	n := 0
	for i := range s {
		if n++; n > maxText {
			s = s[:i] + "…"
			break
		}
	}
	return "`" + strings.ReplaceAll(source.Visible(cmp.Or(s, "∅")), "`", "'") + "`"
}

// Print writes the plan, at most limit lines of each group; 0 for all.
func (p *Plan) Print(w io.Writer, f Format, limit int) error {
	var b strings.Builder
	title := fmt.Sprintf("models.dev as of %v: %s to write", p.Day, words.Count(len(p.edits), "change", "changes"))
	if f == Markdown {
		title = "## " + title
	}
	b.WriteString(title + "\n")
	for _, g := range p.Groups {
		g.print(&b, f, limit)
	}
	if len(p.Notes) > 0 {
		b.WriteString("\n")
	}
	for _, note := range p.Notes {
		if f == Markdown {
			b.WriteString("- " + note + "\n")
			continue
		}
		b.WriteString(words.Quiet(strings.ReplaceAll(note, "`", "")) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (g Group) print(b *strings.Builder, f Format, limit int) {
	heading := fmt.Sprintf("%s (%s)", g.Title, words.Thousands(len(g.Lines)))
	if f == Markdown {
		heading = "### " + heading + "\n"
	}
	b.WriteString("\n" + heading + "\n")
	shown := g.Lines
	if limit > 0 {
		shown = shown[:min(limit, len(shown))]
	}
	for _, line := range shown {
		line.print(b, f)
	}
	more := len(g.Lines) - len(shown)
	switch {
	case more > 0 && f == Markdown:
		fmt.Fprintf(b, "- and %s more\n", words.Thousands(more))
	case more > 0:
		fmt.Fprintf(b, "  and %s more; -all lists them\n", words.Thousands(more))
	}
}

func (l Line) print(b *strings.Builder, f Format) {
	var places []string
	for _, at := range []source.Pos{l.At, l.From} {
		if at.File != "" {
			places = append(places, at.String())
		}
	}
	if f == Markdown {
		b.WriteString("- " + l.Text)
		for _, at := range places {
			b.WriteString(" " + name(at))
		}
		b.WriteString("\n")
		return
	}
	b.WriteString("  " + words.Quiet(strings.ReplaceAll(l.Text, "`", "")) + "\n")
	if len(places) > 0 {
		b.WriteString("    " + words.Quiet(source.Visible(strings.Join(places, "  "))) + "\n")
	}
}
