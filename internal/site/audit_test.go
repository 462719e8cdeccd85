package site_test

import (
	"strings"
	"testing"

	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// TestAudit finds one fault a case in a site that has none else, from memory too. A
// section "address" says where the site is published.
func TestAudit(t *testing.T) {
	eachCase(t, "audit", func(t *testing.T, files map[string][]byte) []source.Problem {
		address := strings.TrimSpace(string(files["address"]))
		delete(files, "address")
		var list []site.File
		for path, data := range files {
			list = append(list, site.File{Path: path, Data: data})
		}
		found := site.Of(list...).Audit(address, site.Memo{})
		memo := site.Memo{Cache: &drawer{}, Program: "this"}
		for range 2 {
			if got := lines(site.Of(list...).Audit(address, memo)); got != lines(found) {
				t.Errorf("with a memo:\n%s\nwithout:\n%s", got, lines(found))
			}
		}
		return found
	})
}

// TestAuditOfDepth: a page that a browser would cut short is a problem too.
func TestAuditOfDepth(t *testing.T) {
	page := "<!doctype html><title>Deep</title><h1>Deep</h1>" + strings.Repeat("<div>", 1000)
	got := lines(site.Of(site.File{Path: "index.html", Data: []byte(page)}).Audit("", site.Memo{}))
	if want := "index.html: no HTML: html: open stack of elements exceeds 512 nodes\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestAuditOfAddresses: whatever the address, the audit comes to an end.
func TestAuditOfAddresses(t *testing.T) {
	page := site.File{Path: "404.html", Data: []byte(`<!doctype html><html lang="en"><title>No</title><h1>No</h1><a href="/a/index.html">a</a>`)}
	for _, address := range []string{"", "example.org", "https://example.org", "https://", "://", "%", "https://example.org/a"} {
		found := site.Of(page, site.File{Path: "index.html"}).Audit(address, site.Memo{})
		if len(found) == 0 {
			t.Errorf("%q: nothing found", address)
		}
	}
}
