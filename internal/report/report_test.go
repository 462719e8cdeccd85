package report_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// Every case is a text file: what differs from the tree in base.txtar, a list
// of pages ("show"), and what these pages show ("want"), in the edition of an
// earlier day where there is one ("as-of").
func TestPages(t *testing.T) {
	base := archive(t, "testdata/base.txtar")
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) < 2 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		if file == "testdata/base.txtar" {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			c := archive(t, file)
			got := show(t, newReport(t, treeOf(base, c), section(c, "as-of")), section(c, "show"))
			if *update {
				write(t, file, c, got)
			} else if want := section(c, "want"); got != want {
				t.Errorf("the pages show:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func archive(t *testing.T, file string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func write(t *testing.T, file string, a *txtar.Archive, want string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// treeOf is the files of archives, those of later ones in the place of others;
// an empty file takes one away.
func treeOf(archives ...*txtar.Archive) fs.FS {
	tree := fstest.MapFS{}
	for _, a := range archives {
		for _, f := range a.Files {
			switch {
			case f.Name == "show" || f.Name == "as-of" || f.Name == "want":
			case len(f.Data) == 0:
				delete(tree, f.Name)
			default:
				tree[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
	}
	return tree
}

// newReport is the report of a tree, as of an earlier day where one is given.
func newReport(t *testing.T, tree fs.FS, asOf string) *report.Report {
	t.Helper()
	r, err := reportOf(tree, asOf)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func reportOf(tree fs.FS, asOf string) (*report.Report, error) {
	data, problems := dataset.Load(tree)
	if source.Blocking(problems) > 0 {
		return nil, fmt.Errorf("problems: %v", problems)
	}
	if asOf != "" {
		day, err := source.ParseDay(strings.TrimSpace(asOf))
		if err != nil {
			return nil, err
		}
		data = data.At(day)
	}
	content, wrong := prose.Load(tree)
	r, found := report.New(market.On(data, data.Site().AsOf), content, blank{}, claim.Memo{})
	if all := slices.Concat(wrong, found); source.Blocking(all) > 0 {
		return nil, fmt.Errorf("problems: %v", all)
	}
	return r, nil
}

// realReport is that of the project's own tree; tests must not change it.
var realReport = sync.OnceValues(func() (*report.Report, error) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return reportOf(root.FS(), "")
})

// blank is an artist that draws the same dot for every chart.
type blank struct{}

func (blank) Draw(orders []report.Order) []report.Picture {
	pictures := make([]report.Picture, len(orders))
	for i := range pictures {
		pictures[i].SVG = `<path d="M0 0" fill="var(--ink)"/>`
	}
	return pictures
}

// show writes what the listed pages show. A line may name a part of a page
// behind the place, of its view or of the page itself: "clouds/aws/ OnSale",
// "clouds/aws/ Comment".
func show(t *testing.T, r *report.Report, list string) string {
	t.Helper()
	var out strings.Builder
	for line := range strings.Lines(list) {
		place, part, _ := strings.Cut(strings.TrimSpace(line), " ")
		i := slices.IndexFunc(r.Pages, func(p report.Page) bool { return "/"+string(p.Place) == place })
		if i < 0 {
			t.Fatalf("no page %s", place)
		}
		fmt.Fprintf(&out, "%s: %s\n", place, r.Pages[i].Title)
		v := reflect.ValueOf(r.Pages[i].View)
		if part != "" {
			if v = v.FieldByName(part); !v.IsValid() {
				v = reflect.ValueOf(r.Pages[i]).FieldByName(part)
			}
		}
		outline(&out, v, "  ")
	}
	return out.String()
}

// outline writes what of a view is not empty, a line a value.
func outline(out *strings.Builder, v reflect.Value, indent string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			outline(out, v.Elem(), indent)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				named(out, f.Name, v.Field(i), indent)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			named(out, "-", v.Index(i), indent)
		}
	default:
		fmt.Fprintf(out, "%s%v\n", indent, v.Interface())
	}
}

// named writes a value behind its name: on the same line if it is a plain one,
// or a link, a date or a source, which have a short form.
func named(out *strings.Builder, name string, v reflect.Value, indent string) {
	if v.IsZero() {
		return
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch x := v.Interface().(type) {
	case report.Link:
		fmt.Fprintf(out, "%s%s: %s <%s>\n", indent, name, x.Text, x.Href)
	case report.When:
		fmt.Fprintf(out, "%s%s: %s\n", indent, name, x.Short)
	case report.Squares:
		fmt.Fprintf(out, "%s%s: %s\n", indent, name, x.Words)
	case report.Sketch:
		fmt.Fprintf(out, "%s%s: %d x %d%s\n", indent, name, x.Width, x.Height, written(x.SVG))
	case report.Source:
		fmt.Fprintf(out, "%s%s: %s %s %s\n", indent, name, x.Site, x.Grade, x.Note)
	default:
		if k := v.Kind(); k == reflect.Struct || k == reflect.Slice {
			if k == reflect.Slice && v.Len() == 0 {
				return
			}
			fmt.Fprintf(out, "%s%s:\n", indent, name)
			outline(out, v, indent+"  ")
			return
		}
		fmt.Fprintf(out, "%s%s: %v\n", indent, name, x)
	}
}

// words finds the texts of a drawing.
var words = regexp.MustCompile(`<text[^>]*>([^<]*)</text>`)

// written lists the words of a drawing.
func written(drawing report.Markup) string {
	var list strings.Builder
	for _, found := range words.FindAllStringSubmatch(string(drawing), -1) {
		list.WriteString(" | " + found[1])
	}
	return list.String()
}

// On the real data every table is whole: no row has more or fewer cells than
// there are columns, and no two tables or documents share a path.
func TestTablesOfTheRealData(t *testing.T) {
	r, err := realReport()
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, table := range r.Tables {
		paths[table.Path()] = true
		for i, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Fatalf("%s, row %d: %d cells in %d columns", table.Name, i+1, len(row), len(table.Columns))
			}
		}
		if len(table.Rows) == 0 {
			t.Errorf("%s is empty", table.Name)
		}
	}
	for _, d := range r.Documents {
		paths[d.Path] = true
	}
	if want := len(r.Tables) + len(r.Documents); len(paths) != want {
		t.Errorf("%d paths for %d tables and documents", len(paths), want)
	}
	if !slices.IsSortedFunc(r.Pages, func(a, b report.Page) int { return strings.Compare(string(a.Place), string(b.Place)) }) {
		t.Error("the pages are not in the order of their places")
	}
}

// The pages of an earlier day show nothing that came later.
func TestAnEarlierDay(t *testing.T) {
	r := newReport(t, treeOf(archive(t, "testdata/base.txtar")), "2024-01-01")
	for _, p := range r.Pages {
		if strings.HasPrefix(string(p.Place), "models/alpha/two") {
			t.Errorf("the page %s is of a model released later", p.Place)
		}
	}
	if r.Site.AsOf.Machine != "2024-01-01" {
		t.Errorf("as of %s", r.Site.AsOf.Machine)
	}
}

// What is in doubt on the day of an edition is no plan: not in the calendar, and in
// tables and documents marked as what it is.
func TestDoubtIsNoPlan(t *testing.T) {
	r := newReport(t, treeOf(archive(t, "testdata/base.txtar"), archive(t, "testdata/earlier-edition.txtar")), "2025-01-15")
	for _, p := range r.Planned {
		t.Errorf("the calendar has %q", p.Title)
	}
	stages := r.Tables[slices.IndexFunc(r.Tables, func(t report.Table) bool { return t.Name == "stages" })]
	column := func(name string) int {
		return slices.IndexFunc(stages.Columns, func(c report.Column) bool { return c.Name == name })
	}
	var doubts []string
	for _, row := range stages.Rows {
		if row[column("planned")] != "false" {
			t.Errorf("planned: %q", row)
		}
		if row[column("uncertain")] == "true" {
			doubts = append(doubts, row[column("model")]+" "+row[column("cloud")]+" "+row[column("stage")])
		}
	}
	if want := []string{"alpha/two aws preview", "gamma/new aws ga", "gamma/one aws retired", "gamma/one oci ga"}; !slices.Equal(doubts, want) {
		t.Errorf("in doubt are %q, want %q", doubts, want)
	}
}

// Without a shift the page says so in a sentence, and has nothing to filter.
func TestNoShiftIsSaid(t *testing.T) {
	r := newReport(t, treeOf(archive(t, "testdata/base.txtar")), "2022-01-01")
	p := r.Pages[slices.IndexFunc(r.Pages, func(p report.Page) bool { return p.Place == report.Shifts })]
	if want := "There is none yet: by 1 January 2022 no model was on sale on AWS, Azure or Google Cloud."; p.Description != want {
		t.Errorf("%q", p.Description)
	}
}
