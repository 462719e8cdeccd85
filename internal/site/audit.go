package site

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/source"
)

// Audit reads every page as a browser would and notes what is wrong with it:
// links and anchors that lead nowhere, ids that stand twice, headings out of
// order, a missing language, title or text for an image. base is the address
// that the site is published under, "" where it is not known.
func (s *Site) Audit(base string, memo Memo) []source.Problem {
	var pages []File
	for _, f := range s.files {
		if isPage(f.Path) {
			pages = append(pages, f)
		}
	}
	read := memo.read(pages)
	web := &web{site: s, ids: make(map[string]map[string]bool, len(pages))}
	_, web.root = basePath(base)
	for _, p := range read {
		web.ids[p.path] = p.ids
	}
	parallel(len(read), func(i int) { read[i].follow(web) })
	return gather(read)
}

// isPage tells the pages that are made here from files that are published as
// they are.
func isPage(path string) bool {
	return strings.HasSuffix(path, ".html") && !strings.HasPrefix(path, staticDir+"/")
}

// gather makes one problem of a fault, on however many pages it is: mostly it
// is a single one, of a template.
func gather(pages []*audited) []source.Problem {
	texts := map[string]string{} // what is said of a fault on the first page that has it
	on := map[string][]string{}
	for _, p := range pages {
		for _, f := range p.faults {
			paths := on[f.key]
			if len(paths) == 0 {
				texts[f.key] = f.text
			} else if paths[len(paths)-1] == p.path {
				continue
			}
			on[f.key] = append(paths, p.path)
		}
	}
	var problems source.Problems
	for key, paths := range on {
		also := ""
		if others := paths[1:]; len(others) > 0 {
			also = fmt.Sprintf(" (also on %s)", some(others, fmt.Sprintf("%d more", len(others)-maxNamed)))
		}
		problems.Add(source.Pos{File: paths[0]}, "%s%s", texts[key], also)
	}
	return problems.Sorted()
}

// audited is what the audit knows of a page.
type audited struct {
	path   string
	ids    map[string]bool
	links  []link // each once
	faults []fault
}

// fault is something wrong with a page.
type fault struct {
	key  string // the same on all pages that have the fault
	text string
}

func (a *audited) note(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	a.faults = append(a.faults, fault{text, text})
}

func auditPage(f File) *audited {
	a := &audited{path: f.Path, ids: map[string]bool{}}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(f.Data))
	if err != nil {
		a.note("no HTML: %v", err)
		return a
	}
	const doctype = "<!doctype html>"
	if start := f.Data[:min(len(f.Data), len(doctype))]; !strings.EqualFold(string(start), doctype) {
		a.note("does not begin with %s, so that browsers show it in the manner of old", doctype)
	}
	a.attributes(doc)
	a.outline(doc)
	a.describe(doc)
	return a
}

// attributes reads every attribute of a page in one walk, for a page has
// thousands: its ids, the references to them, and its links.
func (a *audited) attributes(doc *goquery.Document) {
	type reference struct{ attr, ids string }
	var references []reference
	known := map[link]bool{}
	for _, n := range doc.Find("*").Nodes {
		for _, attr := range n.Attr {
			switch {
			case attr.Key == "id":
				a.identify(attr.Val)
			case slices.Contains(referring(), attr.Key):
				references = append(references, reference{attr.Key, attr.Val})
			case slices.Contains(leading(), attr.Key):
				canonical := n.Data == "link" && doc.FindNodes(n).AttrOr("rel", "") == "canonical"
				l := link{attr.Val, !follows(n.Data)}
				if !canonical && !known[l] { // canonical is the page's own address
					a.links, known[l] = append(a.links, l), true
				}
			}
		}
	}
	for _, r := range references {
		a.refer(r.attr, strings.Fields(r.ids))
	}
}

// referring are the attributes that name ids of other elements.
func referring() []string {
	return []string{"aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns", "for", "headers"}
}

func (a *audited) identify(id string) {
	switch {
	case id == "" || strings.ContainsAny(id, " \t\r\n\f"):
		a.note("the id %q; one has a character at least and no spaces", id)
	case a.ids[id]:
		a.note("two elements have the id %q", id)
	default:
		a.ids[id] = true
	}
}

func (a *audited) refer(attr string, ids []string) {
	if len(ids) == 0 {
		a.note("%s names nothing", attr)
	}
	for _, id := range ids {
		if !a.ids[id] {
			a.note("%s names %q, and no element has that id", attr, id)
		}
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
		switch heading := words(e); {
		case heading == "":
			a.note("an empty heading h%d", level)
		case level > last+1 && last == 0:
			a.note("heading %q is h%d, and no other stands before it", heading, level)
		case level > last+1:
			a.note("heading %q is h%d and follows h%d", heading, level, last)
		}
		last = level
	})
}

// words is what an element says, to those too who hear it read.
func words(e *goquery.Selection) string {
	all := []string{e.AttrOr("aria-label", ""), e.Text()}
	e.Find("[aria-label], [alt]").Each(func(_ int, part *goquery.Selection) {
		all = append(all, part.AttrOr("aria-label", ""), part.AttrOr("alt", ""))
	})
	return strings.Join(strings.Fields(strings.Join(all, " ")), " ")
}

// describe checks what those need who do not see the page.
func (a *audited) describe(doc *goquery.Document) {
	if strings.TrimSpace(doc.Find("html").AttrOr("lang", "")) == "" {
		a.note("html without lang")
	}
	if words(doc.Find("head > title")) == "" {
		a.note("no title")
	}
	doc.Find("img:not([alt])").Each(func(_ int, e *goquery.Selection) {
		a.note("image %q without alt", e.AttrOr("src", ""))
	})
	doc.Find("a[href]").Each(func(_ int, e *goquery.Selection) {
		if strings.TrimSpace(e.Text()) == "" && words(e) == "" {
			a.note("a link without words to %q", e.AttrOr("href", ""))
		}
	})
	doc.Find("[role=img]:not([aria-labelledby])").Each(func(_ int, e *goquery.Selection) {
		if strings.TrimSpace(e.AttrOr("aria-label", "")) == "" && words(e.Find("title")) == "" {
			a.note("a picture without a description")
		}
	})
}
