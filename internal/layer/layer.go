// Package layer holds files in memory as a tree: alone, or laid over another
// tree, which stays as it is.
package layer

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Tree is a tree of which some files are in memory. The folders of these are listed
// once, and not for each look into one. It is safe for concurrent use where the tree
// below it is.
type Tree struct {
	base    fs.FS
	files   map[string][]byte
	folders map[string][]fs.DirEntry // those that files lie in, and what of theirs is in memory
}

// Alone is a tree of files, by their paths.
func Alone(files map[string][]byte) *Tree { return Over(nothing{}, files) }

// Over is the base with files, by their paths, laid over it. They hide what has their
// names, and add to its folders. A path that is none or that leads through another of
// the files is left out.
func Over(base fs.FS, files map[string][]byte) *Tree {
	t := &Tree{base, map[string][]byte{}, map[string][]fs.DirEntry{".": nil}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != "." && fs.ValidPath(name) && !through(files, name) {
			t.files[name] = files[name]
			t.enter(info{path: name, size: int64(len(files[name]))})
		}
	}
	return t
}

// through tells whether a path leads through a file.
func through(files map[string][]byte, name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, file := files[dir]; file {
			return true
		}
	}
	return false
}

// enter puts an entry into its folder, and that into the one above.
func (t *Tree) enter(i info) {
	above := path.Dir(i.path)
	if _, there := t.folders[above]; !there {
		t.enter(info{path: above, folder: true})
	}
	if i.folder {
		t.folders[i.path] = nil
	}
	t.folders[above] = append(t.folders[above], i)
}

// Open opens a file or a folder.
func (t *Tree) Open(name string) (fs.File, error) {
	if data, there := t.files[name]; there {
		return newFile(name, data), nil
	}
	if _, there := t.folders[name]; there {
		return t.openFolder(name)
	}
	if err := t.missing("open", name); err != nil {
		return nil, err
	}
	return t.base.Open(name)
}

// missing is the error for what cannot be in the tree.
func (t *Tree) missing(op, name string) error {
	switch {
	case !fs.ValidPath(name):
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	case through(t.files, name):
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
	}
	return nil
}

// ReadDir lists a folder in the order of names.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	if _, file := t.files[name]; file {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	if err := t.missing("readdir", name); err != nil {
		return nil, err
	}
	own, there := t.folders[name]
	list, err := fs.ReadDir(t.base, name)
	if !there || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return list, err
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		_, hidden := t.files[path.Join(name, e.Name())]
		return hidden
	})
	below := map[string]bool{}
	for _, e := range list {
		below[e.Name()] = true
	}
	for _, e := range own {
		if !below[e.Name()] {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Stat describes a file or a folder without opening it.
func (t *Tree) Stat(name string) (fs.FileInfo, error) { return t.about("stat", name, fs.Stat) }

// Lstat is Stat, but for a link of the base it describes that.
func (t *Tree) Lstat(name string) (fs.FileInfo, error) { return t.about("lstat", name, fs.Lstat) }

func (t *Tree) about(op, name string, look func(fs.FS, string) (fs.FileInfo, error)) (fs.FileInfo, error) {
	if data, there := t.files[name]; there {
		return info{path: name, size: int64(len(data))}, nil
	}
	if err := t.missing(op, name); err != nil {
		return nil, err
	}
	i, err := look(t.base, name)
	if _, there := t.folders[name]; there && errors.Is(err, fs.ErrNotExist) {
		return info{path: name, folder: true}, nil
	}
	return i, err
}

// ReadLink says where a link of the base leads.
func (t *Tree) ReadLink(name string) (string, error) {
	if _, file := t.files[name]; file {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	if err := t.missing("readlink", name); err != nil {
		return "", err
	}
	return fs.ReadLink(t.base, name)
}

// nothing is a tree without even a top.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}
