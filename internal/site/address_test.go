package site_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/report"
)

// TestHeadingsHaveAddresses: readers can take the address of what they look at from a
// link in its heading, or from one that leads to it.
func TestHeadingsHaveAddresses(t *testing.T) {
	headings, seen := 0, map[string]bool{}
	for _, f := range realSite(t).Files() {
		if !strings.HasSuffix(f.Path, ".html") || f.Path == "404.html" || f.Path == report.Edition.File() {
			continue // the edition, made to be printed, repeats pages on which headings have theirs
		}
		page, err := goquery.NewDocumentFromReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		taken := map[string]bool{}
		page.Find("main a[href]").Each(func(_ int, a *goquery.Selection) { taken[a.AttrOr("href", "")] = true })
		page.Find("main h2, main h3, main h4").Each(func(_ int, h *goquery.Selection) {
			headings++
			if h.Find("a[href]").Length() > 0 || taken["#"+h.AttrOr("id", "")] { // that it leads somewhere is for the audit
				return
			}
			kind, _, _ := strings.Cut(f.Path, "/")
			if kind += h.Text(); !seen[kind] { // and not on each of hundreds of pages
				seen[kind] = true
				t.Errorf("%s: no address for the heading %q", f.Path, h.Text())
			}
		})
	}
	if headings < 1000 {
		t.Errorf("only %d headings found", headings)
	}
}
