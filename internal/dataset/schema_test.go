package dataset_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"testing"

	"github.com/invopop/jsonschema"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

var updateSchemas = flag.Bool("update-schemas", false, "rewrite static/schema from the Go types")

const (
	moduleRoot = "../.."
	schemaDir  = "static/schema"
)

// schemaKind is one kind of TOML file of the input tree.
type schemaKind struct {
	name  string // of its schema
	files string // the pattern of its paths
	typ   reflect.Type
}

// schemaKinds lists what the loader reads. A file that no kind claims fails
// TestSchemaOfEveryFile, so a new kind cannot be forgotten here.
func schemaKinds() []schemaKind {
	return []schemaKind{
		{"site", "site.toml", reflect.TypeFor[dataset.Site]()},
		{"clouds", "data/clouds.toml", reflect.TypeFor[dataset.CloudsFile]()},
		{"labs", "data/labs.toml", reflect.TypeFor[dataset.LabsFile]()},
		{"model", "data/models/*/*.toml", reflect.TypeFor[dataset.Model]()},
		{"organisations", "data/organisations.toml", reflect.TypeFor[dataset.OrganisationsFile]()},
		{"renames", "data/renames.toml", reflect.TypeFor[dataset.RenamesFile]()},
		{"deals", "data/deals.toml", reflect.TypeFor[dataset.DealsFile]()},
		{"regulation", "data/regulation.toml", reflect.TypeFor[dataset.RegulationFile]()},
		{"events", "data/events.toml", reflect.TypeFor[dataset.EventsFile]()},
		{"shares", "data/shares/*.toml", reflect.TypeFor[dataset.ShareSeries]()},
		{"market_size", "data/market_size.toml", reflect.TypeFor[dataset.MarketSizeFile]()},
		{"dropped", "data/dropped.toml", reflect.TypeFor[dataset.DroppedFile]()},
		{"scenario", "data/scenarios/*.toml", reflect.TypeFor[dataset.Scenario]()},
		{"models-dev", "data/import/models-dev.toml", reflect.TypeFor[dataset.ModelsDevFile]()},
	}
}

