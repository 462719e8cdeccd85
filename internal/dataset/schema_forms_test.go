package dataset_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	validator "github.com/santhosh-tekuri/jsonschema/v6"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// textCases are texts that a type takes, texts that it does not, and texts
// that it does not although the pattern in its schema lets them pass.
type textCases struct {
	right, wrong, passed []string
}

func casesOfTexts() map[reflect.Type]textCases {
	return map[reflect.Type]textCases{
		reflect.TypeFor[string](): {
			right:  []string{"a", "a b", "≤ 5", "-5", "«a»"},
			wrong:  []string{"", " ", " a", "a ", "=1+1", "+1", "a\nb"},
			passed: []string{"a\u202eb"},
		},
		reflect.TypeFor[source.Date](): {
			right: []string{"2026", "2026-04", "2026-04-28", "≤2026", "≤2026-07-01", "1990"},
			wrong: []string{
				"", "26", "1989", "2026-13", "2026-00", "2026-04-32", "2026-4-1",
				"<2026", "≤ 2026", "≤≤2026", "2026-04-28T00:00:00Z",
			},
			passed: []string{"2026-02-30"},
		},
		reflect.TypeFor[source.Day](): {
			right:  []string{"2026-11-23"},
			wrong:  []string{"2026", "2026-11", "≤2026-11-23", "2026-11-23 "},
			passed: []string{"2025-02-29"},
		},
		reflect.TypeFor[dataset.Quarter](): {
			right: []string{"2026Q1", "1990Q4"},
			wrong: []string{"2026", "2026Q0", "2026Q5", "2026q1", "Q1", "1989Q4", "2026Q11"},
		},
		reflect.TypeFor[dataset.URL](): {
			right: []string{
				"https://example.org", "http://example.org/a?b=c#d", "https://example.org/@a",
				"https://example.org:8080/", "https://example.org/%C3%A4", "https://[::1]/",
			},
			wrong: []string{
				"", "javascript:alert(1)", "data:text/html,a", "ftp://example.org", "//example.org",
				"example.org", "https://", "https:///a", "https://a@example.org", "https://example.org/a b",
				"https://example.org/ä",
			},
			passed: []string{"https://:80", "https://exämple.org", `https://example.org/"`, "https://example.org/<", "https://example.org/%zz"},
		},
		reflect.TypeFor[dataset.Country](): {
			right: []string{"US"},
			wrong: []string{"", "us", "USA", "U"},
		},
		reflect.TypeFor[dataset.Pattern](): {
			right:  []string{`^(eu|us)\.`, `-v\d+$`, "a"},
			wrong:  []string{"", " a", "a "},
			passed: []string{"(", "a*", "a|", strings.Repeat("a", 301)},
		},
		reflect.TypeFor[dataset.ModelID](): {
			right:  []string{"openai/gpt-5.5"},
			wrong:  []string{"gpt-5.5", "openai/", "/a", "a/b/c", "openai/../a", "OpenAI/a"},
			passed: []string{"a/con"},
		},
	}
}

// idCases are those of every id but a model's.
func idCases() textCases {
	return textCases{
		right:  []string{"a", "aws", "gpt-5.5", "o1", "a-.b", "a--b", strings.Repeat("a", 100)},
		wrong:  []string{"", "AWS", "a b", "../a", ".a", "a.", "-a", "a-", "a..b", "a/b", "ä", strings.Repeat("a", 101)},
		passed: []string{"con", "nul.toml"},
	}
}

// TestSchemaAgrees holds the schema's idea of each form of text to the
// reader's: an editor must never mark what the reader takes.
func TestSchemaAgrees(t *testing.T) {
	cases, g := casesOfTexts(), newSchemaGenerator(t)
	for typ := range textSchemas() {
		c, ok := cases[typ]
		if !ok {
			c = idCases()
		}
		schema := schemaOfOne(t, g, typ)
		for _, s := range c.right {
			checkVerdicts(t, schema, typ, s, true, true)
		}
		for _, s := range c.wrong {
			checkVerdicts(t, schema, typ, s, false, false)
		}
		for _, s := range c.passed {
			checkVerdicts(t, schema, typ, s, false, true)
		}
	}
}

func checkVerdicts(t *testing.T, schema *validator.Schema, typ reflect.Type, text string, reader, editor bool) {
	t.Helper()
	encoded, err := json.Marshal(text) // of these texts a TOML text too
	if err != nil {
		t.Fatal(err)
	}
	if found := readOne(typ, string(encoded)); (len(found) == 0) != reader {
		t.Errorf("%v %q: right for the reader: %t, want %t (%v)", typ, text, !reader, reader, found)
	}
	if err := schema.Validate(map[string]any{"value": text}); (err == nil) != editor {
		t.Errorf("%v %q: right for the schema: %t, want %t (%v)", typ, text, !editor, editor, err)
	}
}

// recordOfOne is a record type with one key, value.
func recordOfOne(typ reflect.Type) reflect.Type {
	return reflect.StructOf([]reflect.StructField{{Name: "Value", Type: typ, Tag: `toml:"value"`}})
}

// readOne reads a value, written as TOML, into a type.
func readOne(typ reflect.Type, value string) []source.Problem {
	var problems source.Problems
	tree := fstest.MapFS{"one.toml": {Data: []byte("value = " + value + "\n")}}
	source.NewReader(tree, &problems).Read("one.toml", reflect.New(recordOfOne(typ)).Interface())
	return problems.Sorted()
}

func schemaOfOne(t *testing.T, g *schemaGenerator, typ reflect.Type) *validator.Schema {
	t.Helper()
	encoded, err := json.Marshal(g.schema(t, recordOfOne(typ)))
	if err != nil {
		t.Fatal(err)
	}
	document, err := validator.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	compiler := validator.NewCompiler()
	if err := compiler.AddResource("one.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("one.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
