package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// sample is the real report with one page for each of its templates, and their
// views as set.
func sample(r *report.Report, set func(view reflect.Value)) *report.Report {
	few := *r
	few.Tables, few.Documents, few.Pages = nil, nil, nil
	seen := map[string]bool{}
	for _, p := range r.Pages {
		if seen[p.Template] {
			continue
		}
		seen[p.Template] = true
		p.View = viewed(p.View, set)
		p.Parts = sampleParts(p.Parts, set)
		few.Pages = append(few.Pages, p)
	}
	return &few
}

// viewed is a view of the same type, as set.
func viewed(view any, set func(reflect.Value)) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	set(v)
	return v.Interface()
}

// sampleParts does the same for the parts of a page.
func sampleParts(parts []report.Part, set func(reflect.Value)) []report.Part {
	var few []report.Part
	seen := map[string]bool{}
	for _, p := range parts {
		if !seen[p.Page.Template] {
			seen[p.Page.Template] = true
			p.Page.View = viewed(p.Page.View, set)
			few = append(few, p)
		}
	}
	return few
}

// TestEveryTemplateHasPages: the tests of this file, and the audit of the real
// site, look at every template there is.
func TestEveryTemplateHasPages(t *testing.T) {
	tree, r := realTree(t)
	used := map[string]bool{"frame": true, "parts": true, r.NotFound.Template: true}
	for _, p := range r.Pages {
		used[p.Template] = true
	}
	files, err := fs.Glob(tree, "templates/*")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(path.Base(file), ".html"); !used[name] {
			t.Errorf("%s makes no page", file)
		}
	}
}

// TestEmptyViews: a template takes whatever is not known for that.
func TestEmptyViews(t *testing.T) {
	tree, r := realTree(t)
	few := sample(r, func(reflect.Value) {})
	mustMake(t, tree, few)
	few.Site = report.Site{}
	for i := range few.Pages {
		p := &few.Pages[i]
		few.Pages[i] = report.Page{Place: p.Place, Template: p.Template, View: p.View}
	}
	mustMake(t, tree, few)
}

// filled sets all fields of a view to a text and all flags to a value; lists
// get two elements. What was made of escaped text already is a mark instead.
func filled(t *testing.T, v reflect.Value, text string, flag bool) {
	if v.Type() == reflect.TypeFor[report.Markup]() {
		v.SetString(`<b>safe</b>`)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Int:
		v.SetInt(2)
	case reflect.Bool:
		v.SetBool(flag)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(t, v.Elem(), text, flag)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			filled(t, v.Index(i), text, flag)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				filled(t, f, text, flag)
			}
		}
	default:
		t.Errorf("a view holds a %s", v.Type())
	}
}

// written is a sample of the real site in which every text is the one given.
func written(t *testing.T, text string, flag bool) *site.Site {
	t.Helper()
	tree, r := realTree(t)
	few := sample(r, func(v reflect.Value) { filled(t, v, text, flag) })
	few.Site.Title, few.Site.Tagline = text, text
	few.Site.AsOf = report.When{Text: text, Short: text, Machine: text}
	few.Site.Sections = slices.Clone(few.Site.Sections)
	for i := range few.Site.Sections {
		few.Site.Sections[i].Name = text
	}
	few.NotFound.Title, few.NotFound.Description = text, text
	for i := range few.Pages {
		p := &few.Pages[i]
		p.Title, p.Description, p.Crumbs = text, text, []report.Link{{Text: text, Href: text}}
		for i := range p.Parts {
			p.Parts[i].Page.Title, p.Parts[i].Page.Description = text, text
		}
	}
	return mustMake(t, tree, few)
}

