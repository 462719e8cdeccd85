package watch

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func newPreview() *Preview { return NewPreview("127.0.0.1:8080", "127.0.0.1:8080", time.Now) }

func shown() *Preview {
	p := newPreview()
	p.Show(Result{Files: smallSite("good")})
	return p
}

func smallSite(text string) map[string][]byte {
	return map[string][]byte{
		"index.html":        []byte("<!doctype html><body><p>" + text + "</p></body></html>\n"),
		"404.html":          []byte("<!doctype html><body>not here</body>"),
		"labs/index.html":   []byte("labs"),
		"a b/index.html":    []byte("a b"),
		"data/rows.csv":     []byte("a,b\n"),
		"data/rows.parquet": []byte("PAR1"),
		"static/site.css":   []byte("p{}"),
		"static/data":       []byte("?"),
		".nojekyll":         {},
	}
}

// ask asks for an address, by a name that is allowed.
func ask(p *Preview, method, address string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://localhost:8080/", nil)
	path, query, _ := strings.Cut(address, "?")
	r.URL.Path, r.URL.RawQuery = path, query
	if meant, err := url.PathUnescape(path); err == nil {
		r.URL.Path, r.URL.RawPath = meant, path
	}
	for i := 0; i+1 < len(header); i += 2 {
		if r.Header.Set(header[i], header[i+1]); header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	recorder := httptest.NewRecorder()
	p.ServeHTTP(recorder, r)
	return recorder.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestFiles shows what an address leads to, and that none leads out of the site.
func TestFiles(t *testing.T) {
	p := shown()
	for address, want := range map[string]string{
		"/":                      "200 text/html; charset=utf-8",
		"/index.html":            "200 text/html; charset=utf-8",
		"/?lab=openai":           "200 text/html; charset=utf-8",
		"/labs/":                 "200 text/html; charset=utf-8",
		"/labs/index.html":       "200 text/html; charset=utf-8",
		"/labs":                  "302 /labs/",
		"/labs?a=b&c":            "302 /labs/?a=b&c",
		"/a%20b":                 "302 /a%20b/",
		"/data/rows.csv":         "200 text/csv; charset=utf-8",
		"/data/rows.parquet":     "200 application/vnd.apache.parquet",
		"/static/site.css":       "200 text/css; charset=utf-8",
		"/static/data":           "200 application/octet-stream",
		"/.nojekyll":             "200 application/octet-stream",
		"/-/reload.js":           "200 text/javascript; charset=utf-8",
		"/-/reload.css":          "200 text/css; charset=utf-8",
		"/static":                "404",
		"/static/":               "404",
		"/labs/index.html/":      "404",
		"//labs":                 "404",
		"//evil.example/..":      "404",
		"/labs//":                "404",
		"/../labs/":              "404",
		"/labs/../index.html":    "404",
		"/%2e%2e/handler.go":     "404",
		"/..%2fhandler.go":       "404",
		"/..\\handler.go":        "404",
		"/-/../page/reload.js":   "404",
		"/-/%2e%2e/handler.go":   "404",
		"/-/":                    "404",
		"/-/page/reload.js":      "404",
		"/etc/passwd":            "404",
		"/%00":                   "404",
		"/index.html%00.png":     "404",
		"":                       "200 text/html; charset=utf-8",
		"*":                      "404",
		"/handler.go":            "404",
		"/data/rows.csv/more":    "404",
		"/LABS/":                 "404",
		"/-/events/../reload.js": "404",
	} {
		r := ask(p, "GET", address)
		got := fmt.Sprint(r.StatusCode)
		switch r.StatusCode {
		case http.StatusOK:
			got += " " + r.Header.Get("Content-Type")
		case http.StatusFound:
			got += " " + r.Header.Get("Location")
		}
		if got != want {
			t.Errorf("%q: %s, want %s", address, got, want)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%q: headers %v", address, r.Header)
		}
	}
}

// TestNoEscape: whatever is asked for, nothing is sent that the site does not hold.
func TestNoEscape(t *testing.T) {
	p := shown()
	part := rapid.OneOf(rapid.SampledFrom([]string{"..", ".", "", "%2e%2e", "%2f", "\\", "labs", "-", "index.html", "/", "\x00"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		path := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), "/")
		r := httptest.NewRequest("GET", "http://localhost/", nil)
		r.URL = &url.URL{Path: path}
		w := httptest.NewRecorder()
		if strings.HasSuffix(path, "events") {
			return
		}
		p.ServeHTTP(w, r)
		text := w.Body.String()
		if strings.Contains(text, "package watch") {
			t.Fatalf("%q: %s", path, text)
		}
		if to := w.Result().Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Fatalf("%q leads to %q", path, to)
		}
	})
}

