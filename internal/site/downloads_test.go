package site_test

import (
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"moatatlas/internal/report"
)

func withDownloads() *report.Report {
	r := small()
	r.Tables = []report.Table{{
		Name: "clouds", Title: "one cloud",
		Columns: []report.Column{{Name: "id", Type: "string", Description: "key"}, {Name: "note", Type: "string", Description: "a note"}},
		Rows:    [][]string{{"aws", "a,b"}, {"gcp", "say \"x\"\nand y"}, {"azure", ""}, {"", " 雲 \u202e"}, {`\.`, "<b>&amp;"}},
	}}
	r.Documents = []report.Document{{Path: "api/v1/index.json", Value: struct {
		Zulu    *string  `json:"zulu"`
		Alpha   string   `json:"alpha"`
		List    []string `json:"list"`
		Number  float64  `json:"number"`
		Large   int64    `json:"large"`
		Objects map[string]any
	}{Alpha: "<b>&\u2028雲", List: []string{}, Number: 0.1, Large: 1<<53 + 1, Objects: map[string]any{"z": nil, "a": 1}}}}
	return r
}

// TestCSV: whatever a cell holds, a reader of CSV gets it back.
func TestCSV(t *testing.T) {
	r := withDownloads()
	got := content(t, makeSmall(t, r), "data/clouds.csv")
	want := "id,note\naws,\"a,b\"\ngcp,\"say \"\"x\"\"\nand y\"\nazure,\n,\" 雲 \u202e\"\n\"\\.\",<b>&amp;\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	rows, err := csv.NewReader(strings.NewReader(got)).ReadAll()
	if err != nil || !reflect.DeepEqual(rows[1:], r.Tables[0].Rows) {
		t.Errorf("read back: %q %v", rows, err)
	}
}

// TestJSON: keys are in order, what is not known is null, and text and numbers
// are what they were.
func TestJSON(t *testing.T) {
	want := `{
 "Objects": {
  "a": 1,
  "z": null
 },
 "alpha": "<b>&\u2028雲",
 "large": 9007199254740993,
 "list": [],
 "number": 0.1,
 "zulu": null
}
`
	if got := content(t, makeSmall(t, withDownloads()), "api/v1/index.json"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestDataPackage is the description of the tables, as programs read it.
func TestDataPackage(t *testing.T) {
	want := `{
 "as_of": "2026-11-23",
 "licenses": [
  {
   "name": "CC-BY-4.0",
   "path": "https://creativecommons.org/licenses/by/4.0/",
   "title": "Creative Commons Attribution 4.0"
  }
 ],
 "name": "moat-atlas",
 "peers": [],
 "profile": "tabular-data-package",
 "resources": [
  {
   "bytes": 73,
   "encoding": "utf-8",
   "format": "csv",
   "hash": "sha256:HASH",
   "mediatype": "text/csv",
   "name": "clouds",
   "parquet": "clouds.parquet",
   "path": "clouds.csv",
   "profile": "tabular-data-resource",
   "schema": {
    "fields": [
     {
      "description": "key",
      "name": "id",
      "type": "string"
     },
     {
      "description": "a note",
      "name": "note",
      "type": "string"
     }
    ],
    "missingValues": [
     ""
    ]
   },
   "title": "one cloud"
  }
 ],
 "share_series": "",
 "title": "Atlas",
 "version": "2026-11-23"
}
`
	made := makeSmall(t, withDownloads())
	want = strings.Replace(want, "HASH", fmt.Sprintf("%x", sha256.Sum256([]byte(content(t, made, "data/clouds.csv")))), 1)
	if got := content(t, made, "data/datapackage.json"); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestDocumentThatIsNone: a value that cannot be written is a failure of the
// program, not of an author.
func TestDocumentThatIsNone(t *testing.T) {
	r := withDownloads()
	r.Documents[0].Value = func() {}
	if err := makeError(t, r); err == nil || err.Error() != "document api/v1/index.json: json: unsupported type: func()" {
		t.Errorf("error: %v", err)
	}
}
