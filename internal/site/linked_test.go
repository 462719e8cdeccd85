package site_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// What search engines are told is JSON whatever the texts are, and cannot end the
// script that holds it.
func TestLinkedData(t *testing.T) {
	hostile := `</script><script>alert(1)</script> "quoted" ]]> \\u003c &amp; \u202e`
	r := small()
	r.Site.Title, r.Site.Begin = hostile, "2023-01"
	r.Tables = []report.Table{{Name: "models", Title: "one model"}}
	r.Pages[1].Title, r.Pages[1].Crumbs = hostile, []report.Link{{Text: hostile, Href: "../labs/index.html"}}
	r.Pages[2].View = report.DataPage{}
	graph := linkedIn(t, content(t, makeLinked(t, r), "clouds/index.html"))
	items := graph[0]["itemListElement"].([]any)
	first, last := items[0].(map[string]any), items[1].(map[string]any)
	if first["name"] != hostile || first["item"] != "https://example.org/atlas/labs/" || last["item"] != "https://example.org/atlas/clouds/" || last["position"] != 2.0 {
		t.Errorf("breadcrumbs: %v", items)
	}
	data := linkedIn(t, content(t, makeLinked(t, r), "labs/index.html"))[0]
	file := data["distribution"].([]any)[0].(map[string]any)
	if data["@type"] != "Dataset" || data["temporalCoverage"] != "2023-01/2026-11-23" || file["contentUrl"] != "https://example.org/atlas/data/models.csv" || file["name"] != "models" || file["description"] != "A row is one model" {
		t.Errorf("dataset: %v", data)
	}
	r.Site.Base = ""
	if page := content(t, makeLinked(t, r), "clouds/index.html"); strings.Contains(page, "ld+json") {
		t.Error("full addresses of a site without one")
	}
}

// makeLinked makes a site whose pages are what search engines are told.
func makeLinked(t *testing.T, r *report.Report) *site.Site {
	t.Helper()
	files := baseFiles(t, "template")
	files["templates/frame.html"] = []byte(`{{define "frame"}}{{with .Linked}}<script type="application/ld+json">{{.}}</script>{{end}}{{template "content" .Page}}{{end}}`)
	files["templates/cloud.html"] = []byte(`{{define "content"}}{{end}}`)
	made, problems, err := site.Make(treeOf(files), r, nil)
	if err != nil || made == nil {
		t.Fatal(err, lines(problems))
	}
	return made
}

var linkedScript = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func linkedIn(t *testing.T, page string) []map[string]any {
	t.Helper()
	found := linkedScript.FindAllStringSubmatch(page, -1)
	if len(found) != 1 {
		t.Fatalf("%d scripts in\n%s", len(found), page)
	}
	var data struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(found[0][1]), &data); err != nil || data.Context != "https://schema.org" {
		t.Fatalf("%v: %s", err, found[0][1])
	}
	return data.Graph
}

// The guide names every section, essay and table, a line each.
func TestGuide(t *testing.T) {
	r := small()
	r.Site.Tagline = "A tagline"
	r.Pages[1].Section, r.Pages[1].Title, r.Pages[1].Description = report.Clouds, "Clouds]\n(x", "All\nclouds."
	r.Tables = []report.Table{{Name: "models", Title: "one model"}}
	r.Documents = []report.Document{{Path: "api/v1/models.json", Title: "All models"}, {Path: "api/v1/models/a/b.json", Title: "One"}}
	want := `# Atlas

> A tagline

As of 23 November 2026. Every number is computed from dated facts with a source and a grade. Text and data: CC BY 4.0.

## Sections

- [Front](https://example.org/atlas/index.html): 
- [Clouds) (x](https://example.org/atlas/clouds/index.html): All clouds.

## Data

- [data/datapackage.json](https://example.org/atlas/data/datapackage.json): describes every column of the tables below; each lies beside its .csv as .parquet too
- [data/models.csv](https://example.org/atlas/data/models.csv): a row is one model
- [api/v1/models.json](https://example.org/atlas/api/v1/models.json): All models
- [calendar.ics](https://example.org/atlas/calendar.ics): What lies ahead: retirements, laws, ends of deals
`
	if got := content(t, makeSmall(t, r), "llms.txt"); got != want {
		t.Errorf("llms.txt:\n%s", got)
	}
}

// TestRealGuide: everything that it names is there.
func TestRealGuide(t *testing.T) {
	_, r := realTree(t)
	made := realSite(t)
	links := regexp.MustCompile(`\]\(([^)]+)\): (.*)`).FindAllStringSubmatch(content(t, made, "llms.txt"), -1)
	named := map[string]bool{}
	for _, l := range links {
		path, ok := strings.CutPrefix(l[1], r.Site.Base)
		if _, found := made.Find(path); !ok || !found || l[2] == "" || named[path] {
			t.Errorf("%q", l[0])
		}
		named[path] = true
	}
	for _, path := range []string{"index.html", "claims/index.html", "analysis/aws-shelf/index.html", "data/datapackage.json", "data/models.csv", "api/v1/shifts.json", "feed.xml", "calendar.ics"} {
		if !named[path] {
			t.Errorf("%s is not named", path)
		}
	}
}
