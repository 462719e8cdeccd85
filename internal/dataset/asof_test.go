package dataset_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// TestAtForgets: what had certainly not happened by a day changes nothing of the
// dataset as of that day.
func TestAtForgets(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		whole := loadValid(rt, t, w)
		day := drawDay(rt, worldBegin)
		if day == worldEnd {
			return
		}
		known := loadValid(rt, t, w.until(day, worldEnd, true))
		if got, want := dump(whole.At(day)), dump(known.At(day)); got != want {
			rt.Fatalf("as of %v the dataset says:\n%s\nwithout what came later:\n%s", day, got, want)
		}
	})
}

// TestAtDoubts: what is in doubt on a day adds stages and models of its own and
// changes nothing else of the dataset as of that day.
func TestAtDoubts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := drawWorld(rt)
		whole := loadValid(rt, t, w)
		day := drawDay(rt, worldBegin)
		if day == worldEnd {
			return
		}
		known := loadValid(rt, t, w.until(day, worldEnd, false))
		if got, want := dumpOf(whole.At(day), certain(whole.At(day), day)), dump(known.At(day)); got != want {
			rt.Fatalf("as of %v the dataset says beyond doubt:\n%s\nwithout what is in doubt:\n%s", day, got, want)
		}
	})
}

// certain lists the models of a dataset as of a day without what is in doubt on
// it.
func certain(d *dataset.Dataset, day source.Day) []*dataset.Model {
	by := func(date source.Date) bool { return !date.IsZero() && date.Latest() <= day }
	var models []*dataset.Model
	for _, m := range d.Models() {
		past, there := *m, by(m.Released)
		if f := m.FirstParty; f != nil {
			own := *f
			past.FirstParty, there = &own, there || by(f.Since)
			if !by(f.Retired) {
				own.Retired = source.Date{}
			}
			if !f.Since.IsZero() && !by(f.Since) {
				past.FirstParty = nil
			}
		}
		past.Availability = nil
		for _, a := range m.Availability {
			if a.Stages = filter(a.Stages, func(s dataset.Stage) bool { return by(s.Date) }); len(a.Stages) > 0 {
				past.Availability = append(past.Availability, a)
				there = there || slices.ContainsFunc(a.Stages, func(s dataset.Stage) bool { return s.Stage.Usable() })
			}
		}
		if there {
			models = append(models, &past)
		}
	}
	return models
}

// TestAtTwice: the way to an earlier day does not matter.
func TestAtTwice(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		data := loadValid(rt, t, drawWorld(rt))
		earlier := drawDay(rt, worldBegin)
		later := drawDay(rt, earlier)
		if got, want := dump(data.At(later).At(earlier)), dump(data.At(earlier)); later != worldEnd && got != want {
			rt.Fatalf("as of %v, then %v:\n%s\nat once:\n%s", later, earlier, got, want)
		}
	})
}

func loadValid(rt *rapid.T, tb testing.TB, w world) *dataset.Dataset {
	tree := w.tree(tb)
	data, found := dataset.Load(tree)
	if source.Blocking(found) > 0 {
		rt.Fatalf("a made-up world has problems:\n%s", lines(found))
	}
	return data
}

// dump spells a dataset out, without the places of its records in files.
func dump(d *dataset.Dataset) string { return dumpOf(d, d.Models()) }

// dumpOf does it with other models in the place of the dataset's.
func dumpOf(d *dataset.Dataset, models []*dataset.Model) string {
	var text strings.Builder
	for _, part := range []any{d.Site(), d.Clouds(), d.Labs(), d.Organisations(), models, d.Renames(), d.Deals(),
		d.Actions(), d.Events(), d.Series(), d.Sizes(), d.Dropped(), d.Scenarios()} {
		spell(&text, reflect.ValueOf(part))
		text.WriteString("\n")
	}
	return text.String()
}

