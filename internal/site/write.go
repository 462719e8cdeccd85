package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// The program's own files in the folder of a site.
const (
	manifestPath = ".moat-atlas"     // lists the files that it made
	stagingPath  = ".moat-atlas-new" // holds new files until all of them are there
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
// refuses a folder with files of others. Nothing of the folder is touched
// before every new file is written, so that a full disk leaves the old site.
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
	if err := w.survey(dir); err != nil {
		return Written{}, err
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
	made    map[string]bool // the files that earlier runs made
	stale   []string        // of those, the ones the new site does not have
	changed []File
}

// survey finds out what is in the folder.
func (w *writer) survey(dir string) error {
	if err := w.readManifest(); err != nil {
		return err
	}
	if err := w.root.RemoveAll(stagingPath); err != nil {
		return err
	}
	var foreign []string
	err := fs.WalkDir(w.root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() || name == manifestPath || systemFile(name):
		case !w.made[name]:
			foreign = append(foreign, name)
		default:
			if _, kept := w.site.Find(name); !kept {
				w.stale = append(w.stale, name)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(foreign) > 0 {
		return fmt.Errorf("%s %w (%s); empty it or choose another folder with -o", dir, ErrForeign, some(foreign))
	}
	return nil
}

// systemFile tells of the files that desktops strew about.
func systemFile(name string) bool {
	return slices.Contains([]string{".DS_Store", "Thumbs.db", "desktop.ini"}, path.Base(name))
}

func some(names []string) string {
	const most = 3
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func (w *writer) readManifest() error {
	text, err := w.root.ReadFile(manifestPath)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	w.made = map[string]bool{}
	for line := range strings.Lines(string(text)) {
		w.made[strings.TrimSuffix(line, "\n")] = true
	}
	return nil
}

// stage writes all files that differ from those in the folder beside them.
func (w *writer) stage() error {
	if err := w.root.Mkdir(stagingPath, 0o755); err != nil {
		return err
	}
	for _, f := range w.site.files {
		if w.made[f.Path] && w.same(f) {
			continue
		}
		if err := w.root.WriteFile(w.staged(len(w.changed)), f.Data, 0o644); err != nil {
			return err
		}
		w.changed = append(w.changed, f)
	}
	return nil
}

func (w *writer) staged(i int) string { return fmt.Sprintf("%s/%d", stagingPath, i) }

func (w *writer) same(f File) bool {
	info, err := w.root.Lstat(f.Path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(f.Data)) {
		return false
	}
	old, err := w.root.ReadFile(f.Path)
	return err == nil && bytes.Equal(old, f.Data)
}

// swap puts the staged files in their places. The manifest first names the
// files of both sites, so that a run cut off here is no stranger to the next.
func (w *writer) swap() error {
	if len(w.changed) == 0 && len(w.stale) == 0 {
		return nil
	}
	if err := w.writeManifest(w.stale); err != nil {
		return err
	}
	for _, name := range w.stale {
		if err := w.root.Remove(name); err != nil {
			return err
		}
		w.removeEmpty(path.Dir(name))
	}
	for i, f := range w.changed {
		if err := w.root.MkdirAll(path.Dir(f.Path), 0o755); err != nil {
			return err
		}
		if err := w.root.Rename(w.staged(i), f.Path); err != nil {
			return err
		}
	}
	return w.writeManifest(nil)
}

// removeEmpty removes a folder and those above it for as long as they are
// empty.
func (w *writer) removeEmpty(dir string) {
	for dir != "." && w.root.Remove(dir) == nil {
		dir = path.Dir(dir)
	}
}

// writeManifest lists the files of the new site and some more.
func (w *writer) writeManifest(more []string) error {
	names := slices.Clone(more)
	for _, f := range w.site.files {
		names = append(names, f.Path)
	}
	slices.Sort(names)
	text := strings.Join(names, "\n") + "\n"
	next := stagingPath + "/manifest"
	if err := w.root.WriteFile(next, []byte(text), 0o644); err != nil {
		return err
	}
	return w.root.Rename(next, manifestPath)
}
