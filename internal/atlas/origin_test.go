package atlas_test

import (
	"bytes"
	"path"
	"regexp"
	"testing"
	"testing/fstest"

	"moatatlas/internal/atlas"
	"moatatlas/internal/dataset"
)

func TestSetOrigin(t *testing.T) {
	job := func(more map[string]string) map[string]string {
		env := map[string]string{"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "owner/name", "GITHUB_SHA": "1234abc"}
		for k, v := range more {
			env[k] = v
		}
		return env
	}
	for what, c := range map[string]struct {
		env  map[string]string
		want string
	}{
		"nowhere":      {nil, "  "},
		"main":         {job(map[string]string{"GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main"}), "https://github.com/owner/name main 1234abc"},
		"pull request": {job(map[string]string{"GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "12/merge", "GITHUB_BASE_REF": "next"}), "https://github.com/owner/name next 1234abc"},
		"tag":          {job(map[string]string{"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1"}), "https://github.com/owner/name  1234abc"},
	} {
		var o atlas.Options
		o.SetOrigin(func(key string) string { return c.env[key] })
		if got := string(o.Repository) + " " + o.Branch + " " + o.Commit; got != c.want {
			t.Errorf("%s: %q, want %q", what, got, c.want)
		}
	}
}

// Where site.toml names a repository or a branch, it is the author's choice that counts,
// whatever job makes the site; a job's repository that cannot be one makes no links.
func TestOrigin(t *testing.T) {
	for what, c := range map[string]struct {
		config, repository, branch, want string
	}{
		"neither":               {"", "", "", ""},
		"job":                   {"", "https://github.com/job/fork", "topic", "https://github.com/job/fork/tree/topic/data"},
		"site.toml":             {"repository = \"https://github.com/owner/name\"\n", "https://github.com/job/fork", "topic", "https://github.com/owner/name/tree/main/data"},
		"job, branch site.toml": {"branch = \"next\"\n", "https://github.com/job/fork", "topic", "https://github.com/job/fork/tree/next/data"},
		"no repository":         {"", "https://github.com/job", "topic", ""},
		"no branch":             {"", "https://github.com/job/fork", "a b", ""},
	} {
		tree := smallTree(t)
		tree["site.toml"] = &fstest.MapFile{Data: append([]byte(c.config), tree["site.toml"].Data...)}
		made := mustBuildBy(t, tree, atlas.Options{Repository: dataset.URL(c.repository), Branch: c.branch})
		page, _ := made.Find("data/index.html")
		got := string(factsAddress.Find(page.Data))
		if got != c.want {
			t.Errorf("%s: the facts are at %q, want %q", what, got, c.want)
		}
		for _, f := range made.Files() {
			if path.Ext(f.Path) == ".html" && c.want == "" && bytes.Contains(f.Data, []byte(`class="edit"`)) {
				t.Errorf("%s: %s has a link to edit that leads nowhere", what, f.Path)
			}
		}
		if f, _ := made.Find("models/openai/gpt-1/index.html"); c.want != "" && !bytes.Contains(f.Data, []byte("/data/models/openai/gpt-1.toml#L")) {
			t.Errorf("%s: no link to the line of a fact", what)
		}
	}
}

var factsAddress = regexp.MustCompile(`https://github\.com/[\w-]+/[\w-]+/tree/\w+/data`)
