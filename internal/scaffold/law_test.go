package scaffold_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/scaffold"
	"moatatlas/internal/source"
)

// small is the small tree, with the first model written as on Windows, comments, and a
// table of counts.
func small(tb testing.TB) fstest.MapFS {
	tb.Helper()
	tree := fstest.MapFS{}
	under := os.DirFS("../atlas/atlastest/testdata/tree")
	err := fs.WalkDir(under, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(under, name)
		tree[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	first := tree["data/models/openai/gpt-1.toml"]
	first.Data = []byte(source.ByteOrderMark + strings.ReplaceAll("#:schema x\n\n"+string(first.Data), "\n", "\r\n"))
	deals := tree["data/deals.toml"]
	deals.Data = []byte("# of the deal\n" + string(deals.Data) + "# of it, too\n\n# the end")
	data, _ := dataset.Load(tree)
	readme := "# Data\r\n\r\n## Counts\r\n\r\n| table | rows |\r\n|---|---|\r\n"
	for _, c := range data.Counts() {
		readme += fmt.Sprintf("| `%s` | %d | x |\r\n", c.Table, c.Records)
	}
	tree[dataset.CountsFile] = &fstest.MapFile{Data: []byte(readme + "\r\n## More\r\n\r\n| `deals` | 1 |")}
	return tree
}

func load(tree fs.FS) []source.Problem {
	data, found := dataset.Load(tree)
	_, unclear := prose.Load(tree)
	return slices.Concat(found, dataset.CheckCounts(tree, data, found), unclear)
}

// TestLaws: whatever fitting answers a kind of record is given, it stands in its file
// with them, the tree has no new problems and counts it, and every line of the files
// before, but for the numbers, is there as it was.
func TestLaws(t *testing.T) {
	tree := small(t)
	if found := load(tree); source.Blocking(found) > 0 {
		t.Fatal(found)
	}
	data, _ := dataset.Load(tree)
	for _, k := range scaffold.Kinds() {
		t.Run(k.Name, rapid.MakeCheck(func(t *rapid.T) {
			values := fitting(t, k, data)
			if missing := k.Missing(data, values); len(missing) > 0 {
				t.Fatalf("%v lacks %v", values, missing)
			}
			files := amend.New(tree)
			if err := k.Add(files, data, values); err != nil {
				t.Fatalf("%q: %v", values, err)
			}
			if found := files.Check(load); source.Blocking(found) > 0 {
				t.Fatalf("%q brings\n%v\n%s", values, found, files.Diff())
			}
			after, _ := dataset.Load(files.Tree())
			at, there := k.Place(after, values)
			if !there && k.Name != "essay" {
				t.Fatalf("%q is not there", values)
			}
			holds(t, files.Tree(), at, k, values)
			kept(t, tree, files)
		}))
	}
}

// TestAnyAnswers: whatever is answered, nothing of what was there is lost.
func TestAnyAnswers(t *testing.T) {
	tree := small(t)
	data, _ := dataset.Load(tree)
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(scaffold.Kinds()).Draw(t, "kind")
		values := fitting(t, k, data)
		for range rapid.IntRange(1, 3).Draw(t, "wrong") {
			f := rapid.SampledFrom(k.Fields).Draw(t, "field")
			values[f.Key] = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
				"\"\n[deal.x]\n", "2026-06-31", "≤", "-1", "../../x", "aws", "openai/gpt-1", "a=\"", "NaN", "\"\"\"", "kind=capacity,party=aws\nkind=capacity,party=aws",
			})).Draw(t, f.Key)
		}
		files := amend.New(tree)
		if err := k.Add(files, data, values); err != nil {
			return
		}
		files.Check(load)
		kept(t, tree, files)
		for _, name := range files.Files() {
			if !fs.ValidPath(name) || !strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "content/analysis/") {
				t.Fatalf("%q writes %s", values, name)
			}
		}
	})
}

// kept holds the files that are changed to what they were: each line stands there, in
// its order, byte for byte; of the counts only the numbers differ.
func kept(t *rapid.T, tree fstest.MapFS, files *amend.Plan) {
	for _, name := range files.Files() {
		if tree[name] == nil {
			continue
		}
		now, err := fs.ReadFile(files.Tree(), name)
		if err != nil {
			t.Fatal(err)
		}
		before, after := slices.Collect(strings.Lines(string(tree[name].Data))), slices.Collect(strings.Lines(string(now)))
		for i, line := range before {
			if name == dataset.CountsFile {
				if len(after) != len(before) || strings.Map(noDigit, after[i]) != strings.Map(noDigit, line) {
					t.Fatalf("%s became\n%s", name, now)
				}
				continue
			}
			at := slices.Index(after, line)
			if at < 0 && i == len(before)-1 { // which gets an end
				at = slices.IndexFunc(after, func(s string) bool { return strings.TrimRight(s, "\r\n") == line })
			}
			if at < 0 {
				t.Fatalf("%s lost %q:\n%s", name, line, files.Diff())
			}
			after = after[at+1:]
		}
	}
}

func noDigit(r rune) rune {
	if r >= '0' && r <= '9' {
		return -1
	}
	return r
}

// holds looks for each text in the record's file, as TOML writes it.
func holds(t *rapid.T, tree fs.FS, at source.Pos, k scaffold.Kind, values map[string]string) {
	text, err := fs.ReadFile(tree, at.File)
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"name", "title", "summary", "outcome", "note", "quote", "price.note", "family"} {
		if value := values[key]; value != "" {
			want := key[strings.LastIndexByte(key, '.')+1:] + " = " + amend.Text(strings.TrimSpace(value)).String()
			if !strings.Contains(string(text), want) {
				t.Fatalf("%s of %s: no %s in\n%s", key, k.Name, want, text)
			}
		}
	}
}
