package atlas_test

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/atlas"
	"moatatlas/internal/atlas/atlastest"
	"moatatlas/internal/source"
)

// TestProblemsInOrder mixes a warning of a fact with faults of pages: those of
// all stages stand in one order.
func TestProblemsInOrder(t *testing.T) {
	tree := smallTree(t)
	tree["static/other.css"] = tree["static/site.css"]
	delete(tree, "static/site.css")
	tree["data/renames.toml"] = &fstest.MapFile{Data: []byte(`[[rename]]
cloud = "azure"
old = "Azure AI Studio"
new = "Foundry"
date = "≤2024-11-01"
source = "https://example.org/rename"
grade = "A"
`)}
	made, problems, err := atlas.Build(tree, atlas.Options{})
	if made != nil || err != nil {
		t.Fatalf("made %v, %v; want problems", made, err)
	}
	if n := source.Blocking(problems); n == 0 || n != len(problems)-1 || problems[0].Pos.File != "404.html" {
		t.Errorf("want faults of pages, the first of 404.html, and one warning: %v", problems)
	}
	if !slices.IsSortedFunc(problems, func(a, b source.Problem) int { return cmp.Compare(a.Pos.File, b.Pos.File) }) {
		t.Errorf("not in the order of their places: %v", problems)
	}
}

// TestAnyPartMissing takes away, empties and unsettles each file in turn:
// that is an author's problem or none at all, and never the program's.
func TestAnyPartMissing(t *testing.T) {
	whole := smallTree(t)
	for _, name := range slices.Sorted(maps.Keys(whole)) {
		for what, change := range map[string]func(fstest.MapFS){
			"missing":      func(tree fstest.MapFS) { delete(tree, name) },
			"empty":        func(tree fstest.MapFS) { tree[name] = &fstest.MapFile{} },
			"no text":      func(tree fstest.MapFS) { tree[name] = &fstest.MapFile{Data: []byte("\xff\x00{{")} },
			"cut in half":  func(tree fstest.MapFS) { tree[name] = &fstest.MapFile{Data: half(whole[name].Data)} },
			"a folder":     func(tree fstest.MapFS) { tree[name] = &fstest.MapFile{Mode: fs.ModeDir} },
			"not readable": func(tree fstest.MapFS) { tree[name] = &fstest.MapFile{Mode: fs.ModeNamedPipe} },
		} {
			tree := maps.Clone(whole)
			change(tree)
			made, problems, err := atlas.Build(tree, atlas.Options{})
			switch {
			case err != nil:
				t.Errorf("%s %s: error %v", name, what, err)
			case made == nil && source.Blocking(problems) == 0:
				t.Errorf("%s %s: neither a site nor a problem", name, what)
			case made != nil && source.Blocking(problems) > 0:
				t.Errorf("%s %s: a site in spite of %v", name, what, problems)
			}
		}
	}
}

func half(text []byte) []byte { return text[:len(text)/2] }

// TestStages holds the order in which a caller is told of the work, also where
// that stops.
func TestStages(t *testing.T) {
	var told []string
	options := atlas.Options{Stage: func(name, result string) {
		if result != "" {
			name += " done"
		}
		told = append(told, name)
	}}
	tree := smallTree(t)
	for _, want := range []string{
		"facts, facts done, report, report done, pages, pages done, audit, audit done",
		"facts, facts done",
	} {
		told = nil
		if _, _, err := atlas.Build(tree, options); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(told, ", "); got != want {
			t.Errorf("told of %s; want %s", got, want)
		}
		delete(tree, "data/labs.toml")
	}
}

// TestBrokenOutput has formats print to where nothing can be written.
func TestBrokenOutput(t *testing.T) {
	problems := []source.Problem{{Message: "x"}}
	for _, f := range []atlas.Format{atlas.Text, atlas.GitHub, atlas.JSON} {
		if err := f.Print(broken{}, problems); !errors.Is(err, errFull) {
			t.Errorf("%s: error %v, want %v", f, err, errFull)
		}
	}
}

var errFull = errors.New("disk full")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errFull }

// TestAnnotation has what no TOML file can hold, and a file's name can.
func TestAnnotation(t *testing.T) {
	for _, c := range []struct {
		problem source.Problem
		want    string
	}{
		{source.Problem{Pos: source.Pos{File: "a"}, Message: "b"}, "::error file=a::b\n"},
		{source.Problem{Pos: source.Pos{File: "a", Line: 2, Col: 3}, Message: "b", Warning: true}, "::warning file=a,line=2,col=3::b\n"},
		{source.Problem{Pos: source.Pos{File: "a\n::error::b,c:d"}, Message: "x\r\n::error::y 100%"}, "::error file=a%0A%3A%3Aerror%3A%3Ab%2Cc%3Ad::x%0D%0A::error::y 100%25\n"},
		{source.Problem{Pos: source.Pos{File: "a\x1b[2J"}, Message: "b\u2028c\u202ed\a"}, "::error file=a\uFFFD[2J::b\uFFFDc\uFFFDd\uFFFD\n"},
	} {
		var out strings.Builder
		if err := atlas.GitHub.Print(&out, []source.Problem{c.problem}); err != nil {
			t.Fatal(err)
		}
		if out.String() != c.want {
			t.Errorf("got %q, want %q", out.String(), c.want)
		}
	}
}

// smallTree is the tree of the scripts, in memory.
func smallTree(t *testing.T) fstest.MapFS {
	t.Helper()
	dir := t.TempDir()
	if err := atlastest.Lay(root, dir); err != nil {
		t.Fatal(err)
	}
	disk := os.DirFS(dir)
	tree := fstest.MapFS{}
	err := fs.WalkDir(disk, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Dir(name) == "static/schema" {
			return err
		}
		text, err := fs.ReadFile(disk, name)
		tree[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}
