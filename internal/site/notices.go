package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io/fs"
	"path"
	"strings"

	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

const staticDir = "static"

// readStatic takes over the files that are published as they are. Files whose
// names begin with a dot are an editor's or the system's, not the site's.
func readStatic(tree fs.FS, problems *source.Problems) []File {
	var files []File
	err := fs.WalkDir(tree, staticDir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case strings.HasPrefix(path.Base(name), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			problems.Add(source.Pos{File: name}, "cannot be read: %v", reason(err))
			return nil
		}
		files = append(files, File{name, data})
		return nil
	})
	if err != nil {
		problems.Add(source.Pos{File: staticDir}, "cannot be read: %v", reason(err))
	}
	return files
}

// reason is an error without the path it may name: a Problem says where.
func reason(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// notices are the files for hosts and search engines. A map of the site needs
// full addresses, so there is none where the site's own is not known.
func notices(r *report.Report) []File {
	files := []File{{".nojekyll", nil}}
	robots := "User-agent: *\nAllow: /\n"
	if r.Site.Base != "" {
		robots += "Sitemap: " + r.Site.Base + "sitemap.xml\n"
		files = append(files, File{"sitemap.xml", sitemap(r)})
	}
	return append(files, File{"robots.txt", []byte(robots)})
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
	note := map[string]any{
		"as_of": r.Site.AsOf.Machine,
		"pages": s.pages,
		"files": len(s.files) + 1,
		"bytes": s.Bytes(),
	}
	data, _ := json.MarshalIndent(note, "", " ") // of numbers and a text: it cannot fail
	return File{"build.json", append(data, '\n')}
}
