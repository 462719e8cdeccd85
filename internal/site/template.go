package site

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

const (
	templateDir = "templates"
	frameFile   = templateDir + "/frame.html"
	partsFile   = templateDir + "/parts.html"
)

// templates are what pages are made with.
type templates struct {
	sets  map[string]*template.Template // one a kind of page, with all it needs
	texts map[string]string             // of the files, to find places in
}

// parseTemplates reads all templates, those of which the report has no page
// too: what is wrong there would come out on another day.
func parseTemplates(tree fs.FS, r *report.Report, problems *source.Problems) (*templates, error) {
	t := &templates{map[string]*template.Template{}, map[string]string{}}
	kinds, ok := templateKinds(tree, r, problems)
	if !ok {
		return t, nil
	}
	shared := template.New("").Funcs(template.FuncMap{"markup": markup, "unbroken": unbroken})
	frame := t.parse(tree, shared, frameFile, problems)
	parts := t.parse(tree, shared, partsFile, problems)
	for _, kind := range kinds {
		set, err := shared.Clone()
		if err != nil {
			return nil, fmt.Errorf("templates: %w", err)
		}
		file := templateFile(kind)
		if t.parse(tree, set, file, problems) && frame && parts {
			if err := t.check(set, file, problems); err != nil {
				return nil, fmt.Errorf("templates: %w", err)
			}
		}
		t.sets[kind] = set
	}
	return t, nil
}

func templateFile(kind string) string { return templateDir + "/" + kind + ".html" }

// templateKinds lists the kinds of page that have a template or need one.
// Files whose names begin with a dot are an editor's.
func templateKinds(tree fs.FS, r *report.Report, problems *source.Problems) (kinds []string, ok bool) {
	entries, err := fs.ReadDir(tree, templateDir)
	if err != nil {
		unreadable(tree, templateDir, err, problems)
		return nil, false
	}
	for _, e := range entries {
		kind, isTemplate := strings.CutSuffix(e.Name(), ".html")
		file := path.Join(templateDir, e.Name())
		if isTemplate && kind != "" && kind[0] != '.' && file != frameFile && file != partsFile {
			kinds = append(kinds, kind)
		}
	}
	for _, p := range r.Pages {
		kinds = append(kinds, p.Template)
	}
	kinds = append(kinds, r.NotFound.Template)
	slices.Sort(kinds)
	return slices.Compact(kinds), true
}

func (t *templates) parse(tree fs.FS, into *template.Template, file string, problems *source.Problems) bool {
	text, ok := source.ReadFile(tree, file, problems)
	if !ok {
		return false
	}
	t.texts[file] = string(text)
	parsed, err := into.New(file).Parse(string(text))
	if err != nil {
		t.note(err, file, problems)
		return false
	}
	t.stray(parsed, file, problems)
	return true
}

// check finds what is wrong with the templates of a kind of page as a whole,
// before any page is made.
func (t *templates) check(set *template.Template, file string, problems *source.Problems) error {
	for _, part := range []struct{ name, file string }{{"content", file}, {"frame", frameFile}} {
		if set.Lookup(part.name) == nil {
			problems.Add(source.Pos{File: part.file}, "defines no template %q", part.name)
			return nil
		}
		trial, err := set.Clone() // for one that was executed is closed to changes
		if err != nil {
			return err
		}
		// Without data it soon stops, but what html/template finds fault with
		// it finds before. The content comes first: a tag left open there
		// would else be blamed on the frame.
		err = trial.ExecuteTemplate(io.Discard, part.name, nil)
		if fault := (*template.Error)(nil); errors.As(err, &fault) {
			t.note(err, part.file, problems)
			return nil
		}
	}
	return nil
}
