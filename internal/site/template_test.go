package site_test

import (
	"testing"
	"testing/fstest"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// TestTemplates finds one fault a case in templates and static files that have
// none else.
func TestTemplates(t *testing.T) {
	eachCase(t, "template", func(t *testing.T, files map[string][]byte) []source.Problem {
		made, problems, err := site.Make(treeOf(files), small(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if (made == nil) != (source.Blocking(problems) > 0) {
			t.Errorf("there is a site: %t, with the problems\n%s", made != nil, lines(problems))
		}
		return problems
	})
}

func treeOf(files map[string][]byte) fstest.MapFS {
	tree := fstest.MapFS{}
	for name, data := range files {
		tree[name] = &fstest.MapFile{Data: data}
	}
	return tree
}

// smallView is what the front page of the small report shows.
type smallView struct {
	Words string
	List  []string
	Own   *struct{ Price string }
}

// small is a report of two kinds of page.
func small() *report.Report {
	day := report.When{Text: "23 November 2026", Short: "23 Nov 2026", Machine: "2026-11-23"}
	return &report.Report{
		Site: report.Site{Title: "Atlas", Base: "https://example.org/atlas/", AsOf: day},
		Pages: []report.Page{
			{Place: report.Front, Template: "front", Title: "Front", View: smallView{Words: "Hello"}},
			{Place: report.Clouds, Template: "cloud", Title: "Clouds", View: smallView{}},
			{Place: report.Labs, Template: "cloud", Title: "Labs", View: smallView{}},
		},
		NotFound: report.Page{Template: "not-found", Title: "Not found", View: report.NotFound{}},
	}
}

// TestTemplateBytes has what no text file of testdata can hold.
func TestTemplateBytes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"not UTF-8", "{{define \"content\"}}\nA\xff{{end}}", "templates/front.html:2:2: not UTF-8 text\n"},
		{"byte order mark", "\uFEFF{{define \"content\"}}{{.Nope}}{{end}}",
			`templates/front.html:1:23: executing "content" at <.Nope>: can't evaluate field Nope in type report.Page` + "\n"},
		{"Windows line ends", "{{define \"content\"}}\r\n\r\n<p>{{.Nope}}</p>{{end}}\r\n",
			`templates/front.html:3:6: executing "content" at <.Nope>: can't evaluate field Nope in type report.Page` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := baseFiles(t, "template")
			files["templates/front.html"] = []byte(c.text)
			_, problems, err := site.Make(treeOf(files), small(), nil)
			if got := lines(problems); err != nil || got != c.want {
				t.Errorf("found %q (%v), want %q", got, err, c.want)
			}
		})
	}
}
