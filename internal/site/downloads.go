package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"moatatlas/internal/parquet"
	"moatatlas/internal/report"
)

// downloads writes the tables and documents of a report.
func downloads(r *report.Report) ([]File, error) {
	var files []File
	for _, t := range r.Tables {
		data, err := encodeCSV(t)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", t.Name, err)
		}
		files = append(files, File{t.Path(), data})
	}
	columnar, err := parquets(r.Tables)
	if err != nil {
		return nil, err
	}
	description, err := encodeJSON(describe(r, files))
	if err != nil {
		return nil, fmt.Errorf("description of the tables: %w", err)
	}
	files = append(files, File{report.PackagePath, description})
	documents, failed := make([]File, len(r.Documents)), make([]error, len(r.Documents))
	parallel(len(r.Documents), func(i int) {
		d := r.Documents[i]
		data, err := encodeJSON(d.Value)
		if err != nil {
			failed[i] = fmt.Errorf("document %s: %w", d.Path, err)
		}
		documents[i] = File{d.Path, data}
	})
	return slices.Concat(files, columnar, documents), errors.Join(failed...)
}

// parquets writes the tables for statistics programs and databases.
func parquets(tables []report.Table) ([]File, error) {
	files, failed := make([]File, len(tables)), make([]error, len(tables))
	parallel(len(tables), func(i int) {
		var columns []parquet.Column
		for _, c := range tables[i].Columns {
			columns = append(columns, parquet.Column{Name: c.Name, Type: c.Type})
		}
		data, err := parquet.Encode(columns, tables[i].Rows)
		if err != nil {
			failed[i] = fmt.Errorf("table %s: %w", tables[i].Name, err)
		}
		files[i] = File{tables[i].ParquetPath(), data}
	})
	return files, errors.Join(failed...)
}

func encodeCSV(t report.Table) ([]byte, error) {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = c.Name
	}
	if err := w.Write(head); err != nil {
		return nil, err
	}
	if err := w.WriteAll(t.Rows); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// encodeJSON writes a value with the keys of all objects in their order, so
// that two editions can be compared line by line.
func encodeJSON(v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var tree any
	decoder := json.NewDecoder(bytes.NewReader(plain))
	decoder.UseNumber() // numbers stay as they are written
	if err := decoder.Decode(&tree); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(tree); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
