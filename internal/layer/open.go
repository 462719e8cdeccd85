package layer

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"time"
)

// info describes a file in memory or a folder of such.
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

// Mode is that of something only to be read.
func (i info) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// file is an open file.
type file struct {
	*bytes.Reader
	info info
}

func newFile(name string, data []byte) *file {
	return &file{bytes.NewReader(data), info{path: name, size: int64(len(data))}}
}

func (f *file) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *file) Close() error               { return nil }

// folder is an open folder.
type folder struct {
	info fs.FileInfo
	name string
	rest []fs.DirEntry
}

func (t *Tree) openFolder(name string) (fs.File, error) {
	about, err := t.Stat(name)
	if err != nil {
		return nil, err
	}
	list, err := t.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &folder{about, name, list}, nil
}

func (f *folder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *folder) Close() error               { return nil }

// Read fails: a folder holds no bytes.
func (f *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir lists the next n entries, or all that are left where n is not above 0.
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := slices.Clone(f.rest[:n])
	f.rest = f.rest[n:]
	return list, nil
}
