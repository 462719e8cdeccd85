package dataset_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// TestFate: what a scenario supposes is so only once it certainly is.
func TestFate(t *testing.T) {
	tree := baseTree(t)
	edit(t, tree, "data/models/openai/gpt-1.toml", `"ga", date = "2025-03-01"`, `"ga", access = "gated", date = "2025-03"`)
	tree["data/scenarios/s.toml"] = &fstest.MapFile{Data: []byte(`title = "S"
question = "What if?"
change = [{ model = "openai/gpt-1", cloud = "azure", service = "foundry", date = "2025-04-01", access = "gated" }]
add = [{ model = "openai/gpt-1", cloud = "gcp", service = "vertex-ai", date = "2025-05-01" }]
`)}
	data, found := dataset.Load(tree)
	if source.Blocking(found) > 0 {
		t.Fatal(lines(found))
	}
	scenarios := data.Scenarios()
	s := scenarios[slices.IndexFunc(scenarios, func(s *dataset.Scenario) bool { return s.ID == "s" })]
	for day, want := range map[string]dataset.Fate{
		"2025-02-28": {Rows: 2},
		"2025-03-15": {Rows: 2},
		"2025-03-31": {Rows: 2, True: 1},
		"2026-01-01": {Rows: 2, True: 1},
	} {
		then, err := source.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := data.At(then).Fate(s); got != want {
			t.Errorf("%s: %+v, want %+v", day, got, want)
		}
	}
}
