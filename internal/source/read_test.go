package source_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/source"
)

// What a text file of testdata cannot hold.
func TestReadFile(t *testing.T) {
	comment := func(n int) []byte { return append([]byte("name = \"x\"\n#"), bytes.Repeat([]byte("x"), n-12)...) }
	for name, c := range map[string]struct{ text, want string }{
		"byte order mark":             {"\uFEFFname = 1", "in.toml:1:8: name: want text, found the number 1\n"},
		"byte order mark in the text": {"name = \"x\uFEFF\"", "in.toml:1:8: name: holds the control character U+FEFF\n"},
		"two byte order marks":        {"\uFEFF\uFEFFname = \"x\"", "in.toml:1:1: invalid character at start of key: U+FEFF\n"},
		"key in Japanese":             {"名 = \"x\"", "in.toml:1:1: invalid character at start of key: U+540D '名'\n"},
		"escaped letter":              {"name = \"x\\é\"", "in.toml:1:10: invalid escape character U+00E9 'é'\n"},
		"CRLF":                        {"name = \"x\"\r\ntags = [\r\n  1 ]\r\ncount = \"é\"\r\n", "in.toml:3:3: tags: want text, found the number 1\nin.toml:4:9: count: want a whole number, found the text \"é\"\n"},
		"CR alone":                    {"name = \"x\"\rcount = 1", "in.toml:1:11: expected newline but got U+000D\n"},
		"Latin-1":                     {"name = \"x\"\nnote = \"\u00e9 caf\xe9\"", "in.toml:2:14: not UTF-8 text\n"},
		"Latin-1 behind a mark":       {"\uFEFF\xe9", "in.toml:1:1: not UTF-8 text\n"},
		"cut off in a character":      {"name = \"\xe2\x89", "in.toml:1:9: not UTF-8 text\n"},
		"UTF-16":                      {"\xff\xfen\x00", "in.toml:1:1: not UTF-8 text\n"},
		"NUL":                         {"name = \"x\"\x00", "in.toml:1:11: expected newline but got U+0000\n"},
		"bell":                        {"name = \"é\a\"", "in.toml:1:10: basic strings cannot have control characters\n"},
		"text turned round":           {"name = \"x\"\nnote = \"a\u202eb\"", "in.toml:2:8: note: holds the control character U+202E\n"},
		"no last newline":             {"name = \"x\"\ncount =", "in.toml:2:7: expected value, not end of input\n"},
		"last character wide":         {"name = \"\"\"≤", "in.toml:1:11: multiline basic string not terminated by \"\"\"\n"},
		"too deep for the parser":     {"grid = " + strings.Repeat("[", 20000), "in.toml:1:10008: tables, arrays or keys nest more than 32 deep\n"},
		"nothing but a mark":          {"\uFEFF", "in.toml:1:1: missing key \"name\"\n"},
		"largest":                     {string(comment(source.MaxFile)), ""},
		"too large":                   {string(comment(source.MaxFile + 1)), "in.toml: larger than 1024 KiB\n"},
	} {
		if _, problems, _ := readText(c.text); printed(problems) != c.want {
			t.Errorf("%s:\n%swant:\n%s", name, printed(problems), c.want)
		}
	}
}

func TestReadFileOfTree(t *testing.T) {
	dir := tree(t)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for name, want := range map[string]string{
		"good.toml":         "",
		"inside.toml":       "",
		"missing.toml":      "missing.toml: no such file\n",
		"folder.toml":       "folder.toml: a folder stands where a file is expected\n",
		"to-folder.toml":    "to-folder.toml: a folder stands where a file is expected\n",
		"outside.toml":      "outside.toml: a symbolic link that leads out of the tree, or nowhere\n",
		"absolute.toml":     "absolute.toml: a symbolic link that leads out of the tree, or nowhere\n",
		"nowhere.toml":      "nowhere.toml: a symbolic link that leads out of the tree, or nowhere\n",
		"circle.toml":       "circle.toml: a symbolic link that leads out of the tree, or nowhere\n",
		"up/secret.toml":    "up/secret.toml: cannot be read: path escapes from parent\n",
		"good.toml/in.toml": "good.toml/in.toml: cannot be read: not a directory\n",
		"../secret.toml":    "../secret.toml: cannot be read: invalid argument\n",
	} {
		if _, problems, ok := read(root.FS(), name); printed(problems) != want || ok != (want == "") {
			t.Errorf("%s: %t\n%swant:\n%s", name, ok, printed(problems), want)
		}
	}
}

// tree makes a tree on disk, beside a file that is none of its business.
func tree(t *testing.T) string {
	t.Helper()
	above := t.TempDir()
	dir := filepath.Join(above, "tree")
	secret := filepath.Join(above, "secret.toml")
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	check(os.MkdirAll(filepath.Join(dir, "folder.toml"), 0o755))
	check(os.WriteFile(secret, []byte("name = \"secret\"\n"), 0o644))
	check(os.WriteFile(filepath.Join(dir, "good.toml"), []byte("name = \"good\"\n"), 0o644))
	for link, target := range map[string]string{
		"inside.toml": "good.toml", "to-folder.toml": "folder.toml", "outside.toml": "../secret.toml",
		"absolute.toml": secret, "nowhere.toml": "nothing.toml", "circle.toml": "circle.toml", "up": "..",
	} {
		check(os.Symlink(target, filepath.Join(dir, link)))
	}
	return dir
}

func TestReadFileWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read every file")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.toml"), nil, 0o000); err != nil {
		t.Fatal(err)
	}
	_, problems, _ := read(os.DirFS(dir), "in.toml")
	if want := "in.toml: cannot be read: permission denied\n"; printed(problems) != want {
		t.Errorf("%swant %s", printed(problems), want)
	}
}

// A pipe or a device is no file of a dataset; to open one might wait for ever.
func TestReadFileThatIsNone(t *testing.T) {
	fsys := fstest.MapFS{"in.toml": {Mode: fs.ModeNamedPipe}}
	_, problems, _ := read(neverOpen{fsys}, "in.toml")
	if want := "in.toml: cannot be read: neither a file nor a folder\n"; printed(problems) != want {
		t.Errorf("%swant %s", printed(problems), want)
	}
}

// neverOpen is a tree whose files can be looked at from outside only.
type neverOpen struct{ fstest.MapFS }

func (neverOpen) Open(string) (fs.File, error) { return nil, errors.New("opened") }

func TestReadFileThatBreaksOff(t *testing.T) {
	_, problems, _ := read(broken{fstest.MapFS{"in.toml": {Data: []byte("name")}}}, "in.toml")
	if want := "in.toml: cannot be read: disk on fire\n"; printed(problems) != want {
		t.Errorf("%swant %s", printed(problems), want)
	}
}

type broken struct{ fstest.MapFS }

func (b broken) Open(name string) (fs.File, error) {
	f, err := b.MapFS.Open(name)
	return brokenFile{f}, err
}

type brokenFile struct{ fs.File }

func (brokenFile) Read([]byte) (int, error) { return 0, errors.New("disk on fire") }
