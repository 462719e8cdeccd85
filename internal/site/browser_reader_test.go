package site_test

import (
	"context"
	"path"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"moatatlas/internal/browsertest"
)

// withoutScripts lets pages run no scripts.
func withoutScripts() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

// start starts the browser, which takes longer than any page does.
func start(t *testing.T, ctx context.Context) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
}

// The scheme follows the system until the reader chooses the other, and then is
// the same on every page, from before its first paint on.
func TestSchemeInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, browsertest.Prefer("light"))
	const light, dark = "rgb(251, 249, 244)", "rgb(23, 22, 19)"
	shows := func(page, paper, button string) {
		t.Helper()
		must(t, ctx, chromedp.Navigate(address+page))
		const found = `[getComputedStyle(document.body).backgroundColor, document.querySelector("button.scheme").textContent]`
		if got := must(t, ctx, chromedp.Evaluate[[]string](found)); !slices.Equal(got, []string{paper, button}) {
			t.Errorf("%s shows %q, want %q and %q", page, got, paper, button)
		}
	}
	shows("index.html", light, "Dark scheme")
	must(t, ctx, browsertest.Prefer("dark"))
	shows("index.html", dark, "Light scheme")
	must(t, ctx, browsertest.Prefer("light"))
	must(t, ctx, chromedp.Focus("button.scheme"))
	must(t, ctx, chromedp.KeyEvent(kb.Enter))
	if got := must(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.body).backgroundColor`)); got != dark {
		t.Errorf("the key Enter on the button gives %s", got)
	}
	shows("clouds/aws/index.html", dark, "Light scheme")
	must(t, ctx, chromedp.Evaluate[chromedp.Void](`document.querySelector("button.scheme").click()`))
	shows("labs/index.html", light, "Dark scheme")
	if kept := must(t, ctx, chromedp.Evaluate[int](`localStorage.length`)); kept != 0 {
		t.Error("who chooses what the system prefers does not follow it again")
	}
	const blocking = `performance.getEntriesByType("resource").filter(e => e.renderBlockingStatus === "blocking").map(e => e.name.replace(/.*static./, "")).sort()`
	if got := must(t, ctx, chromedp.Evaluate[[]string](blocking)); !slices.Equal(got, []string{"site.css", "theme.js"}) {
		t.Errorf("the first paint waits for %q", got)
	}
}

// settled waits until the page at an address is open, for some seconds, and
// tells which is. While one page follows another there is none to ask.
func settled(t *testing.T, ctx context.Context, address string) (at string) {
	t.Helper()
	for range 100 {
		at, _ = chromedp.Run(ctx, chromedp.Location())
		if at == address {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return at
}

// The search loads its index when it is first used, finds a model by its name,
// and opens it by keyboard alone.
func TestSearchInABrowser(t *testing.T) {
	ctx, address, missing := browser(t)
	start(t, ctx)
	must(t, ctx, chromedp.Navigate(address+"clouds/aws/index.html"))
	const loaded = `performance.getEntriesByType("resource").filter(e => /minisearch|search-index/.test(e.name)).length`
	if n := must(t, ctx, chromedp.Evaluate[int](loaded)); n != 0 {
		t.Error("the index is loaded before anybody asks for it")
	}
	const options = `[...document.querySelectorAll("[role=option]")].map(o => o.textContent)`
	ask := func(words string) []string {
		must(t, ctx, chromedp.Evaluate[chromedp.Void](`document.activeElement.value = ""`))
		must(t, ctx, chromedp.KeyEvent(words))
		must(t, ctx, chromedp.Poll[bool](`/found|called/.test(document.querySelector(".find [role=status]").textContent)`))
		return must(t, ctx, chromedp.Evaluate[[]string](options))
	}
	must(t, ctx, chromedp.Evaluate[bool](`document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true, cancelable: true}))`))
	if at := must(t, ctx, chromedp.Evaluate[string](`document.activeElement.id + document.activeElement.value`)); at != "site-search" {
		t.Fatalf("the key / leads to %q", at)
	}
	for _, c := range []struct{ words, first string }{
		{"gpt-5.5", "GPT-5.5 Model"}, {"gpt5.5", "GPT-5.5"}, {"GPT 5.5", "GPT-5.5"}, {"azure", "Azure"}, {"bedrock", "Amazon Web Services Cloud"},
		{"mistrl", "Mistral"}, {"lock-in", "Lock-in"}, {"claude opus 4.5", "Claude Opus 4.5 Model"}, {"vertex", "Google Cloud"},
	} {
		if found := ask(c.words); len(found) == 0 || !strings.Contains(found[0], c.first) {
			t.Errorf("%q finds %q, want %q first", c.words, found, c.first)
		}
	}
	if found := ask("zzzzqqq"); len(found) != 0 {
		t.Errorf("nonsense finds %q", found)
	}
	found := ask("GPT-5.5")
	const active = `document.getElementById(document.activeElement.getAttribute("aria-activedescendant")).textContent`
	for _, step := range []struct {
		key string
		at  int
	}{{kb.ArrowDown, 1}, {kb.ArrowUp, 0}, {kb.ArrowUp, len(found) - 1}, {kb.ArrowDown, 0}} {
		must(t, ctx, chromedp.KeyEvent(step.key))
		if at := must(t, ctx, chromedp.Evaluate[string](active)); at != found[step.at] {
			t.Errorf("an arrow leads to %q, want %q", at, found[step.at])
		}
	}
	const closed = `document.querySelector(".found").hidden && document.activeElement.getAttribute("aria-expanded") === "false"`
	must(t, ctx, chromedp.KeyEvent(kb.Escape))
	if !must(t, ctx, chromedp.Evaluate[bool](closed)) {
		t.Error("Escape does not close the results")
	}
	must(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
	must(t, ctx, chromedp.KeyEvent(kb.Enter))
	if at := settled(t, ctx, address+"models/openai/gpt-5.5/"); at != address+"models/openai/gpt-5.5/" {
		t.Errorf("Enter opens %s", at)
	}
	if len(missing.paths) > 0 {
		t.Errorf("files that are not there: %q", missing.paths)
	}
}

// A table is sorted by a column of numbers and by one of days, says so to who
// cannot see it, and is so again when its address is opened.
func TestSortInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, chromedp.Navigate(address+"clouds/aws/index.html"))
	column := func(name string) string {
		return `[...document.querySelectorAll("[aria-labelledby=sale] thead th")].findIndex(h => h.textContent.startsWith("` + name + `"))`
	}
	cells := func(name string) []string {
		i := column(name)
		return must(t, ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll("[aria-labelledby=sale] tbody tr")].map(r =>
			(c => c.querySelector("time")?.dateTime ?? c.textContent.trim())(r.cells[`+i+`])).filter(v => v !== "–")`))
	}
	press := func(name string) string {
		return must(t, ctx, chromedp.Evaluate[string](`(h => { h.querySelector("button").click(); return h.getAttribute("aria-sort") ?? "none" })(
			document.querySelectorAll("[aria-labelledby=sale] thead th")[`+column(name)+`])`))
	}
	published := cells("Model")
	if way := press("Output"); way != "descending" {
		t.Errorf("the first press sorts %s", way)
	}
	const falls = `((v) => v.length > 20 && v.every((x, i) => i === 0 || x <= v[i - 1]))`
	numbers := `[...document.querySelectorAll("[aria-labelledby=sale] tbody tr")].map(r => r.cells[` + column("Output") + `].textContent).filter(v => v !== "–").map(v => Number(v.replaceAll(",", "")))`
	if !must(t, ctx, chromedp.Evaluate[bool](falls+`(`+numbers+`)`)) {
		t.Errorf("prices do not fall: %q", cells("Output"))
	}
	dearest := cells("Model")
	if at := must(t, ctx, chromedp.Location()); !strings.HasSuffix(at, "?sort=sale.-output") {
		t.Errorf("the address is %s", at)
	}
	must(t, ctx, chromedp.Reload())
	if again := cells("Model"); !slices.Equal(again, dearest) || slices.Equal(again, published) {
		t.Error("the order does not outlive a reload")
	}
	if way := press("Since"); way != "descending" {
		t.Errorf("days sort %s first", way)
	}
	days := slices.DeleteFunc(cells("Since"), func(s string) bool { return !strings.HasPrefix(s, "20") || len(s) < 10 })
	if len(days) < 20 || !slices.IsSortedFunc(days, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("days do not fall: %q", days)
	}
	press("Since")
	if way := press("Since"); way != "none" || !slices.Equal(cells("Model"), published) {
		t.Errorf("the third press gives %s and not the order as published", way)
	}
	if at := must(t, ctx, chromedp.Location()); strings.Contains(at, "?sort") {
		t.Errorf("the address is %s", at)
	}
}

