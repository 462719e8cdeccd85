package claim

import (
	"fmt"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
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
	onDay := func(name string, write func(source.Day) string, about, example string) function {
		return writes(name, []param{{"day", aDay, false}}, about, example, func(a args) string { return write(a[0].(source.Day)) })
	}
	year := func(d source.Day) string { return d.Time().Format("2006") }
	return []function{
		writes("percent", []param{{"share", aNumber, false}, places}, `A share as "57%", rounded to whole percents unless decimals are asked for. Figures that are in percent already, such as reach, stay as they are.`, `exclusive_share() | percent`,
			func(a args) string { return words.Fixed(float(a[0]), decimals(a[1], 0)) + "%" }),
		writes("points", []param{{"difference", aNumber, false}, places}, `A difference of two shares as "15 points".`, `exclusive_share() - exclusive_share(date("2026-04-27")) | points`,
			func(a args) string { return plural(words.Fixed(float(a[0]), decimals(a[1], 0)), "point") }),
		writes("number", []param{{"number", aNumber, false}, places}, `A number with separators, as "1,420"; with two decimals at most unless others are asked for.`, `hhi_low() | number`,
			func(a args) string { return numeral(float(a[0]), a[1]) }),
		writes("usd", []param{{"amount", aNumber, false}}, `An amount of US dollars as "$33", "$5.50", "$38 billion".`, `deal("microsoft-openai-2019-investment").amount | usd`,
			func(a args) string { return words.Dollars(float(a[0])) }),
		writes("words", []param{{"number", aNumber, false}}, `A small whole number in words: "no", "one" to "twelve"; any other in digits.`, `len(frontier()) | words`,
			func(a args) string { return spelled(float(a[0])) }),
		writes("days", []param{{"number", aNumber, false}}, `A number of days as "54 days".`, `lag("openai/gpt-5.5", "aws") | days`,
			func(a args) string { return plural(words.Decimal(float(a[0]), 2), "day") }),
		onDay("day", words.Day, `A day as "28 April 2026".`, `first_day("openai/gpt-5.5", "aws") | day`),
		onDay("day_month", words.DayOfYear, `A day as "28 April".`, `as_of() | day_month`),
		onDay("month", words.Month, `A day as "April 2026".`, `as_of() | month`),
		onDay("year", year, `A day as "2026".`, `as_of() | year`),
		writes("enumerate", []param{{"texts", someTexts, false}}, `A list as "a, b and c".`, `map(frontier(), .name) | enumerate`,
			func(a args) string { return words.And(textsOf(a[0])) }),
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

// numeral writes a number with the decimals that are asked for, else with two at
// most.
func numeral(x float64, places any) string {
	if places != nil {
		return words.Fixed(x, decimals(places, 0))
	}
	return words.Decimal(x, 2)
}

// plural puts a noun behind a number that is written already: "1 point", "0.5
// points".
func plural(number, noun string) string {
	if strings.TrimPrefix(number, "−") == "1" {
		return number + " " + noun
	}
	return number + " " + noun + "s"
}

func spelled(x float64) string {
	if n := int(x); float64(n) == x {
		return words.Spell(n)
	}
	return words.Decimal(x, 2)
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
		return words.Decimal(float(x), 2)
	case source.Day:
		return words.Day(x)
	case []any, []string:
		return words.And(textsOf(x))
	}
	return fmt.Sprint(v)
}
