package site_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"moatatlas/internal/parquet"
)

// packageRules are the forms that the Data Package specification asks for.
var (
	packageName = regexp.MustCompile(`^[-a-z0-9._/]+$`)
	fieldTypes  = map[string]func(cell string) error{
		"string":  func(string) error { return nil },
		"number":  func(cell string) error { _, err := strconv.ParseFloat(cell, 64); return err },
		"integer": func(cell string) error { _, err := strconv.Atoi(cell); return err },
		"date":    func(cell string) error { _, err := time.Parse(time.DateOnly, cell); return err },
		"boolean": func(cell string) error {
			if cell != "true" && cell != "false" {
				return fmt.Errorf("%q is neither true nor false", cell)
			}
			return nil
		},
	}
)

// description is datapackage.json with all keys that it may have.
type description struct {
	Profile, Name, Title, Version string
	AsOf                          string `json:"as_of"`
	Peers                         []string
	ShareSeries                   string `json:"share_series"`
	Licenses                      []struct{ Name, Path, Title string }
	Resources                     []resource
}

type resource struct {
	Name, Title, Path, Parquet, Profile, Format, MediaType, Encoding, Hash string
	Bytes                                                                  int
	Schema                                                                 struct {
		Fields        []struct{ Name, Type, Description string }
		MissingValues []string
	}
}

// TestRealDataPackage: the tables are what their description says, down to
// every cell.
func TestRealDataPackage(t *testing.T) {
	made := realSite(t)
	var d description
	decoder := json.NewDecoder(strings.NewReader(content(t, made, "data/datapackage.json")))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		t.Fatal(err)
	}
	if d.Profile != "tabular-data-package" || !packageName.MatchString(d.Name) || d.Title == "" || len(d.Licenses) != 1 || len(d.Resources) == 0 {
		t.Errorf("the package is %+v", d)
	}
	names := map[string]bool{}
	for _, r := range d.Resources {
		if names[r.Name] || !packageName.MatchString(r.Name) {
			t.Errorf("the name %q", r.Name)
		}
		names[r.Name] = true
		file := content(t, made, path.Join("data", r.Path))
		switch {
		case path.IsAbs(r.Path), strings.Contains(r.Path, ".."), r.Path != path.Clean(r.Path):
			t.Errorf("the path %q", r.Path)
		case r.Profile != "tabular-data-resource", r.Encoding != "utf-8", r.Format != "csv", r.MediaType != "text/csv":
			t.Errorf("%s: %+v", r.Name, r)
		case r.Bytes != len(file), r.Hash != fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(file))):
			t.Errorf("%s: %d bytes with the digest %s", r.Name, r.Bytes, r.Hash)
		case !slices.Equal(r.Schema.MissingValues, []string{""}):
			t.Errorf("%s: missing values %q", r.Name, r.Schema.MissingValues)
		}
		tableFits(t, r, file, content(t, made, path.Join("data", r.Parquet)))
	}
}

// tableFits holds a table to its description, and the same as Parquet to both.
func tableFits(t *testing.T, r resource, file, columnar string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil || len(rows[0]) != len(r.Schema.Fields) {
		t.Fatalf("%s: %d fields of %q: %v", r.Name, len(r.Schema.Fields), rows[0], err)
	}
	var columns []parquet.Column
	for i, f := range r.Schema.Fields {
		columns = append(columns, parquet.Column{Name: f.Name, Type: f.Type})
		check, known := fieldTypes[f.Type]
		if !known || f.Description == "" || rows[0][i] != f.Name {
			t.Errorf("%s: the field %+v over the column %q", r.Name, f, rows[0][i])
			continue
		}
		for n, row := range rows[1:] {
			if err := check(row[i]); row[i] != "" && err != nil {
				t.Errorf("%s, row %d, %s: %v", r.Name, n+1, f.Name, err)
			}
		}
	}
	if want, err := parquet.Encode(columns, rows[1:]); err != nil || columnar != string(want) {
		t.Errorf("%s: as Parquet it is another table (%v)", r.Name, err)
	}
}

// TestRealDocuments: in every document of the real site keys stand in their
// order, and what is not known is null and no empty text.
func TestRealDocuments(t *testing.T) {
	n := 0
	for _, f := range realSite(t).Files() {
		if path.Ext(f.Path) != ".json" || strings.HasPrefix(f.Path, "static/") {
			continue
		}
		n++
		if got := inOrder(t, f.Data); got != string(f.Data) {
			t.Errorf("%s in order is\n%s", f.Path, got)
		}
		if strings.HasPrefix(f.Path, "api/") && bytes.Contains(f.Data, []byte(`": ""`)) {
			t.Errorf("%s has an empty text for what is not known", f.Path)
		}
	}
	if n < 3 {
		t.Errorf("%d documents", n)
	}
}

// inOrder writes a document anew: maps are written in the order of their keys.
func inOrder(t *testing.T, data []byte) string {
	t.Helper()
	var tree any
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(tree); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
