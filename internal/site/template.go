package site

import (
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/source"
)

const templateDir = "templates"

// shared are the templates that every page is made with.
func shared() []string { return []string{"frame.html", "parts.html"} }

// parseTemplates reads all templates: one set a kind of page, by its name.
func parseTemplates(tree fs.FS, problems *source.Problems) map[string]*template.Template {
	base := template.New("")
	for _, name := range shared() {
		parse(tree, base, name, problems)
	}
	entries, err := fs.ReadDir(tree, templateDir)
	if err != nil {
		problems.Add(source.Pos{File: templateDir}, "no such folder; it holds the templates of the pages")
		return nil
	}
	sets := map[string]*template.Template{}
	for _, e := range entries {
		name := e.Name()
		if path.Ext(name) != ".html" || slices.Contains(shared(), name) {
			continue
		}
		set, err := base.Clone()
		if err != nil {
			problems.Add(templatePos(err, templateDir))
			continue
		}
		parse(tree, set, name, problems)
		sets[strings.TrimSuffix(name, ".html")] = set
	}
	return sets
}

func parse(tree fs.FS, into *template.Template, name string, problems *source.Problems) {
	file := path.Join(templateDir, name)
	text, ok := source.ReadFile(tree, file, problems)
	if !ok {
		return
	}
	if _, err := into.New(file).Parse(string(text)); err != nil {
		problems.Add(templatePos(err, file))
	}
}

// templateError is how html/template says where it failed; its escaper and its
// parser differ in the words before.
var templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+)(?::(\d+))?: (.*)$`)

// templatePos takes the place out of a template's error.
func templatePos(err error, file string) (pos source.Pos, format string, message any) {
	text, _, _ := strings.Cut(err.Error(), "\n")
	m := templateError.FindStringSubmatch(text)
	if m == nil {
		return source.Pos{File: file}, "%s", text
	}
	line, _ := strconv.Atoi(m[2])
	col, _ := strconv.Atoi(m[3])
	return source.Pos{File: m[1], Line: line, Col: max(col, 1)}, "%s", m[4]
}
