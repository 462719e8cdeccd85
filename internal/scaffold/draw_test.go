package scaffold_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/scaffold"
	"moatatlas/internal/source"
)

// fitting draws answers that suit each other and the small tree, of optional fields some.
func fitting(t *rapid.T, k scaffold.Kind, data *dataset.Dataset) map[string]string {
	values := map[string]string{}
	for _, f := range k.Fields {
		optional := !f.Required || strings.Contains(f.Key, ".")
		if !optional || rapid.Bool().Draw(t, "with "+f.Key) {
			values[f.Key] = answer(t, k, f)
		}
	}
	whole(k, values)
	switch k.Name {
	case "model":
		values["id"] = pick(t, "lab", "openai/", "google/") + values["id"]
		begin, _ := source.ParseDate(values["released"])
		if after := data.Model("openai/gpt-2"); strings.HasPrefix(values["id"], "google") || begin.Latest() > after.Released.Latest() {
			delete(values, "successor") // which must be of the same lab, and later
		}
		first := min(begin.Latest(), data.AsOf())
		if values["first_party.since"] != "" {
			values["first_party.since"] = day(t, first, data.AsOf())
		}
		if values["first_party.retired"] != "" {
			values["first_party.retired"] = "2026-12-31"
		}
	case "stage":
		fitStage(t, data, values)
	}
	return values
}

// whole leaves out tables of which only a part was drawn.
func whole(k scaffold.Kind, values map[string]string) {
	for _, f := range k.Fields {
		if i := strings.LastIndexByte(f.Key, '.'); i > 0 && f.Required && values[f.Key] == "" {
			for key := range values {
				if strings.HasPrefix(key, f.Key[:i+1]) {
					delete(values, key)
				}
			}
		}
	}
}

// fitStage chooses an offer, there or not, and a stage that it lacks on a day between
// those around it.
func fitStage(t *rapid.T, data *dataset.Dataset, values map[string]string) {
	m := rapid.SampledFrom(data.Models()).Draw(t, "model")
	cloud := rapid.SampledFrom(data.Clouds()).Draw(t, "cloud")
	values["model"], values["cloud"], values["service"] = string(m.ID), string(cloud.ID), string(cloud.Services[0])
	first, _ := m.Released.Earliest()
	last, kinds := data.AsOf(), dataset.StageKind("").Allowed()
	var offer dataset.Availability
	for _, a := range m.Availability {
		if a.Cloud == cloud.ID {
			offer = a
		}
	}
	there := map[string]source.Day{}
	for _, s := range offer.Stages {
		there[string(s.Stage)] = s.Date.Latest()
	}
	stage := rapid.SampledFrom(kinds).Filter(func(kind string) bool { return there[kind] == 0 }).Draw(t, "stage")
	below := true
	for _, kind := range kinds {
		switch {
		case kind == stage:
			below = false
		case there[kind] != 0 && below:
			first = max(first, there[kind])
		case there[kind] != 0:
			last = min(last, there[kind])
		}
	}
	values["stage"], values["date"] = stage, day(t, first, last)
	switch {
	case len(offer.Stages) == 0:
		values["access"] = pick(t, "access", "open", "limited")
	case stage == "deprecated" || stage == "retired":
		delete(values, "access")
	}
	if offer.Price != nil {
		for key := range values {
			if strings.HasPrefix(key, "price.") {
				delete(values, key)
			}
		}
	}
}

func pick(t *rapid.T, label string, from ...string) string {
	return rapid.SampledFrom(from).Draw(t, label)
}

// day draws a day.
func day(t *rapid.T, first, last source.Day) string {
	return source.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "day")).String()
}

// answer draws a value of a field.
func answer(t *rapid.T, k scaffold.Kind, f scaffold.Field) string {
	key := f.Key[strings.LastIndexByte(f.Key, '.')+1:]
	switch hint := f.Hint(); {
	case key == "id" && k.Name != "stage":
		return pick(t, key, "a", "z-9", "new.one-2", "1", strings.Repeat("a.b", 33), strings.Repeat("a-", 49)+"b")
	case key == "terms":
		return terms(t)
	case key == "successor":
		return "openai/gpt-2"
	case key == "parties" || key == "actors" || key == "targets":
		return pick(t, key, "aws", "openai, azure", "gcp,google,aws")
	case key == "source" || key == "archive":
		return pick(t, key, "https://example.org/", "http://example.org/a?b=c&d=%22#e")
	case key == "released" || key == "date" && !strings.HasPrefix(hint, "a day"):
		return pick(t, key, "2025", "2026", "2025-12", "2026-06", "≤2026-06-30", "≤2025-01", "2026-06-30", "2019-01-01", "2025-05-31")
	case strings.HasPrefix(hint, "a date"), strings.HasPrefix(hint, "a day"):
		return "2026-06-30"
	case strings.HasPrefix(hint, "a whole number"):
		return pick(t, key, "1", "9_999", "10000", "1_000_000_000_000", " 7 ")
	case strings.HasPrefix(hint, "a number"):
		return pick(t, key, "1", "0.25", "3.125", "1e-2", "100_000")
	case strings.HasPrefix(hint, "true"):
		return pick(t, key, "true", "false")
	case strings.HasPrefix(hint, "text; commas"):
		return strings.ReplaceAll(text(t, key), ",", "-") + "," + pick(t, key, "b", `"`, " c ")
	case strings.HasPrefix(hint, "text") && key != "modality" && key != "input" && key != "output":
		return text(t, key)
	default:
		words, _, _ := strings.Cut(hint, ";")
		return rapid.SampledFrom(strings.Split(words, ", ")).Draw(t, key)
	}
}

// text draws what a text may be, with all that means something in TOML or Markdown.
func text(t *rapid.T, key string) string {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(rapid.SampledFrom([]string{
			`"`, `\`, `'`, "#", "[", "]]", "{", "}", "=", ",", "a", "B", "9", " ", "é", "漢", "👩\u200d💻", "`", "<script>", "](x", "\\u0000", "+++", "|", "${x}", "%s",
		}), 1, 8).Draw(t, "parts")
		return strings.Join(parts, "")
	}).Filter(func(s string) bool {
		s = strings.TrimSpace(s)
		return s != "" && s[0] != '=' && s[0] != '+'
	}).Draw(t, key)
}

// terms draws one or more terms of a deal.
func terms(t *rapid.T) string {
	var list []string
	for range rapid.IntRange(1, 3).Draw(t, "terms") {
		term := "kind=" + pick(t, "kind", "capacity", "equity-stake", "billing") + ", party=" + pick(t, "party", "aws", "openai")
		for _, more := range []string{", amount_usd=38_000_000_000", ", stake_percent = 27.5", ",from=2025-01,until=≤2026", ",others=true", ",effect=keeps", ",years=7"} {
			if rapid.Bool().Draw(t, more) {
				term += more
			}
		}
		if rapid.Bool().Draw(t, "what") {
			term += fmt.Sprintf(",what=%s", strings.ReplaceAll(text(t, "what"), "=", "-"))
		}
		list = append(list, term)
	}
	return strings.Join(list, "\n")
}
