package site_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"moatatlas/internal/browsertest"
)

// browser opens the real site in a browser, below a path as on a project's
// pages. Without a browser the test is skipped.
func browser(t *testing.T) (ctx context.Context, address string, missing *missed) {
	t.Helper()
	dir := t.TempDir()
	if _, err := realSite(t).Write(dir + "/atlas"); err != nil {
		t.Fatal(err)
	}
	missing = &missed{files: http.FileServer(http.Dir(dir))}
	server := httptest.NewServer(missing)
	t.Cleanup(server.Close)
	return browsertest.Open(t), server.URL + "/atlas/", missing
}

// missed serves files and remembers the addresses that have none.
type missed struct {
	files http.Handler
	mu    sync.Mutex
	paths []string
}

func (m *missed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	recorder := &statusWriter{ResponseWriter: w}
	m.files.ServeHTTP(recorder, r)
	if recorder.status == http.StatusNotFound {
		m.mu.Lock()
		m.paths = append(m.paths, r.URL.Path)
		m.mu.Unlock()
	}
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// must runs an action within a time that no page comes near.
func must[T any](t *testing.T, ctx context.Context, a chromedp.Action[T]) T {
	t.Helper()
	limited, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(limited, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// triedPages are those that tests open: one of every kind, where that is telling.
func triedPages() []string {
	return []string{
		"", "exclusivity/", "lock-in/", "analysis/", "analysis/how-openai-reached-aws/", "claims/", "figures/", "figures/money/", "figures/ribbons/",
		"methodology/expressions/", "clouds/", "clouds/azure/", "clouds/oci/", "labs/", "labs/openai/", "models/", "models/openai/gpt-5.5/", "shifts/2026/",
		"compare/aws-vs-azure/", "deals/", "deals/microsoft-openai-2023-third-phase/", "regulation/", "events/", "scenarios/",
		"scenarios/anthropic-leaves-azure/", "data/", "data/left-out/", "data/freshness/", "methodology/", "report/",
	}
}

// Every template has a page that is tried.
func TestTriedPages(t *testing.T) {
	_, r := realTree(t)
	tried := map[string]bool{}
	for _, p := range r.Pages {
		tried[p.Template] = tried[p.Template] || slices.Contains(triedPages(), string(p.Place))
	}
	for template, ok := range tried {
		if !ok {
			t.Errorf("no page of %s is tried", template)
		}
	}
}

// One page of every kind, on a wide screen, on the narrowest on which heads of
// tables stay in sight, and on a narrow phone: nothing is
// asked of another host, no file is missing, and nothing scrolls sideways but
// the tables themselves.
func TestPagesInABrowser(t *testing.T) {
	ctx, address, missing := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil { // starts the browser, without a limit
		t.Fatal(err)
	}
	for _, width := range []int64{1280, 1100, 360} {
		must(t, ctx, chromedp.EmulateViewport(width, 800))
		for _, page := range triedPages() {
			must(t, ctx, chromedp.Navigate(address+page+"index.html"))
			if over := must(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - window.innerWidth`)); over > 0 {
				t.Errorf("/%s scrolls sideways by %d pixels at %d", page, over, width)
			}
			for _, asked := range must(t, ctx, chromedp.Evaluate[[]string](`performance.getEntriesByType("resource").map(e => e.name)`)) {
				if !strings.HasPrefix(asked, address) {
					t.Errorf("/%s asks %s", page, asked)
				}
			}
		}
	}
	if len(missing.paths) > 0 {
		t.Errorf("the pages ask for files that are not there: %q", missing.paths)
	}
}

// The filter of shifts shows the rows that fit its choices, counts them, and
// keeps the choices in the address; a reader without scripts has the whole list.
func TestFilterInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address+"shifts/index.html?lab=openai")); err != nil {
		t.Fatal(err)
	}
	const shown = `[...document.querySelectorAll("tbody tr")].filter(r => !r.hidden && r.dataset.lab)`
	all := must(t, ctx, chromedp.Evaluate[int](`document.querySelectorAll("tr[data-lab]").length`))
	labs := must(t, ctx, chromedp.Evaluate[[]string](`[...new Set(`+shown+`.map(r => r.dataset.lab))]`))
	if len(labs) != 1 || labs[0] != "openai" {
		t.Errorf("asked for OpenAI the list shows %q", labs)
	}
	ofLab := must(t, ctx, chromedp.Evaluate[int](shown+`.length`))
	choose := `(() => { const s = document.querySelector("select[name=cloud]"); s.value = "aws"; s.dispatchEvent(new Event("change")); return ` + shown + `.length })()`
	ofBoth := must(t, ctx, chromedp.Evaluate[int](choose))
	if !(0 < ofBoth && ofBoth < ofLab && ofLab < all) {
		t.Errorf("%d shifts, %d of OpenAI, %d of these on AWS", all, ofLab, ofBoth)
	}
	if at := must(t, ctx, chromedp.Location()); !strings.HasSuffix(at, "?lab=openai&cloud=aws") {
		t.Errorf("the address is %s", at)
	}
	if words := must(t, ctx, chromedp.Text("form.filter output")); words != fmt.Sprintf("%d shifts", ofBoth) {
		t.Errorf("the count says %q", words)
	}
}
