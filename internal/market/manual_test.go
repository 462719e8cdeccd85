package market_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/market"
)

// manualFile holds the definitions of all measures in the package's
// documentation; -update writes them anew.
const manualFile = "manual.go"

// TestManual holds the package's documentation to Definitions, which the site's
// methodology page is made from: the two cannot differ.
func TestManual(t *testing.T) {
	want := manual()
	if *update {
		if err := os.WriteFile(manualFile, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(manualFile)
	if err != nil || string(got) != want {
		t.Errorf("%s does not say what Definitions does (%v); go test ./internal/market -run TestManual -update writes it", manualFile, err)
	}
}

func manual() string {
	var out strings.Builder
	for i, d := range market.Definitions() {
		if i > 0 {
			out.WriteString("//\n")
		}
		fmt.Fprintf(&out, "// # %s\n//\n", strings.ReplaceAll(d.Name, ",", " and"))
		paragraph(&out, d.Text)
		fmt.Fprintf(&out, "//\n//\t%s\n//\n", strings.ReplaceAll(d.Formula, ";  ", "\n//\t"))
		for _, text := range []string{"Unit: " + d.Unit + ".", "Undefined: " + d.Undefined, "Limits: " + d.Limits} {
			paragraph(&out, text)
			out.WriteString("//\n")
		}
		for _, s := range d.Sources {
			paragraph(&out, "Source: "+strings.TrimSpace(s.Title+" "+s.URL))
		}
	}
	return out.String() + "package market\n"
}

// paragraph writes a text in lines of a comment.
func paragraph(out *strings.Builder, text string) {
	const width = 80
	line := "//"
	for _, word := range strings.Fields(text) {
		if len(line)+1+len(word) > width && line != "//" {
			out.WriteString(line + "\n")
			line = "//"
		}
		line += " " + word
	}
	out.WriteString(line + "\n")
}
