package datasettest_test

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/dataset/datasettest"
)

// small is a tree with one lab and two models, the second succeeding the first.
func small() fstest.MapFS {
	const model = `family = "f"
tier = "mid"
modality = "text"
released = "2026-01-01"
open_weights = false
input = ["text"]
output = ["text"]
source = "https://example.org/"
grade = "A"
`
	tree := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.toml":                  "title = \"T\"\nas_of = \"2026-06-30\"\npeers = [\"aws\"]\n",
		"content/index.md":           "text",
		"data/clouds.toml":           "[cloud.aws]\nname = \"AWS\"\ncompany = \"Amazon\"\nkind = \"hyperscaler\"\nplatform = \"Bedrock\"\nsource = \"https://example.org/\"\ngrade = \"A\"\n",
		"data/labs.toml":             "[lab.openai]\nname = \"OpenAI\"\ncountry = \"US\"\nsource = \"https://example.org/\"\ngrade = \"A\"\n",
		"data/models/openai/m1.toml": "name = \"M1\"\nsuccessor = \"openai/m2\"\n" + model,
		"data/models/openai/m2.toml": "name = \"M2\"\n" + model,
	} {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

func TestTimes(t *testing.T) {
	tree := datasettest.Times(small(), 3)
	if err := fstest.TestFS(tree, "site.toml", "content/index.md", "data/models/openai-3/m1-3.toml"); err != nil {
		t.Error(err)
	}
	data, found := dataset.Load(tree)
	if len(found) > 0 {
		t.Errorf("problems: %v", found)
	}
	if labs, models := len(data.Labs()), len(data.Models()); labs != 3 || models != 6 {
		t.Errorf("%d labs and %d models, want 3 and 6", labs, models)
	}
	if m := data.Model("openai-2/m1-2"); m == nil || m.Successor != "openai-2/m2-2" {
		t.Errorf("the copy of a model: %v", m)
	}
}

func TestTimesOfNothing(t *testing.T) {
	if _, err := datasettest.Times(fstest.MapFS{}, 2).Open("site.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want that data/ does not exist", err)
	}
}
