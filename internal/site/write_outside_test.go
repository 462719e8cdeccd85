package site_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"moatatlas/internal/site"
)

// beside is a folder "site" with a site, beside one that is none of its
// business.
func beside(t *testing.T) (dir string, unharmed func()) {
	t.Helper()
	parent := t.TempDir()
	dir = filepath.Join(parent, "site")
	writes(t, first(), dir, site.Written{New: 5})
	outside := files{"index.html": "mine", "b/index.html": "mine", "notes.txt": "mine"}
	outside.lay(t, filepath.Join(parent, "outside"))
	return dir, func() {
		t.Helper()
		holds(t, filepath.Join(parent, "outside"), outside)
	}
}

// replace puts a link in the place of a file or folder of a site.
func replace(t *testing.T, dir, name, target string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here")
	}
}

// TestWriteOverLink: a link in the place of a file is replaced or removed, and
// where it leads nothing changes.
func TestWriteOverLink(t *testing.T) {
	for _, target := range []string{"../outside/index.html", "../outside", "a/index.html", "nowhere", "index.html"} {
		t.Run(target, func(t *testing.T) {
			dir, unharmed := beside(t)
			replace(t, dir, "index.html", target)
			replace(t, dir, "static/site.css", "../"+target)
			without := first()
			delete(without, "static/site.css")
			writes(t, without, dir, site.Written{New: 1, Unchanged: 3, Removed: 1})
			unharmed()
		})
	}
}

// TestWriteOverLinkToTheSame: a link is no file of the site, even if it leads
// to one that says the same.
func TestWriteOverLinkToTheSame(t *testing.T) {
	dir := t.TempDir()
	s := files{"index.html": "one", "one": "one"} // a link to "one" has three bytes too
	writes(t, s, dir, site.Written{New: 2})
	replace(t, dir, "index.html", "one")
	writes(t, s, dir, site.Written{New: 1, Unchanged: 1})
}

// TestWriteOverLinkToFolder: a link in the place of a folder is no file that a
// run made, wherever it leads.
func TestWriteOverLinkToFolder(t *testing.T) {
	for _, target := range []string{"../outside", "static"} {
		dir, unharmed := beside(t)
		replace(t, dir, "a", target)
		there := folder(t, dir)
		if _, err := first().site().Write(dir); !errors.Is(err, site.ErrForeign) {
			t.Errorf("error %v", err)
		}
		holds(t, dir, there)
		unharmed()
	}
}

// TestWriteOverLinksOfItsOwn: neither the manifest nor the folder for new files
// is one elsewhere.
func TestWriteOverLinksOfItsOwn(t *testing.T) {
	dir, unharmed := beside(t)
	replace(t, dir, ".moat-atlas-new", "../outside")
	writes(t, files{"index.html": "two"}, dir, site.Written{New: 1, Removed: 4})
	unharmed()

	replace(t, dir, manifest, "../outside/notes.txt")
	there := folder(t, dir)
	if _, err := first().site().Write(dir); err == nil || errors.Is(err, site.ErrForeign) {
		t.Errorf("error %v", err)
	}
	holds(t, dir, there)
	unharmed()
}

// TestWriteIntoLinkedFolder: the folder of the site itself may be a link.
func TestWriteIntoLinkedFolder(t *testing.T) {
	dir, unharmed := beside(t)
	link := dir + "-link"
	if err := os.Symlink("site", link); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := first().site().Write(link); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, first().written())
	unharmed()
}

// TestManifestThatLies: names in the manifest are looked up, never followed.
func TestManifestThatLies(t *testing.T) {
	lies := strings.Join([]string{
		"../outside/index.html", "..", "../outside", "/etc/passwd", "a/../../outside/notes.txt", "./index.html",
		"", " ", "a", "a/", "a/b", ".", "/", "static/", ".moat-atlas", ".moat-atlas-new", "index.html\r", "\x00", "\xff",
	}, "\n")
	dir, unharmed := beside(t)
	files{manifest: first().written()[manifest] + lies}.lay(t, dir)
	writes(t, first(), dir, site.Written{Unchanged: 5})
	unharmed()
	files{manifest: first().written()[manifest] + lies}.lay(t, dir)
	writes(t, files{"index.html": "two"}, dir, site.Written{New: 1, Removed: 4})
	unharmed()
}

// TestManifestThatNamesALink to a folder in which files of the site lie: they
// are not taken for those of the site.
func TestManifestThatNamesALink(t *testing.T) {
	for _, target := range []string{"../outside", "a"} {
		dir, unharmed := beside(t)
		files{"c/b/index.html": "b"}.lay(t, dir)
		replace(t, dir, "c", target)
		s := first()
		s["c/b/index.html"] = "b"
		files{manifest: s.written()[manifest] + "c\n"}.lay(t, dir)
		writes(t, s, dir, site.Written{New: 1, Unchanged: 5, Removed: 1})
		unharmed()
	}
}

// TestManifestThatIsAFolder: such a folder is not the program's.
func TestManifestThatIsAFolder(t *testing.T) {
	dir := t.TempDir()
	files{manifest + "/a": "x"}.lay(t, dir)
	if _, err := first().site().Write(dir); err == nil || !strings.HasPrefix(err.Error(), dir+": ") {
		t.Errorf("error %v", err)
	}
	holds(t, dir, files{manifest + "/a": "x"})
}

// FuzzManifest: whatever the manifest says, nothing outside of the folder
// changes, and inside there is the site, or all that was there before.
func FuzzManifest(f *testing.F) {
	for _, seed := range []string{
		"", "\n", "index.html\nmine.txt\na/b.html\n", "mine.txt", "a\nmine.txt\na/b.html\n", "../outside.txt\n", "/\n.\n..\n",
		"index.html\r\nmine.txt\r\n", "a/b.html\nmine.txt\nlink\n", "a/b.html\nmine.txt\nlink\nlink/outside.txt\n", "\x00\xff",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, list string) {
		parent := t.TempDir()
		files{"outside.txt": "x"}.lay(t, parent)
		dir := filepath.Join(parent, "site")
		files{"mine.txt": "x", "a/b.html": "x", manifest: list}.lay(t, dir)
		if err := os.Symlink("..", filepath.Join(dir, "link")); err != nil {
			t.Skip("no symbolic links here")
		}
		before := folder(t, dir)
		s := files{"index.html": "new", "a/b.html": "new"}
		switch _, err := s.site().Write(dir); {
		case errors.Is(err, site.ErrForeign):
			holds(t, dir, before)
		case err != nil:
			t.Error(err)
		default:
			holds(t, dir, s.written())
		}
		if got := folder(t, parent)["outside.txt"]; got != "x" {
			t.Errorf("the file outside is %q", got)
		}
		if entries, err := os.ReadDir(parent); err != nil || len(entries) != 2 {
			t.Errorf("beside the folder: %v %v", entries, err)
		}
	})
}
