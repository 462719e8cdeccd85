package amend

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/source"
)

var trees = map[string]string{
	"data/a.toml":     "a = 1\n",
	"data/sub/b.toml": "\uFEFFb = 1 # kept\r\n",
}

// disked is the trees on a disk, and a plan that changes both files and makes two.
func disked(t *testing.T) (dir string, p *Plan) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range trees {
		full := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, []byte(data), 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	p = New(os.DirFS(dir))
	err := errors.Join(
		p.Set("data/a.toml", Path{}, Pair{"a", Whole(2)}),
		p.Set("data/sub/b.toml", Path{}, Pair{"c", Whole(3)}),
		p.Create("data/new/deep/c.toml", "", Pair{"c", Text("x")}),
		p.Create("data/sub/d.toml", "#:schema d.json", Pair{"d", Text("x")}),
	)
	if err != nil {
		t.Fatal(err)
	}
	return dir, p
}

// onDisk is all files of a folder, and the folders.
func onDisk(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			b.WriteString(name + "/\n")
			return err
		}
		if e.Type() == fs.ModeSymlink {
			b.WriteString(name + " is a link\n")
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		b.WriteString(name + ": " + string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const written = `./
data/
data/a.toml: a = 2
data/new/
data/new/deep/
data/new/deep/c.toml: c = "x"
data/sub/
data/sub/b.toml: ` + "\uFEFFb = 1 # kept\r\nc = 3\r\n" + `data/sub/d.toml: #:schema d.json

d = "x"
`

func TestWrite(t *testing.T) {
	dir, p := disked(t)
	if err := p.Write(dir); err != nil {
		t.Fatal(err)
	}
	if got := onDisk(t, dir); got != written {
		t.Errorf("the folder holds\n%s\nwant\n%s", got, written)
	}
	info, err := os.Stat(filepath.Join(dir, "data/a.toml"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the file's mode is %v (%v), want that of before", info.Mode(), err)
	}
}

// failing is a disk of which one step fails, and from then on, where it is full,
// every step that needs room.
type failing struct {
	disk
	steps int // until the one that fails
	full  bool
}

var errDisk = errors.New("disk on fire")

func (f *failing) fails(needsRoom bool) bool {
	f.steps--
	return f.steps == 0 || f.full && f.steps < 0 && needsRoom
}

func (f *failing) write(name, data string, mode fs.FileMode) error {
	if f.fails(true) {
		_ = f.disk.write(name, data[:len(data)/2], mode)
		return errDisk
	}
	return f.disk.write(name, data, mode)
}

func (f *failing) rename(from, to string) error {
	if f.fails(false) {
		return errDisk
	}
	return f.disk.rename(from, to)
}

func (f *failing) mkdir(name string) error {
	if f.fails(true) {
		return errDisk
	}
	return f.disk.mkdir(name)
}

func (f *failing) read(name string) (string, fs.FileMode, error) {
	if f.fails(false) {
		return "", 0, errDisk
	}
	return f.disk.read(name)
}

// TestWriteAllOrNone lets each step of writing fail in turn.
func TestWriteAllOrNone(t *testing.T) {
	for _, full := range []bool{false, true} {
		for step := 1; ; step++ {
			dir, p := disked(t)
			before := onDisk(t, dir)
			root, err := os.OpenRoot(dir)
			if err != nil {
				t.Fatal(err)
			}
			f := &failing{disk: rootDisk{root}, steps: step, full: full}
			err = p.write(f)
			root.Close()
			if got := onDisk(t, dir); err == nil {
				if got != written || step < 12 {
					t.Errorf("step %d: no error, and the folder holds\n%s", step, got)
				}
				break
			} else if got != before || !errors.Is(err, errDisk) || !strings.HasPrefix(err.Error(), "nothing was ") {
				t.Errorf("step %d: %v; the folder holds\n%s", step, err, got)
			}
		}
	}
}

// noWayBack is a disk that does not let what was put in place be put back.
type noWayBack struct{ failing }

func (n *noWayBack) rename(from, to string) error {
	if strings.HasSuffix(from, oldEnding) || strings.HasPrefix(to, "data/sub") {
		return errDisk
	}
	return n.disk.rename(from, to)
}

// TestWriteNoWayBack: where nothing helps, the message says what is where.
func TestWriteNoWayBack(t *testing.T) {
	dir, p := disked(t)
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	err = p.write(&noWayBack{failing{disk: rootDisk{root}}})
	if want := "disk on fire; not put back: data/a.toml (the text before is beside each, with the ending .amend-old)"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
	if old, err := root.ReadFile("data/a.toml" + oldEnding); err != nil || string(old) != trees["data/a.toml"] {
		t.Errorf("beside it lies %q (%v)", old, err)
	}
}

// TestWriteMeanwhile: what somebody else wrote since the plan was made is kept.
func TestWriteMeanwhile(t *testing.T) {
	for name, do := range map[string]func(dir string) error{
		"nothing was written: data/sub/b.toml: has changed since it was read; start again": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data/sub/b.toml"), []byte("theirs"), 0o644)
		},
		"nothing was written: data/sub/d.toml: is there already": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data/sub/d.toml"), []byte("theirs"), 0o644)
		},
		"nothing was written: read data/a.toml: invalid argument": func(dir string) error {
			a := filepath.Join(dir, "data/a.toml")
			return errors.Join(os.Remove(a), os.Symlink("sub/b.toml", a))
		},
	} {
		dir, p := disked(t)
		if err := do(dir); err != nil {
			t.Fatal(err)
		}
		before := onDisk(t, dir)
		if err := p.Write(dir); err == nil || err.Error() != name {
			t.Errorf("%v, want %s", err, name)
		}
		if got := onDisk(t, dir); got != before {
			t.Errorf("%s: the folder holds\n%s", name, got)
		}
	}
}

// TestLinks: no edit goes through a link, and none leads out of the tree.
func TestLinks(t *testing.T) {
	dir, _ := disked(t)
	out := t.TempDir()
	if err := errors.Join(os.Symlink("a.toml", filepath.Join(dir, "data/link.toml")), os.Symlink(out, filepath.Join(dir, "data/out"))); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p := New(root.FS())
	if err := p.Set("data/link.toml", Path{}, Pair{"a", Whole(1)}); err == nil || !strings.Contains(err.Error(), "symbolic link") {
		t.Errorf("editing a link: %v", err)
	}
	if err := errors.Join(p.Set("data/a.toml", Path{}, Pair{"a", Whole(7)}), p.Create("data/out/x.toml", "", Pair{"a", Whole(1)})); err != nil {
		t.Fatal(err)
	}
	before := onDisk(t, dir)
	if err := p.Write(dir); err == nil || !strings.Contains(err.Error(), "escapes") {
		t.Errorf("writing through a link out of the tree: %v", err)
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("outside of the tree there is %v (%v)", left, err)
	}
	if got := onDisk(t, dir); got != before {
		t.Errorf("the folder holds\n%s", got)
	}
}

// TestTree holds the tree with the edits to the laws of file systems.
func TestTree(t *testing.T) {
	_, p := disked(t)
	if err := fstest.TestFS(p.Tree(), "data/a.toml", "data/sub/b.toml", "data/sub/d.toml", "data/new/deep/c.toml"); err != nil {
		t.Error(err)
	}
}

// TestCheck: what an edit brings is found, and what was there before is not, even
// where it moved to another line.
func TestCheck(t *testing.T) {
	p := New(fstest.MapFS{"a.toml": {Data: []byte("x = 1\ny = 1\n")}})
	if err := errors.Join(p.Set("a.toml", Path{}, Pair{"w", Whole(1)}, "w", "x"), p.Set("a.toml", Path{}, Pair{"z", Whole(1)})); err != nil {
		t.Fatal(err)
	}
	load := func(tree fs.FS) []source.Problem {
		var problems source.Problems
		var into struct {
			W int `toml:"w,omitempty"`
			X int `toml:"x"`
		}
		source.NewReader(tree, &problems).Read("a.toml", &into)
		return problems.Sorted()
	}
	got := p.Check(load)
	if len(got) != 1 || got[0].String() != `a.toml:4:1: no key "z"; did you mean "w"? allowed: w, x` && got[0].String() != `a.toml:4:1: no key "z"; allowed: w, x` {
		t.Errorf("found %v", got)
	}
}

// TestNoEdits: a plan that changes nothing writes nothing.
func TestNoEdits(t *testing.T) {
	dir, _ := disked(t)
	p := New(os.DirFS(dir))
	if err := p.Set("data/a.toml", Path{}, Pair{"a", Whole(1)}); err != nil {
		t.Fatal(err)
	}
	if names := p.Files(); len(names) > 0 {
		t.Errorf("changes %v", names)
	}
}
