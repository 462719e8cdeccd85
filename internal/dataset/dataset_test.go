package dataset_test

import (
	"testing"

	"moatatlas/internal/dataset"
)

// TestReadOnly: whoever changes a list that a dataset returns changes the list.
func TestReadOnly(t *testing.T) {
	data, _ := dataset.Load(baseTree(t))
	before := dump(data)
	clear(data.Site().Peers)
	clear(data.Clouds())
	clear(data.Labs())
	clear(data.Organisations())
	clear(data.Models())
	clear(data.Renames())
	clear(data.Deals())
	clear(data.Actions())
	clear(data.Events())
	clear(data.Series())
	clear(data.Sizes())
	clear(data.Dropped())
	clear(data.Scenarios())
	if after := dump(data); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// TestLookUp finds records by their ids.
func TestLookUp(t *testing.T) {
	data, _ := dataset.Load(baseTree(t))
	if m := data.Model("openai/gpt-1"); m == nil || m.Lab() != "openai" || m.ID.Slug() != "gpt-1" {
		t.Errorf("model: %v", m)
	}
	if c, l := data.Cloud("aws"), data.Lab("google"); c == nil || c.ShortName() != "Amazon Web Services" || l == nil || l.Cloud != "gcp" {
		t.Errorf("cloud: %v, lab: %v", c, l)
	}
	if data.Model("openai/gpt-9") != nil || data.Cloud("openai") != nil || data.Lab("aws") != nil {
		t.Error("found what is not there")
	}
	for id, want := range map[dataset.PartyID]string{"openai": "lab", "aws": "cloud", "coreweave": "other", "nobody": ""} {
		lab, cloud, other := data.Party(id)
		got := ""
		switch {
		case lab != nil:
			got = "lab"
		case cloud != nil:
			got = "cloud"
		case other != nil:
			got = "other"
		}
		if got != want {
			t.Errorf("%s is a %q, want a %q", id, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	cloud := dataset.Cloud{Name: "Amazon Web Services", Short: "AWS"}
	if got := cloud.ShortName(); got != "AWS" {
		t.Errorf("short name %q", got)
	}
	for name, want := range map[string]string{"Google (DeepMind)": "Google", "Anthropic": "Anthropic"} {
		lab := dataset.Lab{Name: name}
		if got := lab.ShortName(); got != want {
			t.Errorf("short name of %q: %q", name, got)
		}
	}
	for url, want := range map[dataset.URL]string{"https://www.example.org:443/a": "example.org", "http://docs.example.org": "docs.example.org", "https://[": ""} {
		if got := url.Host(); got != want {
			t.Errorf("host of %q: %q, want %q", url, got, want)
		}
	}
	for url, want := range map[dataset.URL]string{
		"https://www.example.org/a/b": "example.org", "https://github.com/org/notes/blob/main/a.md": "notes on GitHub", "https://github.com/org/notes#top": "notes on GitHub",
		"https://raw.githubusercontent.com/org/notes/main/a.md": "notes on GitHub", "https://github.com/org": "github.com", "https://docs.github.com/en/models": "docs.github.com",
	} {
		if got := url.Site(); got != want {
			t.Errorf("site of %q: %q, want %q", url, got, want)
		}
	}
}
