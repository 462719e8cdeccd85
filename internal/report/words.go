package report

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/message"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// unknown stands where a value is not known or not defined.
const unknown = "–"

// thousands writes a whole number with separators: 1,420.
func thousands(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }

// count writes a number with its noun: "1 model", "1,420 models".
func count(n int, singular, plural string) string {
	if n == 1 {
		return "1 " + singular
	}
	return thousands(n) + " " + plural
}

// numberOr writes a number, or a word in the place of zero.
func numberOr(zero string, n int) string {
	if n == 0 {
		return zero
	}
	return thousands(n)
}

// inWords spells the small numbers that stand in sentences.
func inWords(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return thousands(n)
}

// countInWords is count for sentences: "one model", "two models".
func countInWords(n int, singular, plural string) string {
	return inWords(n) + " " + verb(n, singular, plural)
}

// sentence makes a text begin as a sentence does.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// and joins names as a sentence does: "AWS, Azure and Google Cloud".
func and(names []string) string { return enumerate(names, " and ") }

// or does the same for a choice: "AWS, Azure or Google Cloud".
func or(names []string) string { return enumerate(names, " or ") }

func enumerate(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	n := len(names) - 1
	return strings.Join(names[:n], ", ") + last + names[n]
}

// dollars writes an amount as newspapers do: "$38 billion".
func dollars(n int64) string {
	switch {
	case n >= 1e12:
		return fmt.Sprintf("$%g trillion", float64(n)/1e12)
	case n >= 1e9:
		return fmt.Sprintf("$%g billion", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("$%g million", float64(n)/1e6)
	}
	return "$" + thousands(int(n))
}

// rate writes a price per million tokens: two decimals, more where it needs them.
func rate(usd float64) string {
	short, exact := fmt.Sprintf("%.2f", usd), fmt.Sprintf("%.4g", usd)
	if len(exact) > len(short) {
		return exact
	}
	return short
}

// When is a date as readers see it. The zero When is a date not known.
type When struct {
	Text    string // "28 April 2026", "April 2026", "by 28 April 2026"
	Short   string // "28 Apr 2026", "Apr 2026", "by 28 Apr 2026"
	Machine string // for the time element: "2026-04-28"; "" for a bound, which is no point in time
	Bound   bool
}

func when(d source.Date) When {
	if d.IsZero() {
		return When{Text: unknown, Short: unknown}
	}
	exact := strings.TrimPrefix(d.String(), "≤")
	w := When{Machine: exact, Bound: d.Bounded()}
	end := d.Latest().Time()
	switch len(exact) {
	case len("2026"):
		w.Text, w.Short = exact, exact
	case len("2026-04"):
		w.Text, w.Short = end.Format("January 2006"), end.Format("Jan 2006")
	default:
		w.Text, w.Short = longDay(end), end.Format("2 Jan 2006")
	}
	if w.Bound {
		w.Text, w.Short, w.Machine = "by "+w.Text, "by "+w.Short, ""
	}
	return w
}

// month is a date without its day, for places where the day is too much.
func month(d source.Date) string {
	text := d.Latest().Time().Format("Jan 2006")
	if d.Bounded() {
		return "by " + text
	}
	return text
}

func whenDay(d source.Day) When {
	return When{Text: longDay(d.Time()), Short: d.Time().Format("2 Jan 2006"), Machine: d.String()}
}

func longDay(t time.Time) string { return t.Format("2 January 2006") }

// countryName is a country's name for its two-letter code.
func countryName(c dataset.Country) string {
	if c == "" {
		return ""
	}
	region, err := language.ParseRegion(string(c))
	if err != nil {
		return string(c)
	}
	return display.English.Regions().Name(region)
}

// plainWord is a word that a sentence may begin with in a capital.
var plainWord = regexp.MustCompile(`^[a-z]+( |$|,|;)`)

// noteSentence makes a note, which is often a fragment, read as a sentence. Names of
// models and regions keep their small letters.
func noteSentence(note string) string {
	if note == "" {
		return ""
	}
	if plainWord.MatchString(note) {
		note = sentence(note)
	}
	if !strings.ContainsAny(note[len(note)-1:], ".?!") {
		note += "."
	}
	return note
}

// stageWords says a stage as readers do.
func stageWords(k dataset.StageKind) string {
	if k == dataset.GA {
		return "generally available"
	}
	return string(k)
}

// kindWords turns a key made of words into those words: "exclusive-api" is
// "exclusive API".
func kindWords[T ~string](kind T) string {
	words := strings.Split(string(kind), "-")
	for i, w := range words {
		switch w {
		case "api", "ip", "gpu":
			words[i] = strings.ToUpper(w)
		case "license":
			words[i] = "licence"
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), "non ", "non-")
}

// mediumWords lists media: "text, image, PDF".
func mediumWords(media []dataset.Medium) string {
	var words []string
	for _, m := range media {
		if m == "pdf" {
			m = "PDF"
		}
		words = append(words, string(m))
	}
	return strings.Join(words, ", ")
}
