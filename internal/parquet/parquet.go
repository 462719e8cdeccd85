// Package parquet writes tables as Apache Parquet, which statistics programs and
// databases read with the types of the columns. It is the only door to
// github.com/parquet-go/parquet-go. The same table gives the same bytes.
package parquet

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"time"

	format "github.com/parquet-go/parquet-go"
)

// Column is a column of a table. Type is one of Frictionless' types: "string",
// "number", "integer", "boolean" or "date".
type Column struct{ Name, Type string }

// Encode writes a table whose rows have as many texts as there are columns; an empty
// text is a cell without a value. An error names the cell that is not of its
// column's type.
func Encode(columns []Column, rows [][]string) ([]byte, error) {
	schema, err := schemaOf(columns)
	if err != nil {
		return nil, err
	}
	list := make([]format.Row, len(rows))
	for i, cells := range rows {
		if list[i], err = rowOf(columns, cells); err != nil {
			return nil, fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	var out bytes.Buffer
	// The program's name stands in the file: it must not change with its version.
	w := format.NewWriter(&out, schema, format.CreatedBy("moat-atlas", "1", ""), format.Compression(&format.Snappy))
	if _, err := w.WriteRows(list); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// schemaOf is the schema with the columns in their order: the library keeps the order
// of the fields of structs alone.
func schemaOf(columns []Column) (*format.Schema, error) {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		kind, tag, err := typeOf(c)
		if err != nil {
			return nil, err
		}
		fields[i] = reflect.StructField{
			Name: "Column" + strconv.Itoa(i), Type: kind,
			Tag: reflect.StructTag(`parquet:` + strconv.Quote(c.Name+",optional"+tag)),
		}
	}
	return format.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()), nil
}

func typeOf(c Column) (kind reflect.Type, tag string, err error) {
	switch c.Type {
	case "string":
		return reflect.TypeFor[string](), "", nil
	case "number":
		return reflect.TypeFor[float64](), "", nil
	case "integer":
		return reflect.TypeFor[int64](), "", nil
	case "boolean":
		return reflect.TypeFor[bool](), "", nil
	case "date":
		return reflect.TypeFor[int32](), ",date", nil
	}
	return nil, "", fmt.Errorf("column %s: no type %q", c.Name, c.Type)
}

func rowOf(columns []Column, cells []string) (format.Row, error) {
	if len(cells) != len(columns) {
		return nil, fmt.Errorf("%d cells for %d columns", len(cells), len(columns))
	}
	row := make(format.Row, len(cells))
	for i, text := range cells {
		if text == "" {
			row[i] = format.NullValue().Level(0, 0, i)
			continue
		}
		value, err := valueOf(columns[i].Type, text)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", columns[i].Name, err)
		}
		row[i] = value.Level(0, 1, i)
	}
	return row, nil
}

func valueOf(kind, text string) (format.Value, error) {
	switch kind {
	case "number":
		x, err := strconv.ParseFloat(text, 64)
		return format.DoubleValue(x), err
	case "integer":
		n, err := strconv.ParseInt(text, 10, 64)
		return format.Int64Value(n), err
	case "boolean":
		yes, err := strconv.ParseBool(text)
		return format.BooleanValue(yes), err
	case "date":
		day, err := time.Parse(time.DateOnly, text)
		return format.Int32Value(int32(day.Unix() / (24 * 60 * 60))), err
	}
	return format.ByteArrayValue([]byte(text)), nil
}
