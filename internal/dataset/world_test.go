package dataset_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"text/template"

	"github.com/rogpeppe/go-internal/txtar"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// world is a small made-up market. It can be written as an input tree, the
// whole of it or what was known of it on a day.
type world struct {
	Models   []worldModel
	Deals    []worldDeal
	Others   []worldFact // events, steps of authorities and new names
	Quarters []dataset.Quarter
}

type worldModel struct {
	ID, Next       dataset.ModelID
	Released       date
	Since, Retired date // at its lab
	Offers         []worldOffer
}

type worldOffer struct {
	Cloud, Service string
	Stages         []worldStage
}

type worldStage struct {
	Kind   string
	Date   date
	Access string // of a stage that promises or opens the model
}

type worldDeal struct {
	ID          int
	Date, Until date
	InForce     bool
}

type worldFact struct {
	ID    int
	Table string
	Date  date
}

// worldTree writes a world, over the valid tree of base.txtar. A record says
// what its last stage does that promised or opened the model; the other stages
// say what they have of their own.
var worldTree = template.Must(template.New("").Parse(`
{{- define "fact"}}source = "https://example.org/"
grade = "{{.Grade}}"
{{end}}
{{- range .Models}}
-- data/models/{{.ID}}.toml --
name = "{{.ID}}"
family = "f"
tier = "mid"
modality = "text"
released = "{{.Released}}"
open_weights = false
input = ["text"]
output = ["text"]
{{with .Next}}successor = "{{.}}"
{{end}}
{{- if .Since}}first_party = { since = "{{.Since}}"{{with .Retired}}, retired = "{{.}}"{{end}} }
{{end}}
{{- template "fact" .Released}}
{{- range .Offers}}
{{- $offer := .}}
[[availability]]
cloud = "{{.Cloud}}"
service = "{{.Service}}"
access = "{{.Access}}"
stages = [
{{- range .Stages}}
  { stage = "{{.Kind}}", date = "{{.Date}}",
    {{- if and .Access (ne .Access $offer.Access)}} access = "{{.Access}}",{{end}} source = "https://example.org/", grade = "{{.Date.Grade}}" },
{{- end}}
]
{{- end}}
-- data/scenarios/{{.ID.Slug}}.toml --
title = "S"
question = "What if?"
add = [{ model = "{{.ID}}", cloud = "aws", service = "bedrock", date = "2030" }]
{{- end}}
{{- range .Deals}}
-- data/deals.toml --
[deal.d{{.ID}}]
date = "{{.Date}}"
kind = "compute"
parties = ["azure"]
exclusivity = "none"
title = "D"
summary = "D."
terms = [{ kind = "capacity", party = "azure"{{with .Until}}, until = "{{.}}"{{end}}{{if .InForce}}, in_force = true{{end}} }]
{{template "fact" .Date}}
{{- end}}
{{- range .Others}}
-- {{.Table}} --
{{- if eq .Table "data/events.toml"}}
[event.f{{.ID}}]
kind = "launch"
actors = ["openai"]
{{- else if eq .Table "data/regulation.toml"}}
[action.f{{.ID}}]
authority = "CMA"
jurisdiction = "UK"
stage = "inquiry"
{{- else}}
[[rename]]
cloud = "azure"
old = "A"
new = "B"
{{- end}}
{{- if ne .Table "data/renames.toml"}}
title = "F"
summary = "F."
{{- end}}
date = "{{.Date}}"
{{template "fact" .Date}}
{{- end}}
{{- range .Quarters}}
-- data/market_size.toml --
[[size]]
quarter = "{{.}}"
series = "synergy"
usd_billion = {{.Number}}
source = "https://example.org/"
grade = "A"
{{- end}}
-- data/shares/synergy.toml --
title = "S"
publisher = "S"
scope = "s"
unit = "percent"
[[quarter]]
quarter = "2023Q4"
aws = 30
source = "https://example.org/"
grade = "A"
{{- range .Quarters}}
[[quarter]]
quarter = "{{.}}"
aws = {{.Number}}
source = "https://example.org/"
grade = "A"
{{- end}}
`))

func (w world) tree(tb testing.TB) fstest.MapFS {
	var text strings.Builder
	if err := worldTree.Execute(&text, w); err != nil {
		tb.Fatal(err)
	}
	tree := baseTree(tb)
	for name := range tree {
		if strings.Contains(name, "/models/") || strings.Contains(name, "/scenarios/") || strings.Contains(name, "/shares/") || strings.Count(name, "/") == 1 && !strings.Contains(name, "clouds") && !strings.Contains(name, "labs") {
			delete(tree, name)
		}
	}
	for _, f := range txtar.Parse([]byte(text.String())).Files {
		if tree[f.Name] == nil {
			tree[f.Name] = &fstest.MapFile{}
		}
		tree[f.Name].Data = append(tree[f.Name].Data, f.Data...)
	}
	return tree
}

// Access is that of the last stage which promised or opened the model.
func (o worldOffer) Access() string {
	access := "open"
	for _, s := range o.Stages {
		if s.Access != "" {
			access = s.Access
		}
	}
	return access
}

// date is a date as it is written.
type date string

// by tells whether something had certainly happened by a day.
func (d date) by(day source.Day) bool {
	return d != "" && d.latest() <= day
}

func (d date) latest() source.Day {
	parsed, _ := source.ParseDate(string(d))
	return parsed.Latest()
}

// first is the first day that a date can mean, 0 where it has none.
func (d date) first() source.Day {
	parsed, _ := source.ParseDate(string(d))
	day, known := parsed.Earliest()
	if !known {
		return 0
	}
	return day
}

// Grade is the best that a fact of the date may have.
func (d date) Grade() string {
	if strings.HasPrefix(string(d), "≤") {
		return "B"
	}
	return "A"
}

func filter[T any](list []T, holds func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(list), func(v T) bool { return !holds(v) })
}
