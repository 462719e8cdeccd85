package site_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"moatatlas/internal/site"
)

// files is a folder, or a site: what lies at which path. A link is written
// "-> target", and a folder without files ends in a slash.
type files map[string]string

func (f files) site() *site.Site {
	var list []site.File
	for path, data := range f {
		list = append(list, site.File{Path: path, Data: []byte(data)})
	}
	return site.Of(list...)
}

const manifest = ".moat-atlas"

// written is the folder that holds the site and nothing else.
func (f files) written() files {
	all := maps.Clone(f)
	all[manifest] = strings.Join(slices.Sorted(maps.Keys(f)), "\n") + "\n"
	return all
}

// lay puts files into a folder.
func (f files) lay(t *testing.T, dir string) {
	t.Helper()
	for path, data := range f {
		path = filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func folder(tb interface{ Fatal(...any) }, dir string) files {
	all := files{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			all[name] = "-> " + target
			return err
		case e.IsDir():
			entries, err := os.ReadDir(path)
			if len(entries) == 0 {
				all[name+"/"] = ""
			}
			return err
		}
		data, err := os.ReadFile(path)
		all[name] = string(data)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return all
}

// holds checks what a folder holds.
func holds(t *testing.T, dir string, want files) {
	t.Helper()
	if got := folder(t, dir); !reflect.DeepEqual(got, want) {
		t.Errorf("the folder holds\n%q\nwant\n%q", got, want)
	}
}

// age makes a folder and all in it old and returns the times by path.
func age(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for path := range times(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, path), old, old); err != nil {
			t.Fatal(err)
		}
	}
	return times(t, dir)
}

func times(t *testing.T, dir string) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil {
			all[name] = info.ModTime()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
