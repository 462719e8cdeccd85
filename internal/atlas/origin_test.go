package atlas_test

import (
	"testing"

	"moatatlas/internal/atlas"
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
