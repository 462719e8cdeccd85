package market_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// Every example is a text file in the folder of its measure. It says why it is
// there, and has the models as rows (see rows), what else differs from base.txtar
// as files, the days to look at (that of site.toml where it names none), and what
// the measure says: worked out by hand before the program was asked.
func TestExamples(t *testing.T) {
	for folder, show := range shows() {
		files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
		if err != nil || len(files) == 0 {
			t.Errorf("no examples of %s: %v", folder, err)
		}
		for _, file := range files {
			t.Run(folder+"/"+strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
				a, err := txtar.ParseFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if strings.TrimSpace(string(a.Comment)) == "" {
					t.Error("the example does not say why it is there")
				}
				v := newView(t, a)
				show(v)
				switch want := section(a, "want"); {
				case *update:
					rewrite(t, file, a, v.String())
				case v.String() != want:
					t.Errorf("got:\n%s\nwant:\n%s", v, want)
				}
			})
		}
	}
}

// newView reads the tree and the days of an example.
func newView(t *testing.T, a *txtar.Archive) *view {
	t.Helper()
	models, err := rows(section(a, "models"))
	if err != nil {
		t.Fatal(err)
	}
	tree := world{Models: models}.tree(t)
	for name, file := range treeOf(a) {
		if name != "models" && name != "days" && name != "want" {
			tree[name] = file
		}
	}
	days, err := parseDays(section(a, "days"))
	if err != nil {
		t.Fatal(err)
	}
	v := &view{h: market.New(read(t, tree)), days: days}
	if days == nil {
		v.days = []source.Day{v.h.AsOf()}
	}
	return v
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func rewrite(t *testing.T, file string, a *txtar.Archive, want string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}
