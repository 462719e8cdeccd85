package scaffold_test

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/scaffold"
)

// TestAsk answers with nothing, wrongly and rightly, and then not any more.
func TestAsk(t *testing.T) {
	k, err := scaffold.Find("stage")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := dataset.Load(os.DirFS("../atlas/atlastest/testdata/tree"))
	values := map[string]string{"model": "openai/gpt-2", "cloud": "gcp", "service": "vertex-ai", "source": "https://example.org/", "grade": "A"}
	var out strings.Builder
	meanings := k.Meanings(os.DirFS("../.."))
	if err := k.Ask(data, values, meanings, strings.NewReader("\ngaa\nga\n2026-06\nopen\n"), &out); err != nil {
		t.Fatal(err)
	}
	if values["stage"] != "ga" || values["date"] != "2026-06" || values["access"] != "open" || len(k.Missing(data, values)) > 0 {
		t.Errorf("%v", values)
	}
	const want = "stage (announced, preview, ga, deprecated, retired): "
	if got := out.String(); strings.Count(got, want) != 3 || !strings.Contains(got, `no stage "gaa"; did you mean "ga"?`) {
		t.Errorf("it asked\n%s", got)
	}
	const first = "\nThe step.\n" + want + want + `no stage`
	if got := out.String(); !strings.HasPrefix(got, first) || !strings.Contains(got, ": \nWhen it happened.\ndate (a date such as") || strings.Count(got, "The step.") != 1 {
		t.Errorf("it explained\n%s", got)
	}
	delete(values, "date")
	if err := k.Ask(data, values, nil, strings.NewReader("2026"), io.Discard); !errors.Is(err, io.EOF) || values["date"] != "" {
		t.Errorf("%v, date %q", err, values["date"])
	}
}

// TestAskNames: what does not exist is refused where it is named, and what exists
// where it would be begun.
func TestAskNames(t *testing.T) {
	data, _ := dataset.Load(os.DirFS("../atlas/atlastest/testdata/tree"))
	for _, c := range []struct{ kind, key, answers, says string }{
		{"stage", "model", "openai/gpt-22\nopenai/gpt-2\n", `no model "openai/gpt-22"; did you mean "openai/gpt-2"?`},
		{"stage", "cloud", "asw\naws\n", `no cloud "asw"; did you mean "aws"?`},
		{"stage", "service", "foundry\nbedrock\n", `no service "foundry"`},
		{"deal", "parties", "aws, opnai\naws,openai\n", `no party "opnai"; did you mean "openai"?`},
		{"model", "id", "nobody/x\nopenai/gpt-2\nopenai/gpt-9\n", `no lab "nobody"`},
		{"model", "id", "openai/gpt-2\nopenai/gpt-9\n", "data/models/openai/gpt-2.toml:1:1: this model is there already"},
	} {
		k, err := scaffold.Find(c.kind)
		if err != nil {
			t.Fatal(err)
		}
		values := map[string]string{}
		for _, f := range k.Fields {
			if f.Key != c.key {
				values[f.Key] = "aws" // a cloud that there is, in case it is asked about
			}
		}
		var out strings.Builder
		if err := k.Ask(data, values, nil, strings.NewReader(c.answers), &out); err != nil {
			t.Errorf("%s %s: %v; it said %s", c.kind, c.key, err, out.String())
		}
		if !strings.Contains(out.String(), c.says) {
			t.Errorf("%s %s: it said %s", c.kind, c.key, out.String())
		}
	}
}

// TestMeanings: every field has a meaning in one line, but for those that nobody is
// asked for; without the schemas, or with such as would write what is not seen, none but
// the program's own.
func TestMeanings(t *testing.T) {
	for _, k := range scaffold.Kinds() {
		meanings := k.Meanings(os.DirFS("../.."))
		for _, f := range k.Fields {
			if meanings[f.Key] == "" && (k.Name != "essay" || f.Required) {
				t.Errorf("%s: what %s means is not said", k.Name, f.Key)
			}
		}
		for _, text := range []string{"{", "[]", "", `{"$defs":{"Stage":{"properties":{"date":{"description":"a\u001b[2J"}}}}}`, `{"$defs":{"Deal":{"properties":{"date":true}}}}`} {
			tree := fstest.MapFS{}
			for _, name := range []string{"model", "deals", "regulation", "events"} {
				tree["static/schema/"+name+".json"] = &fstest.MapFile{Data: []byte(text)}
			}
			for key, meaning := range k.Meanings(tree) {
				if key != "id" && key != "model" && k.Name != "essay" {
					t.Errorf("%s %s of %s: %s", k.Name, key, text, meaning)
				}
			}
		}
	}
	for key, want := range map[string]string{
		"cloud": "The cloud that sells the model.", "price.input": "US dollars for a million input tokens, on demand.",
		"access": "Who may use it, since the latest stage that opened it.", "price.grade": "How good the source is: A the vendor, a party or an authority states it (of sales, also the established press); B a reputable secondary source, or derived, or a bound; C weak or inferred.",
	} {
		k, _ := scaffold.Find("stage")
		if got := k.Meanings(os.DirFS("../.."))[key]; got != want {
			t.Errorf("%s: %s", key, got)
		}
	}
}
