package market_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing/fstest"
	"text/template"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// world is a small made-up market. Written as an input tree it is read and
// checked like the real data.
type world struct {
	Peers    []string // none for the site.toml of base.txtar
	Models   []worldModel
	Quarters []worldQuarter // of shares, none for no series
}

type worldModel struct {
	ID, Next       dataset.ModelID
	Tier, Modality string
	Released       string // "" for before all else
	Open           bool
	Offers         []worldOffer
}

type worldOffer struct {
	Cloud, Service, Access string
	Input, Output          string // price, "" for none
	Stages                 []worldStage
}

// worldStage is a step; its access is left out where it opens nothing.
type worldStage struct{ Kind, Date, Access string }

// Opens tells whether the stage may say who has access.
func (s worldStage) Opens() bool { return s.Kind != "deprecated" && s.Kind != "retired" }

type worldQuarter struct {
	Quarter dataset.Quarter
	Shares  map[string]int
}

// worldTree writes what a world says in the place of base.txtar.
var worldTree = template.Must(template.New("").Parse(`
{{- with .Peers}}
-- site.toml --
title = "Example"
as_of = "2025-12-31"
peers = [{{range .}}"{{.}}", {{end}}]
{{if $.Quarters}}share_series = "synergy"{{end}}
{{- end}}
{{- range .Models}}
-- data/models/{{.ID}}.toml --
name = "{{.ID}}"
family = "{{.ID.Slug}}"
tier = "{{.Tier}}"
modality = "{{.Modality}}"
released = "{{or .Released "2023-01-01"}}"
open_weights = {{.Open}}
input = ["text"]
output = ["text"]
{{with .Next}}successor = "{{.}}"{{end}}
source = "https://example.org/"
grade = "B"
{{- range .Offers}}
[[availability]]
cloud = "{{.Cloud}}"
service = "{{.Service}}"
access = "{{.Access}}"
{{if .Input}}price = { input = {{.Input}}, output = {{.Output}}, source = "https://example.org/", grade = "A" }{{end}}
stages = [
{{- range .Stages}}
  { stage = "{{.Kind}}", date = "{{.Date}}",{{if .Opens}} access = "{{.Access}}",{{end}} source = "https://example.org/", grade = "B" },
{{- end}}
]
{{- end}}
{{- end}}
{{- with .Quarters}}
-- data/shares/synergy.toml --
title = "S"
publisher = "S"
scope = "S"
unit = "percent"
{{- range .}}
[[quarter]]
quarter = "{{.Quarter}}"
source = "https://example.org/"
grade = "A"
{{- range $cloud, $share := .Shares}}
{{$cloud}} = {{$share}}
{{- end}}
{{- end}}
{{- end}}
`))

// failer is a test, or one run of a property.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

var base = sync.OnceValues(func() (*txtar.Archive, error) { return txtar.ParseFile("testdata/base.txtar") })

// tree writes a world over base.txtar.
func (w world) tree(f failer) fstest.MapFS {
	f.Helper()
	below, err := base()
	if err != nil {
		f.Fatal(err)
	}
	var text strings.Builder
	if err := worldTree.Execute(&text, w); err != nil {
		f.Fatal(err)
	}
	return treeOf(below, txtar.Parse([]byte(text.String())))
}

// history loads a world.
func (w world) history(f failer) *market.History {
	f.Helper()
	return market.New(read(f, w.tree(f)))
}

// treeOf is the files of archives, those of later ones in the place of others.
func treeOf(archives ...*txtar.Archive) fstest.MapFS {
	tree := fstest.MapFS{}
	for _, a := range archives {
		for _, f := range a.Files {
			tree[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return tree
}

// read loads a tree that has to be valid.
func read(f failer, tree fs.FS) *dataset.Dataset {
	f.Helper()
	data, problems := dataset.Load(tree)
	for _, p := range problems {
		if !p.Warning {
			f.Fatal(p)
		}
	}
	return data
}
