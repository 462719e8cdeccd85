package dataset_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
)

// modelFile is a file of the base tree to try bytes on that no text file of
// testdata can hold.
const modelFile = "data/models/google/gemini-1.toml"

// TestBytes has what a file may hold in bytes, besides what it says.
func TestBytes(t *testing.T) {
	text := string(baseTree(t)[modelFile].Data)
	padded := text + strings.Repeat("#"+strings.Repeat("x", 1022)+"\n", 1+(1<<20-len(text))/1024)
	for _, c := range []struct{ name, text, want string }{
		{"invalid UTF-8", strings.Replace(text, "Gemini", "Gem\xffini", 1), modelFile + ":1:12: not UTF-8 text\n"},
		{"byte order mark", "\uFEFF" + text, ""},
		{"CRLF", strings.ReplaceAll(text, "\n", "\r\n"), ""},
		{"no newline at the end", strings.TrimSuffix(text, "\n"), ""},
		{"1 MiB", padded[:1<<20], ""},
		{"over 1 MiB", padded[:1<<20+1], modelFile + ": larger than 1024 KiB\n"},
		{"NUL", strings.Replace(text, "\n", "\x00\n", 1), modelFile + ":1:18: expected newline but got U+0000\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree := baseTree(t)
			tree[modelFile] = &fstest.MapFile{Data: []byte(c.text)}
			if got := problemsOf(tree); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestLinks holds a tree on disk to what lies in it: no link may publish
// another file of the machine.
func TestLinks(t *testing.T) {
	dir := t.TempDir()
	tree := filepath.Join(dir, "tree")
	if err := os.CopyFS(tree, baseTree(t)); err != nil {
		t.Fatal(err)
	}
	secret := filepath.Join(dir, "secret.toml")
	if err := os.WriteFile(secret, []byte("password = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{
		"data/models/google/absolute.toml": secret,
		"data/models/google/outside.toml":  "../../../../secret.toml",
		"data/models/google/nowhere.toml":  "nowhere.toml",
		"data/models/google/itself.toml":   "itself.toml",
		"data/models/google/inside.toml":   "gemini-1.toml",
		"data/models/elsewhere":            "..",
	} {
		if err := os.Symlink(target, filepath.Join(tree, link)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(tree)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	const message = ": a symbolic link that leads out of the tree, or nowhere\n"
	want := "data/models/elsewhere: nothing reads this file; data/README.md says which files there are\n" +
		"data/models/google/absolute.toml" + message +
		"data/models/google/itself.toml" + message +
		"data/models/google/nowhere.toml" + message +
		"data/models/google/outside.toml" + message
	data, found := dataset.Load(root.FS())
	if got := lines(found); got != want {
		t.Errorf("found:\n%swant:\n%s", got, want)
	}
	if data.Model("google/inside") == nil {
		t.Error("a link within the tree was not read")
	}
}

// TestUnreadable takes away parts of the tree: each is one problem, and no
// record is called unknown that may be in there.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"data", "data: cannot be read: disk on fire\n"},
		{"data/models", "data/models: cannot be read: disk on fire\n"},
		{"data/models/google", "data/models/google: cannot be read: disk on fire\n"},
		{"data/shares", "data/shares: cannot be read: disk on fire\n"},
		{"data/clouds.toml", "data/clouds.toml: cannot be read: disk on fire\n"},
		{"data/models/openai/gpt-2.toml", "data/models/openai/gpt-2.toml: cannot be read: disk on fire\n"},
		{"site.toml", "site.toml: cannot be read: disk on fire\n"},
	} {
		t.Run(strings.ReplaceAll(c.name, "/", "_"), func(t *testing.T) {
			if got := problemsOf(burning{baseTree(t), c.name}); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// burning is a tree of which one file or folder cannot be read.
type burning struct {
	fs.FS
	name string
}

func (b burning) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("disk on fire")}
	}
	return b.FS.Open(name)
}

// TestFileNames has names of files that could change how a message looks.
func TestFileNames(t *testing.T) {
	tree := baseTree(t)
	tree["data/a\n::error::b.toml"] = &fstest.MapFile{}
	tree["data/models/open\u202eai/x.toml"] = &fstest.MapFile{}
	want := `data: the name "data/a\n::error::b.toml" holds characters that cannot be printed` + "\n" +
		`data: the name "data/models/open\u202eai" holds characters that cannot be printed` + "\n"
	if got := problemsOf(tree); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
