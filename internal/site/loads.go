package site

import (
	"bytes"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// loads lists the files of the site that a browser fetches on its own with a
// page, each once: style sheets, scripts, what is preloaded, and what style
// sheets name in turn. A font counts where a style sheet declares it, whether
// or not the page has a letter of it.
//
// What a style sheet names is kept in sheets for the next page.
func (s *Site) loads(page File, sheets map[string][]string) []File {
	a := audited{path: page.Path}
	var found []File
	add := func(file string) {
		f, ok := s.Find(file)
		if ok && !slices.ContainsFunc(found, func(other File) bool { return other.Path == f.Path }) {
			found = append(found, f)
		}
	}
	for _, address := range fetched(page.Data) {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "" || u.Host != "" {
			continue // the audit speaks of it
		}
		if file, what := a.target(u, s.root); what == "" {
			add(file)
		}
	}
	for i := 0; i < len(found); i++ {
		names, known := sheets[found[i].Path]
		if !known {
			names = named(found[i])
			sheets[found[i].Path] = names
		}
		for _, name := range names {
			add(name)
		}
	}
	return found
}

// fetched are the addresses in a page that a browser loads before anybody asks.
func fetched(page []byte) []string {
	var addresses []string
	for _, tag := range []string{"<link", "<script"} {
		for rest := page; ; rest = rest[len(tag):] {
			i := bytes.Index(rest, []byte(tag)) // to read all of the page would take ten times as long
			if i < 0 {
				break
			}
			rest = rest[i:]
			addresses = append(addresses, fetchedBy(rest)...)
		}
	}
	return addresses
}

// fetchedBy are the addresses that the tag at the beginning of a text loads.
func fetchedBy(text []byte) (addresses []string) {
	tag := html.NewTokenizer(bytes.NewReader(text))
	tag.Next()
	var rel []string
	href := ""
	for _, a := range tag.Token().Attr {
		switch a.Key {
		case "src":
			addresses = append(addresses, a.Val)
		case "href":
			href = a.Val
		case "rel":
			rel = strings.Fields(strings.ToLower(a.Val))
		}
	}
	if slices.ContainsFunc(rel, loading) {
		addresses = append(addresses, href)
	}
	return addresses
}

// loading tells of the relations of a link that make a browser load it at once.
func loading(rel string) bool {
	return rel == "stylesheet" || rel == "preload" || rel == "modulepreload"
}

var styleAddress = regexp.MustCompile(`(?:url\(\s*|@import\s+)["']?([^"')\s]+)`)

// named are the files that a style sheet names: fonts, pictures, other sheets.
func named(f File) []string {
	if !strings.HasSuffix(f.Path, ".css") {
		return nil
	}
	var files []string
	for _, m := range styleAddress.FindAllSubmatch(f.Data, -1) {
		files = append(files, path.Join(path.Dir(f.Path), string(m[1])))
	}
	return files
}
