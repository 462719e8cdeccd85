package catalogue_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/amend"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
)

// TestLaws: whatever a catalogue says, what it writes keeps the data sound and its
// records counted, changes no fact of grade A or B, and is all: a second run writes
// nothing.
func TestLaws(t *testing.T) {
	tree := smallTree(t)
	data := sound(t, tree)
	rapid.Check(t, func(t *rapid.T) {
		text, err := json.Marshal(drawn(t))
		if err != nil {
			t.Fatal(err)
		}
		listing, found := catalogue.Read("api.json", text, catalogue.Wanted(data))
		if listing == nil {
			t.Fatalf("%v in %s", found, text)
		}
		files := amend.New(tree)
		plan := catalogue.Propose(data, listing, day)
		if err := plan.Amend(files); err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		after, problems := dataset.Load(files.Tree())
		for _, p := range problems {
			if !p.Warning {
				t.Fatalf("%v in %s", p, text)
			}
		}
		if wrong := dataset.CheckCounts(files.Tree(), after, problems); len(wrong) > 0 {
			t.Fatalf("%v in %s", wrong, text)
		}
		if lost := lost(data, after); lost != "" {
			t.Fatalf("%s is another after %s", lost, text)
		}
		if again := catalogue.Propose(after, listing, day); again.Writes() > 0 {
			t.Fatalf("a second run writes %d after %s", again.Writes(), text)
		}
	})
}

// drawn is a catalogue with the ids, the families and the mistakes of the real one.
func drawn(t *rapid.T) object {
	pick := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	providers := object{}
	for range rapid.IntRange(1, 4).Draw(t, "providers") {
		models := object{}
		for range rapid.IntRange(0, 8).Draw(t, "models") {
			id := pick("route", "", "", "eu.", "global.") + pick("maker", "", "", "anthropic.", "openai.", "mistral.") +
				pick("model", "claude-opus-4-8", "claude-opus-5", "claude-opus-5-5", "claude-opus-5.5", "claude-opus-6", "gpt-5", "gpt-5-mini", "gpt-5-nano", "GPT-6", "free", "embed", "a b", "con") +
				pick("end", "", "", "-v1:0", "-20261118", "-fast")
			models[id] = object{
				"name": pick("name", "A", "Claude \"x\"\\", "", "=1"), "family": pick("family", "claude-opus", "gpt", "gpt-mini", ""),
				"release_date": pick("released", "2026-11-18", "2026-11", "2026-12-24", "2020-01-01", "soon"), "open_weights": rapid.Bool().Draw(t, "open"),
				"status":     pick("status", "", "", "", "beta", "deprecated", "retired"),
				"modalities": object{"input": []string{pick("input", "text", "image", "smell")}, "output": []string{pick("output", "text", "image")}},
				"cost":       object{"input": rapid.SampledFrom([]float64{0, 0.1, 1.25, 5, -1, 1e300}).Draw(t, "in"), "output": rapid.SampledFrom([]float64{0, 2, 10, 25}).Draw(t, "out")},
				"limit":      object{"context": rapid.SampledFrom([]float64{0, 8192, 200000, 1.5}).Draw(t, "context")},
			}
		}
		providers[pick("provider", "amazon-bedrock", "azure", "anthropic", "openai", "reseller")] = object{"models": models}
	}
	return providers
}

// lost names a fact of grade A or B of the data before that is another after, or "".
func lost(before, after *dataset.Dataset) string {
	for _, m := range before.Models() {
		n := after.Model(m.ID)
		if n == nil {
			return string(m.ID)
		}
		for i, a := range m.Availability {
			b := n.Availability[i]
			if p := a.Price; p != nil && p.Grade != dataset.GradeC && (b.Price == nil || b.Price.Input != p.Input || b.Price.Output != p.Output || b.Price.Fact != p.Fact) {
				return fmt.Sprint(p.Pos())
			}
			for _, s := range a.Stages {
				if !has(b.Stages, s) {
					return fmt.Sprint(s.Pos())
				}
			}
		}
		if own := m.FirstParty; own.Since != n.FirstParty.Since || m.Context != n.Context || m.Fact != n.Fact ||
			own.Price != nil && (own.Price.Input != n.FirstParty.Price.Input || own.Price.Output != n.FirstParty.Price.Output) {
			return fmt.Sprint(m.Pos())
		}
	}
	return ""
}

func has(stages []dataset.Stage, s dataset.Stage) bool {
	for _, t := range stages {
		if t.Stage == s.Stage && t.Date == s.Date && t.Fact == s.Fact {
			return true
		}
	}
	return false
}
