package catalogue_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/amend"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite what the cases in testdata expect")

// TestCases tries each catalogue of testdata/cases on the small tree: the plan in
// both forms, and the files that writing it changes. Files of a case stand in the
// place of those of the tree.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { runCase(t, file) })
	}
}

func runCase(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tree, kept, want := smallTree(t), []txtar.File{}, map[string]string{}
	var text []byte
	for _, f := range archive.Files {
		switch {
		case f.Name == "api.json":
			text = f.Data
		case strings.HasPrefix(f.Name, "data/"):
			tree[f.Name] = &fstest.MapFile{Data: f.Data}
		default:
			want[f.Name] = string(f.Data)
			continue
		}
		kept = append(kept, f)
	}
	got := results(t, tree, text)
	if *update {
		archive.Files = append(kept, got...)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, f := range got {
		if want[f.Name] != string(f.Data) {
			t.Errorf("%s:\n%swant:\n%s", f.Name, f.Data, want[f.Name])
		}
		delete(want, f.Name)
	}
	for name := range want {
		t.Errorf("no %s any more", name)
	}
}

// results are the plan and what it writes.
func results(t *testing.T, tree fstest.MapFS, text []byte) []txtar.File {
	t.Helper()
	data := sound(t, tree)
	listing, found := catalogue.Read("api.json", text, catalogue.Wanted(data))
	if listing == nil {
		var b strings.Builder
		for _, p := range found {
			b.WriteString(p.String() + "\n")
		}
		return []txtar.File{{Name: "problems", Data: []byte(b.String())}}
	}
	plan := catalogue.Propose(data, listing, day)
	list := []txtar.File{
		{Name: "plan", Data: []byte(printed(t, plan, catalogue.Text))},
		{Name: "plan.md", Data: []byte(printed(t, plan, catalogue.Markdown))},
	}
	files := amend.New(tree)
	if err := plan.Amend(files); err != nil {
		t.Fatal(err)
	}
	for _, name := range files.Files() {
		data, err := fs.ReadFile(files.Tree(), name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, txtar.File{Name: "written/" + name, Data: data})
	}
	if again := catalogue.Propose(sound(t, files.Tree()), listing, day); again.Writes() > 0 {
		t.Errorf("a second run would write %d changes", again.Writes())
	}
	return append(list, txtar.File{Name: "done", Data: []byte(catalogue.Written(files) + "\n")})
}

func smallTree(tb testing.TB) fstest.MapFS {
	tb.Helper()
	archive, err := txtar.ParseFile("testdata/tree.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, f := range archive.Files {
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return tree
}

// sound is the data of a tree, which must have no problems.
func sound(tb testing.TB, tree fs.FS) *dataset.Dataset {
	tb.Helper()
	data, found := dataset.Load(tree)
	if source.Blocking(found) > 0 {
		tb.Fatalf("the tree has problems: %v", found)
	}
	return data
}
