package site_test

import (
	"encoding/csv"
	"encoding/json"
	"path"
	"strconv"
	"strings"
	"testing"
	"time"

	format "github.com/parquet-go/parquet-go"
)

// TestRealParquet: read back, every table of the real site holds cell by cell what
// its CSV holds, whoever wrote either.
func TestRealParquet(t *testing.T) {
	made := realSite(t)
	var d description
	if err := json.Unmarshal([]byte(content(t, made, "data/datapackage.json")), &d); err != nil || len(d.Resources) == 0 {
		t.Fatalf("%d tables: %v", len(d.Resources), err)
	}
	for _, r := range d.Resources {
		rows, err := csv.NewReader(strings.NewReader(content(t, made, path.Join("data", r.Path)))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got := parquetRows(t, content(t, made, path.Join("data", r.Parquet)))
		if len(got) != len(rows)-1 {
			t.Errorf("%s: %d rows as Parquet, %d as CSV", r.Name, len(got), len(rows)-1)
			continue
		}
		for i, row := range got {
			for j, f := range r.Schema.Fields {
				if want := rows[i+1][j]; !sameCell(f.Type, row[j], want) {
					t.Errorf("%s, row %d, %s: %v as Parquet, %q as CSV", r.Name, i+1, f.Name, row[j], want)
				}
			}
		}
	}
}

func parquetRows(t *testing.T, data string) []format.Row {
	t.Helper()
	file, err := format.OpenFile(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	reader := format.NewReader(file)
	defer reader.Close()
	rows := make([]format.Row, file.NumRows())
	for n := 0; n < len(rows); {
		read, err := reader.ReadRows(rows[n:])
		if n += read; err != nil && n < len(rows) {
			t.Fatalf("%d of %d rows: %v", n, len(rows), err)
		}
	}
	return rows
}

// sameCell compares by the type that the description of the tables gives.
func sameCell(kind string, got format.Value, want string) bool {
	if got.IsNull() || want == "" {
		return got.IsNull() && want == ""
	}
	switch kind {
	case "number":
		x, err := strconv.ParseFloat(want, 64)
		return err == nil && got.Kind() == format.Double && got.Double() == x
	case "integer":
		return got.Kind() == format.Int64 && strconv.FormatInt(got.Int64(), 10) == want
	case "boolean":
		return got.Kind() == format.Boolean && strconv.FormatBool(got.Boolean()) == want
	case "date":
		day := time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(got.Int32()))
		return got.Kind() == format.Int32 && day.Format(time.DateOnly) == want
	}
	return got.Kind() == format.ByteArray && string(got.ByteArray()) == want
}
