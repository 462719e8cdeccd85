package site_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// boundTree has templates for a document of pages, each of which shows its words
// as they are.
func boundTree() fstest.MapFS {
	return treeOf(map[string][]byte{
		"templates/frame.html":     []byte(`{{define "frame"}}<!doctype html><html lang="en"><head><title>{{.Tab}}</title></head><body>{{template "content" .Page}}</body></html>{{end}}`),
		"templates/parts.html":     []byte(``),
		"templates/front.html":     []byte(`{{define "content"}}{{markup .View.Words}}{{end}}`),
		"templates/edition.html":   []byte(`{{define "content"}}<h1>{{.Title}}</h1>{{range .Parts}}<div>{{markup .HTML}}</div>{{end}}{{end}}`),
		"templates/not-found.html": []byte(`{{define "content"}}<h1>{{.Title}}</h1>{{end}}`),
		"static/site.css":          []byte(`:root{}`),
	})
}

type wordsView struct{ Words report.Markup }

// bound is what becomes of pages in a document at report/, in the document and
// without what stands around them.
func bound(t *testing.T, levels map[report.Place]int, pages ...report.Page) []string {
	t.Helper()
	r := small()
	r.Pages = pages
	whole := report.Page{Place: report.Edition, Template: "edition", Title: "All", View: wordsView{}}
	for _, p := range pages {
		if level := levels[p.Place]; level > 0 {
			whole.Parts = append(whole.Parts, report.Part{Page: p, Level: level})
		}
	}
	r.Pages = append(r.Pages, whole)
	made := mustMake(t, boundTree(), r)
	if found := made.Audit(r.Site.Base, site.Memo{}); len(found) > 0 {
		t.Errorf("the audit finds:\n%s", lines(found))
	}
	return parts(t, made)
}

func parts(t *testing.T, made *site.Site) []string {
	t.Helper()
	file, _ := made.Find("report/index.html")
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(file.Data))
	if err != nil {
		t.Fatal(err)
	}
	return doc.Find("body > div").Map(func(_ int, e *goquery.Selection) string {
		text, _ := e.Html()
		return strings.TrimSpace(text)
	})
}

func plain(place report.Place, title string, words report.Markup) report.Page {
	return report.Page{Place: place, Section: place, Template: "front", Title: title, View: wordsView{words}}
}

// TestBind: in a document of several pages ids differ, headings go down from
// those of the document, landmarks are told apart, links lead to where the
// document has what they lead to and else to the site, and drawings are as they
// were.
func TestBind(t *testing.T) {
	got := bound(t, map[report.Place]int{report.Clouds: 2, "clouds/aws/": 3},
		plain(report.Clouds, "Clouds", `<h1>Clouds</h1><section aria-labelledby="list"><h2 id="list">List</h2></section>`+
			`<p><a href="aws/index.html">AWS</a> <a href="aws/index.html#list">its list</a> <a href="../labs/index.html#list">labs</a> <a href="#list">here</a></p>`),
		plain("clouds/aws/", "AWS", `<h1>AWS</h1><h2 id="list">List</h2><h3>Of it</h3><div role="region" aria-label="Offers"><table data-sort="" aria-describedby="list"><tbody><tr><td>1</td></tr></tbody></table></div>`+
			`<svg viewBox="0 0 1 1" role="img" aria-label="A line"><clipPath id="clip"><path d="M0 0"/></clipPath><g clip-path="url(#clip)"></g></svg>`+
			`<p><a href="../index.html">Clouds</a> <a href="../../labs/index.html">labs</a> <a href="https://example.org/?a=1&amp;b=2#list">out</a></p>`),
		plain(report.Labs, "Labs", `<h1>Labs</h1><h2 id="list">List</h2><p><a href="../clouds/index.html">Clouds</a></p>`),
	)
	want := []string{
		`<h2 id="clouds">Clouds</h2><section aria-labelledby="clouds clouds.list"><h3 id="clouds.list">List</h3></section>` +
			`<p><a href="#clouds-aws">AWS</a> <a href="#clouds-aws.list">its list</a> <a href="../labs/index.html#list">labs</a> <a href="#clouds.list">here</a></p>`,
		`<h3 id="clouds-aws">AWS</h3><h4 id="clouds-aws.list">List</h4><h5>Of it</h5><div role="region" aria-label="AWS: Offers"><table aria-describedby="clouds-aws.list"><tbody><tr><td>1</td></tr></tbody></table></div>` +
			`<svg viewBox="0 0 1 1" role="img" aria-label="A line"><clipPath id="clip"><path d="M0 0"></path></clipPath><g clip-path="url(#clip)"></g></svg>` +
			`<p><a href="#clouds">Clouds</a> <a href="../labs/index.html">labs</a> <a href="https://example.org/?a=1&amp;b=2#list">out</a></p>`,
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("part %d is\n%s\nwant\n%s", i+1, got[i], want[i])
		}
	}
}
