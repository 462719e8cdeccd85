package site_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/site"
)

// diskTree is the small tree in a folder on a disk, with static files as they
// cannot lie in a text file.
func diskTree(t *testing.T, links map[string]string) (dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "tree")
	if err := os.CopyFS(dir, treeOf(baseFiles(t, "template"))); err != nil {
		t.Fatal(err)
	}
	for link, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, "static", link)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	return dir
}

func makeFrom(t *testing.T, dir string) (*site.Site, string) {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	made, problems, err := site.Make(root.FS(), small(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return made, lines(problems)
}

// TestStaticLinks: no link publishes a file of the machine, or makes one wait.
func TestStaticLinks(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("password"), 0o600); err != nil {
		t.Fatal(err)
	}
	dir := diskTree(t, map[string]string{
		"absolute": secret, "above": "../../..", "nowhere": "no-such-file", "itself": "itself", "device": "/dev/zero", "folder": ".",
	})
	_, got := makeFrom(t, dir)
	const outside = ": a symbolic link that leads out of the tree, or nowhere\n"
	want := "static/above" + outside + "static/absolute" + outside + "static/device" + outside +
		"static/folder: no file, or a link to none; only files can be published\n" +
		"static/itself" + outside + "static/nowhere" + outside
	if got != want {
		t.Errorf("found:\n%swant:\n%s", got, want)
	}
}

// TestStaticLinkWithin: a link to another file of the tree is that file.
func TestStaticLinkWithin(t *testing.T) {
	dir := diskTree(t, map[string]string{"same.css": "site.css"})
	made, problems := makeFrom(t, dir)
	if problems != "" {
		t.Fatal(problems)
	}
	want, _ := made.Find("static/site.css")
	if got, ok := made.Find("static/same.css"); !ok || string(got.Data) != string(want.Data) {
		t.Errorf("%q, want %q", got.Data, want.Data)
	}
}

// TestStaticAsItIs: what is published as it is has the same bytes, large or
// not, text or not, and nothing of editors and desktops is with it.
func TestStaticAsItIs(t *testing.T) {
	files := baseFiles(t, "template")
	large := make([]byte, 3<<20)
	files["static/large.bin"] = large
	files["static/deep/er/bytes"] = []byte("\xff\x00\r\n")
	files["static/.hidden"] = []byte("x")
	files["static/.git/config"] = []byte("x")
	files["static/deep/Thumbs.db"] = []byte("x")
	made, problems, err := site.Make(treeOf(files), small(), nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, lines(problems))
	}
	got := map[string]int{}
	for _, f := range made.Files() {
		if filepath.Dir(f.Path) != "." && f.Path[:6] == "static" {
			got[f.Path] = len(f.Data)
		}
	}
	want := map[string]int{"static/site.css": 16, "static/large.bin": len(large), "static/deep/er/bytes": 4}
	if len(got) != len(want) {
		t.Errorf("%v, want %v", got, want)
	}
	for path, n := range want {
		if got[path] != n {
			t.Errorf("%s has %d bytes, want %d", path, got[path], n)
		}
	}
}

// TestPaths: no two files share a path, nor does one lie below another.
func TestPaths(t *testing.T) {
	files := baseFiles(t, "template")
	tree := treeOf(files)
	tree["static/a/b.css"] = &fstest.MapFile{}
	r := small()
	r.Pages[1].Place = "static/site.css/"
	r.Pages[2].Place = "static/A/B.CSS/"
	_, problems, err := site.Make(tree, r, nil)
	want := "static/A/B.CSS/index.html: lies below static/a/b.css, which is a file\n" +
		"static/site.css/index.html: lies below static/site.css, which is a file\n"
	if got := lines(problems); err != nil || got != want {
		t.Errorf("found:\n%swant:\n%s%v", got, want, err)
	}
}

// TestUnreadable: a file or folder that cannot be read is one problem, and all
// else that is wrong is said with it.
func TestUnreadable(t *testing.T) {
	for name, want := range map[string]string{
		"templates":             "templates: cannot be read: disk on fire\n",
		"templates/frame.html":  "templates/frame.html: cannot be read: disk on fire\n",
		"static":                "static: cannot be read: disk on fire\n",
		"static/deep":           "static/deep: cannot be read: disk on fire\n",
		"static/deep/photo.jpg": "static/deep/photo.jpg: cannot be read: disk on fire\n",
	} {
		t.Run(strings.ReplaceAll(name, "/", "_"), func(t *testing.T) {
			files := baseFiles(t, "template")
			files["static/deep/photo.jpg"] = []byte("x")
			files["static/\n"] = []byte("x")
			if name != "static" {
				want = "static: the name \"static/\\n\" holds characters that cannot be printed\n" + want
			}
			_, problems, err := site.Make(burning{treeOf(files), name}, small(), nil)
			if got := lines(problems); err != nil || got != want {
				t.Errorf("found:\n%swant:\n%s%v", got, want, err)
			}
		})
	}
}

// burning is a tree of which one file or folder cannot be read.
type burning struct {
	fstest.MapFS
	name string
}

// Open opens a file or folder.
func (b burning) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("disk on fire")}
	}
	return b.MapFS.Open(name)
}

// ReadFile reads a file.
func (b burning) ReadFile(name string) ([]byte, error) { return fs.ReadFile(struct{ fs.FS }{b}, name) }

// ReadDir lists a folder.
func (b burning) ReadDir(name string) ([]fs.DirEntry, error) {
	return fs.ReadDir(struct{ fs.FS }{b}, name)
}