// TestSchemas holds the schemas that editors use to the Go types, which decide
// what a file may say.
func TestSchemas(t *testing.T) {
	dir := filepath.Join(moduleRoot, schemaDir)
	if *updateSchemas {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	g := newSchemaGenerator(t)
	var files []string
	for _, k := range schemaKinds() {
		files = append(files, k.name+".json")
		compareSchema(t, filepath.Join(dir, k.name+".json"), g.render(t, k))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(files, e.Name()) {
			t.Errorf("%s/%s is the schema of nothing; remove it", schemaDir, e.Name())
		}
	}
}

func compareSchema(t *testing.T, file string, want []byte) {
	t.Helper()
	if *updateSchemas {
		if err := os.WriteFile(file, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// A file that is missing is stale too.
	if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is stale; run go generate ./internal/dataset", file)
	}
}

// TestSchemaKeys holds the reflector's reading of the struct tags to the
// binder's: it knows them from encoding/json, where they mean nearly the same.
func TestSchemaKeys(t *testing.T) {
	g := newSchemaGenerator(t)
	for _, k := range schemaKinds() {
		root := g.schema(t, k.typ)
		checkSchemaKeys(t, root, k.typ)
		for name, def := range root.Definitions {
			checkSchemaKeys(t, def, g.records[name])
		}
	}
}

func checkSchemaKeys(t *testing.T, s *jsonschema.Schema, record reflect.Type) {
	t.Helper()
	var keys, required []string
	open := false
	for _, f := range source.Fields(record) {
		open = open || f.Remain
		if !f.Remain {
			keys = append(keys, f.Key)
		}
		if f.Required {
			required = append(required, f.Key)
		}
	}
	if got := slices.Collect(s.Properties.KeysFromOldest()); !slices.Equal(got, keys) {
		t.Errorf("%v: the schema has the keys %q, the reader %q", record, got, keys)
	}
	if !slices.Equal(s.Required, required) {
		t.Errorf("%v: the schema requires %q, the reader %q", record, s.Required, required)
	}
	if closed := s.AdditionalProperties == jsonschema.FalseSchema; closed == open {
		t.Errorf("%v: the schema allows other keys: %t, the reader: %t", record, !closed, open)
	}
	for pair := s.Properties.Oldest(); pair != nil; pair = pair.Next() {
		if pair.Value.Description == "" {
			t.Errorf("%v: %s has no description", record, pair.Key)
		}
		if names := s.PropertyNames; names != nil && !regexp.MustCompile(names.Pattern).MatchString(pair.Key) {
			t.Errorf("%v: the schema wants keys like %s, which %s is not", record, names.Pattern, pair.Key)
		}
	}
}

// schemaGenerator makes schemas from Go types.
type schemaGenerator struct {
	reflector jsonschema.Reflector
	texts     map[reflect.Type]jsonschema.Schema
	records   map[string]reflect.Type // met so far, by name
	formless  []reflect.Type          // texts with rules that no schema tells
}

func newSchemaGenerator(t *testing.T) *schemaGenerator {
	t.Helper()
	g := &schemaGenerator{texts: textSchemas(), records: map[string]reflect.Type{}}
	g.reflector = jsonschema.Reflector{
		// Editors refuse a schema whose $id is not absolute, and there is no
		// address that these could be said to have.
		Anonymous:      true,
		ExpandedStruct: true,
		FieldNameTag:   "toml",
		Mapper:         g.scalar,
	}
	if err := g.reflector.AddGoComments(reflect.TypeFor[dataset.Dataset]().PkgPath(), "."); err != nil {
		t.Fatal(err)
	}
	return g
}

func (g *schemaGenerator) render(t *testing.T, k schemaKind) []byte {
	t.Helper()
	s := g.schema(t, k.typ)
	s.Title = k.files
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(text, '\n')
}

func (g *schemaGenerator) schema(t *testing.T, record reflect.Type) *jsonschema.Schema {
	t.Helper()
	s := g.reflector.ReflectFromType(record)
	g.maps(s, record)
	for name, def := range s.Definitions {
		g.maps(def, g.records[name])
	}
	if len(g.formless) > 0 {
		t.Fatalf("textSchemas does not tell how to write %v", g.formless)
	}
	return s
}

// maps mends what the reflector makes of the maps of a record: it does not
// know the form of their keys, and takes the map for all other keys for a key.
func (g *schemaGenerator) maps(s *jsonschema.Schema, record reflect.Type) {
	for _, f := range source.Fields(record) {
		field := record.FieldByIndex(f.Index)
		if field.Type.Kind() != reflect.Map {
			continue
		}
		ids := g.scalar(field.Type.Key())
		if !f.Remain {
			s.Properties.Value(f.Key).PropertyNames = ids
			continue
		}
		other, _ := s.Properties.Delete(field.Name)
		s.Required = slices.DeleteFunc(s.Required, func(key string) bool { return key == field.Name })
		s.AdditionalProperties = other.AdditionalProperties
		s.AdditionalProperties.Description = other.Description
		s.PropertyNames = ids // of all keys: checkSchemaKeys sees that the record's own have that form too
	}
}

// scalar makes the schema of a text or a number, and nil of anything else. No
// number of the dataset may be 0 or less, but for weights, which may be 0: the
// checks after reading say so of each, and a schema says it at once.
func (g *schemaGenerator) scalar(t reflect.Type) *jsonschema.Schema {
	if text, ok := g.texts[t]; ok {
		return &text
	}
	zero := reflect.New(t)
	if w, ok := zero.Interface().(source.Word); ok {
		s := &jsonschema.Schema{Type: "string"}
		for _, word := range w.Allowed() {
			s.Enum = append(s.Enum, word)
		}
		return s
	}
	_, parsed := zero.Interface().(encoding.TextUnmarshaler)
	switch {
	case parsed, t.Kind() == reflect.String:
		g.formless = append(g.formless, t)
	case t.Kind() == reflect.Struct:
		g.records[t.Name()] = t
	case t == reflect.TypeFor[dataset.Weight]():
		return &jsonschema.Schema{Type: "number", Minimum: "0"}
	case t.Kind() == reflect.Int, t.Kind() == reflect.Int64:
		return &jsonschema.Schema{Type: "integer", ExclusiveMinimum: "0"}
	case t.Kind() == reflect.Float64:
		return &jsonschema.Schema{Type: "number", ExclusiveMinimum: "0"}
	}
	return nil
}

// The forms of texts. Editors differ in their regular expressions: these keep
// to what all of them know. Where a form cannot tell all (30 February), it
// lets pass what the check finds later, and never the other way round.
const (
	slugForm = `[a-z0-9]((\.?-)*\.?[a-z0-9])*` // no two dots in a row
	yearForm = `(199[0-9]|[2-9][0-9]{3})`
	monForm  = `-(0[1-9]|1[0-2])`
	dayForm  = `-(0[1-9]|[12][0-9]|3[01])`
)

func textSchemas() map[reflect.Type]jsonschema.Schema {
	form := func(pattern string) jsonschema.Schema {
		return jsonschema.Schema{Type: "string", Pattern: "^" + pattern + "$"}
	}
	id := form(slugForm)
	id.MaxLength = new(uint64(100))
	return map[reflect.Type]jsonschema.Schema{
		reflect.TypeFor[string]():            form(`[^\s=+](.*\S)?`),
		reflect.TypeFor[source.Date]():       form(`≤?` + yearForm + `(` + monForm + `(` + dayForm + `)?)?`),
		reflect.TypeFor[source.Day]():        form(yearForm + monForm + dayForm),
		reflect.TypeFor[dataset.Quarter]():   form(yearForm + `Q[1-4]`),
		reflect.TypeFor[dataset.URL]():       form(`https?://[^\s/?#@]+([/?#][!-~]*)?`),
		reflect.TypeFor[dataset.Country]():   form(`[A-Z]{2}`),
		reflect.TypeFor[dataset.ModelID]():   form(slugForm + `/` + slugForm),
		reflect.TypeFor[dataset.CloudID]():   id,
		reflect.TypeFor[dataset.ServiceID](): id,
		reflect.TypeFor[dataset.LabID]():     id,
		reflect.TypeFor[dataset.PartyID]():   id,
		reflect.TypeFor[dataset.DealID]():    id,
		reflect.TypeFor[dataset.ActionID]():  id,
		reflect.TypeFor[dataset.EventID]():   id,
		reflect.TypeFor[dataset.SeriesID]():  id,

		reflect.TypeFor[dataset.ProviderID](): id,
		reflect.TypeFor[dataset.Pattern]():    form(`[^\s=+](.*\S)?`),
	}
}
