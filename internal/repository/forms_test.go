package repository

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestForms holds the issue forms to what GitHub asks of one; it shows a form
// with a fault to nobody.
func TestForms(t *testing.T) {
	forms := matching(t, "ISSUE_TEMPLATE/*.yml")
	delete(forms, "ISSUE_TEMPLATE/config.yml")
	if len(forms) < 2 {
		t.Fatalf("only %d forms", len(forms))
	}
	for name, text := range forms {
		for _, fault := range formFaults(parsed(t, name, text)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestFormFaults(t *testing.T) {
	const head, field = "name: a\ndescription: b\nlabels: [c]\nbody:\n", "  - type: input\n    id: a\n    attributes: {label: L}\n    validations: {required: true}\n"
	for name, c := range map[string]struct{ text, want string }{
		"sound":             {head + field, ""},
		"no name":           {strings.Replace(head, "name: a\n", "", 1) + field, "no name"},
		"no labels":         {strings.Replace(head, "labels: [c]\n", "", 1) + field, "no labels"},
		"no fields":         {head, "requires nothing"},
		"unknown key":       {head + field + "x: 1\n", `unknown key "x"`},
		"unknown field":     {head + strings.Replace(field, "input", "text", 1), `unknown type "text"`},
		"unknown attribute": {head + strings.Replace(field, "label: L", "label: L, a: b", 1), `unknown key "a"`},
		"misplaced":         {head + strings.Replace(field, "label: L", "label: L, required: true", 1), `unknown key "required"`},
		"no label":          {head + strings.Replace(field, "label: L", "value: L", 1), "no label"},
		"id twice":          {head + field + field, `"a" twice`},
		"bad id":            {head + strings.Replace(field, "id: a", "id: a b", 1), `id "a b"`},
		"no options":        {head + strings.Replace(field, "input", "dropdown", 1), "no options"},
		"nothing required":  {head + strings.Replace(field, "true", "false", 1), "requires nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.Join(formFaults(parsed(t, name, []byte(c.text))), "\n")
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

// attributes are what a field of a type may have; a label in all but markdown.
func attributes() map[string][]string {
	return map[string][]string{
		"markdown":   {"value"},
		"input":      {"label", "description", "placeholder", "value"},
		"textarea":   {"label", "description", "placeholder", "value", "render"},
		"dropdown":   {"label", "description", "multiple", "options", "default"},
		"checkboxes": {"label", "description", "options"},
	}
}

func formFaults(form *yaml.Node) []string {
	found := unknown(form, "name", "description", "title", "labels", "body")
	for _, name := range []string{"name", "description", "labels", "body"} {
		if key(form, name) == nil {
			found = append(found, "no "+name)
		}
	}
	required, ids := false, []string{}
	for _, field := range content(key(form, "body")) {
		found = append(found, fieldFaults(field)...)
		if id := value(field, "id"); slices.Contains(ids, id) && id != "" {
			found = append(found, fmt.Sprintf("%q twice", id))
		}
		ids = append(ids, value(field, "id"))
		required = required || value(key(field, "validations"), "required") == "true"
	}
	if !required {
		found = append(found, "requires nothing")
	}
	return found
}

var formID = regexp.MustCompile(`^[\w-]+$`)

func fieldFaults(field *yaml.Node) []string {
	kind, has := value(field, "type"), key(field, "attributes")
	allowed, ok := attributes()[kind]
	if !ok {
		return []string{fmt.Sprintf("unknown type %q", kind)}
	}
	found := append(unknown(field, "type", "id", "attributes", "validations"), unknown(has, allowed...)...)
	found = append(found, unknown(key(field, "validations"), "required")...)
	if id := value(field, "id"); kind != "markdown" && !formID.MatchString(id) {
		found = append(found, fmt.Sprintf("id %q", id))
	}
	if value(has, allowed[0]) == "" {
		found = append(found, fmt.Sprintf("line %d: no %s", field.Line, allowed[0]))
	}
	if slices.Contains(allowed, "options") && len(content(key(has, "options"))) == 0 {
		found = append(found, fmt.Sprintf("line %d: no options", field.Line))
	}
	return found
}

// unknown lists the keys of a mapping that are not allowed.
func unknown(mapping *yaml.Node, allowed ...string) []string {
	var found []string
	each(mapping, func(key string, value *yaml.Node) {
		if !slices.Contains(allowed, key) {
			found = append(found, fmt.Sprintf("line %d: unknown key %q", value.Line, key))
		}
	})
	return found
}

func content(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	return n.Content
}

func TestFormConfig(t *testing.T) {
	config := parsed(t, "config.yml", matching(t, "ISSUE_TEMPLATE/config.yml")["ISSUE_TEMPLATE/config.yml"])
	for _, fault := range unknown(config, "blank_issues_enabled", "contact_links") {
		t.Error(fault)
	}
	for _, link := range content(key(config, "contact_links")) {
		if !strings.HasPrefix(value(link, "url"), "https://") || value(link, "name") == "" || value(link, "about") == "" {
			t.Errorf("line %d: a link has a name, a url and an about", link.Line)
		}
	}
}

// TestDependabot asks that each module and each folder of workflows or actions
// is kept up.
func TestDependabot(t *testing.T) {
	config := parsed(t, "dependabot.yml", matching(t, "dependabot.yml")["dependabot.yml"])
	if value(config, "version") != "2" {
		t.Error("its version is not 2")
	}
	var kept []string
	for _, update := range content(key(config, "updates")) {
		for _, fault := range unknown(update, "package-ecosystem", "directory", "directories", "schedule", "cooldown", "allow", "groups") {
			t.Error(fault)
		}
		if value(key(update, "schedule"), "interval") == "" {
			t.Errorf("line %d: no interval", update.Line)
		}
		for _, dir := range append(content(key(update, "directories")), key(update, "directory")) {
			if dir != nil {
				kept = append(kept, value(update, "package-ecosystem")+" "+dir.Value)
			}
		}
	}
	want := []string{"gomod /", "gomod /.ci", "github-actions /"}
	for name := range matching(t, "actions/*/action.yml") {
		want = append(want, "github-actions /.github/"+path.Dir(name))
	}
	slices.Sort(want)
	slices.Sort(kept)
	if !slices.Equal(kept, want) {
		t.Errorf("it keeps up %q, want %q", kept, want)
	}
}

// TestCitation holds the keys that every citation file has, and the licences to
// those of the project.
func TestCitation(t *testing.T) {
	cite := parsed(t, "CITATION.cff", matching(t, "CITATION.cff")["CITATION.cff"])
	for _, fault := range unknown(cite, "cff-version", "message", "title", "type", "abstract", "authors", "keywords", "license", "references") {
		t.Error(fault)
	}
	if value(cite, "cff-version") != "1.2.0" || value(cite, "message") == "" || value(cite, "title") == "" {
		t.Error("a citation file of version 1.2.0 has a message and a title")
	}
	program := content(key(cite, "references"))[0]
	for licence, c := range map[string]struct{ file, begins string }{
		value(cite, "license"):    {"data/LICENSE", "CC-BY-4.0: Attribution 4.0 International"},
		value(program, "license"): {"LICENSE", "MIT: MIT License"},
	} {
		text, err := os.ReadFile(root + "/" + c.file)
		id, title, _ := strings.Cut(c.begins, ": ")
		if err != nil || licence != id || !strings.Contains(string(text[:min(len(text), 400)]), title) {
			t.Errorf("the licence %q is not that of %s", licence, c.file)
		}
	}
	for _, work := range []*yaml.Node{cite, program} {
		if authors := content(key(work, "authors")); len(authors) != 1 || value(authors[0], "name") == "" {
			t.Errorf("line %d: the authors are one entity with a name", work.Line)
		}
	}
}

func TestEditorSettings(t *testing.T) {
	for _, name := range []string{"extensions.json", "settings.json"} {
		text, err := os.ReadFile(root + "/.vscode/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(text) {
			t.Errorf(".vscode/%s is no JSON", name)
		}
	}
}
