package site

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/source"
)

// Audit reads every page as a browser would and notes what is wrong with it:
// links and anchors that lead nowhere, ids that stand twice, headings out of
// order, a missing language, title or text for an image.
func (s *Site) Audit(base string) []source.Problem {
	var pages []File
	for _, f := range s.files {
		if strings.HasSuffix(f.Path, ".html") && !strings.HasPrefix(f.Path, staticDir+"/") {
			pages = append(pages, f)
		}
	}
	read := make([]*audited, len(pages))
	parallel(len(pages), func(i int) { read[i] = auditPage(pages[i]) })
	ids := make(map[string]map[string]bool, len(pages))
	for _, p := range read {
		ids[p.path] = p.ids
	}
	parallel(len(read), func(i int) { read[i].follow(s, ids, basePath(base)) })
	var problems source.Problems
	for _, p := range read {
		problems.Append(p.problems.Sorted()...)
	}
	return problems.Sorted()
}

// audited is what the audit knows of a page.
type audited struct {
	path     string
	ids      map[string]bool
	links    []string // addresses of pages, files and anchors, each once
	problems source.Problems
}

func (a *audited) note(format string, args ...any) {
	a.problems.Add(source.Pos{File: a.path}, format, args...)
}

func auditPage(f File) *audited {
	a := &audited{path: f.Path, ids: map[string]bool{}}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(f.Data))
	if err != nil {
		a.note("no HTML: %v", err)
		return a
	}
	a.identify(doc)
	a.outline(doc)
	a.describe(doc)
	a.collect(doc)
	return a
}

func (a *audited) identify(doc *goquery.Document) {
	doc.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if a.ids[id] {
			a.note("two elements have the id %q", id)
		}
		a.ids[id] = true
	})
	for _, attr := range []string{"aria-labelledby", "aria-describedby", "for"} {
		doc.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			for _, id := range strings.Fields(e.AttrOr(attr, "")) {
				if !a.ids[id] {
					a.note("%s names %q, and no element has that id", attr, id)
				}
			}
		})
	}
}

// outline checks that there is one heading of the first level and that no
// level is skipped on the way down.
func (a *audited) outline(doc *goquery.Document) {
	if n := doc.Find("h1").Length(); n != 1 {
		a.note("%d headings h1; a page has one", n)
	}
	last := 0
	doc.Find("h1, h2, h3, h4, h5, h6").Each(func(_ int, e *goquery.Selection) {
		level := int(goquery.NodeName(e)[1] - '0')
		if level > last+1 {
			a.note("heading %q is h%d and follows h%d", text(e), level, last)
		}
		if text(e) == "" {
			a.note("an empty heading h%d", level)
		}
		last = level
	})
}

func text(e *goquery.Selection) string { return strings.Join(strings.Fields(e.Text()), " ") }

// describe checks what those need who do not see the page.
func (a *audited) describe(doc *goquery.Document) {
	if doc.Find("html").AttrOr("lang", "") == "" {
		a.note("html without lang")
	}
	if text(doc.Find("head > title")) == "" {
		a.note("no title")
	}
	doc.Find("img:not([alt])").Each(func(_ int, e *goquery.Selection) {
		a.note("image %q without alt", e.AttrOr("src", ""))
	})
	doc.Find("a[href]").Each(func(_ int, e *goquery.Selection) {
		_, named := e.Attr("aria-label")
		if text(e) == "" && !named && e.Find("img[alt]").Length() == 0 {
			a.note("a link without words to %q", e.AttrOr("href", ""))
		}
	})
	doc.Find("[role=img]:not([aria-label])").Each(func(_ int, e *goquery.Selection) {
		if e.Find("title").Length() == 0 {
			a.note("a picture without a description")
		}
	})
}

func (a *audited) collect(doc *goquery.Document) {
	for _, attr := range []string{"href", "src"} {
		doc.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			if goquery.NodeName(e) == "link" && e.AttrOr("rel", "") == "canonical" {
				return
			}
			a.links = append(a.links, e.AttrOr(attr, ""))
		})
	}
	slices.Sort(a.links)
	a.links = slices.Compact(a.links)
}

// follow notes the links of a page that lead nowhere; ids are those of all
// pages.
func (a *audited) follow(s *Site, ids map[string]map[string]bool, basePath string) {
	for _, link := range a.links {
		if message := a.fault(link, s, ids, basePath); message != "" {
			a.note("link %q: %s", link, message)
		}
	}
}

// fault says what is wrong with a link, or nothing.
func (a *audited) fault(link string, s *Site, ids map[string]map[string]bool, basePath string) string {
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return "no address"
	case u.Scheme == "http" || u.Scheme == "https":
		return ""
	case u.Scheme != "" || u.Host != "":
		return "only links within the site, http and https are allowed"
	}
	var target string
	switch rooted := strings.HasPrefix(u.Path, "/"); {
	case u.Path == "":
		target = a.path
	case rooted && a.path == notFoundPath:
		target = strings.TrimPrefix(u.Path, basePath)
	case rooted:
		return "not relative; the site must work below any path"
	default:
		target = path.Join(path.Dir(a.path), u.Path)
	}
	if _, ok := s.Find(target); !ok {
		return fmt.Sprintf("the site has no file %q", target)
	}
	if u.Fragment != "" && !ids[target][u.Fragment] {
		return fmt.Sprintf("%s has no element with the id %q", target, u.Fragment)
	}
	return ""
}
