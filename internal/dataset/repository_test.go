package dataset_test

import (
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

func TestRepositoryAddresses(t *testing.T) {
	at := source.Pos{File: "data/models/openai/gpt 5#.toml", Line: 14, Col: 3}
	for _, c := range []struct {
		site       dataset.Site
		line, edit string
	}{
		{dataset.Site{}, "", ""},
		{
			dataset.Site{Repository: "https://github.com/owner/name"},
			"https://github.com/owner/name/blob/main/data/models/openai/gpt%205%23.toml#L14",
			"https://github.com/owner/name/edit/main/data/models/openai/gpt%205%23.toml",
		},
		{
			dataset.Site{Repository: "https://github.com/owner/name/", Branch: "next/one"},
			"https://github.com/owner/name/blob/next/one/data/models/openai/gpt%205%23.toml#L14",
			"https://github.com/owner/name/edit/next/one/data/models/openai/gpt%205%23.toml",
		},
	} {
		if got := c.site.LineURL(at); got != c.line {
			t.Errorf("line %q, want %q", got, c.line)
		}
		if got := c.site.EditURL(at.File); got != c.edit {
			t.Errorf("edit %q, want %q", got, c.edit)
		}
	}
	known := dataset.Site{Repository: "https://github.com/owner/name"}
	if got := known.FactsURL() + " " + known.IssuesURL(); got != "https://github.com/owner/name/tree/main/data https://github.com/owner/name/issues" {
		t.Errorf("facts and issues are at %s", got)
	}
	if got := (dataset.Site{}).FactsURL() + (dataset.Site{}).IssuesURL(); got != "" {
		t.Errorf("without a repository facts and issues are at %s", got)
	}
	if got := known.LineURL(source.Pos{}); got != "" {
		t.Errorf("nowhere is at %q", got)
	}
}

func TestRepositoryForms(t *testing.T) {
	for text, ok := range map[dataset.URL]bool{
		"https://github.com/owner/name": true, "https://github.com/owner/name/": true, "https://git.example.org/a/b": true,
		"http://github.com/owner/name": false, "https://github.com/owner": false, "https://github.com/": false, "https://github.com/owner/name/tree/main": false,
		"https://github.com/owner/name?x=1": false, "javascript:alert(1)": false, "git@github.com:owner/name": false, "": false,
	} {
		if err := text.CheckRepository(); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	for text, ok := range map[string]bool{
		"": true, "main": true, "release/2026-11": true, "a b": false, "../x": false, "a//b": false, "/main": false, "main/": false, "x#y": false, "ä": false,
	} {
		if err := dataset.CheckBranch(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
}
