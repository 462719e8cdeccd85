package parquet_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	format "github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"moatatlas/internal/parquet"
)

// What is read back is what was written: names, order, types and every cell.
func TestEncode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := drawColumns(t)
		rows := make([][]string, rapid.IntRange(0, 40).Draw(t, "rows"))
		for i := range rows {
			for _, c := range columns {
				rows[i] = append(rows[i], drawCell(t, c.Type))
			}
		}
		data, err := parquet.Encode(columns, rows)
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := parquet.Encode(columns, rows); !bytes.Equal(data, again) {
			t.Fatal("the same table gives other bytes")
		}
		got, cells := decode(t, data)
		if !slices.Equal(got, columns) {
			t.Fatalf("columns %v, want %v", got, columns)
		}
		if !slices.EqualFunc(cells, rows, func(a, b []string) bool { return slices.Equal(a, b) }) {
			t.Fatalf("cells\n%q\nwant\n%q", cells, rows)
		}
	})
}

func drawColumns(t *rapid.T) []parquet.Column {
	var columns []parquet.Column
	for i := range rapid.IntRange(1, 6).Draw(t, "columns") {
		kind := rapid.SampledFrom([]string{"string", "number", "integer", "boolean", "date"}).Draw(t, "type")
		columns = append(columns, parquet.Column{Name: fmt.Sprintf("%c_%d", 'z'-i, i), Type: kind})
	}
	return columns
}

func drawCell(t *rapid.T, kind string) string {
	if rapid.IntRange(0, 3).Draw(t, "empty") == 0 {
		return ""
	}
	switch kind {
	case "number":
		return strconv.FormatFloat(rapid.Float64Range(-1e12, 1e12).Draw(t, "number"), 'g', -1, 64)
	case "integer":
		return strconv.FormatInt(rapid.Int64().Draw(t, "integer"), 10)
	case "boolean":
		return strconv.FormatBool(rapid.Bool().Draw(t, "boolean"))
	case "date":
		return time.Unix(int64(rapid.IntRange(-40_000, 40_000).Draw(t, "day"))*86400, 0).UTC().Format(time.DateOnly)
	}
	text := rapid.StringMatching(`(?s).{1,60}`).Draw(t, "text") // with breaks of lines
	return strings.Repeat(text, rapid.SampledFrom([]int{1, 1, 1, 500}).Draw(t, "times"))
}

// decode reads a file back into columns and the texts of their cells.
func decode(t interface{ Fatal(...any) }, data []byte) (columns []parquet.Column, rows [][]string) {
	file, err := format.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{"DOUBLE": "number", "INT(64,true)": "integer", "INT64": "integer", "BOOLEAN": "boolean", "DATE": "date", "STRING": "string"}
	for _, f := range file.Schema().Fields() {
		if !f.Optional() {
			t.Fatal(f.Name(), "must have a value")
		}
		columns = append(columns, parquet.Column{Name: f.Name(), Type: kinds[f.Type().String()]})
	}
	for _, group := range file.RowGroups() {
		reader := group.Rows()
		buffer := make([]format.Row, 7)
		for {
			n, err := reader.ReadRows(buffer)
			for _, row := range buffer[:n] {
				rows = append(rows, texts(columns, row))
			}
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
		reader.Close()
	}
	return columns, rows
}

func texts(columns []parquet.Column, row format.Row) []string {
	cells := make([]string, len(columns))
	for i, v := range row {
		switch {
		case v.IsNull():
		case columns[i].Type == "number":
			cells[i] = strconv.FormatFloat(v.Double(), 'g', -1, 64)
		case columns[i].Type == "integer":
			cells[i] = strconv.FormatInt(v.Int64(), 10)
		case columns[i].Type == "boolean":
			cells[i] = strconv.FormatBool(v.Boolean())
		case columns[i].Type == "date":
			cells[i] = time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
		default:
			cells[i] = string(v.ByteArray())
		}
	}
	return cells
}

// A cell that is not of its column's type is an error that names both.
func TestEncodeRefuses(t *testing.T) {
	for want, c := range map[string]struct {
		kind, text string
	}{
		`row 1: column x: strconv.ParseFloat: parsing "a": invalid syntax`: {"number", "a"},
		`row 1: column x: strconv.ParseInt: parsing "1.5": invalid syntax`: {"integer", "1.5"},
		`column x: no type "year"`: {"year", "2026"},
	} {
		if _, err := parquet.Encode([]parquet.Column{{Name: "x", Type: c.kind}}, [][]string{{c.text}}); err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if _, err := parquet.Encode([]parquet.Column{{Name: "x", Type: "string"}}, [][]string{{"a", "b"}}); err == nil {
		t.Error("a row with too many cells is taken")
	}
	if _, err := parquet.Encode([]parquet.Column{{Name: "x", Type: "date"}}, [][]string{{"2026-11"}}); err == nil {
		t.Error("a month is taken for a day")
	}
}