// Without scripts every page shows all it has, and nothing that does nothing.
func TestWithoutScriptsInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, withoutScripts())
	for _, page := range triedPages() {
		must(t, ctx, chromedp.Navigate(address+page+"index.html"))
		const controls = `[...document.querySelectorAll("button, input, select, output, .find")].filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.outerHTML)`
		if shown := must(t, ctx, chromedp.Evaluate[[]string](controls)); len(shown) > 0 {
			t.Errorf("/%s shows %q", page, shown)
		}
		const gone = `[...document.querySelectorAll("main h1, main h2, main p, main figure, main tbody tr")].filter(e => !e.closest("details") && !e.checkVisibility()).length`
		if n := must(t, ctx, chromedp.Evaluate[int](gone)); n > 0 {
			t.Errorf("/%s hides %d of its parts", page, n)
		}
	}
}

// On a phone the tables of texts fit, and break no word but, where it must be, one in
// the first column.
func TestTablesOfTextsInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, chromedp.EmulateViewport(360, 800))
	const broken = `[...document.querySelectorAll(".block :is(th, td):not(:first-child)")].flatMap(cell => {
		const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
		for (let text = texts.nextNode(); text; text = texts.nextNode())
			for (const word of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
				const range = document.createRange();
				range.setStart(text, word.index);
				range.setEnd(text, word.index + word[0].length);
				if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) found.push(word[0]);
			}
		return found;
	})`
	tables := 0
	for _, f := range realSite(t).Files() {
		if !strings.HasPrefix(f.Path, "analysis/") || path.Ext(f.Path) != ".html" {
			continue
		}
		must(t, ctx, chromedp.Navigate(address+f.Path))
		tables += must(t, ctx, chromedp.Evaluate[int](`document.querySelectorAll(".block table").length`))
		if words := must(t, ctx, chromedp.Evaluate[[]string](broken)); len(words) > 0 {
			t.Errorf("%s: broken words %q", f.Path, words)
		}
		if n := must(t, ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - innerWidth`)); n > 0 {
			t.Errorf("%s: %d pixels too wide", f.Path, n)
		}
	}
	if tables == 0 {
		t.Error("no table found")
	}
}

// On a phone the section that a page is of stands in sight, clear of the button
// beside the sections.
func TestSectionInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, chromedp.EmulateViewport(360, 800))
	const inSight = `(() => {
		const here = document.querySelector(".nav [aria-current]").getBoundingClientRect()
		return here.left >= 0 && here.right <= document.querySelector(".nav .scheme").getBoundingClientRect().left
	})()`
	for _, page := range []string{"", "deals/", "labs/openai/", "data/", "methodology/"} {
		must(t, ctx, chromedp.Navigate(address+page+"index.html"))
		if !must(t, ctx, chromedp.Evaluate[bool](inSight)) {
			t.Errorf("/%s does not show which section it is of", page)
		}
	}
}
