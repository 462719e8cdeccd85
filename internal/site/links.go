package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"
)

// link is an address on a page.
type link struct {
	address string
	loads   bool // whether a browser loads it with the page, as it does an image
}

// leading are the attributes that hold addresses.
func leading() []string { return []string{"href", "src", "poster", "data", "action"} }

// follows tells whether a browser waits for its reader before it asks for the
// address of an element.
func follows(element string) bool { return element == "a" || element == "area" || element == "form" }

// web is what links can lead to.
type web struct {
	site *Site
	root string                     // the path of its address, "" where that is not known
	ids  map[string]map[string]bool // of each page
}

// follow notes the links of a page that lead nowhere. A link to one file is
// written differently on each level of the site, and is one fault.
func (a *audited) follow(w *web) {
	for _, l := range a.links {
		if to, what := a.trouble(l, w); what != "" {
			a.faults = append(a.faults, fault{to + " " + what, fmt.Sprintf("link %q: %s", l.address, what)})
		}
	}
}

// refused is what html/template puts in the place of an address that could run
// a script.
const refused = "#ZgotmplZ"

// trouble says where a link leads and what is wrong with that, if anything.
func (a *audited) trouble(l link, w *web) (to, what string) {
	u, err := url.Parse(l.address)
	switch outside := err == nil && (u.Scheme == "http" || u.Scheme == "https"); {
	case l.address == refused:
		return l.address, "stands for an address that is neither relative nor http or https"
	case err != nil, l.address == "", outside && u.Host == "":
		return l.address, "no address"
	case outside && l.loads:
		return l.address, "a page loads nothing from other hosts"
	case outside:
		return l.address, ""
	case u.Scheme != "" || u.Host != "":
		return l.address, "only links within the site, http and https are allowed"
	}
	if to, what = a.target(u, w.root); what != "" {
		return l.address, what
	}
	return to, w.fault(to, u)
}

// fault says what is wrong with a link to a file of the site, or nothing.
func (w *web) fault(to string, u *url.URL) string {
	if _, ok := w.site.Find(to); !ok || strings.HasSuffix(u.Path, "/") {
		page := path.Join(to, "index.html")
		if _, folder := w.site.Find(page); folder {
			return fmt.Sprintf("leads to a folder; name %q, or it does not open from a disk", page)
		}
		return fmt.Sprintf("the site has no file %q", to)
	}
	if u.Fragment != "" && !w.ids[to][u.Fragment] {
		return fmt.Sprintf("%s has no element with the id %q", to, u.Fragment)
	}
	return ""
}

// target is the file that a link within the site leads to. The page for
// addresses without one is shown at any, so that its links begin at the root.
func (a *audited) target(u *url.URL, root string) (file, what string) {
	below, rooted := strings.CutPrefix(u.Path, root)
	switch {
	case u.Path == "":
		return a.path, ""
	case a.path == notFoundPath && root != "" && rooted:
		return path.Clean(below), ""
	case a.path == notFoundPath && root != "":
		return "", fmt.Sprintf("does not begin with %q; %s is shown at any address", root, notFoundPath)
	case strings.HasPrefix(u.Path, "/"):
		return "", "not relative; the site must work below any path"
	}
	return path.Join(path.Dir(a.path), u.Path), ""
}
