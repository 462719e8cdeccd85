package atlas_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"moatatlas/internal/atlas"
	"moatatlas/internal/site"
)

const root = "../.." // of the project, which is an input tree

// TestSameTreeSameBytes builds the real tree on machines as different as one
// test can make them.
func TestSameTreeSameBytes(t *testing.T) {
	here := realTree(t)
	elsewhere := copyOfRealTree(t)
	zone, procs := time.Local, runtime.GOMAXPROCS(0)
	t.Cleanup(func() {
		time.Local = zone
		runtime.GOMAXPROCS(procs)
	})

	time.Local = time.UTC
	first := mustBuild(t, here)

	for _, other := range []struct {
		name  string
		tree  fs.FS
		zone  *time.Location
		procs int
	}{
		{"one processor, far west", here, time.FixedZone("west", -12*3600), 1},
		{"many processors, far east, another path", elsewhere, time.FixedZone("east", 14*3600), 7},
	} {
		t.Run(other.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			time.Local = other.zone
			runtime.GOMAXPROCS(other.procs)
			compare(t, first, mustBuild(t, other.tree))
		})
	}
}

func compare(t *testing.T, one, other *site.Site) {
	t.Helper()
	if a, b := len(one.Files()), len(other.Files()); a != b {
		t.Fatalf("%d files, then %d", a, b)
	}
	for i, f := range one.Files() {
		g := other.Files()[i]
		if f.Path != g.Path {
			t.Fatalf("file %s, then %s", f.Path, g.Path)
		}
		if at := difference(f.Data, g.Data); at >= 0 {
			t.Errorf("%s differs at byte %d: %q, then %q", f.Path, at, near(f.Data, at), near(g.Data, at))
		}
	}
}

// difference is the first place where two texts differ, -1 where none.
func difference(a, b []byte) int {
	if bytes.Equal(a, b) {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func near(text []byte, at int) []byte {
	return text[max(0, at-40):min(len(text), at+40)]
}

func mustBuild(tb testing.TB, tree fs.FS) *site.Site {
	tb.Helper()
	return mustBuildBy(tb, tree, atlas.Options{})
}

func mustBuildBy(tb testing.TB, tree fs.FS, o atlas.Options) *site.Site {
	tb.Helper()
	made, problems, err := atlas.Build(tree, o)
	if err != nil || made == nil {
		tb.Fatalf("no site: %v %v", problems, err)
	}
	return made
}

func realTree(tb testing.TB) fs.FS {
	tb.Helper()
	tree, err := atlas.OpenTree(root)
	if err != nil {
		tb.Fatal(err)
	}
	return tree
}

// copyOfRealTree is the real tree at another path, with other times and
// another order of the folders on the disk.
func copyOfRealTree(t *testing.T) fs.FS {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"content", "data", "static", "templates"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join(root, part))); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(root, "site.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	tree, err := atlas.OpenTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
