package dataset_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	validator "github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSchemaOfEveryFile checks the whole input tree as an editor does: every
// file names the schema of its kind, and keeps to it.
func TestSchemaOfEveryFile(t *testing.T) {
	tree := os.DirFS(moduleRoot)
	schemas := map[string]*validator.Schema{}
	for _, k := range schemaKinds() {
		schemas[k.name] = compileSchema(t, k.name)
	}
	files := tomlFiles(t, tree)
	if len(files) < len(schemas) {
		t.Fatalf("found %d files in all; is the tree there?", len(files))
	}
	for _, file := range files {
		text, err := fs.ReadFile(tree, file)
		if err != nil {
			t.Fatal(err)
		}
		kind := kindOf(file)
		if kind == "" {
			t.Errorf("%s: no kind of file has this path", file)
			continue
		}
		checkDirective(t, file, string(text), kind)
		if err := schemas[kind].Validate(jsonOf(t, string(text))); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func tomlFiles(t *testing.T, tree fs.FS) []string {
	t.Helper()
	files := []string{"site.toml"}
	err := fs.WalkDir(tree, "data", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".toml" {
			files = append(files, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func kindOf(file string) string {
	for _, k := range schemaKinds() {
		if ok, err := path.Match(k.files, file); ok && err == nil {
			return k.name
		}
	}
	return ""
}

// checkDirective checks the comment in the first line by which an editor finds
// the schema, from the folder of the file.
func checkDirective(t *testing.T, file, text, kind string) {
	t.Helper()
	line, _, _ := strings.Cut(text, "\n")
	address, ok := strings.CutPrefix(line, "#:schema ")
	if want := schemaDir + "/" + kind + ".json"; !ok || path.Join(path.Dir(file), address) != want {
		t.Errorf("%s:1: want a line `#:schema <path>` that leads to %s, found %q", file, want, line)
	}
}

func compileSchema(t *testing.T, name string) *validator.Schema {
	t.Helper()
	s, err := validator.NewCompiler().Compile(filepath.Join(moduleRoot, schemaDir, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// jsonOf turns a TOML document into the values of the same JSON document.
func jsonOf(t *testing.T, text string) any {
	t.Helper()
	var values map[string]any
	if _, err := toml.Decode(text, &values); err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	document, err := validator.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

const goodSite = `title = "T"
as_of = "2026-06-30"
peers = ["aws"]
[lock_in_weights]
lock_in = 2
lock_out = 1
narrowness = 0.5
price = 0
`

const goodModel = `name = "GPT-5.5"
family = "gpt-5"
tier = "frontier"
modality = "text"
released = "2026-04-23"
open_weights = false
input = ["text"]
output = ["text"]
context = 1_050_000
source = "https://example.org/gpt-5.5"
grade = "A"

[[availability]]
cloud = "aws"
service = "bedrock"
access = "open"
price = { input = 5.50, output = 33.00, source = "https://example.org/price", grade = "A" }
stages = [{ stage = "ga", date = "≤2026-06", source = "https://example.org/ga", grade = "B" }]
`

const goodSeries = `title = "Cloud infrastructure services"
publisher = "Canalys"
scope = "worldwide"
unit = "percent"

[[quarter]]
quarter = "2026Q1"
aws = 31.5
source = "https://example.org/shares"
grade = "B"
`

const goodEvents = `[event.chatgpt-launch]
date = "2022-11-30"
kind = "launch"
actors = ["openai"]
title = "ChatGPT launched"
summary = "A research preview."
source = "https://example.org/chatgpt"
grade = "A"
`

// TestSchemaFinds breaks one thing at a time in documents that are right.
func TestSchemaFinds(t *testing.T) {
	tests := []struct {
		kind, good, old, bad string
		want                 string // part of what the validator says
	}{
		{"model", goodModel, `tier = "frontier"`, "tier = \"frontier\"\ntear = \"frontier\"", "additional properties 'tear' not allowed"},
		{"model", goodModel, `access = "open"`, "access = \"open\"\nregion = \"us\"", "additional properties 'region' not allowed"},
		{"model", goodModel, `family = "gpt-5"`, "", "missing property 'family'"},
		{"model", goodModel, `stage = "ga", `, "", "missing property 'stage'"},
		{"model", goodModel, `"frontier"`, `"fronteir"`, "value must be one of 'frontier', 'mid', 'small'"},
		{"model", goodModel, `input = ["text"]`, `input = ["smell"]`, "value must be one of 'text', 'image'"},
		{"model", goodModel, `"https://example.org/gpt-5.5"`, `"javascript:alert(1)"`, "at '/source': 'javascript:alert(1)' does not match pattern"},
		{"model", goodModel, `"2026-04-23"`, `"April 2026"`, "at '/released': 'April 2026' does not match pattern"},
		{"model", goodModel, `"2026-04-23"`, `2026`, "at '/released': got number, want string"},
		{"model", goodModel, `"GPT-5.5"`, `""`, "at '/name': '' does not match pattern"},
		{"model", goodModel, `open_weights = false`, `open_weights = "no"`, "got string, want boolean"},
		{"model", goodModel, `1_050_000`, `1.5`, "got number, want integer"},
		{"model", goodModel, `input = 5.50`, `input = 0`, "at '/availability/0/price/input': exclusiveMinimum"},
		{"model", goodModel, `[[availability]]`, `[availability]`, "got object, want array"},
		{"site", goodSite, `price = 0`, `price = -0.5`, "at '/lock_in_weights/price': minimum"},
		{"site", goodSite, `narrowness = 0.5`, "", "missing property 'narrowness'"},
		{"shares", goodSeries, `aws = 31.5`, `aws = "31.5"`, "at '/quarter/0/aws': got string, want number"},
		{"shares", goodSeries, `aws = 31.5`, `AWS = 31.5`, "'AWS' does not match pattern"},
		{"shares", goodSeries, `2026Q1`, `2026Q5`, "'2026Q5' does not match pattern"},
		{"events", goodEvents, `event.chatgpt-launch`, `event."../launch"`, "'../launch' does not match pattern"},
		{"events", goodEvents, `[event.chatgpt-launch]`, "", "missing property 'event'"},
	}
	for _, tt := range tests {
		schema := compileSchema(t, tt.kind)
		if err := schema.Validate(jsonOf(t, tt.good)); err != nil {
			t.Fatalf("the %s to break is broken: %v", tt.kind, err)
		}
		err := schema.Validate(jsonOf(t, strings.Replace(tt.good, tt.old, tt.bad, 1)))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s with %s for %s: found %v, want %q", tt.kind, tt.bad, tt.old, err, tt.want)
		}
	}
}
