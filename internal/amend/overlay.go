package amend

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// Tree is the tree as it will be when the plan is written.
func (p *Plan) Tree() fs.FS {
	o := overlay{base: p.tree, files: map[string]string{}, made: map[string]bool{}}
	for _, name := range p.Files() {
		o.files[name] = p.files[name].bytes()
		for dir := name; dir != "."; {
			dir = path.Dir(dir)
			o.made[dir] = true
		}
	}
	return o
}

// overlay is a tree in front of which some files stand.
type overlay struct {
	base  fs.FS
	files map[string]string
	made  map[string]bool // the folders that they lie in, there already or not
}

// Open opens a file or a folder.
func (o overlay) Open(name string) (fs.File, error) {
	if data, there := o.files[name]; there {
		return &memFile{info(name, int64(len(data)), 0), strings.NewReader(data)}, nil
	}
	if !o.made[name] {
		return o.base.Open(name)
	}
	list, err := o.ReadDir(name)
	if err != nil {
		return nil, err
	}
	about, err := o.Lstat(name)
	return &memDir{about, list}, err
}

// ReadDir lists a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.base, name)
	if !o.made[name] {
		return list, err
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return list, err
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool { return o.has(path.Join(name, e.Name())) })
	for file, data := range o.files {
		if path.Dir(file) == name {
			list = append(list, fs.FileInfoToDirEntry(info(file, int64(len(data)), 0)))
		}
	}
	for dir := range o.made {
		if path.Dir(dir) != name || dir == "." {
			continue
		}
		about, err := o.Lstat(dir)
		if err != nil {
			return list, err
		}
		list = append(list, fs.FileInfoToDirEntry(about))
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

func (o overlay) has(name string) bool {
	_, file := o.files[name]
	return file || o.made[name]
}

// Lstat says what a name stands for; no file of the overlay is a link.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	if data, there := o.files[name]; there {
		return info(name, int64(len(data)), 0), nil
	}
	i, err := fs.Lstat(o.base, name)
	if errors.Is(err, fs.ErrNotExist) && o.made[name] {
		return info(name, 0, fs.ModeDir|0o111), nil
	}
	return i, err
}

// ReadLink says where a link of the tree below leads.
func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.base, name) }

// memFile is a file in memory.
type memFile struct {
	memInfo
	io.Reader
}

// Stat describes the file.
func (f *memFile) Stat() (fs.FileInfo, error) { return f.memInfo, nil }

// Close does nothing.
func (f *memFile) Close() error { return nil }

// memDir is a folder with files in memory.
type memDir struct {
	fs.FileInfo
	rest []fs.DirEntry
}

// Stat describes the folder.
func (d *memDir) Stat() (fs.FileInfo, error) { return d.FileInfo, nil }

// Read fails: a folder holds no bytes.
func (d *memDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.Name(), Err: fs.ErrInvalid}
}

// Close does nothing.
func (d *memDir) Close() error { return nil }

// ReadDir lists the next n of what the folder holds, all where n is not above 0.
func (d *memDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(d.rest)
	} else if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	list := d.rest[:n:n]
	d.rest = d.rest[n:]
	return list, nil
}

// memInfo describes a file in memory, or a folder.
type memInfo struct {
	name string
	size int64
	mode fs.FileMode
}

func info(file string, size int64, mode fs.FileMode) memInfo {
	return memInfo{path.Base(file), size, mode | 0o644}
}

// Name is the name of the file in its folder.
func (i memInfo) Name() string { return i.name }

// Size is its length in bytes.
func (i memInfo) Size() int64 { return i.size }

// Mode tells a folder from a file.
func (i memInfo) Mode() fs.FileMode { return i.mode }

// ModTime is no time: the file is not written yet.
func (i memInfo) ModTime() time.Time { return time.Time{} }

// IsDir tells a folder.
func (i memInfo) IsDir() bool { return i.mode.IsDir() }

// Sys is nothing.
func (i memInfo) Sys() any { return nil }
