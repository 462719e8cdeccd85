package dataset_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/source"
)

// The tests here hold data/README.md to the Go types: it is all that an
// analyst reads before editing the data.

// readmeSection describes a record type.
type readmeSection struct {
	where string // in which file its records stand, and how
	rows  []readmeRow
}

// readmeRow describes a field.
type readmeRow struct{ field, typ, required, meaning, example string }

func TestReadmeFields(t *testing.T) {
	sections := readmeSections(t)
	records := recordTypes()
	for name := range sections {
		if records[name] == nil {
			t.Errorf("data/README.md: ### %s describes no record type", name)
		}
	}
	comments := newSchemaGenerator(t).reflector.CommentMap
	for name, record := range records {
		section, ok := sections[name]
		if !ok {
			t.Errorf("data/README.md: no section ### %s for %v", name, record)
			continue
		}
		checkReadmeRows(t, name, section.rows, wantedRows(record, comments))
		fact, hasFact := record.FieldByName("Fact")
		if says := strings.Contains(section.where, "These fields, plus the fields of a fact."); says != (hasFact && fact.Anonymous) {
			t.Errorf("data/README.md: ### %s says it has the fields of a fact: %t, want %t", name, says, !says)
		}
	}
}

// wantedField is a row without its example, which is for people to choose, and
// the type that the example must suit.
type wantedField struct {
	row readmeRow
	typ reflect.Type
}

func wantedRows(record reflect.Type, comments map[string]string) []wantedField {
	var wanted []wantedField
	for _, f := range source.Fields(record) {
		if len(f.Index) > 1 {
			continue // of a fact, which has a section of its own
		}
		field := record.FieldByIndex(f.Index)
		w := wantedField{typ: field.Type, row: readmeRow{field: "`" + f.Key + "`", required: "no"}}
		if f.Remain {
			w.row.field, w.typ = "`<seller>`", field.Type.Elem()
		}
		if f.Required {
			w.row.required = "yes"
		}
		w.row.typ = typeWords(w.typ)
		comment := comments[record.PkgPath()+"."+record.Name()+"."+field.Name]
		w.row.meaning = strings.Join(strings.Fields(comment), " ")
		wanted = append(wanted, w)
	}
	return wanted
}

func checkReadmeRows(t *testing.T, name string, rows []readmeRow, wanted []wantedField) {
	t.Helper()
	for i := range max(len(rows), len(wanted)) {
		switch {
		case i >= len(wanted):
			t.Errorf("data/README.md: ### %s: %s is no field", name, rows[i].field)
			continue
		case i >= len(rows):
			t.Errorf("data/README.md: ### %s: no row for %s", name, wanted[i].row.field)
			continue
		}
		got, want := rows[i], wanted[i]
		want.row.example = got.example
		if got != want.row {
			t.Errorf("data/README.md: ### %s, row %d:\n\tfound %+v\n\twant  %+v", name, i+1, got, want.row)
		}
		checkExample(t, name+"."+got.field, got.example, want.typ)
	}
}

// checkExample reads an example as the value it would be in a file.
func checkExample(t *testing.T, field, example string, typ reflect.Type) {
	t.Helper()
	if record := recordOf(typ); record != nil {
		if want := "see " + sectionName(record); example != want {
			t.Errorf("data/README.md: %s: the example is %s, want %s", field, example, want)
		}
		return
	}
	value, quoted := strings.CutPrefix(example, "`")
	value, closed := strings.CutSuffix(value, "`")
	if !quoted || !closed {
		t.Errorf("data/README.md: %s: the example %s is not in backquotes", field, example)
		return
	}
	for _, problem := range readOne(typ, value) {
		t.Errorf("data/README.md: %s: the example %s: %s", field, example, problem.Message)
	}
}

// TestReadmeFiles holds the table of files to the kinds of file there are, and
// what each section says of its place to the types.
func TestReadmeFiles(t *testing.T) {
	var described, kinds []string
	for _, row := range tableRows(readmeBetween(t, "", "\n## Counts")) {
		described = append(described, "data/"+pattern(row[0]))
	}
	sections := readmeSections(t)
	for _, k := range schemaKinds() {
		if k.name != "site" { // it is no part of the data
			kinds = append(kinds, k.files)
		}
		name, header := recordsOf(k.typ)
		where := pattern(sections[name].where)
		if file := strings.TrimPrefix(k.files, "data/"); !strings.Contains(where, file) || !strings.Contains(where, header) {
			t.Errorf("data/README.md: ### %s: want a place with %s and %s, found %s", name, file, header, where)
		}
		// Of scenarios there may be none.
		if found, err := filepath.Glob(filepath.Join(moduleRoot, k.files)); err != nil || len(found) == 0 && k.name != "scenario" {
			t.Errorf("no file is a %s (%v)", k.files, err)
		}
	}
	slices.Sort(described)
	slices.Sort(kinds)
	if !slices.Equal(described, kinds) {
		t.Errorf("data/README.md describes the files\n\t%q, want\n\t%q", described, kinds)
	}
}

// pattern makes of models/<lab>/<model>.toml in backquotes models/*/*.toml.
func pattern(text string) string {
	return strings.ReplaceAll(regexp.MustCompile(`<[a-z]+>`).ReplaceAllString(text, "*"), "`", "")
}

// readmeBetween is what stands in the README between two texts.
func readmeBetween(t *testing.T, begin, end string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(moduleRoot, "data", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begins := strings.Cut(string(text), begin)
	between, _, ends := strings.Cut(rest, end)
	if !begins || !ends {
		t.Fatalf("data/README.md: %q and %q do not stand there in this order", begin, end)
	}
	return between
}

func readmeSections(t *testing.T) map[string]readmeSection {
	t.Helper()
	sections := map[string]readmeSection{}
	parts := strings.Split(readmeBetween(t, "\n## Fields\n", "\n## "), "\n### ")
	for _, part := range parts[1:] {
		name, body, _ := strings.Cut(part, "\n")
		where, _, _ := strings.Cut(body, "\n|")
		section := readmeSection{where: where}
		for _, cells := range tableRows(body) {
			if len(cells) != 5 {
				t.Fatalf("data/README.md: ### %s: a row with %d cells: %q", name, len(cells), cells)
			}
			section.rows = append(section.rows, readmeRow{cells[0], cells[1], cells[2], cells[3], cells[4]})
		}
		if _, twice := sections[name]; twice {
			t.Errorf("data/README.md: ### %s stands there twice", name)
		}
		sections[name] = section
	}
	return sections
}

// tableRows are the cells of a Markdown table behind its head.
func tableRows(text string) [][]string {
	var rows [][]string
	for line := range strings.Lines(text) {
		if inner, ok := strings.CutPrefix(strings.TrimSpace(line), "| "); ok {
			rows = append(rows, strings.Split(strings.TrimSuffix(inner, " |"), " | "))
		}
	}
	return rows[min(1, len(rows)):]
}
