package site

import (
	"crypto/sha256"
	"fmt"

	"moatatlas/internal/report"
)

// dataPackage describes the tables as Frictionless Data asks for
// (https://specs.frictionlessdata.io/data-package/).
type dataPackage struct {
	Profile string `json:"profile"`
	Name    string `json:"name"`
	Title   string `json:"title"`
	Version string `json:"version"` // the day of the edition, as AsOf
	// What the measures were computed with: properties of our own, which the
	// specification allows.
	AsOf        string            `json:"as_of"`
	Peers       []string          `json:"peers"`
	ShareSeries string            `json:"share_series"`
	Licenses    []packageLicense  `json:"licenses"`
	Resources   []packageResource `json:"resources"`
}

type packageLicense struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

type packageResource struct {
	Name      string        `json:"name"`
	Title     string        `json:"title"`
	Path      string        `json:"path"`
	Parquet   string        `json:"parquet"` // a property of our own: the same table as Parquet
	Profile   string        `json:"profile"`
	Format    string        `json:"format"`
	MediaType string        `json:"mediatype"`
	Encoding  string        `json:"encoding"`
	Bytes     int           `json:"bytes"`
	Hash      string        `json:"hash"`
	Schema    packageSchema `json:"schema"`
}

type packageSchema struct {
	Fields        []packageField `json:"fields"`
	MissingValues []string       `json:"missingValues"`
}

type packageField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Description string `json:"description"`
}

// licence is that of texts and data.
func licence() packageLicense {
	return packageLicense{"CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "Creative Commons Attribution 4.0"}
}

// describe describes the tables of a report; files are those they became.
func describe(r *report.Report, files []File) dataPackage {
	p := dataPackage{
		Profile: "tabular-data-package",
		Name:    "moat-atlas",
		Title:   r.Site.Title,
		Version: r.Site.AsOf.Machine,

		AsOf: r.Site.AsOf.Machine, Peers: peers(r), ShareSeries: string(r.Site.Series),
		Licenses:  []packageLicense{licence()},
		Resources: make([]packageResource, len(files)),
	}
	for i, t := range r.Tables {
		p.Resources[i] = describeTable(t, files[i].Data)
	}
	return p
}

// peers are the ids of the clouds that are compared.
func peers(r *report.Report) []string {
	ids := make([]string, len(r.Site.Peers))
	for i, id := range r.Site.Peers {
		ids[i] = string(id)
	}
	return ids
}

func describeTable(t report.Table, data []byte) packageResource {
	fields := make([]packageField, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = packageField(c)
	}
	return packageResource{
		Name:      t.Name,
		Title:     t.Title,
		Path:      t.Name + ".csv", // beside the description
		Parquet:   t.Name + ".parquet",
		Profile:   "tabular-data-resource",
		Format:    "csv",
		MediaType: "text/csv",
		Encoding:  "utf-8",
		Bytes:     len(data),
		Hash:      fmt.Sprintf("sha256:%x", sha256.Sum256(data)),
		Schema:    packageSchema{fields, []string{""}},
	}
}
