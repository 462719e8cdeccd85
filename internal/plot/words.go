package plot

import (
	"fmt"
	"strconv"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// undefined stands where a value is not known or not defined.
const undefined = "–"

// thousands writes a whole number with separators: 1,420.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

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
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return thousands(n)
}

// countInWords is count for sentences: "no model", "one model", "two models".
func countInWords(n int, singular, plural string) string {
	return inWords(n) + " " + verb(max(n, 1), singular, plural)
}

// verb is one of two words, by a number.
func verb(n int, singular, plural string) string {
	if n == 1 {
		return singular
	}
	return plural
}

// sentence makes a text begin as a sentence does.
func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// and joins names as a sentence does: "AWS, Azure and Google Cloud".
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	n := len(names) - 1
	return strings.Join(names[:n], ", ") + " and " + names[n]
}

// possessive is the name of an owner: "AWS’s", "Anthropic’s".
func possessive(name string) string { return name + "’s" }

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

// percent is a ratio in whole percent, halves upwards: "39%".
func percent(r market.Ratio) string {
	if !r.Defined() {
		return undefined
	}
	return strconv.Itoa((200*r.Part+r.Whole)/(2*r.Whole)) + "%"
}

// longDay and shortDay write a day: "28 April 2026", "28 Apr 2026".
func longDay(d source.Day) string  { return d.Time().Format("2 January 2006") }
func shortDay(d source.Day) string { return d.Time().Format("2 Jan 2006") }

// longDate and shortDate write a date as exactly as it is known: "April 2026",
// "by 28 April 2026".
func longDate(d source.Date) string  { return dateAs(d, "2 January 2006", "January 2006") }
func shortDate(d source.Date) string { return dateAs(d, "2 Jan 2006", "Jan 2006") }

// monthOf is a date without its day.
func monthOf(d source.Date) string { return dateAs(d, "Jan 2006", "Jan 2006") }

func dateAs(d source.Date, day, month string) string {
	if d.IsZero() {
		return undefined
	}
	exact := strings.TrimPrefix(d.String(), "≤")
	words := exact
	switch len(exact) {
	case len("2026"):
	case len("2026-04"):
		words = d.Latest().Time().Format(month)
	default:
		words = d.Latest().Time().Format(day)
	}
	if d.Bounded() {
		return "by " + words
	}
	return words
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

// accessWords say who may buy, "" where everybody may.
func accessWords(a dataset.Access) string {
	switch a {
	case dataset.Limited:
		return "on application"
	case dataset.Gated:
		return "for chosen customers"
	}
	return ""
}

// today is the day of the market, in words.
func (b *Book) today() string { return longDay(b.market.Day()) }

// peerNames are the short names of the peers.
func (b *Book) peerNames() []string { return b.cloudNames(b.market.Peers()) }

func (b *Book) cloudNames(ids []dataset.CloudID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = b.cloudName(id)
	}
	return names
}

// labName is the name of a lab.
func (b *Book) labName(id dataset.LabID) string { return b.market.Data().Lab(id).Name }

// labShort is the name of a lab without what stands in brackets: "Google" for
// "Google (DeepMind)".
func (b *Book) labShort(id dataset.LabID) string {
	name, _, _ := strings.Cut(b.labName(id), " (")
	return name
}

// allClouds says "all three clouds" or "both clouds".
func (b *Book) allClouds() string {
	peers := b.market.Peers()
	switch len(peers) {
	case 1:
		return b.cloudName(peers[0])
	case 2:
		return "both clouds"
	}
	return fmt.Sprintf("all %s clouds", inWords(len(peers)))
}

// onClouds says on how many of the peers: "all three clouds", "two clouds", "one
// cloud".
func (b *Book) onClouds(n int) string {
	switch n {
	case len(b.market.Peers()):
		return b.allClouds()
	case 1:
		return "one cloud"
	}
	return inWords(n) + " clouds"
}

// nowhere says that a model is on no peer: "on none of AWS and Azure".
func (b *Book) nowhere() string {
	if names := b.peerNames(); len(names) > 1 {
		return "on none of " + and(names)
	}
	return "not on " + and(b.peerNames())
}

// anywhere says it of all peers in question: "any of AWS and Azure".
func (b *Book) anywhere() string {
	if names := b.peerNames(); len(names) > 1 {
		return "any of " + and(names)
	}
	return and(b.peerNames())
}
