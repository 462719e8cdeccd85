// Package site gives the report its form: it renders pages through templates,
// writes tables and documents, audits every link, and puts the result into a
// folder without ever leaving a half-written site.
//
// Templates are html/template files in templates/: frame.html is the page
// around every page and defines "frame", parts.html defines what several
// share, and each other file defines "content" for one kind of page. A template
// shows the view that package report made for it and decides nothing.
package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// Site is a finished site: all its files, before any is written.
type Site struct {
	files   []File            // in the order of their paths
	kinds   map[string]string // of the pages, by their paths: the names of their templates
	weights []Weight          // of the pages, the heaviest first
	hasty   bool              // whether the report was
	root    string            // the path of the site's address, "" where that is not known
}

// File is one file of a site.
type File struct {
	Path string // below the root, with slashes
	Data []byte
}

// Make renders a report with the templates and static files of an input tree.
// Problems are what the authors of templates and texts can mend; with one that
// is no mere warning there is no site. An error is a failure of the program. The
// cache keeps pictures for the next time; it may be nil.
func Make(tree fs.FS, r *report.Report, cache Cache) (*Site, []source.Problem, error) {
	var problems source.Problems
	templates, err := parseTemplates(tree, r, &problems)
	if err != nil {
		return nil, nil, err
	}
	static := append(readStatic(tree, &problems), images(tree, r, &problems)...)
	cards := newPreviews(r, static, cache, &problems)
	if list := problems.Sorted(); source.Blocking(list) > 0 {
		return nil, list, nil
	}
	pages := templates.render(r, cards, &problems)
	rest, err := together(
		func() ([]File, error) { return downloads(r) },
		func() ([]File, error) { return feedFiles(r) },
		func() ([]File, error) { return figureFiles(r, newPress(static)) },
		func() ([]File, error) { return cards.files(r) },
		func() ([]File, error) { return searchIndex(r) },
	)
	if err != nil {
		return nil, nil, err
	}
	s := &Site{files: slices.Concat(pages, rest, static, notices(r)), kinds: kinds(r), hasty: r.Hasty}
	s.files = append(s.files, buildNote(r, s))
	slices.SortFunc(s.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	s.distinct(&problems)
	if list := problems.Sorted(); source.Blocking(list) > 0 {
		return nil, list, nil
	}
	_, s.root = basePath(r.Site.Base)
	s.weights = s.weigh()
	return s, problems.Sorted(), nil
}

// kinds says of which kind each page is.
func kinds(r *report.Report) map[string]string {
	kinds := map[string]string{notFoundPath: r.NotFound.Template}
	for _, p := range r.Pages {
		kinds[p.Place.File()] = p.Template
	}
	return kinds
}

// distinct notes files that cannot lie on one disk: some take upper and lower
// case for the same, and none holds a file where it has a folder.
func (s *Site) distinct(problems *source.Problems) {
	files := make(map[string]string, len(s.files)) // paths by what a disk may make of them
	for _, f := range s.files {
		folded := strings.ToLower(f.Path)
		if other, ok := files[folded]; ok {
			problems.Add(source.Pos{File: f.Path}, "some disks would keep this file and %s as one", other)
		}
		files[folded] = f.Path
	}
	for _, f := range s.files {
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			if other, ok := files[strings.ToLower(dir)]; ok {
				problems.Add(source.Pos{File: f.Path}, "lies below %s, which is a file", other)
			}
		}
	}
}

// Files lists the files in the order of their paths.
func (s *Site) Files() []File { return slices.Clone(s.files) }

// Pages is how many of the files are pages.
func (s *Site) Pages() int { return len(s.kinds) }

// Provisional tells whether the site does not yet say of every claim which facts turn
// it.
func (s *Site) Provisional() bool { return s.hasty }

// Bytes is the size of all files together.
func (s *Site) Bytes() int {
	n := 0
	for _, f := range s.files {
		n += len(f.Data)
	}
	return n
}

// Find returns the file at a path.
func (s *Site) Find(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(s.files, path, func(f File, p string) int { return cmp.Compare(f.Path, p) })
	if !ok {
		return File{}, false
	}
	return s.files[i], true
}
