package report_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// TestManualOfProse: what the documentation of texts shows as examples is right
// on the real data: every function, id, page and chart in it exists.
func TestManualOfProse(t *testing.T) {
	doc, err := os.ReadFile("../prose/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var examples strings.Builder
	for line := range strings.Lines(string(doc)) {
		text, code := strings.CutPrefix(line, "//\t")
		for _, kind := range []string{"`= ", "](claim:", "](model:", "](page:", "](measure:", "](lab:", "](cloud:", "](deal:", "](shift:", "](action:"} {
			if code && strings.Contains(text, kind) {
				examples.WriteString("\n" + text)
				break
			}
		}
	}
	text := "+++\ntitle = \"Examples\"\nsummary = \"Of the manual.\"\n+++\n" + examples.String()
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	data, _ := dataset.Load(root.FS())
	texts, unclear := prose.Load(fstest.MapFS{"content/analysis/examples.md": &fstest.MapFile{Data: []byte(text)}})
	_, wrong := report.New(market.On(data, data.Site().AsOf), texts, blank{}, claim.Memo{})
	for _, p := range append(unclear, wrong...) {
		verdict := strings.Contains(p.Message, " is broken: ") // whether an example is true is another question
		if p.Pos.File == "content/analysis/examples.md" && !p.Warning && !verdict {
			t.Errorf("%v\nof\n%s", source.Problem(p), examples.String())
		}
	}
}
