package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"

	"moatatlas/internal/report"
)

// notices are the files for hosts and search engines. A map of the site needs
// full addresses, so there is none where the site's own is not known.
func notices(r *report.Report) []File {
	files := []File{{".nojekyll", nil}}
	robots := "User-agent: *\nAllow: /\n"
	if r.Site.Base != "" {
		robots += "Sitemap: " + r.Site.Base + "sitemap.xml\n"
		files = append(files, File{"sitemap.xml", sitemap(r)})
	}
	return append(files, File{"robots.txt", []byte(robots)}, File{"llms.txt", guide(r)})
}

func sitemap(r *report.Report) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, p := range r.Pages {
		out.WriteString("<url><loc>")
		_ = xml.EscapeText(&out, []byte(r.Site.Base+string(p.Place))) // a Buffer takes everything
		out.WriteString("</loc><lastmod>" + r.Site.AsOf.Machine + "</lastmod></url>\n")
	}
	out.WriteString("</urlset>\n")
	return out.Bytes()
}

// buildNote says what was built, for those who watch a published site.
func buildNote(r *report.Report, s *Site) File {
	rows := map[string]int{}
	for _, t := range r.Tables {
		rows[t.Name] = len(t.Rows)
	}
	note := map[string]any{
		"as_of":   r.Site.AsOf.Machine,
		"peers":   peers(r),
		"rows":    rows, // of each table: how many models, stages, deals there are
		"claims":  r.Claims,
		"figures": len(r.Figures),
		"pages":   s.Pages(),
		"files":   len(s.files) + 1,
		"bytes":   s.Bytes(),
	}
	if r.Site.Commit != "" {
		note["commit"] = r.Site.Commit
	}
	data, _ := json.MarshalIndent(note, "", " ") // of numbers and texts: it cannot fail
	return File{BuildNote, append(data, '\n')}
}
