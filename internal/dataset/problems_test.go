package dataset_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the problems in testdata")

// Each file of testdata is one behaviour of Load: why it matters, the files in
// which its tree differs from the valid one of base.txtar (a file of the name
// "without" lists those that are not there), and what Load finds, a line a
// problem.
func TestProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 2 {
		t.Fatalf("no cases in testdata (%v)", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if name == "base" {
			continue
		}
		t.Run(name, func(t *testing.T) { testCase(t, file) })
	}
}

func testCase(t *testing.T, file string) {
	t.Parallel()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tree := baseTree(t)
	var problems *txtar.File
	for i := range archive.Files {
		switch f := &archive.Files[i]; f.Name {
		case "problems":
			problems = f
		case "without":
			for _, name := range strings.Fields(string(f.Data)) {
				delete(tree, name)
			}
		default:
			tree[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	if problems == nil {
		t.Fatal("no section \"problems\"")
	}
	_, found := dataset.Load(tree)
	got := lines(found)
	if *update {
		problems.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := string(problems.Data); got != want {
		t.Errorf("found:\n%swant:\n%s", got, want)
	}
}

// TestBase keeps the tree that all cases change free of faults of its own.
func TestBase(t *testing.T) {
	if _, found := dataset.Load(baseTree(t)); len(found) > 0 {
		t.Errorf("problems of the valid tree:\n%s", lines(found))
	}
}

// baseTree is the valid tree of base.txtar.
func baseTree(tb testing.TB) fstest.MapFS {
	archive, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, f := range archive.Files {
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return tree
}

func problemsOf(fsys fs.FS) string {
	_, found := dataset.Load(fsys)
	return lines(found)
}

func lines(problems []source.Problem) string {
	var text strings.Builder
	for _, p := range problems {
		text.WriteString(p.String() + "\n")
	}
	return text.String()
}

// edit replaces texts of a file, which have to be there: old, new, old, new.
func edit(tb testing.TB, tree fstest.MapFS, name string, pairs ...string) {
	text := string(tree[name].Data)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			tb.Fatalf("%s does not say %q", name, pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	tree[name] = &fstest.MapFile{Data: []byte(text)}
}
