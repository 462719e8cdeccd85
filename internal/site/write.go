package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// ErrForeign is the error for a folder that holds files this program did not
// make: it might remove somebody's work.
var ErrForeign = errors.New("holds files that this program did not make")

// Written says what writing a site changed.
type Written struct {
	New       int // files added or changed
	Unchanged int
	Removed   int
}

// Write makes a folder hold exactly the site. It changes only files that
// differ, removes those that an earlier run made and this one did not, and
// empty folders, and refuses a folder with files of others. Nothing of the
// folder is touched before every new file is written, so that a full disk
// leaves the old site; what a run leaves that is cut off later, the next one
// mends. Two runs at once must not write into the same folder.
func (s *Site) Write(dir string) (Written, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Written{}, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Written{}, err
	}
	defer root.Close()
	w := &writer{root: root, site: s}
	switch foreign, err := w.survey(); {
	case err != nil:
		return Written{}, fmt.Errorf("%s: %w", dir, err)
	case len(foreign) > 0:
		return Written{}, fmt.Errorf("%s %w (%s); empty it or choose another folder", dir, ErrForeign, some(foreign, "others"))
	}
	defer root.RemoveAll(stagingPath)
	if err := w.stage(); err != nil {
		return Written{}, fmt.Errorf("%s: the new site could not be written, the old one stands: %w", dir, err)
	}
	if err := w.swap(); err != nil {
		return Written{}, fmt.Errorf("%s: %w", dir, err)
	}
	return Written{New: len(w.changed), Unchanged: len(s.files) - len(w.changed), Removed: len(w.stale)}, nil
}

// writer replaces the site in a folder by another.
type writer struct {
	root    *os.Root
	site    *Site
	list    string          // the manifest that is there
	there   map[string]bool // the files that earlier runs made and that still are files
	stale   []string        // files that earlier runs made and the new site does not have
	rest    []string        // folders and files of desktops, those above before those below
	changed []File
}

// survey finds out what is in the folder and returns files of others, though
// not all where there are many: the folder may be somebody's home.
func (w *writer) survey() (foreign []string, err error) {
	made, err := w.readManifest()
	if err != nil {
		return nil, err
	}
	w.there = map[string]bool{}
	err = fs.WalkDir(w.root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == manifestPath:
		case name == stagingPath && e.IsDir():
			return fs.SkipDir
		case name == stagingPath:
		case e.IsDir(), systemFile(name):
			w.rest = append(w.rest, name)
		case !made[name]:
			if foreign = append(foreign, name); len(foreign) > maxNamed {
				return fs.SkipAll
			}
		default:
			w.found(name, e)
		}
		return nil
	})
	return foreign, err
}

// found notes a file that an earlier run made. Somebody may have put a link in
// its place since.
func (w *writer) found(name string, e fs.DirEntry) {
	if _, kept := w.site.Find(name); !kept {
		w.stale = append(w.stale, name)
	} else if e.Type().IsRegular() {
		w.there[name] = true
	}
}

// stage writes all files that differ from those in the folder beside them, in
// the same folders below, so that whatever a disk may have against a name
// shows here.
func (w *writer) stage() error {
	if err := w.root.RemoveAll(stagingPath); err != nil { // of a run that was cut off
		return err
	}
	folders := byFolder(w.site.files)
	changed, failed := make([][]File, len(folders)), make([]error, len(folders))
	parallel(len(folders), func(i int) { changed[i], failed[i] = w.stageFolder(folders[i]) })
	w.changed = slices.Concat(changed...)
	return cmp.Or(failed...) // one is enough: where a disk is full there are many
}

// byFolder groups files that lie in one folder.
func byFolder(files []File) [][]File {
	at := map[string]int{}
	var folders [][]File
	for _, f := range files {
		dir := path.Dir(f.Path)
		i, known := at[dir]
		if !known {
			i, at[dir] = len(folders), len(folders)
			folders = append(folders, nil)
		}
		folders[i] = append(folders[i], f)
	}
	return folders
}

// stageFolder stages the files of one folder, which is opened but once: the way to it is
// checked at every step.
func (w *writer) stageFolder(files []File) (changed []File, err error) {
	for _, f := range files {
		if !w.same(f) {
			changed = append(changed, f)
		}
	}
	if len(changed) == 0 {
		return nil, nil
	}
	dir := staged(path.Dir(changed[0].Path))
	if err := w.root.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	folder, err := w.root.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	for _, f := range changed {
		if err := folder.WriteFile(path.Base(f.Path), f.Data, 0o644); err != nil {
			return nil, err
		}
	}
	return changed, nil
}

func (w *writer) same(f File) bool {
	if !w.there[f.Path] {
		return false
	}
	info, err := w.root.Lstat(f.Path)
	if err != nil || info.Size() != int64(len(f.Data)) {
		return false
	}
	old, err := w.root.ReadFile(f.Path)
	return err == nil && bytes.Equal(old, f.Data)
}

func staged(name string) string { return path.Join(stagingPath, name) }

func (w *writer) writeStaged(name string, data []byte) error {
	if err := w.root.MkdirAll(path.Dir(staged(name)), 0o755); err != nil {
		return err
	}
	return w.root.WriteFile(staged(name), data, 0o644)
}

// swap puts the staged files in their places. The manifest first names the
// files of both sites, so that a run cut off here is no stranger to the next.
func (w *writer) swap() error {
	if len(w.changed)+len(w.stale) > 0 {
		if err := w.writeManifest(w.stale); err != nil {
			return err
		}
	}
	for _, name := range w.stale {
		if err := w.root.Remove(name); err != nil {
			return err
		}
	}
	w.removeRest()
	for _, f := range w.changed {
		if err := w.root.MkdirAll(path.Dir(f.Path), 0o755); err != nil {
			return err
		}
		if err := w.root.Rename(staged(f.Path), f.Path); err != nil {
			return err
		}
	}
	return w.writeManifest(nil)
}

// removeRest removes the folders that the site does not use, before a file
// takes the place of one, with what desktops strewed there.
func (w *writer) removeRest() {
	used := map[string]bool{".": true}
	for _, f := range w.site.files {
		for dir := path.Dir(f.Path); !used[dir]; dir = path.Dir(dir) {
			used[dir] = true
		}
	}
	for _, name := range slices.Backward(w.rest) {
		if !used[name] && !(systemFile(name) && used[path.Dir(name)]) {
			_ = w.root.Remove(name) // a folder that is in use after all stays
		}
	}
}
