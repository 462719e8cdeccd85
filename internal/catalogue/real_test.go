package catalogue_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/amend"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

const day = 20_777 // 2026-11-20

// TestReal writes what a catalogue of full size adds to the project's own data, in
// memory: the data stays sound, and a second run adds nothing.
func TestReal(t *testing.T) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	data := real(t)
	text := made(t, data)
	plan := propose(t, data, text)
	if plan.Writes() < 20 {
		t.Errorf("only %d changes", plan.Writes())
	}
	files := amend.New(root.FS())
	if err := plan.Amend(files); err != nil {
		t.Fatal(err)
	}
	load := func(tree fs.FS) []source.Problem {
		_, found := dataset.Load(tree)
		return found
	}
	for _, p := range files.Check(load) {
		if !p.Warning {
			t.Error(p)
		}
	}
	if !strings.Contains(strings.Join(files.Files(), " "), "data/models/anthropic/claude-opus-7.toml") {
		t.Errorf("no new model among %v", files.Files())
	}
	again, _ := dataset.Load(files.Tree())
	if plan := propose(t, again, text); plan.Writes() > 0 {
		t.Errorf("a second run would write %d changes:\n%s", plan.Writes(), printed(t, plan, catalogue.Text))
	}
}

func propose(tb testing.TB, data *dataset.Dataset, text []byte) *catalogue.Plan {
	tb.Helper()
	listing, found := catalogue.Read("api.json", text, catalogue.Wanted(data))
	for _, p := range found {
		tb.Error(p)
	}
	if listing == nil {
		tb.FailNow()
	}
	return catalogue.Propose(data, listing, day)
}

func printed(tb testing.TB, plan *catalogue.Plan, f catalogue.Format) string {
	tb.Helper()
	var b strings.Builder
	if err := plan.Print(&b, f, 5); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// BenchmarkPlan reads and plans a catalogue of full size, the data being loaded.
func BenchmarkPlan(b *testing.B) {
	data := real(b)
	text := made(b, data)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		propose(b, data, text)
	}
}

// TestMade writes the catalogue that the other tests make, for trying the command
// on, where IMPORT_MADE names a file.
func TestMade(t *testing.T) {
	file := os.Getenv("IMPORT_MADE")
	if file == "" {
		t.Skip("IMPORT_MADE names no file")
	}
	if err := os.WriteFile(file, made(t, real(t)), 0o644); err != nil {
		t.Fatal(err)
	}
}
