package claim

import (
	"math"
	"slices"

	"moatatlas/internal/source"
)

// functions lists all functions of the language, in the order of the manual.
func functions() []function {
	plain := slices.Concat(dayFunctions(), numberFunctions(), listFunctions(), writingFunctions())
	for i := range plain {
		plain[i].pure = plain[i].name != "name"
	}
	return slices.Concat(collectionFunctions(), exclusivityFunctions(), lockInFunctions(), modelFunctions(),
		survivalFunctions(), lagFunctions(), reachFunctions(), priceFunctions(), plain)
}

func dayFunctions() []function {
	return []function{
		{
			group: "Days", name: "date", result: day, params: []param{{"day", aDay, false}},
			text: "A day. Days can be compared, subtracted from each other, and moved by a number of days.", example: `date("2026-04-28") + 30`,
			call: func(_ *run, a args) (any, error) { return a[0], nil },
		},
		{
			group: "Days", name: "as_of", result: day, text: "The day as of which the commentary speaks.", example: `as_of() - 365`,
			call: func(r *run, _ args) (any, error) { return r.day, nil },
		},
		{
			group: "Days", name: "days", result: whole, unit: inDays, params: []param{{"from", aDay, false}, {"to", aDay, false}},
			text: "The days from one day to another; negative where the second is the earlier.", example: `days(date("2026-02-27"), date("2026-04-28"))`,
			call: func(_ *run, a args) (any, error) { return int(a[1].(source.Day) - a[0].(source.Day)), nil },
		},
		{
			group: "Days", name: "earliest", result: day, params: []param{{"days", someDays, false}},
			text: "The first of a list of days.", undefined: "of an empty list", example: `earliest(map(frontier(), .since)) | day`,
			call: func(r *run, a args) (any, error) { return r.extreme(a[0].([]any), slices.Min[[]source.Day]) },
		},
		{
			group: "Days", name: "latest", result: day, params: []param{{"days", someDays, false}},
			text: "The last of a list of days.", undefined: "of an empty list", example: `latest(map(shifts(), .day)) | day`,
			call: func(r *run, a args) (any, error) { return r.extreme(a[0].([]any), slices.Max[[]source.Day]) },
		},
	}
}

func (r *run) extreme(list []any, of func([]source.Day) source.Day) (any, error) {
	var days []source.Day
	for _, item := range list {
		d, ok := item.(source.Day)
		if !ok {
			return nil, nil
		}
		days = append(days, d)
	}
	if len(days) == 0 {
		return r.undefined("a list of no days")
	}
	return of(days), nil
}

func numberFunctions() []function {
	one := func(name, about, example string, of func(float64) float64) function {
		return function{
			group: "Numbers", name: name, result: number, params: []param{{"number", aNumber, false}}, text: about, example: example,
			call: func(_ *run, a args) (any, error) { return of(float(a[0])), nil },
		}
	}
	many := func(name, about, example string, of func([]float64) float64) function {
		return function{
			group: "Numbers", name: name, result: number, params: []param{{"numbers", someNumbers, false}},
			text: about, undefined: "of an empty list", example: example,
			call: func(r *run, a args) (any, error) { return r.overall(a[0].([]any), of) },
		}
	}
	return []function{
		one("abs", "A number without its sign.", `abs(lock_in("aws") - lock_in("gcp")) < 0.1`, math.Abs),
		one("floor", "The next whole number below.", `floor(2.7) == 2`, math.Floor),
		one("ceil", "The next whole number above.", `ceil(2.1) == 3`, math.Ceil),
		{
			group: "Numbers", name: "round", result: number, params: []param{{"number", aNumber, false}, {"decimals", aWhole, true}},
			text: "A number rounded to so many decimals, by default to a whole one.", example: `round(exclusive_share(), 2) == 0.73`,
			call: func(_ *run, a args) (any, error) {
				scale := math.Pow(10, float64(decimals(a[1], 0)))
				return math.Round(float(a[0])*scale) / scale, nil
			},
		},
		many("min", "The smallest of a list.", `min(map(peers(), exclusive_share(.id))) > 0.3`, slices.Min[[]float64]),
		many("max", "The largest of a list.", `max([lock_in("aws"), lock_in("azure")])`, slices.Max[[]float64]),
		many("mean", "The mean of a list.", `mean(map(frontier(), len(.clouds)))`, func(list []float64) float64 { return total(list) / float64(len(list)) }),
		many("median", "The median of a list.", `median(lags("openai", "aws")) < 10`, median),
		{
			group: "Numbers", name: "known", result: truth, params: []param{{"value", anything, false}},
			text: "Whether a value is defined. a ?? b is a where that is defined, else b.", example: `count(recorded(), known(.keystone))`,
			call: func(_ *run, a args) (any, error) { return a[0] != nil, nil },
		},
	}
}

// overall is a number that a list of numbers comes to.
func (r *run) overall(list []any, of func([]float64) float64) (any, error) {
	var numbers []float64
	for _, item := range list {
		if item == nil {
			return nil, nil
		}
		numbers = append(numbers, float(item))
	}
	if len(numbers) == 0 {
		return r.undefined("a list of no numbers")
	}
	return of(numbers), nil
}

func total(list []float64) float64 {
	sum := 0.0
	for _, x := range list {
		sum += x
	}
	return sum
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	mid := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[mid]
	}
	return (sorted[mid-1] + sorted[mid]) / 2
}

// float is a number of either kind.
func float(v any) float64 {
	switch n := v.(type) {
	case int:
		return float64(n)
	case float64:
		return n
	}
	return math.NaN()
}

func listFunctions() []function {
	return []function{
		{
			group: "Lists and texts", name: "len", result: whole, params: []param{{"list or text", aSized, false}},
			text: "How many items a list has, or letters a text.", example: `len(frontier()) > 10`,
			call: func(r *run, a args) (any, error) { return size(a[0]), nil },
		},
		{
			group: "Lists and texts", name: "distinct", result: list(text), domain: ofItems, params: []param{{"texts", someTexts, false}},
			text: "The texts of a list, each once, in alphabetical order.", example: `len(distinct(map(frontier(), .lab)))`,
			call: func(_ *run, a args) (any, error) {
				return slices.Compact(slices.Sorted(slices.Values(textsOf(a[0])))), nil
			},
		},
		{
			group: "Lists and texts", name: "name", result: text, params: []param{{"id", aName, false}},
			text: "The name of a model, a lab or a cloud.", example: `name("openai/gpt-5.5")`,
			call: func(r *run, a args) (any, error) { return r.nameOf(a.text(0)) },
		},
	}
}

// textsOf are the texts of a list, which expr may have made.
func textsOf(list any) []string {
	switch l := list.(type) {
	case []string:
		return l
	case []any:
		var texts []string
		for _, item := range l {
			s, _ := item.(string)
			texts = append(texts, s)
		}
		return texts
	}
	return nil
}

func size(v any) int {
	switch l := v.(type) {
	case []any:
		return len(l)
	case []string:
		return len(l)
	case string:
		return len([]rune(l))
	}
	return 0
}
