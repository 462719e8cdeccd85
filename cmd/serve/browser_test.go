package main

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"moatatlas/internal/browsertest"
)

// tab is a page in a browser.
type tab struct {
	t   *testing.T
	ctx context.Context
}

func openTab(t *testing.T) tab {
	t.Helper()
	ctx := browsertest.Open(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil { // starts the browser, without a limit
		t.Fatal(err)
	}
	return tab{t, ctx}
}

func (b tab) open(address string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Navigate(address)); err != nil {
		b.t.Fatal(err)
	}
}

// until waits for a condition on the page, which may be loading just then.
func (b tab) until(condition string) {
	b.t.Helper()
	limited, cancel := context.WithTimeout(b.ctx, 30*time.Second)
	defer cancel()
	for {
		if ok, err := chromedp.Run(limited, chromedp.Evaluate[bool](condition)); err == nil && ok {
			return
		}
		select {
		case <-limited.Done():
			text, _ := chromedp.Run(b.ctx, chromedp.Evaluate[string](`document.title + "\n" + `+dialog+`?.outerHTML`))
			b.t.Fatalf("never: %s; the page is %s", condition, text)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (b tab) press(key string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.KeyEvent(key)); err != nil {
		b.t.Fatal(err)
	}
}

const (
	dialog = `document.querySelector("#serve-problems")?.shadowRoot.querySelector("dialog")`
	shown  = dialog + `?.open === true`
	hidden = dialog + `?.open === false`
	styled = `getComputedStyle(` + dialog + `).borderTopWidth === "5px"` // with the style sheet
)

// TestInABrowser edits a file and sees the page change, breaks it and sees the
// problem, mends it and sees it clear.
func TestInABrowser(t *testing.T) {
	s := serveTree(t, asItIs)
	b := openTab(t)
	b.open(s.address + "models/openai/gpt-2/")
	b.until(`document.querySelector("h1").textContent === "GPT-2"`)
	b.until(hidden)

	const file = "data/models/openai/gpt-2.toml"
	s.edit(file, `name = "GPT-2"`, `name = "GPT-2 edited"`)
	b.until(`document.querySelector("h1").textContent === "GPT-2 edited"`)

	s.edit(file, `cloud = "aws"`, `cloud = "<b>aws"`)
	b.until(shown)
	b.until(dialog + `.getAttribute("role") === "alertdialog" && ` + dialog + `.matches(":modal")`)
	b.until(dialog + `.querySelector("code").textContent.startsWith("` + file + `:13:9")`)
	b.until(dialog + `.querySelector("li span").textContent.includes("<b>aws") && !` + dialog + `.querySelector("b")`)
	b.until(dialog + `.getRootNode().activeElement?.textContent === "Close"`)
	b.until(`document.querySelector("h1").textContent === "GPT-2 edited"`)

	b.press(kb.Escape)
	b.until(hidden)
	b.open(s.address) // shown on pages that are opened while the tree is broken
	b.until(shown)
	b.press(kb.Enter) // which closes it, as the button has the focus
	b.until(hidden)
	s.edit(file, `cloud = "<b>aws"`, `cloud = "awss"`) // broken in another way
	b.until(dialog + `?.querySelector("li span")?.textContent.includes("awss")`)
	b.until(shown)

	s.edit(file, `cloud = "awss"`, `cloud = "aws"`)
	b.until(hidden)
	s.edit("site.toml", "Small Atlas", "Other Atlas")
	b.until(`document.title.includes("Other Atlas")`)
}

// TestBrokenFromTheStart: before there was any site the problems are a page of their
// own, and the site takes its place.
func TestBrokenFromTheStart(t *testing.T) {
	s := serveTree(t, func(s *served) { s.edit("data/labs.toml", "[", "[[") })
	b := openTab(t)
	b.open(s.address + "models/openai/gpt-2/")
	b.until(shown)
	b.until(dialog + `.querySelector("code").textContent.startsWith("data/labs.toml:1:")`)
	b.until(`document.title === "There is no site yet"`)
	s.edit("data/labs.toml", "[[", "[")
	b.until(`document.querySelector("h1").textContent === "GPT-2"`)
	b.until(hidden)
}

// TestAccessibility: axe-core finds nothing on the problems, in both colour schemes.
func TestAccessibility(t *testing.T) {
	axe, err := os.ReadFile("../../internal/site/testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	s := serveTree(t, func(s *served) { s.edit("data/labs.toml", "[", "[[") })
	b := openTab(t)
	b.open(s.address)
	b.until(shown)
	b.until(styled)
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void](string(axe))); err != nil {
		t.Fatal(err)
	}
	const look = `axe.run().then(r => r.passes.some(p => p.nodes.some(n => n.target.flat().includes("dialog"))) ? r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)) : ["the problems were not looked at"])`
	for _, scheme := range []string{"light", "dark"} {
		if _, err := chromedp.Run(b.ctx, browsertest.Prefer(scheme)); err != nil {
			t.Fatal(err)
		}
		found, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](look, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			t.Errorf("%s: %s", scheme, f)
		}
	}
}

// TestConsole: the browser has nothing to complain of, also where problems are shown.
func TestConsole(t *testing.T) {
	s := serveTree(t, asItIs)
	s.until("a site", func() bool { return strings.Contains(s.out.String(), "\nbuilt ") })
	b := openTab(t)
	limited, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	messages := chromedp.Console(limited)
	b.open(s.address)
	b.until(hidden)
	s.edit("data/labs.toml", "[", "[[")
	b.until(shown)
	b.until(styled)

	const last = "https://forbidden.example/picture.png" // the page's policy forbids it, which is said
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => { new Image().src = "`+last+`"; return true })()`)); err != nil {
		t.Fatal(err)
	}
	for m, err := range messages {
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(m.Text, last) {
			break
		}
		t.Errorf("%s: %v", m.URL, m)
	}
}
