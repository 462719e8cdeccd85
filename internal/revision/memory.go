package revision

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

// memory is a folder of files in memory.
type memory struct {
	files   map[string][]byte
	folders map[string][]fs.DirEntry // by path, in the order of names
}

// newMemory makes a folder of files by their paths. A path that leads through a file
// is left out.
func newMemory(files map[string][]byte) *memory {
	m := &memory{files: map[string][]byte{}, folders: map[string][]fs.DirEntry{".": nil}}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !through(files, name) {
			m.files[name] = files[name]
			m.enter(info{name, int64(len(files[name])), false})
		}
	}
	for _, list := range m.folders {
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return m
}

func through(files map[string][]byte, name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, file := files[dir]; file {
			return true
		}
	}
	return false
}

// enter puts an entry into its folder, and that into the one above.
func (m *memory) enter(i info) {
	above := path.Dir(i.path)
	if _, there := m.folders[above]; !there {
		m.enter(info{path: above, folder: true})
	}
	if i.folder {
		m.folders[i.path] = nil
	}
	m.folders[above] = append(m.folders[above], i)
}

// Open opens a file or folder.
func (m *memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, there := m.files[name]; there {
		return &openFile{info{name, int64(len(data)), false}, bytes.NewReader(data)}, nil
	}
	if list, there := m.folders[name]; there {
		return &openFolder{info{path: name, folder: true}, list}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// info tells of a file or folder.
type info struct {
	path   string
	size   int64
	folder bool
}

func (i info) Name() string               { return path.Base(i.path) }
func (i info) Size() int64                { return i.size }
func (i info) IsDir() bool                { return i.folder }
func (i info) ModTime() time.Time         { return time.Time{} }
func (i info) Sys() any                   { return nil }
func (i info) Type() fs.FileMode          { return i.Mode().Type() }
func (i info) Info() (fs.FileInfo, error) { return i, nil }

func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openFile struct {
	info
	*bytes.Reader
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFile) Size() int64                { return f.info.size }
func (f *openFile) Close() error               { return nil }

type openFolder struct {
	info
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }

func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
}

// ReadDir reads the next n entries, or all where n is not above 0.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(f.rest)
	} else if len(f.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(f.rest))
	list := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return list, nil
}
