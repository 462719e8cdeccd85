package site_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// printed is the PDF of the page that is open.
func printed(t *testing.T, ctx context.Context) (pdf []byte) {
	t.Helper()
	must(t, ctx, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		r, err := cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		if err == nil {
			pdf = r.Data
		}
		return err
	}))
	return pdf
}

// onPaper lets pages look as they do on paper, to a reader of the dark scheme.
func onPaper() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Media: "print", Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
		})
		return err
	})
}

// sheetWidth is how wide a sheet of A4 is between its margins, in pixels of CSS.
const sheetWidth = 665

// On paper one page of every kind is light, has nothing to press, and ends before
// the right edge, whatever scheme the reader chose.
func TestPaperInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, onPaper())
	must(t, ctx, chromedp.EmulateViewport(sheetWidth, 900))
	must(t, ctx, chromedp.Navigate(address+"index.html"))
	must(t, ctx, chromedp.Evaluate[chromedp.Void](`localStorage.setItem("theme", "dark")`))
	for _, page := range triedPages() {
		must(t, ctx, chromedp.Navigate(address+page+"index.html"))
		if paper := must(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.body).backgroundColor`)); paper != "rgb(255, 255, 255)" {
			t.Errorf("/%s is %s", page, paper)
		}
		const controls = `[...document.querySelectorAll("nav, input, select, form, .acts, .skip")].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))`
		if shown := must(t, ctx, chromedp.Evaluate[[]string](controls)); len(shown) > 0 {
			t.Errorf("/%s shows %q", page, shown)
		}
		const cut = `[...document.querySelectorAll("main *")].filter(e => !e.closest("svg svg, .vh") && e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
			.map(e => e.outerHTML.slice(0, 80) + " ends at " + e.getBoundingClientRect().right)`
		if found := must(t, ctx, chromedp.Evaluate[[]string](cut)); len(found) > 0 {
			t.Errorf("/%s: %d elements are cut off, the first: %s", page, len(found), found[0])
		}
	}
}

// A printed page has as many sheets as its length lets expect, all of them A4.
func TestPrintInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	sheet := regexp.MustCompile(`/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]`)
	for _, c := range []struct {
		page     string
		min, max int
	}{
		{"report/", 80, 160}, {"", 4, 9}, {"analysis/how-openai-reached-aws/", 3, 10}, {"models/openai/gpt-5.5/", 2, 6}, {"clouds/aws/", 10, 25}, {"lock-in/", 4, 10},
	} {
		must(t, ctx, chromedp.Navigate(address+c.page+"index.html"))
		sheets := sheet.FindAllSubmatch(printed(t, ctx), -1)
		if n := len(sheets); n < c.min || n > c.max {
			t.Errorf("/%s has %d sheets", c.page, n)
		}
		for _, s := range sheets {
			if size := points(s[1]) + " x " + points(s[2]); size != "595 x 842" {
				t.Errorf("/%s has a sheet of %s points, which is not A4", c.page, size)
			}
		}
		t.Logf("/%s: %d sheets", c.page, len(sheets))
	}
}

// points rounds a length of a PDF.
func points(length []byte) string {
	n, _ := strconv.ParseFloat(string(length), 64)
	return fmt.Sprintf("%.0f", n)
}

// In the whole edition figures are numbered in their order without a gap, and
// every entry of the contents and of the list of figures leads to what it names.
func TestEditionInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	start(t, ctx)
	must(t, ctx, chromedp.Navigate(address+"report/index.html"))
	const drawn = `[...document.querySelectorAll("figure:has(svg) .no")].map(e => e.textContent)`
	numbers := must(t, ctx, chromedp.Evaluate[[]string](drawn))
	for i, n := range numbers {
		if want := fmt.Sprintf("Figure %d", i+1); n != want {
			t.Fatalf("%q stands where %q is expected", n, want)
		}
	}
	const listed = `[...document.querySelectorAll(".plates li")].map(e => e.querySelector("b").textContent + (document.querySelector("[id='" + e.querySelector("a").hash.slice(1) + "'] .no").textContent === e.querySelector("b").textContent ? "" : " elsewhere"))`
	if list := must(t, ctx, chromedp.Evaluate[[]string](listed)); len(numbers) < 30 || !slices.Equal(list, numbers) {
		t.Errorf("the figures are %q, listed %q", numbers, list)
	}
	const astray = `[...document.querySelectorAll(".contents a")].filter(a => !/^H[23]$/.test(document.getElementById(a.hash.slice(1))?.tagName) || document.getElementById(a.hash.slice(1)).textContent.replace(/ #$/, "") !== a.textContent).map(a => a.textContent)`
	if wrong := must(t, ctx, chromedp.Evaluate[[]string](astray)); len(wrong) > 0 {
		t.Errorf("the contents lead astray with %q", wrong)
	}
	const unlisted = `[...document.querySelectorAll("main h2, .part h3[id]:not([id*='.'])")].filter(h => h.id !== "contents" && h.id !== "read" && h.id !== "figures" && !document.querySelector(".contents a[href='#" + h.id + "']")).map(h => h.textContent)`
	if wrong := must(t, ctx, chromedp.Evaluate[[]string](unlisted)); len(wrong) > 0 {
		t.Errorf("the contents leave out %q", wrong)
	}
	const again = `[...document.querySelectorAll("figure:not(:has(svg)) .no a")].filter(a => document.getElementById(decodeURIComponent(a.hash.slice(1)))?.querySelector(".no").textContent + ", above" !== a.textContent).map(a => a.textContent)`
	if wrong := must(t, ctx, chromedp.Evaluate[[]string](again)); len(wrong) > 0 {
		t.Errorf("of charts that stand above, these are not where they lead: %q", wrong)
	}
}
