package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"

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
	description, err := encodeJSON(dataPackage(r, files))
	if err != nil {
		return nil, fmt.Errorf("description of the tables: %w", err)
	}
	files = append(files, File{report.PackagePath, description})
	for _, d := range r.Documents {
		data, err := encodeJSON(d.Value)
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", d.Path, err)
		}
		files = append(files, File{d.Path, data})
	}
	return files, nil
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

// dataPackage describes the tables as Frictionless Data asks for
// (https://specs.frictionlessdata.io/data-package/).
func dataPackage(r *report.Report, tables []File) any {
	type field struct {
		Name        string `json:"name"`
		Type        string `json:"type"`
		Description string `json:"description"`
	}
	type schema struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
	}
	type resource struct {
		Name      string `json:"name"`
		Title     string `json:"title"`
		Path      string `json:"path"`
		Profile   string `json:"profile"`
		Format    string `json:"format"`
		MediaType string `json:"mediatype"`
		Encoding  string `json:"encoding"`
		Bytes     int    `json:"bytes"`
		Hash      string `json:"hash"`
		Schema    schema `json:"schema"`
	}
	type license struct {
		Name  string `json:"name"`
		Path  string `json:"path"`
		Title string `json:"title"`
	}
	resources := make([]resource, len(tables))
	for i, t := range r.Tables {
		fields := make([]field, len(t.Columns))
		for j, c := range t.Columns {
			fields[j] = field(c)
		}
		resources[i] = resource{
			Name: t.Name, Title: t.Title, Path: t.Name + ".csv", Profile: "tabular-data-resource",
			Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Bytes: len(tables[i].Data),
			Hash:   fmt.Sprintf("sha256:%x", sha256.Sum256(tables[i].Data)),
			Schema: schema{fields, []string{""}},
		}
	}
	return map[string]any{
		"profile":   "tabular-data-package",
		"name":      "moat-atlas",
		"title":     r.Site.Title,
		"version":   r.Site.AsOf.Machine,
		"licenses":  []license{{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"}},
		"resources": resources,
	}
}
