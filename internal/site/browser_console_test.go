package site_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// The browser has nothing to complain of on any kind of page: no script fails and the
// page's own policy forbids nothing that is on it. What search engines are told is
// among it, and the browser takes it for data.
func TestConsoleInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	limited, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	messages := chromedp.Console(limited)

	const linked = `[...document.querySelectorAll("script[type='application/ld+json']")].flatMap(s => JSON.parse(s.textContent)["@graph"].map(g => g["@type"]))`
	told := map[string]bool{}
	for _, page := range triedPages() {
		must(t, ctx, chromedp.Navigate(address+page+"index.html"))
		for _, kind := range must(t, ctx, chromedp.Evaluate[[]string](linked)) {
			told[kind] = true
		}
	}
	for _, kind := range []string{"BreadcrumbList", "Article", "Dataset"} {
		if !told[kind] {
			t.Errorf("no page tells of a %s", kind)
		}
	}

	// A picture of another host is forbidden, which is said last: so all else was heard.
	const forbidden = "https://forbidden.example/picture.png"
	must(t, ctx, chromedp.Evaluate[bool](`(() => { new Image().src = "`+forbidden+`"; return true })()`))
	for m, err := range messages {
		if err != nil {
			t.Fatalf("nothing was said of a picture of another host: %v", err)
		}
		if strings.Contains(m.Text, forbidden) {
			break
		}
		t.Errorf("%s: %v", m.URL, m)
	}
}
