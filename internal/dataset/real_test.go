package dataset_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
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

// countRow is a row of the table under "## Counts" in data/README.md.
var countRow = regexp.MustCompile("(?m)^\\| `(\\w+)` \\| (\\d+) \\|")

// TestCounts holds that table to the data, so that a record lost in an edit
// shows.
func TestCounts(t *testing.T) {
	tree := realTree(t)
	text, err := fs.ReadFile(tree, "data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(text), "\n## Counts\n")
	section, _, _ = strings.Cut(section, "\n## ")
	data, _ := dataset.Load(tree)
	counts := countsOf(data)
	for _, row := range countRow.FindAllStringSubmatch(section, -1) {
		table, rows := row[1], row[2]
		n, known := counts[table]
		switch {
		case !known:
			t.Errorf("data/README.md counts %q, which the dataset does not know or which stands there twice", table)
		case fmt.Sprint(n) != rows:
			t.Errorf("data/README.md counts %s %s; there are %d", rows, table, n)
		}
		delete(counts, table)
	}
	for table, n := range counts {
		t.Errorf("data/README.md does not count the %d %s", n, table)
	}
}

// countsOf counts the records of each kind.
func countsOf(d *dataset.Dataset) map[string]int {
	counts := map[string]int{
		"clouds": len(d.Clouds()), "labs": len(d.Labs()), "organisations": len(d.Organisations()), "models": len(d.Models()),
		"deals": len(d.Deals()), "regulation": len(d.Actions()), "events": len(d.Events()), "renames": len(d.Renames()),
		"share_series": len(d.Series()), "market_size": len(d.Sizes()), "dropped": len(d.Dropped()),
		"availability": 0, "stages": 0, "prices": 0, "first_party": 0, "terms": 0, "shares": 0,
	}
	if n := len(d.Scenarios()); n > 0 {
		counts["scenarios"] = n
	}
	for _, m := range d.Models() {
		if m.FirstParty != nil {
			counts["first_party"]++
		}
		for _, a := range m.Availability {
			counts["availability"]++
			counts["stages"] += len(a.Stages)
			if a.Price != nil {
				counts["prices"]++
			}
		}
	}
	for _, deal := range d.Deals() {
		counts["terms"] += len(deal.Terms)
	}
	for _, s := range d.Series() {
		for _, q := range s.Quarters {
			counts["shares"] += len(q.Shares)
		}
	}
	return counts
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
