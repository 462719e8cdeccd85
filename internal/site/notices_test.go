package site_test

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

func makeSmall(t *testing.T, r *report.Report) *site.Site {
	t.Helper()
	made, problems, err := site.Make(treeOf(baseFiles(t, "template")), r, nil)
	if err != nil || made == nil {
		t.Fatal(err, lines(problems))
	}
	return made
}

func content(t *testing.T, s *site.Site, path string) string {
	t.Helper()
	f, ok := s.Find(path)
	if !ok {
		t.Fatalf("no file %s", path)
	}
	return string(f.Data)
}

// TestNotices are the files for hosts and search engines.
func TestNotices(t *testing.T) {
	made := makeSmall(t, small())
	if got := content(t, made, "robots.txt"); got != "User-agent: *\nAllow: /\nSitemap: https://example.org/atlas/sitemap.xml\n" {
		t.Errorf("robots.txt:\n%s", got)
	}
	if got := content(t, made, ".nojekyll"); got != "" {
		t.Errorf(".nojekyll: %q", got)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/atlas/</loc><lastmod>2026-11-23</lastmod></url>
<url><loc>https://example.org/atlas/clouds/</loc><lastmod>2026-11-23</lastmod></url>
<url><loc>https://example.org/atlas/labs/</loc><lastmod>2026-11-23</lastmod></url>
</urlset>
`
	if got := content(t, made, "sitemap.xml"); got != want {
		t.Errorf("sitemap.xml:\n%s", got)
	}
	note := `{
 "as_of": "2026-11-23",
 "bytes": 1878,
 "claims": 0,
 "figures": 0,
 "files": 13,
 "pages": 4,
 "peers": [],
 "rows": {}
}
`
	if got := content(t, made, "build.json"); got != note {
		t.Errorf("build.json:\n%s", got)
	}
}

// TestBuildNote counts what there is, and names the version of the tree where that is
// known.
func TestBuildNote(t *testing.T) {
	r := small()
	r.Site.Commit, r.Claims = "1234abc", 2
	name := []report.Column{{Name: "id", Type: "string"}}
	r.Tables = []report.Table{{Name: "models", Columns: name, Rows: [][]string{{"a"}, {"b"}, {"c"}}}, {Name: "deals", Columns: name}}
	var note struct {
		Commit string
		Claims int
		Rows   map[string]int
	}
	if err := json.Unmarshal([]byte(content(t, makeSmall(t, r), "build.json")), &note); err != nil {
		t.Fatal(err)
	}
	if rows := fmt.Sprint(note.Rows); note.Commit != "1234abc" || note.Claims != 2 || rows != "map[deals:0 models:3]" {
		t.Errorf("%+v", note)
	}
}

// TestNoticesWithoutAddress: a map of the site needs full addresses.
func TestNoticesWithoutAddress(t *testing.T) {
	r := small()
	r.Site.Base = ""
	made := makeSmall(t, r)
	if _, ok := made.Find("sitemap.xml"); ok {
		t.Error("a map of a site without address")
	}
	if got := content(t, made, "robots.txt"); got != "User-agent: *\nAllow: /\n" {
		t.Errorf("robots.txt:\n%s", got)
	}
}

// TestSitemapIsXML whatever an address holds.
func TestSitemapIsXML(t *testing.T) {
	r := small()
	r.Site.Base = `https://example.org/a&b/<'">/%C3%A4/`
	var parsed struct {
		Locations []string `xml:"url>loc"`
	}
	made := makeSmall(t, r)
	if err := xml.NewDecoder(strings.NewReader(content(t, made, "sitemap.xml"))).Decode(&parsed); err != nil {
		t.Fatal(err)
	}
	if len(parsed.Locations) != 3 || parsed.Locations[1] != r.Site.Base+"clouds/" {
		t.Errorf("the map has %q", parsed.Locations)
	}
}

func makeError(t *testing.T, r *report.Report) error {
	t.Helper()
	_, _, err := site.Make(treeOf(baseFiles(t, "template")), r, nil)
	return err
}