// TestPages: pages have one script more than was published, and no other file has.
func TestPages(t *testing.T) {
	p := shown()
	const script = `<script src="/-/reload.js" data-edition="`
	for _, c := range []struct {
		address string
		status  int
		want    string
	}{
		{"/", 200, "<!doctype html><body><p>good</p>" + script + p.current().note.Edition + "\"></script>\n</body></html>\n"},
		{"/labs/", 200, "labs" + script + p.current().note.Edition + "\"></script>\n"},
		{"/none", 404, "<!doctype html><body>not here" + script + p.current().note.Edition + "\"></script>\n</body>"},
		{"/static/site.css", 200, "p{}"},
	} {
		r := ask(p, "GET", c.address)
		if got := body(t, r); r.StatusCode != c.status || got != c.want {
			t.Errorf("%s: %d %q, want %q", c.address, r.StatusCode, got, c.want)
		}
		head := ask(p, "HEAD", c.address)
		if got := body(t, head); head.StatusCode != c.status || head.Header.Get("Content-Length") != fmt.Sprint(len(c.want)) || got != "" {
			t.Errorf("HEAD %s: %d %q, %v", c.address, head.StatusCode, got, head.Header)
		}
	}
}

// TestBeforeASite: before anything could be made there is a page that says so, at
// every address, and that is replaced.
func TestBeforeASite(t *testing.T) {
	p := newPreview()
	for range 2 {
		for _, address := range []string{"/", "/labs/", "/static/site.css"} {
			r := ask(p, "GET", address)
			if text := body(t, r); r.StatusCode != 503 || !strings.Contains(text, `data-edition=""></script>`) || !strings.Contains(text, "no site yet") {
				t.Errorf("%s: %d %s", address, r.StatusCode, text)
			}
		}
		p.Show(Result{Problems: []Problem{{"data/a.toml:1:1", "wrong"}}})
	}
	p.Show(Result{Files: smallSite("good")})
	if r := ask(p, "GET", "/"); r.StatusCode != 200 {
		t.Errorf("status %d", r.StatusCode)
	}
	p.Show(Result{Problems: []Problem{{"data/a.toml:1:1", "wrong"}}})
	if r := ask(p, "GET", "/"); r.StatusCode != 200 || !strings.Contains(body(t, r), "good") {
		t.Errorf("the last good page is not there: %d", r.StatusCode)
	}
}

// TestFresh: a browser asks again each time, and is sent what changed.
func TestFresh(t *testing.T) {
	p := shown()
	first, sheet := ask(p, "GET", "/").Header, ask(p, "GET", "/static/site.css").Header
	if first.Get("Cache-Control") != "no-cache" || first.Get("ETag") == "" || first.Get("ETag") == sheet.Get("ETag") {
		t.Errorf("headers %v, %v", first, sheet)
	}
	status := func(address string, of http.Header) int {
		return ask(p, "GET", address, "If-None-Match", of.Get("ETag")).StatusCode
	}
	p.Show(Result{Files: smallSite("good")}) // a build that changes nothing
	if got := status("/", first); got != 304 {
		t.Errorf("the same page: %d", got)
	}
	p.Show(Result{Files: smallSite("better")})
	if page, same := status("/", first), status("/static/site.css", sheet); page != 200 || same != 304 {
		t.Errorf("the page that changed %d, the file that did not %d", page, same)
	}
}

// TestRefused: only this machine's own names, and only reading.
func TestRefused(t *testing.T) {
	p := shown()
	for _, address := range []string{"/", "/-/events", "/-/reload.js", "/none"} {
		if r := ask(p, "GET", address, "Host", "evil.example:8080"); r.StatusCode != 403 || strings.Contains(body(t, r), "good") {
			t.Errorf("%s by another name: %d", address, r.StatusCode)
		}
		for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "get"} {
			if r := ask(p, method, address); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: %d", method, address, r.StatusCode)
			}
		}
	}
}
