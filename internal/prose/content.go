package prose

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	extended "github.com/yuin/goldmark/extension/ast"

	"moatatlas/internal/source"
)

const (
	contentDir = "content"
	staticDir  = "static"
)

// Content is the documents of an input tree.
type Content struct {
	documents []*Document
	files     []string
}

// Documents lists the documents in the order of their paths.
func (c *Content) Documents() []*Document { return c.documents }

// Files lists the images in content/ that documents show, in the order of
// their paths. They have to be published.
func (c *Content) Files() []string { return c.files }

// By is what had been written by a day and speaks of none after it. A document
// without a date is of no earlier day than the report's own: it goes too.
func (c *Content) By(day source.Day) *Content {
	past := &Content{}
	for _, d := range c.documents {
		if d.Date == 0 || d.Date > day || d.AsOf > day {
			continue
		}
		past.documents = append(past.documents, d)
		for _, image := range d.Images {
			if slices.Contains(c.files, image.File) && !slices.Contains(past.files, image.File) {
				past.files = append(past.files, image.File)
			}
		}
	}
	slices.Sort(past.files)
	return past
}

// Load reads and checks the documents of an input tree. All that is wrong comes
// back sorted by place; where any of it is no mere warning, the documents are
// incomplete and must not be published. A tree without content/ has none.
func Load(tree fs.FS) (*Content, []source.Problem) {
	l := &loader{tree: tree, images: map[string]bool{}}
	l.walk()
	l.once()
	for _, file := range slices.Sorted(maps.Keys(l.images)) {
		if l.images[file] {
			l.files = append(l.files, file)
		} else {
			l.problems.Add(source.Pos{File: file}, "no document shows this image")
		}
	}
	return &l.Content, l.problems.Sorted()
}

// loader reads one tree.
type loader struct {
	Content
	tree     fs.FS
	problems source.Problems
	images   map[string]bool // in content/; true once a document shows it
}

// walk reads the files in the order of their paths.
func (l *loader) walk() {
	// The function returns no error but to skip a folder, so the walk has none.
	_ = fs.WalkDir(l.tree, contentDir, func(name string, entry fs.DirEntry, err error) error {
		at := source.Pos{File: name}
		switch {
		case err != nil:
			if name != contentDir || !errors.Is(err, fs.ErrNotExist) {
				l.problems.Add(at, "cannot be read: %v", cause(err))
			}
			return fs.SkipDir
		case name == contentDir:
			if !entry.IsDir() {
				l.problems.Add(at, "a file stands where a folder is expected")
			}
			return nil
		case strings.HasPrefix(path.Base(name), "."):
			return skip(entry)
		case !printable(name):
			l.problems.Add(source.Pos{File: contentDir}, "the name %q holds characters that cannot be printed", name)
			return skip(entry)
		}
		return l.entry(name, entry)
	})
	for _, d := range l.documents {
		for _, image := range d.Images {
			if _, ok := l.images[image.File]; ok {
				l.images[image.File] = true
			}
		}
	}
}

// skip leaves out a file, or a folder with all that is in it.
func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// entry reads a file or a folder of content/.
func (l *loader) entry(name string, entry fs.DirEntry) error {
	at := source.Pos{File: name}
	ending := path.Ext(name)
	switch {
	case entry.IsDir() && ending == ".md":
		l.problems.Add(at, "a folder stands where a file is expected")
		return fs.SkipDir
	case name == contentDir+"/README.md":
	case entry.IsDir() || ending == ".md":
		if err := checkName(strings.TrimSuffix(path.Base(name), ".md")); err != nil {
			l.problems.Add(at, "%v", err)
			return skip(entry)
		}
		if !entry.IsDir() {
			l.document(name)
		}
	case slices.Contains(pictures(), ending):
		l.images[name] = false
	default:
		l.problems.Add(at, "nothing reads this file; documents end with .md, images with %s", strings.Join(pictures(), ", "))
	}
	return nil
}

// document reads a document.
func (l *loader) document(name string) {
	text, ok := source.ReadFile(l.tree, name, &l.problems)
	if !ok {
		return
	}
	section, _ := strings.CutPrefix(path.Dir(name), contentDir)
	d := &Document{
		File:    name,
		Section: strings.TrimPrefix(section, "/"),
		Slug:    strings.TrimSuffix(path.Base(name), ".md"),
	}
	r := &reader{
		Document: d,
		tree:     l.tree,
		problems: &l.problems,
		slugs:    map[string]int{},
		byIndex:  map[int]*extended.Footnote{},
		numbers:  map[int]int{},
		claimed:  map[string]source.Pos{},
	}
	r.read(text)
	l.documents = append(l.documents, d)
}

// once holds the ids of claims to one place in all documents: readers find all
// claims in one list, by their ids.
func (l *loader) once() {
	first := map[string]source.Pos{}
	for _, d := range l.documents {
		for i := range d.Claims {
			id := d.Claims[i].id
			if before, twice := first[id.Text]; twice {
				l.problems.Add(id.Pos(), "%s", claimedTwice(id.Text, before))
			} else {
				first[id.Text] = id.Pos()
			}
		}
	}
}

var nameForm = regexp.MustCompile(`^[a-z0-9]+([.-][a-z0-9]+)*$`)

// checkName holds a name to a form that is safe in an address.
func checkName(name string) error {
	if !nameForm.MatchString(name) || len(name) > 100 || name == "index" {
		return fmt.Errorf("%s cannot be in an address; use a-z, 0-9, and between them . and -, 100 characters at most", source.Quote(name))
	}
	return nil
}

// printable tells whether a file's name can stand in a message without
// changing how the rest of it looks.
func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

// cause is an error without the path that it may name: a Problem says where.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
