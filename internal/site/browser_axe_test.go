package site_test

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"moatatlas/internal/browsertest"
)

// axe-core, the reference for automatic checks of accessibility, finds nothing
// on one page of every kind, on a wide screen and on a phone, in both schemes.
// What does not depend on colours is the same in both and looked at in one.
func TestAccessibilityInABrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a while: accessibility is NOT looked at")
	}
	ctx, address, _ := browser(t)
	start(t, ctx)
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	const (
		busy    = `document.querySelector("table.sorts button")?.click(); (i => { i.value = "openai"; i.dispatchEvent(new Event("input")) })(document.querySelector("#site-search"))`
		filled  = `document.querySelector("[role=option]") !== null`
		whole   = `document`
		inPage  = `{exclude: [".nav a"]}` // the sections scroll sideways, and one is always cut at the edge
		all     = `{}`
		fingers = `{runOnly: ["target-size"]}`
		colours = `{runOnly: ["color-contrast", "link-in-text-block"]}`
		said    = `.then(r => r.passes.length === 0 ? ["nothing was looked at"] : r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary)))`
	)
	for _, width := range []int64{1280, 390} {
		must(t, ctx, chromedp.EmulateViewport(width, 800))
		for _, page := range triedPages() {
			must(t, ctx, browsertest.Prefer("light"))
			must(t, ctx, chromedp.Navigate(address+page+"index.html"))
			if page == "shifts/2026/" { // with the search open and a table sorted
				must(t, ctx, chromedp.Evaluate[chromedp.Void](busy))
				must(t, ctx, chromedp.Poll[bool](filled))
			}
			must(t, ctx, chromedp.Evaluate[chromedp.Void](string(axe)))
			for _, look := range []struct{ scheme, where, rules string }{{"light", whole, all}, {"light", inPage, fingers}, {"dark", whole, colours}} {
				must(t, ctx, browsertest.Prefer(look.scheme))
				found := must(t, ctx, chromedp.Evaluate[[]string](`axe.run(`+look.where+`, `+look.rules+`)`+said, chromedp.EvalAwaitPromise))
				for _, f := range found[:min(len(found), 5)] {
					t.Errorf("/%s at %d px, %s: %s", page, width, look.scheme, f)
				}
			}
		}
	}
}
