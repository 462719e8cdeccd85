package amend

import (
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
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			o.made[dir] = true
		}
	}
	return o
}

// overlay is a tree in front of which some files stand.
type overlay struct {
	base  fs.FS
	files map[string]string
	made  map[string]bool // the folders that they lie in
}

// Open opens a file or a folder.
func (o overlay) Open(name string) (fs.File, error) {
	if data, there := o.files[name]; there {
		return &memFile{info(name, int64(len(data)), 0), strings.NewReader(data)}, nil
	}
	f, err := o.base.Open(name)
	if err != nil && o.made[name] {
		return &memFile{info(name, 0, fs.ModeDir), strings.NewReader("")}, nil
	}
	return f, err
}

// ReadDir lists a folder.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.base, name)
	if err != nil && !o.made[name] {
		return list, err
	}
	add := func(file string, size int64, mode fs.FileMode) {
		if path.Dir(file) == name && !slices.ContainsFunc(list, func(e fs.DirEntry) bool { return e.Name() == path.Base(file) }) {
			list = append(list, fs.FileInfoToDirEntry(info(file, size, mode)))
		}
	}
	for file, data := range o.files {
		add(file, int64(len(data)), 0)
	}
	for dir := range o.made {
		add(dir, 0, fs.ModeDir)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// Lstat says what a name stands for; no file of the overlay is a link.
func (o overlay) Lstat(name string) (fs.FileInfo, error) {
	if data, there := o.files[name]; there {
		return info(name, int64(len(data)), 0), nil
	}
	i, err := fs.Lstat(o.base, name)
	if err != nil && o.made[name] {
		return info(name, 0, fs.ModeDir), nil
	}
	return i, err
}

// ReadLink says where a link of the tree below leads.
func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.base, name) }

// memFile is a file in memory, or a folder.
type memFile struct {
	memInfo
	io.Reader
}

// Stat describes the file.
func (f *memFile) Stat() (fs.FileInfo, error) { return f.memInfo, nil }

// Close does nothing.
func (f *memFile) Close() error { return nil }

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
