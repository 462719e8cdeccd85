package site

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// frame is what the template around every page shows.
type frame struct {
	Site      report.Site
	Page      report.Page
	Tab       string   // the title of the browser's tab
	Root      string   // the way from the page to the root of the site
	Canonical string   // the page's address where it is published, if that is known
	Feed      string   // the address of the feed, "" where there is none
	Card      *preview // what other sites show beside a link; nil for none
	Linked    linked   // what search engines are told; nil for nothing
	Nav       []navLink
}

type navLink struct {
	report.Link
	Current string // "page" on the section's own page, "true" on those below, else ""
}

// notFoundPath is the page that GitHub Pages shows for addresses without one.
const notFoundPath = "404.html"

// render makes all pages, several at a time.
func (t *templates) render(r *report.Report, cards previews, problems *source.Problems) []File {
	files := make([]File, len(r.Pages)+1)
	notes := make([]source.Problems, len(files))
	parallel(len(files), func(i int) {
		f, path := notFoundFrame(r), notFoundPath
		if i < len(r.Pages) {
			f, path = pageFrame(r, r.Pages[i]), r.Pages[i].Place.File()
			f.Card = cards.of(r, r.Pages[i])
			f.Linked = linkedData(r, r.Pages[i], f.Card)
		}
		files[i] = File{path, t.renderPage(f, &notes[i])}
	})
	for i := range notes {
		problems.Append(notes[i].Sorted()...)
	}
	return files
}

func (t *templates) renderPage(f frame, problems *source.Problems) []byte {
	f.Page = t.bind(f.Page, problems)
	var out bytes.Buffer
	if err := t.sets[f.Page.Template].ExecuteTemplate(&out, "frame", f); err != nil {
		t.note(err, templateFile(f.Page.Template), problems)
	}
	return slices.Clone(out.Bytes())
}

func pageFrame(r *report.Report, p report.Page) frame {
	f := frame{Site: r.Site, Page: p, Root: p.Place.Root(), Tab: p.Title + " · " + r.Site.Title}
	if p.Place == report.Front {
		f.Tab = r.Site.Title + " · " + p.Title
	}
	if r.Site.Base != "" {
		f.Canonical = r.Site.Base + string(p.Place)
	}
	if r.Feed != nil {
		f.Feed = p.Place.To(report.AtomPath)
	}
	for _, s := range r.Site.Sections {
		link := navLink{Link: p.Place.Link(s.Name, s.Place)}
		switch p.Section {
		case p.Place:
			if s.Place == p.Place {
				link.Current = "page"
			}
		case s.Place:
			link.Current = "true"
		}
		f.Nav = append(f.Nav, link)
	}
	return f
}

// notFoundFrame is the frame of the one page that is shown at any address, so
// that its links cannot be relative: they begin at the root of the host.
func notFoundFrame(r *report.Report) frame {
	f := pageFrame(r, r.NotFound)
	f.Root, _ = basePath(r.Site.Base)
	f.Canonical, f.Feed, f.Tab = "", "", r.NotFound.Title+" · "+r.Site.Title
	for i := range f.Nav {
		f.Nav[i].Href, f.Nav[i].Current = f.Root+f.Nav[i].Href, ""
	}
	return f
}

// basePath is the path of the address the site is published under, "/" at the
// root of a host: as links write it, and as it is without escapes. Both are ""
// where the address is not known.
func basePath(base string) (written, meant string) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" {
		return "", ""
	}
	return strings.TrimRight(u.EscapedPath(), "/") + "/", strings.TrimRight(u.Path, "/") + "/"
}
