package site_test

import (
	"testing"

	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// frameOf shows all that a frame is given but the page.
const frameOf = `{{define "frame"}}{{.Tab}}|{{.Root}}|{{.Canonical}}|{{range .Nav}} {{.Text}}={{.Href}}={{.Current}}{{end}}{{end}}`

// TestFrame: the frame of a page depends on where it lies, that of the page
// for addresses without one on where the site does.
func TestFrame(t *testing.T) {
	for _, c := range []struct{ name, base, file, want string }{
		{"front", "https://example.org/atlas/", "index.html",
			"Atlas · Front||https://example.org/atlas/| Front=index.html=page Clouds=clouds/index.html="},
		{"section", "https://example.org/atlas/", "clouds/index.html",
			"Clouds · Atlas|../|https://example.org/atlas/clouds/| Front=../index.html= Clouds=../clouds/index.html=page"},
		{"below a section", "https://example.org/", "clouds/aws/index.html",
			"AWS · Atlas|../../|https://example.org/clouds/aws/| Front=../../index.html= Clouds=../../clouds/index.html=true"},
		{"address unknown", "", "clouds/index.html",
			"Clouds · Atlas|../|| Front=../index.html= Clouds=../clouds/index.html=page"},
		{"not found", "https://example.org/atlas/", "404.html",
			"No · Atlas|/atlas/|| Front=/atlas/index.html= Clouds=/atlas/clouds/index.html="},
		{"not found at the root", "https://example.org/", "404.html",
			"No · Atlas|/|| Front=/index.html= Clouds=/clouds/index.html="},
		{"not found below an encoded path", "https://example.org/%C3%A4/a&b/", "404.html",
			"No · Atlas|/%C3%A4/a&amp;b/|| Front=/%C3%A4/a&amp;b/index.html= Clouds=/%C3%A4/a&amp;b/clouds/index.html="},
		{"not found at an unknown address", "", "404.html",
			"No · Atlas||| Front=index.html= Clouds=clouds/index.html="},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := baseFiles(t, "template")
			files["templates/frame.html"] = []byte(frameOf)
			made, problems, err := site.Make(treeOf(files), framed(c.base), nil)
			if err != nil || made == nil {
				t.Fatal(err, lines(problems))
			}
			if got := content(t, made, c.file); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func framed(base string) *report.Report {
	return &report.Report{
		Site: report.Site{Title: "Atlas", Base: base, Sections: []report.Section{{Name: "Front", Place: report.Front}, {Name: "Clouds", Place: report.Clouds}}},
		Pages: []report.Page{
			{Place: report.Front, Section: report.Front, Template: "cloud", Title: "Front"},
			{Place: report.Clouds, Section: report.Clouds, Template: "cloud", Title: "Clouds"},
			{Place: "clouds/aws/", Section: report.Clouds, Template: "cloud", Title: "AWS"},
		},
		NotFound: report.Page{Template: "not-found", Title: "No"},
	}
}
