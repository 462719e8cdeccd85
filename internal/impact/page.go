package impact

import (
	"encoding/base64"
	"html/template"
	"strings"
)

// Page is the impact as one page that needs nothing but itself: no script, no other
// file, no network. The drawings of charts are images in it, which run nothing.
func (i *Impact) Page() (string, error) {
	type part struct {
		ID, Title, Lead, Left string
		Rows                  []pageRow
	}
	view := struct {
		Summary, Sides string
		Notes          []string
		Parts          []part
	}{i.Summary, i.sides(), i.Notes, nil}
	for _, s := range i.sections() {
		p := part{ID: s.id, Title: s.title, Lead: s.lead, Left: s.leftOut()}
		for _, e := range s.entries {
			p.Rows = append(p.Rows, e.row())
		}
		view.Parts = append(view.Parts, p)
	}
	var b strings.Builder
	err := pageTemplate().Execute(&b, view)
	return b.String(), err
}

type pageRow struct {
	Place, Subject, Before, After string
	Change                        bool
	Notes                         []string
	Pictures                      []picture
}

// picture is a drawn chart as an image.
type picture struct {
	Label  string
	Alt    string
	Source template.URL // a data address, which the template would not take for safe
	Width  int
}

func (e entry) row() pageRow {
	r := pageRow{Place: e.place, Subject: e.subject, Before: or(e.before), After: or(e.after), Change: e.change, Notes: e.notes}
	if e.chart == nil {
		return r
	}
	for n, label := range []string{"Before", "After"} {
		if d := e.chart.Drawings[n]; len(d.SVG) > 0 {
			address := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(d.SVG)
			r.Pictures = append(r.Pictures, picture{label, d.Alt, template.URL(address), d.Width})
		}
	}
	return r
}

func pageTemplate() *template.Template { return template.Must(template.New("impact").Parse(pageText)) }

const pageText = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>What this changes</title>
<style>
:root { color-scheme: light dark; --ink: light-dark(#1b1a17, #eeeae0); --soft: light-dark(#57534a, #b9b3a5); --paper: light-dark(#fbf9f4, #171613); --out: light-dark(#8c2f1b, #f0a08c); --in: light-dark(#1f5c3a, #8fd3ac); }
body { margin: 0 auto; padding: 24px 16px 64px; max-width: 72rem; background: var(--paper); color: var(--ink); font: 400 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin: 40px 0 8px; padding-top: 12px; border-top: 1px solid var(--ink); }
nav ul { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 4px 20px; } a { color: inherit; }
ul.entries { padding: 0; list-style: none; } ul.entries > li { padding: 8px 0; border-bottom: 1px solid color-mix(in srgb, var(--ink) 15%, transparent); }
.place, .notes, .lead { color: var(--soft); font-size: .875rem; } .notes { margin: 4px 0 0; }
del { color: var(--out); } ins { color: var(--in); text-decoration: none; font-weight: 600; }
.pictures { display: flex; flex-wrap: wrap; gap: 16px; margin-top: 8px; } figure { margin: 0; flex: 1 1 20rem; min-width: 0; } figcaption { color: var(--soft); font-size: .875rem; } img { max-width: 100%; height: auto; }
</style>
</head>
<body>
<main>
<h1>{{.Summary}}</h1>
<p>{{.Sides}}</p>
{{range .Notes}}<p><strong>{{.}}</strong></p>
{{end}}<nav aria-label="Contents"><ul>{{range .Parts}}<li><a href="#{{.ID}}">{{.Title}}</a></li>{{end}}</ul></nav>
{{range .Parts}}<section aria-labelledby="{{.ID}}">
<h2 id="{{.ID}}">{{.Title}}</h2>
{{with .Lead}}<p class="lead">{{.}}</p>
{{end}}<ul class="entries">
{{range .Rows}}<li>{{.Subject}}{{if .Change}}: <del>{{.Before}}</del> → <ins>{{.After}}</ins>{{end}}{{with .Place}} <span class="place">{{.}}</span>{{end}}
{{with .Notes}}<ul class="notes">{{range .}}<li>{{.}}</li>{{end}}</ul>
{{end}}{{with .Pictures}}<div class="pictures">{{range .}}<figure><figcaption>{{.Label}}</figcaption><img src="{{.Source}}" alt="{{.Alt}}" width="{{.Width}}"></figure>{{end}}</div>
{{end}}</li>
{{end}}{{with .Left}}<li>{{.}}</li>
{{end}}</ul>
</section>
{{end}}</main>
</body>
</html>
`
