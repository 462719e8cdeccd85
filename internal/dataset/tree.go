package dataset

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"moatatlas/internal/source"
)

const dataDir = "data"

// tree is the files below data/.
type tree struct {
	fsys     fs.FS
	problems source.Problems
	files    map[string]bool // true once something reads it
	broken   []string        // files and folders that should hold records and could not be read
}

// walk lists the files. A folder it cannot enter is one problem, and not that
// of each file which may be in there.
func (t *tree) walk() {
	// The function returns no error but to skip a folder, so the walk has none.
	_ = fs.WalkDir(t.fsys, dataDir, func(name string, entry fs.DirEntry, err error) error {
		at := source.Pos{File: name}
		switch {
		case err != nil:
			t.broken = append(t.broken, name)
			t.unreadable(at, err)
			return fs.SkipDir
		case !printable(name):
			t.problems.Add(source.Pos{File: dataDir}, "the name %q holds characters that cannot be printed", name)
			if entry.IsDir() {
				return fs.SkipDir
			}
		case name == dataDir && !entry.IsDir():
			t.broken = append(t.broken, name)
			t.problems.Add(at, "a file stands where a folder is expected")
		case entry.IsDir() && path.Ext(name) == ".toml":
			t.broken = append(t.broken, name)
			t.problems.Add(at, "a folder stands where a file is expected")
			return fs.SkipDir
		case !entry.IsDir():
			t.files[name] = false
		}
		return nil
	})
}

// printable tells whether a file's name can stand in a message without
// changing how the rest of it looks.
func printable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) })
}

// unreadable says why a folder cannot be listed.
func (t *tree) unreadable(at source.Pos, err error) {
	if errors.Is(err, fs.ErrNotExist) {
		t.problems.Add(at, "no such folder")
		return
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	t.problems.Add(at, "cannot be read: %v", err)
}

// lost tells whether records of a file or folder of data/ may be unknown.
func (t *tree) lost(name string) bool {
	return slices.ContainsFunc(t.broken, func(b string) bool {
		return b == name || strings.HasPrefix(b, name+"/") || strings.HasPrefix(name, b+"/")
	})
}

// entity is a file that holds one record, whose id is the file's path.
type entity struct{ file, id string }

// below lists the entities in a folder of data/ in the order of their ids,
// noting the names that give none.
func (t *tree) below(dir string, depth int) []entity {
	var list []entity
	prefix := dataDir + "/" + dir + "/"
	for name := range t.files {
		id, ok := strings.CutSuffix(name, ".toml")
		if !ok || !strings.HasPrefix(id, prefix) || strings.Count(id[len(prefix):], "/") != depth-1 {
			continue
		}
		t.files[name] = true
		e := entity{name, id[len(prefix):]}
		if t.hasID(prefix, e) {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b entity) int { return cmp.Compare(a.id, b.id) })
	return list
}

// hasID checks the id that a path gives. A bad folder's name is one problem,
// however many files are in there.
func (t *tree) hasID(prefix string, e entity) bool {
	folder, slug, nested := strings.Cut(e.id, "/")
	if !nested {
		folder, slug = "", e.id
	} else if err := checkSlug(folder); err != nil {
		t.problems.Add(source.Pos{File: prefix + folder}, "name of the folder: %v", err)
		return false
	}
	if err := checkSlug(slug); err != nil {
		t.problems.Add(source.Pos{File: e.file}, "name of the file: %v", err)
		return false
	}
	return true
}

// unread notes the files that no part of the program reads: an author who put
// facts there would wait for them in vain.
func (t *tree) unread() {
	for name, read := range t.files {
		if !read && name != dataDir+"/README.md" && name != dataDir+"/LICENSE" {
			t.problems.Add(source.Pos{File: name}, "nothing reads this file; data/README.md says which files there are")
		}
	}
}
