package claim_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/claim"
	"moatatlas/internal/market"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata and the manual")

// manuals are the files that hold the manual of the language in the package's
// documentation, with the groups in each.
func manuals() map[string][]string {
	return map[string][]string{
		"manual_collections.go": {"Loops", "Collections", "Operators"},
		"manual_functions.go":   {"Days", "Numbers", "Lists and texts", "Writing"},
		"manual_measures.go":    {"Exclusivity", "Lock-in", "Models", "Duration and lag", "Reach and spending", "Prices"},
		"manual_records.go":     {"Records"},
	}
}

// TestManual holds the package's documentation to the tables that define the
// language.
func TestManual(t *testing.T) {
	left := claim.Manual()
	for file, groups := range manuals() {
		want := manual(groups)
		left = slices.DeleteFunc(left, func(e claim.Entry) bool { return slices.Contains(groups, e.Group) })
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil || string(got) != want {
			t.Errorf("%s does not say what Manual does (%v); go test ./internal/claim -run TestManual -update writes it", file, err)
		}
	}
	if len(left) > 0 {
		t.Errorf("no file has the group %q", left[0].Group)
	}
}

func manual(groups []string) string {
	var out strings.Builder
	for _, group := range groups {
		fmt.Fprintf(&out, "// # %s\n//\n", group)
		for _, e := range claim.Manual() {
			if e.Group == group {
				entry(&out, e)
			}
		}
	}
	return strings.TrimSuffix(out.String(), "//\n") + "package claim\n"
}

func entry(out *strings.Builder, e claim.Entry) {
	fmt.Fprintf(out, "//\t%s\n", e.Signature)
	if e.Example != "" {
		fmt.Fprintf(out, "//\t\t%s\n", e.Example)
	}
	out.WriteString("//\n")
	text := e.Text
	if e.Undefined != "" {
		text += " Undefined " + e.Undefined + "."
	}
	paragraph(out, text)
	if len(e.Fields) > 0 {
		out.WriteString("//\n")
	}
	for _, f := range e.Fields {
		fmt.Fprintln(out, strings.TrimSuffix(fmt.Sprintf("//\t.%s %s: %s", f.Name, f.Type, f.Text), ": "))
	}
	out.WriteString("//\n")
}

// paragraph writes a text in lines of a comment.
func paragraph(out *strings.Builder, text string) {
	const width = 85
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

// Every example of the manual is an expression of the language, and every measure it
// names one that is defined; every definition is named by a function, but those whose
// figures are not for sentences.
func TestManualIsTrue(t *testing.T) {
	b := real(t)
	var defined []string
	for _, d := range market.Definitions() {
		defined = append(defined, d.ID)
	}
	named := []string{"lock-in-index", "clauses"} // shown with its parts alone, and a list of questions
	for _, e := range claim.Manual() {
		if e.Measure != "" && !slices.Contains(defined, e.Measure) {
			t.Errorf("%s names the measure %q, which is not defined", e.Name, e.Measure)
		}
		named = append(named, e.Measure)
		if e.Example == "" {
			if e.Group != "Records" {
				t.Errorf("%s has no example", e.Name)
			}
			continue
		}
		test, fault := b.Claim(e.Example)
		if fault != nil {
			test, fault = b.Value(e.Example)
		}
		if fault != nil && !strings.HasPrefix(fault.Message, "a value must be") {
			t.Errorf("%s: %s: %s", e.Name, e.Example, fault.Message)
			continue
		}
		if fault == nil {
			if _, fault := test.Eval(b, b.AsOf()); fault != nil {
				t.Errorf("%s: %s: %s", e.Name, e.Example, fault.Message)
			}
		}
	}
	for _, id := range defined {
		if !slices.Contains(named, id) {
			t.Errorf("no function gives the measure %q", id)
		}
	}
}
