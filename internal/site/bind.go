package site

import (
	"bytes"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// bind makes the parts of a page that consists of others: each by its own
// template, and then fitted into the one document.
func (t *templates) bind(whole report.Page, problems *source.Problems) report.Page {
	if whole.Parts == nil {
		return whole
	}
	b := binding{whole.Place, make(map[report.Place]*leaf, len(whole.Parts))}
	whole.Parts = slices.Clone(whole.Parts)
	for _, p := range whole.Parts {
		b.leaves[p.Page.Place] = newLeaf(p, t.part(p.Page, problems))
	}
	for i, p := range whole.Parts {
		l := b.leaves[p.Page.Place]
		b.lead(l)
		text, _ := l.body.Html() // into memory, which takes everything
		whole.Parts[i].HTML = report.Markup(text)
	}
	return whole
}

// part is what a page shows within its frame.
func (t *templates) part(p report.Page, problems *source.Problems) []byte {
	var out bytes.Buffer
	if err := t.sets[p.Template].ExecuteTemplate(&out, "content", p); err != nil {
		t.note(err, templateFile(p.Template), problems)
	}
	return out.Bytes()
}

// leaf is a part while it is fitted in.
type leaf struct {
	report.Part
	body *goquery.Selection
	ids  map[string]bool // of its page
}

// newLeaf gives a part the ids, headings and landmarks that it has in the
// document.
func newLeaf(p report.Part, text []byte) *leaf {
	doc, _ := goquery.NewDocumentFromReader(bytes.NewReader(text)) // from memory, which does not fail
	l := &leaf{p, doc.Find("body"), map[string]bool{}}
	l.identify()
	l.lower()
	l.distinguish()
	l.body.Find(".anchor").Remove()                    // the contents lead to headings
	l.body.Find("[data-sort]").RemoveAttr("data-sort") // on paper all tables stand as published
	return l
}

// identify puts the part in front of ids and of what refers to them. Drawings
// keep theirs: these are of one chart alone, and the document draws none twice.
func (l *leaf) identify() {
	for _, n := range l.body.Find("*").Not("svg *").Nodes {
		for i, a := range n.Attr {
			switch {
			case a.Key == "id":
				l.ids[a.Val] = true
				n.Attr[i].Val = l.Anchor(a.Val)
			case slices.Contains(referring(), a.Key):
				ids := strings.Fields(a.Val)
				for j, id := range ids {
					ids[j] = l.Anchor(id)
				}
				n.Attr[i].Val = strings.Join(ids, " ")
			}
		}
	}
}

// lower puts the headings below those of the document; the first is where links
// to the part lead.
func (l *leaf) lower() {
	all := l.body.Find("h1, h2, h3, h4, h5, h6")
	all.Filter("h1").First().SetAttr("id", l.ID())
	for _, n := range all.Nodes {
		const levels = "123456"
		level := strings.Index(levels, n.Data[1:]) + l.Level
		n.Data = "h" + levels[min(level, len(levels))-1:][:1]
	}
}

// distinguish puts the name of the part in front of those of its landmarks, which
// are called alike on many pages.
func (l *leaf) distinguish() {
	l.body.Find("section[aria-labelledby]").Each(func(_ int, e *goquery.Selection) {
		e.SetAttr("aria-labelledby", l.ID()+" "+e.AttrOr("aria-labelledby", ""))
	})
	l.body.Find("section[aria-label], aside[aria-label], [role=region]").Each(func(_ int, e *goquery.Selection) {
		e.SetAttr("aria-label", l.Page.Title+": "+e.AttrOr("aria-label", ""))
	})
}

// binding is a document of several pages.
type binding struct {
	place  report.Place
	leaves map[report.Place]*leaf
}

// lead makes the links of a part lead from the document: to where it has the page
// and the id in question, else to the page.
func (b binding) lead(l *leaf) {
	for _, n := range l.body.Find("*").Nodes {
		for i, a := range n.Attr {
			if slices.Contains(leading(), a.Key) {
				n.Attr[i].Val = b.address(l.Page.Place, a.Val)
			}
		}
	}
}

func (b binding) address(from report.Place, address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return address
	}
	file := from.File()
	if u.Path != "" {
		file = path.Join(path.Dir(file), u.Path)
	}
	if place, ok := strings.CutSuffix(file, report.Front.File()); ok {
		switch l := b.leaves[report.Place(place)]; {
		case l != nil && u.Fragment == "":
			return "#" + l.ID()
		case l != nil && l.ids[u.Fragment]:
			return "#" + l.Anchor(u.Fragment)
		}
	}
	u.Path = b.place.To(file)
	return u.String()
}