func spell(text *strings.Builder, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[source.Place]():
	case v.Type().Implements(reflect.TypeFor[fmt.Stringer]()):
		fmt.Fprintf(text, "%v", v.Interface())
	case v.Kind() == reflect.Pointer && !v.IsNil():
		spell(text, v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			text.WriteString("\n- ")
			spell(text, v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			text.WriteString(v.Type().Field(i).Name + ": ")
			spell(text, v.Field(i))
			text.WriteString("; ")
		}
	default: // fmt sorts the keys of maps
		fmt.Fprintf(text, "%v", v.Interface())
	}
}

// asOfBase is a day of the base tree between its facts: GPT 1 is on Azure in
// preview, GPT 2 and Gemini 1 are not released.
var asOfBase = source.DayOf(2025, 2, 1)

func TestAt(t *testing.T) {
	data, _ := dataset.Load(baseTree(t))
	past := data.At(asOfBase)
	if got := past.Site().AsOf; got != asOfBase {
		t.Errorf("as of %v", got)
	}
	if models := past.Models(); len(models) != 1 || models[0].Name != "GPT 1" || past.Model("google/gemini-1") != nil {
		t.Errorf("models: %v", models)
	}
	gpt := past.Model("openai/gpt-1")
	if gpt.Successor != "" {
		t.Errorf("a successor to come: %v", gpt.Successor)
	}
	if stages := gpt.Availability[0].Stages; len(stages) != 1 || stages[0].Stage != dataset.Preview {
		t.Errorf("stages: %v", stages)
	}
	for what, n := range map[string]int{"deals": len(past.Deals()), "sizes": len(past.Sizes()), "quarters": len(past.Series()[0].Quarters), "scenarios": len(past.Scenarios())} {
		if n > 0 {
			t.Errorf("%d %s to come", n, what)
		}
	}
	for what, n := range map[string]int{"clouds": len(past.Clouds()), "labs": len(past.Labs()), "organisations": len(past.Organisations()),
		"actions": len(past.Actions()), "events": len(past.Events()), "renames": len(past.Renames()), "series": len(past.Series())} {
		if n == 0 {
			t.Errorf("no %s any more", what)
		}
	}
	if whole := data.Model("openai/gpt-1"); whole.Successor == "" || len(whole.Availability[0].Stages) != 2 {
		t.Error("looking back changed the dataset")
	}
}

// TestAtDescribes: a record as of an earlier day says what held then.
func TestAtDescribes(t *testing.T) {
	tree := baseTree(t)
	edit(t, tree, "data/models/openai/gpt-1.toml",
		`"preview", date = "2025-01-15",`, `"preview", date = "2025-01-15", access = "limited", id = "gpt-1-preview", regions = ["eastus"],`,
		`first_party = { since = "2025-01-10",`, `first_party = { since = "2025-01-10", retired = "2026-01",`)
	edit(t, tree, "data/deals.toml", `from = "2025-03-10", in_force = true`, `from = "2025-03-10", until = "2026-01-01"`)
	data, found := dataset.Load(tree)
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	gpt := data.At(asOfBase).Model("openai/gpt-1")
	if a := gpt.Availability[0]; a.Access != "limited" || a.ID != "gpt-1-preview" || !slices.Equal(a.Regions, []string{"eastus"}) {
		t.Errorf("the record says access %q, id %q, regions %q", a.Access, a.ID, a.Regions)
	}
	if f := gpt.FirstParty; f == nil || f.Since.IsZero() || !f.Retired.IsZero() {
		t.Errorf("the lab's own sale: %v", f)
	}
	term := data.At(source.DayOf(2025, 6, 1)).Deals()[0].Terms[0]
	if !term.Until.IsZero() || !term.InForce {
		t.Errorf("the end of a term was known before it came: %v", term.Until)
	}
	if term = data.At(source.DayOf(2026, 2, 1)).Deals()[0].Terms[0]; term.Until.IsZero() || term.InForce {
		t.Error("an end that had come is gone")
	}
}

func TestAtOwnDay(t *testing.T) {
	data, _ := dataset.Load(baseTree(t))
	if data.At(data.Site().AsOf) != data {
		t.Error("as of its own day the dataset is another")
	}
}