// TestHostileText: data comes from strangers, and no text of theirs is ever
// more than text.
func TestHostileText(t *testing.T) {
	texts := []string{
		`<script>alert(1)</script>`, `"onmouseover="x`, `' onmouseover='x`, ` onmouseover=x `, `javascript:alert(1)`, ` JaVaScRiPt:alert(1)`,
		"java\tscript:alert(1)", "\x01javascript:alert(1)", `data:text/html,<script>alert(1)</script>`, `vbscript:x`, `--><script>alert(1)</script>`,
		`</title><script>alert(1)</script>`, `</style><script>`, `{{.Site.Title}}`, `&lt;script&gt;&#34;&amp;`, "a\u202egnp.exe", strings.Repeat("x", 1_000),
		"中文模型 日本語", "نموذج الذكاء", "\u200f\u200e\u2066x\u2069", "a\u2028b\u2029c", "\r\n\r\n", "e\u0301\u0489\u0489", "👩‍💻", "\x7f\u0085",
	}
	for _, flag := range []bool{false, true} {
		plain := skeletons(t, written(t, "plain", flag))
		for _, text := range append(texts, strings.Join(texts, " ")) {
			if !flag && len(text) < 1_000 {
				continue // all of them at once do for the ways not taken
			}
			t.Run(fmt.Sprintf("%.20q %t", text, flag), func(t *testing.T) {
				t.Parallel()
				made := written(t, text, flag)
				for page, got := range skeletons(t, made) {
					if want := plain[page]; got != want {
						t.Errorf("%s: the text changes the page from\n%s\nto\n%s", page, want, got)
					}
				}
				harmless(t, made, text)
			})
		}
	}
}

func eachPage(t *testing.T, s *site.Site, do func(path string, doc *goquery.Document)) {
	t.Helper()
	n := 0
	for _, f := range s.Files() {
		if path.Ext(f.Path) != ".html" {
			continue
		}
		doc, err := goquery.NewDocumentFromReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		do(f.Path, doc)
		n++
	}
	if n != s.Pages() {
		t.Errorf("%d of %d pages looked at", n, s.Pages())
	}
}

// skeletons are the elements of each page with the names of their attributes.
func skeletons(t *testing.T, s *site.Site) map[string]string {
	t.Helper()
	pages := map[string]string{}
	eachPage(t, s, func(path string, doc *goquery.Document) {
		var out strings.Builder
		doc.Find("*").Each(func(_ int, e *goquery.Selection) {
			out.WriteString("<" + goquery.NodeName(e))
			for _, a := range e.Nodes[0].Attr {
				out.WriteString(" " + a.Key)
			}
			out.WriteString(">")
		})
		pages[path] = out.String()
	})
	return pages
}

// harmless holds a site to having no script, nothing that runs one and no
// address but those of pages, and to showing the text.
func harmless(t *testing.T, s *site.Site, text string) {
	t.Helper()
	eachPage(t, s, func(path string, doc *goquery.Document) {
		doc.Find("script, style, iframe, object, embed, base, form, template").Each(func(_ int, e *goquery.Selection) {
			if !ownElement(e) {
				t.Errorf("%s: an element %s", path, goquery.NodeName(e))
			}
		})
		doc.Find("*").Each(func(_ int, e *goquery.Selection) {
			for _, a := range e.Nodes[0].Attr {
				switch {
				case strings.HasPrefix(a.Key, "on"), a.Key == "style", a.Key == "srcdoc":
					t.Errorf("%s: an attribute %s", path, a.Key)
				case a.Key == "href" || a.Key == "src":
					if scheme := schemeOf(a.Val); scheme != "" && scheme != "http" && scheme != "https" {
						t.Errorf("%s: the address %q", path, a.Val)
					}
				}
			}
		})
		want := strings.Join(strings.Fields(strings.NewReplacer("\r\n", "\n").Replace(text)), " ")
		if got := strings.Join(strings.Fields(doc.Find("h1").Text()), " "); got != want {
			t.Errorf("%s: the heading is %.80q", path, got)
		}
	})
}

// ownElement tells of the scripts and the one form that the templates have: the
// scheme, the search, live charts, and the filter of lists, which sends nothing.
// They hold no text. What search engines are told is data.
func ownElement(e *goquery.Selection) bool {
	switch goquery.NodeName(e) {
	case "script":
		if e.AttrOr("type", "") == "application/ld+json" { // data, in which no tag can begin
			return json.Valid([]byte(e.Text())) && !strings.ContainsAny(e.Text(), "<>&")
		}
		src := e.AttrOr("src", "")
		own := []string{"static/theme.js", "static/search.js", "static/tables.js", "static/explore.js"}
		return e.Text() == "" && slices.Contains(own, strings.TrimLeft(src, "./"))
	case "form":
		_, sends := e.Attr("action")
		return !sends && e.HasClass("filter")
	}
	return false
}

// schemeOf reads an address as browsers do: they leave out line ends and tabs,
// and control characters in front.
func schemeOf(address string) string {
	address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	address = strings.TrimLeftFunc(address, func(r rune) bool { return r <= ' ' })
	if u, err := url.Parse(address); err == nil {
		return u.Scheme
	}
	return "none"
}
