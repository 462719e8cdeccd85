package report_test

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/report"
)

// graded counts the grades that a record and those in it have in its file.
func graded(rows []dataset.Row) int {
	n := 0
	for _, r := range rows {
		for _, c := range r.Cells {
			if c.Key == "grade" {
				n++
			}
		}
		n += graded(r.Rows)
	}
	return n
}

// No fact that carries a grade is forgotten.
func TestEveryFactAges(t *testing.T) {
	r, err := realReport()
	if err != nil {
		t.Fatal(err)
	}
	data, _ := dataset.Load(os.DirFS("../.."))
	if want := graded(data.Rows()); len(r.Facts) != want {
		t.Errorf("%d facts, want %d", len(r.Facts), want)
	}
}

// Facts that are due come first, then the weight decides, then the place; and a
// fact that is checked on the day of the site is not due, whatever it was.
func TestDue(t *testing.T) {
	tree := treeOf(archive(t, "testdata/base.txtar"), archive(t, "testdata/freshness.txtar")).(fstest.MapFS)
	before := newReport(t, tree, "")
	const mark = `grade = "`
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(before.Facts).Draw(t, "fact")
		text, _ := fs.ReadFile(tree, f.Pos.File)
		lines := strings.Split(string(text), "\n")
		for i := f.Pos.Line - 1; i < len(lines); i++ {
			from := 0
			if i == f.Pos.Line-1 {
				from = f.Pos.Col - 1
			}
			if at := strings.Index(lines[i][from:], mark); at >= 0 {
				end := from + at + len(mark) + len(`A"`)
				gap := "\n"
				if strings.Contains(lines[i][:from+at], "{") {
					gap = ", "
				}
				lines[i] = lines[i][:end] + gap + `checked = "2025-06-30"` + lines[i][end:]
				break
			}
		}
		edited := fstest.MapFS{}
		for name, file := range tree {
			edited[name] = file
		}
		edited[f.Pos.File] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		after, err := reportOf(edited, "")
		if err != nil {
			t.Fatalf("%v", err)
		}
		ordered(t, after.Facts)
		i := slices.IndexFunc(after.Facts, func(g report.SourcedFact) bool { return g.What == f.What && g.Checked != 0 })
		if i < 0 || after.Facts[i].Due || after.Facts[i].Age != 0 || after.Facts[i].Bound {
			t.Fatalf("%s is still due, or not checked", f.What)
		}
		if was, is := due(before.Facts), due(after.Facts); f.Due && is != was-1 || !f.Due && is != was {
			t.Fatalf("%d facts are due after %s was checked, %d before", is, f.What, was)
		}
	})
}

func due(facts []report.SourcedFact) (n int) {
	for _, f := range facts {
		if f.Due {
			n++
		}
	}
	return n
}

func ordered(t *rapid.T, facts []report.SourcedFact) {
	for i := 1; i < len(facts); i++ {
		a, b := facts[i-1], facts[i]
		switch {
		case b.Due && !a.Due, a.Due == b.Due && a.Weight < b.Weight:
			t.Fatalf("%s stands before %s", a.What, b.What)
		case a.Due == b.Due && a.Weight == b.Weight && a.Pos.File == b.Pos.File && a.Pos.Line > b.Pos.Line:
			t.Fatalf("%s of line %d stands before line %d", a.What, a.Pos.Line, b.Pos.Line)
		}
	}
}
