package site_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// late hands out fonts so late that a page stands there before, and so that no
// page finds those of another in a cache.
type late struct{ files http.Handler }

func (l late) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasSuffix(r.URL.Path, ".woff2") {
		w.Header().Set("Cache-Control", "no-store")
		time.Sleep(300 * time.Millisecond)
	}
	l.files.ServeHTTP(w, r)
}

// Nothing moves while a page loads, on a wide screen and on a phone, however
// late its fonts come.
func TestNothingMovesInABrowser(t *testing.T) {
	ctx, address, missing := browser(t)
	missing.files = late{missing.files}
	start(t, ctx)
	const moved = `new Promise(done => {
		let sum = 0
		new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({type: "layout-shift", buffered: true})
		setTimeout(() => done(sum), 600)
	})`
	for _, width := range []int64{1280, 390} {
		must(t, ctx, chromedp.EmulateViewport(width, 800))
		for _, page := range []string{"", "analysis/microsoft-after-exclusivity/", "clouds/aws/", "models/openai/gpt-5.5/", "shifts/2026/", "figures/money/"} {
			must(t, ctx, chromedp.Navigate(address+page+"index.html"))
			if sum := must(t, ctx, chromedp.Evaluate[float64](moved, chromedp.EvalAwaitPromise)); sum > 0.001 {
				t.Errorf("/%s moves by %.3f at %d pixels", page, sum, width)
			}
		}
	}
	if len(missing.paths) > 0 {
		t.Errorf("the pages ask for files that are not there: %q", missing.paths)
	}
}
