package dataset_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// TestAtKeepsDoubts: a stage of which it is in doubt whether it had happened is
// kept, and says nothing for the record but where nothing else does.
func TestAtKeepsDoubts(t *testing.T) {
	tree := baseTree(t)
	edit(t, tree, "data/models/openai/gpt-1.toml",
		`"ga", date = "2025-03-01", source = "https://example.org/1", grade = "A" },`,
		`"ga", date = "2025-03", id = "gpt-1-ga", regions = ["westus"], source = "https://example.org/1", grade = "A" },
  { stage = "retired", date = "≤2025-12-01", source = "https://example.org/1", grade = "B" },`,
		`"preview", date = "2025-01-15",`, `"preview", date = "2025-01-15", access = "limited",`,
		`since = "2025-01-10",`, `since = "2025-02",`)
	data, found := dataset.Load(tree)
	if len(found) > 0 {
		t.Fatal(lines(found))
	}
	for day, want := range map[string]string{
		"2025-01-09": "no model",
		"2025-01-10": "",
		"2025-01-15": "preview for limited",
		"2025-02-01": "preview for limited, own 2025-02",
		"2025-03-01": "preview ga? retired? for limited, own 2025-02",
		"2025-03-31": "preview ga retired? gpt-1-ga for open in westus, own 2025-02",
		"2025-12-01": "preview ga retired gpt-1-ga for open in westus, own 2025-02",
	} {
		then, err := source.ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := described(data.At(then).Model("openai/gpt-1"), then); got != want {
			t.Errorf("%s: %s\nwant %s", day, got, want)
		}
	}
}

// described writes a model's only record as of a day, a question mark behind the
// stages in doubt, and since when its lab sells it.
func described(m *dataset.Model, day source.Day) string {
	if m == nil {
		return "no model"
	}
	text := ""
	for _, a := range m.Availability {
		for i, s := range a.Stages {
			text += string(s.Stage)
			if m.InDoubt(&a, i, day) {
				text += "?"
			}
			text += " "
		}
		text += strings.TrimSpace(a.ID+" for "+string(a.Access)) + strings.Join(append([]string{""}, a.Regions...), " in ")
	}
	if f := m.FirstParty; f != nil {
		text += ", own " + f.Since.String()
	}
	return text
}

// TestAtModels: a model is there from its release or its first sale on, and before
// that only if a cloud may have sold it; a chain of successors passes over those
// that were not.
func TestAtModels(t *testing.T) {
	model := func(released, more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`name = "M"
family = "m"
tier = "mid"
modality = "text"
released = "` + released + `"
open_weights = false
input = ["text"]
output = ["text"]
` + more)}
	}
	fact := "source = \"https://example.org/\"\ngrade = \"B\"\n"
	sold := func(date string) string {
		return fact + `[[availability]]
cloud = "aws"
service = "bedrock"
access = "open"
stages = [{ stage = "ga", date = "` + date + `", source = "https://example.org/", grade = "B" }]
`
	}
	tree := baseTree(t)
	tree["data/models/openai/a.toml"] = model("2024", "successor = \"openai/b\"\n"+fact)
	tree["data/models/openai/b.toml"] = model("≤2025-12-31", "successor = \"openai/c\"\n"+fact)
	tree["data/models/openai/c.toml"] = model("2025-05-20", sold("2025-05-10"))
	tree["data/models/openai/in-doubt.toml"] = model("2025-05", sold("2025-05"))
	tree["data/models/openai/loose.toml"] = model("≤2025-12-31", sold("≤2025-12-31"))
	tree["data/models/openai/unsold.toml"] = model("2025-05", fact)
	edit(t, tree, "data/clouds.toml", `platform = "Bedrock"`, "platform = \"Bedrock\"\nlaunched = \"2025-06\"")
	edit(t, tree, "data/labs.toml", `name = "OpenAI"`, "name = \"OpenAI\"\nfounded = 2026")
	data, found := dataset.Load(tree)
	if source.Blocking(found) > 0 {
		t.Fatal(lines(found))
	}
	past := data.At(source.DayOf(2025, 5, 15))
	var there []dataset.ModelID
	for _, m := range past.Models() {
		there = append(there, m.ID)
	}
	if want := []dataset.ModelID{"openai/a", "openai/c", "openai/gpt-1", "openai/in-doubt"}; !slices.Equal(there, want) {
		t.Errorf("%v are there, want %v", there, want)
	}
	if next := past.Model("openai/a").Successor; next != "openai/c" {
		t.Errorf("the successor of a is %q", next)
	}
	if m := past.Model("openai/c"); !m.Released.IsZero() {
		t.Errorf("the release of c lies ahead: %v", m.Released)
	}
	if past.Model("openai/in-doubt").Released.IsZero() {
		t.Error("the release in doubt is gone")
	}
	if c := past.Cloud("aws"); !c.Launched.IsZero() {
		t.Errorf("AWS opened on %v, which lies ahead", c.Launched)
	}
	if l := past.Lab("openai"); l.Founded != 0 {
		t.Errorf("OpenAI was founded in %d, which lies ahead", l.Founded)
	}
	if data.Cloud("aws").Launched.IsZero() || data.Lab("openai").Founded == 0 {
		t.Error("looking back changed the dataset")
	}
}
