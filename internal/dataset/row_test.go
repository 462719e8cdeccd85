package dataset_test

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
)

// TestRows shows the records of a small tree as their files have them.
func TestRows(t *testing.T) {
	tree := fstest.MapFS{
		"site.toml":               {Data: []byte("title = \"T\"\nas_of = \"2026-06-30\"\npeers = [\"aws\"]\n[lock_in_weights]\nlock_in = 1\nlock_out = 0\nnarrowness = 0.5\nprice = 1\n")},
		"data/shares/s.toml":      {Data: []byte("title = \"S\"\npublisher = \"P\"\nscope = \"all\"\nunit = \"%\"\n[[quarter]]\nquarter = \"2026Q1\"\naws = 28.5\nazure = 0\nsource = \"https://example.org/\"\ngrade = \"B\"\n")},
		"data/models/l/m.toml":    {Data: []byte("name = \"M\"\nopen_weights = false\nreleased = \"2026-13\"\ninput = [\"text\", \"image\"]\noutput = []\nnote = \"\"\n[[availability]]\ncloud = \"aws\"\nservice = \"bedrock\"\nprice = { input = 2.50, output = 10, grade = \"A\" }\nstages = [{ stage = \"ga\", date = \"≤2026-01\" }]\n")},
		"data/market_size.toml":   {Data: []byte("[[size]]\nquarter = \"2026Q1\"\nseries = \"s\"\nusd_billion = 119.1\n")},
		"data/organisations.toml": {Data: []byte("[organisation.o]\nname = \"O\"\n")},
	}
	data, _ := dataset.Load(tree)
	var got strings.Builder
	for _, r := range data.Rows() {
		show(&got, r, "")
	}
	if *update {
		if err := os.WriteFile("testdata/rows.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/rows.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", &got, want)
	}
}

func show(out *strings.Builder, r dataset.Row, indent string) {
	fmt.Fprintf(out, "%s%s %q %v\n", indent, r.Kind, r.Key, r.Pos)
	for _, c := range r.Cells {
		fmt.Fprintf(out, "%s  %s = %q %v\n", indent, c.Key, c.Items, c.Pos)
	}
	for _, below := range r.Rows {
		show(out, below, indent+"    ")
	}
}

// TestRowsOfAll finds a list of records that Rows forgets.
func TestRowsOfAll(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	kinds := map[string]int{}
	for _, r := range data.Rows() {
		kinds[r.Kind]++
	}
	lists := 1 // site.toml
	all := reflect.ValueOf(*data)
	for i := range all.NumField() {
		if all.Field(i).Kind() == reflect.Slice {
			lists++
		}
	}
	if len(kinds) != lists {
		t.Errorf("Rows has %d kinds of record, the dataset %d: %v", len(kinds), lists, kinds)
	}
}
