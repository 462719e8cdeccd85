package prose

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names are the names of things that have numbers in them, such as models. The
// zero value has none.
type Names struct {
	names []string
	words map[string]bool // that stand before a number in one of them
}

// NewNames prepares names for Coverage. "Claude Opus 4.8" also exempts the
// number in "Claude 4" and "Opus 5": a word that stands before the number in one
// name is taken to do so in others.
func NewNames(names []string) *Names {
	n := &Names{words: map[string]bool{}}
	for _, name := range names {
		if !strings.ContainsAny(name, "0123456789") {
			continue
		}
		n.names = append(n.names, name)
		fields := strings.Fields(name)
		first := slices.IndexFunc(fields, func(word string) bool { return strings.ContainsAny(word, "0123456789") })
		for _, word := range fields[:first] {
			n.words[word] = true
		}
	}
	slices.Sort(n.names)
	n.names = slices.Compact(n.names)
	return n
}

// number is where a number stands in a flow.
type number struct{ from, to int }

const months = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b`

var (
	// numberForm has the units that may stand at a number which is a quantity.
	numberForm = regexp.MustCompile(`[$€£]?\d+(?:[.,]\d+)*(?:\s?%|(?:bn|tn|m|k|x|pp|K|M|kW|MW|GW|MB|GB|TB)\b)?`)
	// spelt are numbers in words where they are certainly a quantity.
	spelt = regexp.MustCompile(`(?i)\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|` +
		`(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|a hundred)\s+(?:per\s?cent|percentage\s+points?)\b`)
	day       = regexp.MustCompile(`\b\d{1,2}(?:(?:\s?[–-]\s?|,? and |,? or | to )\d{1,2})*\s+` + months + `(?:\s+\d{4}\b)?`)
	dayBehind = regexp.MustCompile(`\b` + months + `\s+\d{1,2},\s+\d{4}\b`)
	isoDate   = regexp.MustCompile(`\b\d{4}-\d\d(?:-\d\d)?\b`)
	clock     = regexp.MustCompile(`\b\d{1,2}:\d\d\b`)
	ordinal   = regexp.MustCompile(`^\s*\d+[.)]\s`) // of a heading
	quoted    = regexp.MustCompile(`“[^”]*”|"[^"]*"`)
	wordForm  = regexp.MustCompile(`[\p{L}][\p{L}.-]*\s$`)
)

// numbers finds the numbers of the flow that count.
func (f *flow) numbers(names *Names) []number {
	for _, form := range []*regexp.Regexp{day, dayBehind, isoDate, clock, ordinal, quoted} {
		for _, m := range form.FindAllIndex(f.text, -1) {
			f.excuse(m[0], m[1])
		}
	}
	names.excuse(f)
	var list []number
	for _, m := range numberForm.FindAllIndex(f.text, -1) {
		if n := (number{m[0], m[1]}); f.of[n.from] != exempt && f.counts(n, names) {
			list = append(list, n)
		}
	}
	for _, m := range spelt.FindAllIndex(f.text, -1) {
		if f.of[m[0]] != exempt {
			list = append(list, number{m[0], m[1]})
		}
	}
	return list
}

// excuse takes the names out of what counts in the flow.
func (n *Names) excuse(f *flow) {
	for _, name := range n.names {
		for from := 0; ; {
			i := bytes.Index(f.text[from:], []byte(name))
			if i < 0 {
				break
			}
			from += i + len(name)
			f.excuse(from-len(name), from)
		}
	}
}

// parts are the words before numbers that say where something stands.
func parts() []string {
	return []string{"article", "articles", "art.", "section", "chapter", "recital", "annex", "page", "pages", "p.", "pp.", "figure",
		"table", "note", "footnote", "step", "part", "no.", "number", "version", "item", "title"}
}

// counts tells whether a number states a quantity.
func (f *flow) counts(n number, names *Names) bool {
	before, after := f.text[:n.from], f.text[n.to:]
	if last, _ := utf8.DecodeLastRune(before); unicode.IsLetter(last) || strings.ContainsRune("_/.#@", last) && last != 0 {
		return false
	}
	if next, _ := utf8.DecodeRune(after); unicode.IsLetter(next) {
		return false // "gpt-oss-120b", "4o", "3rd", "2020s"
	}
	if isYear(f.text[n.from:n.to]) || f.joined(n) {
		return false
	}
	word := strings.TrimRightFunc(string(wordForm.Find(before[max(0, len(before)-40):])), unicode.IsSpace)
	return !slices.Contains(parts(), strings.ToLower(word)) && !names.words[word]
}

// joined tells whether a sign joins a number to what stands before it, so that
// it is the end of a name ("GPT-5"), of years ("2025–26") or of a paragraph of
// a law ("31(2)").
func (f *flow) joined(n number) bool {
	before := f.text[:n.from]
	sign, size := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeLastRune(before[:len(before)-size])
	switch sign {
	case '-':
		return unicode.IsLetter(first) || unicode.IsDigit(first)
	case '(':
		return unicode.IsDigit(first)
	case '–':
		year := before[max(0, len(before)-size-4) : len(before)-size]
		return isYear(year)
	}
	return false
}

// isYear tells whether a number is one from 1990 to 2099.
func isYear(text []byte) bool {
	s := string(text)
	return len(s) == 4 && s >= "1990" && s <= "2099" && strings.Trim(s, "0123456789") == ""
}
