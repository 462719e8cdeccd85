package watch

import (
	"bytes"
	"embed"
	"fmt"
	"hash/maphash"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// page holds what pages have of the preview's own.
//
//go:embed page
var page embed.FS

// own is where the preview's own files and the stream of events lie.
const own = "/-/"

// ServeHTTP answers a request with a file of the site.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-cache") // a browser asks each time whether it has the last bytes
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !p.hosts.allow(r.Host):
		http.Error(w, "This server is for the machine it runs on, and not by this name.", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "Files can only be read here.", http.StatusMethodNotAllowed)
	case r.URL.Path == own+"events":
		p.events(w, r)
	case strings.HasPrefix(r.URL.Path, own):
		name := strings.TrimPrefix(r.URL.Path, own)
		data, err := page.ReadFile("page/" + name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		p.send(w, r, name, data)
	default:
		p.file(w, r)
	}
}

// file sends a file of the site. Addresses are names in its list and nothing else,
// so that none leads out of it.
func (p *Preview) file(w http.ResponseWriter, r *http.Request) {
	now := p.current()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if now.files == nil {
		waiting, _ := page.ReadFile("page/waiting.html")
		p.fail(w, r, http.StatusServiceUnavailable, now.with(waiting))
		return
	}
	if _, folder := now.files[name+"/"+index]; folder {
		// a browser must not keep this: the next site may have a file there
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusFound)
		return
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += index
	}
	data, ok := now.files[name]
	switch {
	case !ok:
		p.fail(w, r, http.StatusNotFound, now.with(now.files["404.html"]))
	case path.Ext(name) == ".html":
		p.send(w, r, name, now.with(data))
	default:
		p.send(w, r, name, data)
	}
}

const index = "index.html"

// with is a page with the script that is told of builds.
func (e *edition) with(html []byte) []byte {
	script := fmt.Appendf(nil, "<script src=%q data-edition=%q></script>\n", own+"reload.js", e.note.Edition)
	end := bytes.LastIndex(html, []byte("</body>"))
	if end < 0 {
		end = len(html)
	}
	return bytes.Join([][]byte{html[:end], script, html[end:]}, nil)
}

// send answers with a file, or says that the browser has it.
func (p *Preview) send(w http.ResponseWriter, r *http.Request, name string, data []byte) {
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("ETag", fmt.Sprintf("%q", fmt.Sprintf("%x", maphash.Bytes(p.seed, data))))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// fail answers with a page that is not the one asked for.
func (p *Preview) fail(w http.ResponseWriter, r *http.Request, status int, data []byte) {
	w.Header().Set("Content-Type", contentType(index))
	w.Header().Set("Content-Length", fmt.Sprint(len(data)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(data) // a client that went away misses nothing
	}
}

// contentType says what a file is. What a site has many of is named here, for
// some systems have their own opinion of it.
func contentType(name string) string {
	switch ext := path.Ext(name); ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".xml":
		return "application/xml"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".parquet":
		return "application/vnd.apache.parquet"
	case ".woff2":
		return "font/woff2"
	default:
		if known := mime.TypeByExtension(ext); known != "" {
			return known
		}
		return "application/octet-stream"
	}
}
