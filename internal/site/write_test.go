package site_test

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"moatatlas/internal/site"
)

// writes checks what writing a site does.
func writes(t *testing.T, s files, dir string, want site.Written) {
	t.Helper()
	got, err := s.site().Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("written %+v, want %+v", got, want)
	}
	holds(t, dir, s.written())
}

func first() files {
	return files{"index.html": "one", "a/index.html": "a", "a/b/index.html": "b", "static/site.css": "css", ".nojekyll": ""}
}

func TestWriteIntoNothing(t *testing.T) {
	writes(t, first(), filepath.Join(t.TempDir(), "not", "yet", "there"), site.Written{New: 5})
}

// TestWriteAgain: what has not changed is not touched, the folders included:
// watchers and synchronisers go by the time.
func TestWriteAgain(t *testing.T) {
	dir := t.TempDir()
	writes(t, first(), dir, site.Written{New: 5})
	before := age(t, dir)
	writes(t, first(), dir, site.Written{Unchanged: 5})
	if after := times(t, dir); !maps.Equal(before, after) {
		t.Errorf("times were %v, are %v", before, after)
	}
}

// TestWriteChange: only the file that differs is written, whether or not it
// has as many bytes as before.
func TestWriteChange(t *testing.T) {
	for _, text := range []string{"two", "more than before", ""} {
		dir := t.TempDir()
		writes(t, first(), dir, site.Written{New: 5})
		before := age(t, dir)
		second := first()
		second["a/index.html"] = text
		writes(t, second, dir, site.Written{New: 1, Unchanged: 4})
		for path, then := range times(t, dir) {
			changed := path == "a/index.html" || path == "a" || path == "."
			if path != manifest && changed == then.Equal(before[path]) {
				t.Errorf("%s: was of %v, is of %v", path, before[path], then)
			}
		}
	}
}

// TestWriteRemoves: files of an earlier run go with the folders they leave
// empty, what desktops strewed there too.
func TestWriteRemoves(t *testing.T) {
	dir := t.TempDir()
	writes(t, first(), dir, site.Written{New: 5})
	files{"a/b/.DS_Store": "x", ".DS_Store": "x"}.lay(t, dir)
	second := files{"index.html": "one", ".nojekyll": ""}
	if _, err := second.site().Write(dir); err != nil {
		t.Fatal(err)
	}
	want := second.written()
	want[".DS_Store"] = "x" // the folder is in use, and this is not ours
	holds(t, dir, want)
}

// TestWriteRestores: what vanished or was altered by hand comes back.
func TestWriteRestores(t *testing.T) {
	dir := t.TempDir()
	writes(t, first(), dir, site.Written{New: 5})
	files{"index.html": "two"}.lay(t, dir)
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	writes(t, first(), dir, site.Written{New: 3, Unchanged: 2})
}

// TestWriteNotOverOthers: a folder with files that no run made is refused, and
// nothing there is touched.
func TestWriteNotOverOthers(t *testing.T) {
	many := files{"e": "", "d": "", "a/b/c": "", "b": "", "c": ""}
	for _, c := range []struct {
		name  string
		there files
		made  bool // whether a site is there too
		names string
	}{
		{"in an empty folder's place", files{"thesis.txt": "years"}, false, "(thesis.txt)"},
		{"beside a site", files{"a/notes.txt": "x"}, true, "(a/notes.txt)"},
		{"where a file would go", files{"new.html": "mine"}, true, "(new.html)"},
		{"beside the rest of a run", files{"x.txt": "x", ".moat-atlas-new/0": "y"}, false, "(x.txt)"},
		{"three", files{"a": "", "b": "", "c": ""}, false, "(a, b, c)"},
		{"many", many, false, "(a/b/c, b, c and others)"},
		{"with a name that moves the cursor", files{"a\n\x1b[2Jb": ""}, false, `("a\n\x1b[2Jb")`},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			if c.made {
				writes(t, first(), dir, site.Written{New: 5})
			}
			c.there.lay(t, dir)
			before := age(t, dir)
			there := folder(t, dir)
			_, err := files{"new.html": "new"}.site().Write(dir)
			if !errors.Is(err, site.ErrForeign) || !strings.Contains(err.Error(), c.names+"; empty it or choose another folder") {
				t.Errorf("error %v, want one with %s", err, c.names)
			}
			holds(t, dir, there)
			if after := times(t, dir); !maps.Equal(before, after) {
				t.Errorf("times were %v, are %v", before, after)
			}
		})
	}
}

// TestWriteOverDesktopFiles: what a desktop strewed about is nobody's work.
func TestWriteOverDesktopFiles(t *testing.T) {
	dir := t.TempDir()
	files{".DS_Store": "x", "Thumbs.db": "x", "desktop.ini": "x"}.lay(t, dir)
	if _, err := first().site().Write(dir); err != nil {
		t.Error(err)
	}
}

// TestWriteOverFile: a file in the folder's place stays.
func TestWriteOverFile(t *testing.T) {
	dir := t.TempDir()
	files{"site": "mine"}.lay(t, dir)
	for _, place := range []string{"site", "site/below"} {
		if _, err := first().site().Write(filepath.Join(dir, place)); err == nil || errors.Is(err, site.ErrForeign) {
			t.Errorf("error %v", err)
		}
	}
	holds(t, dir, files{"site": "mine"})
}

// TestWriteFileForFolder: a path can be a file on one day and a folder on
// another.
func TestWriteFileForFolder(t *testing.T) {
	dir := t.TempDir()
	file := files{"a.html": "file", "z": "z"}
	below := files{"a.html/index.html": "page", "a.html/b/index.html": "page", "z": "z"}
	writes(t, file, dir, site.Written{New: 2})
	writes(t, below, dir, site.Written{New: 2, Unchanged: 1, Removed: 1})
	files{"a.html/b/.DS_Store": "x"}.lay(t, dir)
	writes(t, file, dir, site.Written{New: 1, Unchanged: 1, Removed: 2})
	if err := os.Remove(filepath.Join(dir, "a.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "a.html", "empty"), 0o755); err != nil {
		t.Fatal(err)
	}
	writes(t, file, dir, site.Written{New: 1, Unchanged: 1})
}

// TestWriteFails: a file that cannot be written leaves the old site, byte for
// byte and as old as it was.
func TestWriteFails(t *testing.T) {
	for name, broken := range map[string]files{
		"a name too long":          {"index.html": "two", "b/" + strings.Repeat("x", 300): "x"},
		"a name that none can be":  {"index.html": "two", "a\x00b": "x"},
		"a file below a file":      {"index.html": "two", "index.html/a": "x"},
		"a path out of the folder": {"index.html": "two", "../../out": "x"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			writes(t, first(), dir, site.Written{New: 5})
			before := age(t, dir)
			_, err := broken.site().Write(dir)
			if err == nil || !strings.HasPrefix(err.Error(), dir+": the new site could not be written, the old one stands: ") {
				t.Errorf("error %v", err)
			}
			holds(t, dir, first().written())
			after := times(t, dir)
			delete(before, ".") // the folder held the new files for a while
			delete(after, ".")
			if !maps.Equal(before, after) {
				t.Errorf("times were %v, are %v", before, after)
			}
		})
	}
}
