package layer_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/layer"
)

// texts reads all files of a tree.
func texts(t testing.TB, tree fs.FS) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(tree, name)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sound(t *testing.T, tree fs.FS, want map[string]string) {
	t.Helper()
	if got := texts(t, tree); !maps.Equal(got, want) {
		t.Errorf("the tree holds %v, want %v", got, want)
	}
	if err := fstest.TestFS(tree, slices.Collect(maps.Keys(want))...); err != nil {
		t.Error(err)
	}
}

func TestAlone(t *testing.T) {
	sound(t, layer.Alone(nil), map[string]string{})
	sound(t, layer.Alone(map[string][]byte{"b/c/d": []byte("d"), "b-": nil, "a": []byte("a"), "b/b": []byte("b")}),
		map[string]string{"b/c/d": "d", "b-": "", "a": "a", "b/b": "b"})
}

// TestLeftOut are paths that no tree can have.
func TestLeftOut(t *testing.T) {
	tree := layer.Alone(map[string][]byte{"a": nil, "a/b": nil, "a/b/c": nil, "b/c": nil, ".": nil, "": nil, "../d": nil, "/e": nil, "f//g": nil})
	sound(t, tree, map[string]string{"a": "", "b/c": ""})
}

// TestOver lays files over a folder of the disk, where links lie too.
func TestOver(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, fstest.MapFS{"a": {Data: []byte("old")}, "d/a": {Data: []byte("da")}, "d/z": {Data: []byte("dz")}, "e/a": {Data: []byte("ea")}}); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("d", filepath.Join(dir, "link")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	tree := layer.Over(root.FS(), map[string][]byte{"a": []byte("new"), "d/m": []byte("dm"), "d/z": nil, "new/deep/c": []byte("c")})
	for name, want := range map[string]string{"a": "new", "d/a": "da", "d/m": "dm", "d/z": "", "e/a": "ea", "new/deep/c": "c", "link/a": "da"} {
		if got, err := fs.ReadFile(tree, name); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, want)
		}
	}
	if err := fstest.TestFS(tree, "a", "d/m", "new/deep/c"); err != nil {
		t.Error(err)
	}
	if to, err := fs.ReadLink(tree, "link"); err != nil || to != "d" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
	if _, err := fs.ReadLink(tree, "a"); err == nil {
		t.Error("a file in memory was read as a link")
	}
	if i, err := fs.Lstat(tree, "link"); err != nil || i.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link is %v, %v", i, err)
	}
}

// TestHides what lies in a folder of the base where a file is laid over that.
func TestHides(t *testing.T) {
	tree := layer.Over(fstest.MapFS{"a/b/c": {}, "d": {}}, map[string][]byte{"a": []byte("file")})
	sound(t, tree, map[string]string{"a": "file", "d": ""})
	for _, name := range []string{"a/b", "a/b/c", "none"} {
		_, opened := tree.Open(name)
		_, seen := tree.Stat(name)
		_, listed := tree.ReadDir(name)
		_, led := tree.ReadLink(name)
		for _, err := range []error{opened, seen, listed, led} {
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestInvalid never asks the base for a path that leads out of it.
func TestInvalid(t *testing.T) {
	tree := layer.Over(os.DirFS("/"), map[string][]byte{"a": nil})
	for _, name := range []string{"", "/", "../etc", "etc/", "./etc"} {
		_, opened := tree.Open(name)
		_, seen := tree.Lstat(name)
		_, listed := tree.ReadDir(name)
		_, led := tree.ReadLink(name)
		for _, err := range []error{opened, seen, listed, led} {
			if !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("%q: %v", name, err)
			}
		}
	}
}

// TestErrors of the base are not taken for a folder that is not there.
func TestErrors(t *testing.T) {
	burnt := errors.New("the disk burns")
	tree := layer.Over(burning{burnt}, map[string][]byte{"a/b": nil})
	if _, err := tree.ReadDir("a"); !errors.Is(err, burnt) {
		t.Errorf("listed: %v", err)
	}
	if _, err := tree.Open("a"); !errors.Is(err, burnt) {
		t.Errorf("opened: %v", err)
	}
	if _, err := tree.Stat("a"); !errors.Is(err, burnt) {
		t.Errorf("described: %v", err)
	}
}

type burning struct{ error }

func (b burning) Open(string) (fs.File, error) { return nil, b.error }

// TestStat opens nothing of the base: who opens a pipe waits for its other end.
func TestStat(t *testing.T) {
	tree := layer.Over(closed{fstest.MapFS{"pipe": {Mode: fs.ModeNamedPipe}}}, map[string][]byte{"a": nil})
	if i, err := fs.Stat(tree, "pipe"); err != nil || i.Mode() != fs.ModeNamedPipe {
		t.Errorf("%v, %v", i, err)
	}
}

// closed can describe its files and open none.
type closed struct{ tree fstest.MapFS }

func (closed) Open(string) (fs.File, error)            { return nil, errors.New("opened") }
func (c closed) Stat(name string) (fs.FileInfo, error) { return c.tree.Stat(name) }

// TestLikeMaps holds a tree over another to one with the files of both.
func TestLikeMaps(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		// Names of folders and files differ, so that none leads through another.
		name := rapid.Custom(func(r *rapid.T) string {
			dirs := rapid.SliceOfN(rapid.SampledFrom([]string{"d", "e", "d-"}), 0, 3).Draw(r, "folders")
			return strings.Join(append(dirs, rapid.SampledFrom([]string{"a", "b", "z"}).Draw(r, "file")), "/")
		})
		some := rapid.MapOf(name, rapid.SliceOf(rapid.Byte()))
		below, front := some.Draw(r, "below"), some.Draw(r, "front")
		base, want := fstest.MapFS{}, fstest.MapFS{}
		for file, data := range below {
			base[file], want[file] = &fstest.MapFile{Data: data}, &fstest.MapFile{Data: data}
		}
		for file, data := range front {
			want[file] = &fstest.MapFile{Data: data}
		}
		if got, want := walk(r, layer.Over(base, front)), walk(r, want); !slices.Equal(got, want) {
			r.Errorf("got %q, want %q", got, want)
		}
	})
}

// walk lists folders and files in order, with what the files hold.
func walk(r *rapid.T, tree fs.FS) (found []string) {
	err := fs.WalkDir(tree, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			found = append(found, name+"/")
			return err
		}
		data, err := fs.ReadFile(tree, name)
		found = append(found, name+" "+string(data))
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
	return found
}
