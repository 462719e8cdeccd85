package plot

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// shapeTree is the tree in testdata/shape/base.txtar with other files.
func shapeTree(t testing.TB, files map[string]string) fs.FS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/shape/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	tree := fstest.MapFS{}
	for _, f := range a.Files {
		tree[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for name, text := range files {
		if text == "" {
			delete(tree, name)
			continue
		}
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// The pictures of a small market, to the last mark.
func TestShapes(t *testing.T) {
	b := bookOf(t, shapeTree(t, nil))
	for _, reference := range []string{
		"ribbons", "ribbons?labs=alpha", "portability", "overlap", "overlap?scope=all", "lag?cloud=aws", "lag?cloud=azure&lab=beta", "price",
		"catalogue?cloud=aws", "catalogue?cloud=oci", "money", "contract?lab=alpha", "contract?lab=beta", "frontier?cloud=aws", "frontier?cloud=gcp",
		"model?model=alpha/one", "model?model=alpha/two", "model?model=beta/open", "model?model=evil/script", "model?model=evil/later", "model?model=evil/nowhere",
		"lab?lab=alpha", "lab?lab=evil", "lab?lab=none",
	} {
		c := chart(t, b, reference)
		checkShape(t, b, c)
		file := filepath.Join("testdata", "shape", c.ID+".txt")
		got := shown(c)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is not as in %s:\n%s", reference, file, difference(got, string(want)))
		}
	}
}

// shown is a chart as text: what it says, its table, and its marks one a line.
func shown(c *Chart) string {
	var out strings.Builder
	fmt.Fprintf(&out, "finding: %s\nsubtitle: %s\nalt: %s\nnote: %s\nempty: %s\n", c.Finding, c.Subtitle, c.Alt, c.Note, c.Empty)
	for _, s := range c.Sources {
		fmt.Fprintf(&out, "source: %s %s\n", s.Name, s.URL)
	}
	var names []string
	for _, column := range c.Table.Columns {
		names = append(names, column.Name)
	}
	out.WriteString(strings.Join(names, " | ") + "\n")
	for _, row := range c.Table.Rows {
		out.WriteString(strings.Join(row, " | ") + "\n")
	}
	for _, d := range c.Drawings {
		fmt.Fprintf(&out, "\n%d x %d\n", d.Width, d.Height)
		out.WriteString(strings.ReplaceAll(string(d.Marks), "/><", "/>\n<"))
		out.WriteString(strings.ReplaceAll(string(d.Option), `},{`, "},\n{"))
		out.WriteString("\n")
	}
	return strings.ReplaceAll(out.String(), "</text><", "</text>\n<")
}

// difference is the first line in which two texts differ.
func difference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d is  %s\nwant       %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
