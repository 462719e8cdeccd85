package claim

import (
	"fmt"
	"math"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// writingFunctions write values as they stand in a sentence.
func writingFunctions() []function {
	places := param{"decimals", aWhole, true}
	writes := func(name string, params []param, about, example string, call func(a args) string) function {
		return function{
			group: "Writing", name: name, result: text, params: params, text: about, example: example,
			call: func(_ *run, a args) (any, error) { return call(a), nil },
		}
	}
	onDay := func(name, layout, about, example string) function {
		return writes(name, []param{{"day", aDay, false}}, about, example, func(a args) string { return a[0].(source.Day).Time().Format(layout) })
	}
	return []function{
		writes("percent", []param{{"share", aNumber, false}, places}, `A share as "57%", rounded to whole percents unless decimals are asked for. Figures that are in percent already, such as reach, stay as they are.`, `exclusive_share() | percent`,
			func(a args) string { return fixed(float(a[0]), decimals(a[1], 0)) + "%" }),
		writes("points", []param{{"difference", aNumber, false}, places}, `A difference of two shares as "15 points".`, `exclusive_share() - exclusive_share(date("2026-04-27")) | points`,
			func(a args) string { return plural(fixed(float(a[0]), decimals(a[1], 0)), "point") }),
		writes("number", []param{{"number", aNumber, false}, places}, `A number with separators, as "1,420"; with two decimals at most unless others are asked for.`, `hhi_low() | number`,
			func(a args) string { return numeral(float(a[0]), a[1]) }),
		writes("usd", []param{{"amount", aNumber, false}}, `An amount of US dollars as "$33", "$5.50", "$38 billion".`, `deal("microsoft-openai-2019-investment").amount | usd`,
			func(a args) string { return dollars(float(a[0])) }),
		writes("words", []param{{"number", aNumber, false}}, `A small whole number in words: "no", "one" to "twelve"; any other in digits.`, `len(frontier()) | words`,
			func(a args) string { return inWords(float(a[0])) }),
		writes("days", []param{{"number", aNumber, false}}, `A number of days as "54 days".`, `lag("openai/gpt-5.5", "aws") | days`,
			func(a args) string { return plural(numeral(float(a[0]), nil), "day") }),
		onDay("day", "2 January 2006", `A day as "28 April 2026".`, `first_day("openai/gpt-5.5", "aws") | day`),
		onDay("day_month", "2 January", `A day as "28 April".`, `as_of() | day_month`),
		onDay("month", "January 2006", `A day as "April 2026".`, `as_of() | month`),
		onDay("year", "2006", `A day as "2026".`, `as_of() | year`),
		writes("enumerate", []param{{"texts", someTexts, false}}, `A list as "a, b and c".`, `map(frontier(), .name) | enumerate`,
			func(a args) string { return enumeration(textsOf(a[0])) }),
	}
}

// maxDecimals is how many decimals can be asked for.
const maxDecimals = 6

func decimals(given any, otherwise int) int {
	if n, ok := given.(int); ok {
		return max(0, min(n, maxDecimals))
	}
	return otherwise
}

// fixed writes a number with so many decimals; what rounds to nothing has no sign.
func fixed(x float64, places int) string {
	s := thousands(halfUp(x, places), places)
	if strings.Trim(s, "-0.,") == "" {
		return strings.TrimPrefix(s, "-")
	}
	return strings.Replace(s, "-", "−", 1)
}

// halfUp rounds halves away from zero, as readers expect and as the rest of the
// report does: 5 of 8 is 63%. What binary fractions lose of a half is made good.
func halfUp(x float64, places int) float64 {
	scale := math.Pow10(places)
	return math.Round(x*scale+math.Copysign(1e-9, x)) / scale
}

func thousands(x float64, places int) string {
	return message.NewPrinter(language.English).Sprintf("%.*f", places, x)
}

// numeral writes a number with two decimals at most and none that say nothing.
func numeral(x float64, places any) string {
	if places != nil {
		return fixed(x, decimals(places, 0))
	}
	s := fixed(x, 2)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func plural(count, noun string) string {
	if count == "1" || count == "−1" {
		return count + " " + noun
	}
	return count + " " + noun + "s"
}

func dollars(x float64) string {
	sign := ""
	if x < 0 {
		sign, x = "−", -x
	}
	for _, scale := range []struct {
		from float64
		name string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if x >= scale.from {
			return sign + "$" + numeral(x/scale.from, nil) + scale.name
		}
	}
	if x == math.Trunc(x) {
		return sign + "$" + thousands(x, 0)
	}
	return sign + "$" + thousands(x, 2)
}

func inWords(x float64) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n := int(x); float64(n) == x && n >= 0 && n < len(words) {
		return words[n]
	}
	return numeral(x, nil)
}

func enumeration(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// nameOf is the name of what an id stands for.
func (r *run) nameOf(id string) (any, error) {
	data := r.world.history.Data()
	r.read(ofRecords, "", r.day)
	if m := data.Model(dataset.ModelID(id)); m != nil {
		return m.Name, nil
	}
	if l := data.Lab(dataset.LabID(id)); l != nil {
		return l.Name, nil
	}
	if c := data.Cloud(dataset.CloudID(id)); c != nil {
		return c.ShortName(), nil
	}
	return r.undefined("nothing has the id %q", id)
}

// written is a value as it stands in a sentence where no function writes it.
func written(v any) string {
	switch x := v.(type) {
	case string:
		return x
	case int, float64:
		return numeral(float(x), nil)
	case source.Day:
		return x.Time().Format("2 January 2006")
	case []any, []string:
		return enumeration(textsOf(x))
	}
	return fmt.Sprint(v)
}
