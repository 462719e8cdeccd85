package dataset_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// realTree is the project's own input tree.
func realTree(tb testing.TB) fs.FS {
	root, err := os.OpenRoot("../..")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	return root.FS()
}

// TestReal holds the project's own data to the rules. Warnings are for the
// analysts to weigh; their number only shows in the log.
func TestReal(t *testing.T) {
	data, found := dataset.Load(realTree(t))
	for _, p := range found {
		if !p.Warning {
			t.Error(p)
		}
	}
	t.Logf("%d models, %d warnings", len(data.Models()), len(found)-source.Blocking(found))
}

// TestCounts holds the table of counts in data/README.md to the data, so that a
// record lost in an edit shows; and that to be held at all.
func TestCounts(t *testing.T) {
	tree := realTree(t)
	data, _ := dataset.Load(tree)
	for _, p := range dataset.CheckCounts(tree, data, nil) {
		t.Error(p)
	}
	text, err := fs.ReadFile(tree, dataset.CountsFile)
	if err != nil || t.Failed() {
		t.Fatal("the rest needs numbers that are right", err)
	}
	for _, c := range data.Counts() {
		row := fmt.Sprintf("| `%s` | %d |", c.Table, c.Records)
		if n := strings.Count(string(text), "\n"+row); n != 1 && (c.Table != "scenarios" || c.Records > 0) {
			t.Errorf("data/README.md has the row %s %d times", row, n)
		}
		wrong := strings.Replace(string(text), row, fmt.Sprintf("| `%s` | %d |", c.Table, c.Records+1), 1)
		changed := fstest.MapFS{dataset.CountsFile: {Data: []byte(wrong)}}
		if found := dataset.CheckCounts(changed, data, nil); len(found) != 1 && wrong != string(text) {
			t.Errorf("%s: one more than there are gives the problems %v", c.Table, found)
		}
	}
}

// TestOrder: the dataset does not depend on the order of records that have an
// id, nor on the order in which the file system lists files.
func TestOrder(t *testing.T) {
	real := realTree(t)
	shuffled := fstest.MapFS{}
	random := rand.New(rand.NewPCG(1, 2))
	err := fs.WalkDir(real, "data", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(real, name)
		if slices.Contains([]string{"clouds", "labs", "organisations", "deals", "regulation", "events", "market_size"}, strings.TrimSuffix(entry.Name(), ".toml")) {
			text = shuffle(text, random)
		}
		shuffled[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	site, err := fs.ReadFile(real, "site.toml")
	if err != nil {
		t.Fatal(err)
	}
	shuffled["site.toml"] = &fstest.MapFile{Data: site}
	want, _ := dataset.Load(real)
	got, found := dataset.Load(backwards{shuffled})
	if source.Blocking(found) > 0 {
		t.Errorf("problems of the shuffled tree:\n%s", lines(found))
	}
	if dump(got) != dump(want) {
		t.Error("another order of the records gives another dataset")
	}
}

// shuffle puts the records of a table in another order; each begins with a
// header.
func shuffle(text []byte, random *rand.Rand) []byte {
	records := strings.Split(string(text), "\n[")
	rest := records[1:]
	random.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	return []byte(strings.Join(records, "\n["))
}

// backwards is a tree that lists its files from last to first.
type backwards struct{ fs.FS }

// ReadDir lists a folder.
func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.FS, name)
	slices.Reverse(entries)
	return entries, err
}
