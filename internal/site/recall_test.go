package site_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/site"
)

// drawer is a cache that counts what is put into it.
type drawer struct {
	data map[string][]byte
	puts int
}

func (d *drawer) Get(key string) ([]byte, bool) {
	data, ok := d.data[key]
	return data, ok
}

func (d *drawer) Put(key string, data []byte) {
	if d.data == nil {
		d.data = map[string][]byte{}
	}
	d.data[key] = data
	d.puts++
}

// pageWith is a page in order that has ids and links.
func pageWith(path string, ids, links []string) site.File {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="en"><title>A page</title><h1>A page</h1>`)
	for _, id := range ids {
		fmt.Fprintf(&b, "<p id=%q>A paragraph</p>", id)
	}
	for _, link := range links {
		fmt.Fprintf(&b, "<a href=%q>a link</a>", link)
	}
	return site.File{Path: path, Data: []byte(b.String())}
}

// Law: whatever changes from one run to the next, the audit finds the same with a
// memo as without.
func TestAuditRecalls(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		memo := site.Memo{Cache: &drawer{}, Program: "this"}
		ids := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c", "two words"}), 0, 3)
		links := rapid.SliceOfN(rapid.SampledFrom([]string{"one.html", "two.html#a", "three.html#b", "#a", "#c", "https://example.org", "javascript:0", "folder"}), 0, 4)
		for range rapid.IntRange(2, 4).Draw(t, "runs") {
			var pages []site.File
			for _, path := range []string{"one.html", "two.html", "three.html"} {
				if rapid.Bool().Draw(t, "there") {
					pages = append(pages, pageWith(path, ids.Draw(t, "ids"), links.Draw(t, "links")))
				}
			}
			want := lines(site.Of(pages...).Audit("", site.Memo{}))
			if got := lines(site.Of(pages...).Audit("", memo)); got != want {
				t.Fatalf("with a memo:\n%s\nwithout:\n%s", got, want)
			}
		}
	})
}

// TestAuditKeeps: only what changed is read and kept anew, and another program or
// one without a name trusts nothing that this one read.
func TestAuditKeeps(t *testing.T) {
	cache := &drawer{}
	audit := func(program, id string, wantPuts int) {
		t.Helper()
		pages := site.Of(pageWith("index.html", nil, []string{"other.html#here"}), pageWith("other.html", []string{id}, nil))
		found := lines(pages.Audit("", site.Memo{Cache: cache, Program: program}))
		if broken := id != "here"; broken != (found != "") {
			t.Errorf("with the id %s found: %q", id, found)
		}
		if cache.puts != wantPuts {
			t.Errorf("put %d times, want %d", cache.puts, wantPuts)
		}
	}
	audit("this", "here", 1)
	audit("this", "here", 1)
	audit("this", "there", 2)
	audit("this", "here", 3)
	audit("another", "here", 4)
	audit("", "here", 4)
	for key := range cache.data {
		cache.data[key] = []byte("damaged")
	}
	audit("this", "here", 5)
}

// TestAuditTrusts: what is kept is used, or a memo would be of no use.
func TestAuditTrusts(t *testing.T) {
	cache := &drawer{}
	pages := site.Of(pageWith("index.html", []string{"here"}, []string{"#here"}))
	memo := site.Memo{Cache: cache, Program: "this"}
	pages.Audit("", memo)
	for key, kept := range cache.data {
		cache.data[key] = []byte(strings.Replace(string(kept), `"#here"`, `"#gone"`, 1))
	}
	const want = "index.html: link \"#gone\": index.html has no element with the id \"gone\"\n"
	if got := lines(pages.Audit("", memo)); got != want {
		t.Errorf("found %q, want %q", got, want)
	}
}
