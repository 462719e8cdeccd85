package datasettest

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// tree keeps data/ in memory and leaves the rest to another file system. It is
// a fs.FS whose folders are listed once: fstest.MapFS goes through all files
// for each folder, which at many thousand would be all that is measured.
type tree struct {
	base  fs.FS
	files map[string][]byte
	dirs  map[string][]fs.DirEntry
}

// list makes the folders out of the files.
func (t *tree) list() {
	t.dirs = map[string][]fs.DirEntry{}
	for _, name := range slices.Sorted(maps.Keys(t.files)) {
		entry := node{name: path.Base(name), size: int64(len(t.files[name]))}
		for {
			dir := path.Dir(name)
			if dir == "." {
				break
			}
			above, known := t.dirs[dir]
			t.dirs[dir] = append(above, entry)
			if known {
				break
			}
			name, entry = dir, node{name: path.Base(dir), dir: true}
		}
	}
	for _, entries := range t.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
}

// Open opens a file or a folder.
func (t *tree) Open(name string) (fs.File, error) {
	if text, ok := t.files[name]; ok {
		return &file{node{name: path.Base(name), size: int64(len(text))}, bytes.NewReader(text)}, nil
	}
	if entries, ok := t.dirs[name]; ok {
		return &folder{node{name: path.Base(name), dir: true}, entries}, nil
	}
	if strings.HasPrefix(name, "data/") || name == "data" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return t.base.Open(name)
}

// node describes a file or a folder.
type node struct {
	name string
	size int64
	dir  bool
}

func (n node) Name() string               { return n.name }
func (n node) Size() int64                { return n.size }
func (n node) IsDir() bool                { return n.dir }
func (n node) ModTime() time.Time         { return time.Time{} }
func (n node) Sys() any                   { return nil }
func (n node) Type() fs.FileMode          { return n.Mode().Type() }
func (n node) Info() (fs.FileInfo, error) { return n, nil }

// Mode is that of something only for reading.
func (n node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type file struct {
	node
	*bytes.Reader
}

// Size is the length of the file, which both parts of it know.
func (f *file) Size() int64                { return f.node.size }
func (f *file) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *file) Close() error               { return nil }

type folder struct {
	node
	rest []fs.DirEntry
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f *folder) Close() error               { return nil }

// Read fails: a folder holds no text.
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next n entries, or all that are left.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	entries := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return entries, nil
}

// failed is a tree of which nothing can be read.
type failed struct{ err error }

// Open says why nothing can be read.
func (f failed) Open(string) (fs.File, error) { return nil, f.err }
