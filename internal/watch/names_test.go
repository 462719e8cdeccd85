package watch

import "testing"

func TestCounts(t *testing.T) {
	names := []string{"data", "content", "site.toml"}
	for file, want := range map[string]bool{
		"site.toml":             true,
		"data":                  true,
		"data/deals.toml":       true,
		"data/models/a/b.toml":  true,
		"content/a.md":          true,
		"content/#1.md":         true,
		"content/4913.md":       true,
		"data/#":                true,
		".":                     false,
		"..":                    false,
		"../data/deals.toml":    false,
		"public/index.html":     false,
		"database/deals.toml":   false,
		"site.toml~":            false,
		"data/4913":             false,
		"data/.deals.toml.swp":  false,
		"data/deals.toml.swx":   false,
		"data/deals.toml~":      false,
		"data/.#deals.toml":     false,
		"data/#deals.toml#":     false,
		"data/.DS_Store":        false,
		"data/deals.toml.tmp":   false,
		"data/.git/x":           false,
		"data/deals.crswap":     false,
		"content/Thumbs.db":     false,
		"content/___jb_tmp___":  false,
		"content/.hidden/a.md":  false,
		"content/old~/a.md":     false,
		"content/half.tmp/a.md": false,
	} {
		if got := counts(file, names); got != want {
			t.Errorf("%s counts: %v, want %v", file, got, want)
		}
	}
}
