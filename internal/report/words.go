package report

import (
	"regexp"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// When is a date as readers see it. The zero When is a date not known.
type When struct {
	Text    string // "28 April 2026", "April 2026", "by 28 April 2026"
	Short   string // "28 Apr 2026", "Apr 2026", "by 28 Apr 2026"
	Machine string // for the time element: "2026-04-28"; "" for a bound, which is no point in time
	Bound   bool
}

func when(d source.Date) When {
	w := When{Text: words.Date(d), Short: words.ShortDate(d), Machine: d.String(), Bound: d.Bounded()}
	if w.Bound {
		w.Machine = ""
	}
	return w
}

func whenDay(d source.Day) When {
	return When{Text: words.Day(d), Short: words.ShortDay(d), Machine: d.String()}
}

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
	note = typeset(note)
	if plainWord.MatchString(note) {
		note = words.Sentence(note)
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

// mediumWords lists media: "text, image, PDF".
func mediumWords(media []dataset.Medium) string {
	var parts []string
	for _, m := range media {
		if m == "pdf" {
			m = "PDF"
		}
		parts = append(parts, string(m))
	}
	return strings.Join(parts, ", ")
}

// straight is an apostrophe as it is typed.
var straight = regexp.MustCompile(`(\pL)'`)

// typeset writes a text of the data as a book would: with typographic apostrophes, and
// dates in words. That of a version is its name and stays.
func typeset(text string) string {
	parts := strings.Split(straight.ReplaceAllString(text, "$1’"), " ")
	for i, part := range parts {
		bare := strings.Trim(part, "(),;.:")
		if !factDate.MatchString(bare) || i > 0 && parts[i-1] == "version" {
			continue
		}
		if d, err := source.ParseDate(bare); err == nil {
			parts[i] = strings.Replace(part, bare, words.Date(d), 1)
		}
	}
	return strings.Join(parts, " ")
}
