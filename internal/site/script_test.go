package site_test

import (
	"bytes"
	"encoding/json"
	"path"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/site"
)

// TestScriptsAreLight: what pages load before anybody asks for more stays small,
// and so does what the search loads when it is asked for.
func TestScriptsAreLight(t *testing.T) {
	made := realSite(t)
	weigh := func(names ...string) (bytes int) {
		for _, name := range names {
			f, ok := made.Find(name)
			if !ok {
				t.Fatalf("no file %s", name)
			}
			bytes += site.Compressed(f.Data)
		}
		return bytes
	}
	heaviest := 0
	eachPage(t, made, func(page string, doc *goquery.Document) {
		var scripts []string
		doc.Find("script[src]").Each(func(_ int, e *goquery.Selection) {
			scripts = append(scripts, path.Join(path.Dir(page), e.AttrOr("src", "")))
		})
		if page != "404.html" { // its addresses begin at the root of the host
			heaviest = max(heaviest, weigh(scripts...))
		}
	})
	if heaviest > 15_000 {
		t.Errorf("a page loads %d bytes of scripts", heaviest)
	}
	index, library := weigh("search-index.js"), weigh("static/minisearch.min.js")
	if index > 60_000 || library > 10_000 {
		t.Errorf("the search loads %d and %d bytes", index, library)
	}
	t.Logf("scripts of a page at most %d bytes compressed, index %d, its library %d", heaviest, index, library)
}

// TestSearchIndex: everything in it leads somewhere, whatever the data holds it
// is data and no script, and each entry has a title and says what it is.
func TestSearchIndex(t *testing.T) {
	made := realSite(t)
	index, _ := made.Find("search-index.js")
	text, ok := bytes.CutPrefix(index.Data, []byte("addSearchIndex("))
	text, closed := bytes.CutSuffix(text, []byte(");\n"))
	var entries [][]string
	if err := json.Unmarshal(text, &entries); !ok || !closed || err != nil || len(entries) < made.Pages()-1 {
		t.Fatalf("%d entries (%v), begins %.40q", len(entries), err, index.Data)
	}
	seen := map[string]bool{}
	for _, e := range entries {
		if len(e) != 4 || e[0] == "" || e[1] == "" {
			t.Fatalf("entry %q", e)
		}
		file, anchor, _ := strings.Cut(e[2], "#")
		page, ok := made.Find(file)
		if !ok || anchor != "" && !bytes.Contains(page.Data, []byte(`id="`+anchor+`"`)) {
			t.Errorf("%q leads nowhere", e)
		}
		if seen[e[2]] {
			t.Errorf("%s is there twice", e[2])
		}
		seen[e[2]] = true
	}
}
