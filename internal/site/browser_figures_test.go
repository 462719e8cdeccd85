package site_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const essay = "analysis/how-openai-reached-aws/index.html"

// Of the drawings of a chart the page shows one at each width, and its words
// stay legible: 12 px of the drawing are never fewer than 11 on the screen.
func TestDrawingsInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	for _, width := range []int64{360, 390, 480, 560, 700, 850, 1000, 1100, 1280, 1920} {
		must(t, ctx, chromedp.EmulateViewport(width, 800))
		must(t, ctx, chromedp.Navigate(address+essay))
		const scales = `[...document.querySelectorAll(".drawings")].map(d => {
			const shown = [...d.querySelectorAll("svg")].filter(s => s.getClientRects().length > 0);
			return shown.length === 1 ? shown[0].getBoundingClientRect().width / shown[0].viewBox.baseVal.width : -1;
		})`
		all := must(t, ctx, chromedp.Evaluate[[]float64](scales))
		if len(all) < 4 {
			t.Fatalf("%d charts", len(all))
		}
		for i, scale := range all {
			if 12*scale < 10.9 || 12*scale > 15 {
				t.Errorf("at %d px, text of 12 px in chart %d is %.1f px high; -12 is none or several drawings", width, i+1, 12*scale)
			}
		}
	}
}

// A flow is read by what flows from where to where.
func TestExploreFlowInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address+"figures/money/index.html")); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, chromedp.Evaluate[bool](`(() => { document.querySelector("button.explore").click(); return true })()`))
	must(t, ctx, chromedp.Poll[bool](`document.querySelector(".live canvas") !== null`))
	const right = `(() => { document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true, cancelable: true})); return document.querySelector(".keys").textContent })()`
	if first, second := must(t, ctx, chromedp.Evaluate[string](right)), must(t, ctx, chromedp.Evaluate[string](right)); first == second || !strings.HasPrefix(first, "Flow, ") || strings.Contains(first, "undefined") {
		t.Errorf("the right arrow reads %q, then %q", first, second)
	}
}

// A chart comes alive when it is asked to, reads its values by keyboard, follows
// the scheme, and gives way to the drawing again.
func TestExploreInABrowser(t *testing.T) {
	ctx, address, missing := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address+essay)); err != nil {
		t.Fatal(err)
	}
	loaded := `performance.getEntriesByType("resource").filter(e => e.name.includes("echarts")).length`
	if n := must(t, ctx, chromedp.Evaluate[int](loaded)); n != 0 {
		t.Error("the library is loaded before anybody asks for it")
	}
	count := must(t, ctx, chromedp.Evaluate[int](`document.querySelectorAll("button.explore").length`))
	if count < 2 {
		t.Fatalf("%d charts can be explored", count)
	}
	for i := range count {
		button := `document.querySelectorAll("button.explore")[` + string(rune('0'+i)) + `]`
		must(t, ctx, chromedp.Evaluate[bool](`(() => { `+button+`.click(); return true })()`))
		must(t, ctx, chromedp.Poll[bool](`document.querySelector(".live canvas") !== null && document.activeElement.className === "live"`))
		press := func(key string) string {
			must(t, ctx, chromedp.Evaluate[bool](`document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", bubbles: true, cancelable: true}))`))
			return must(t, ctx, chromedp.Evaluate[string](`document.querySelector(".keys")?.textContent ?? "closed"`))
		}
		first := press("ArrowRight")
		second := press("ArrowRight")
		if first == second || !strings.Contains(second, ":") {
			t.Errorf("chart %d: the right arrow reads %q, then %q", i+1, first, second)
		}
		press("+")
		if shown := press("ArrowDown"); !strings.Contains(shown, ":") {
			t.Errorf("chart %d: the down arrow reads %q", i+1, shown)
		}
		if left := press("Escape"); left != "closed" {
			t.Errorf("chart %d stays open: %q", i+1, left)
		}
		if back := must(t, ctx, chromedp.Evaluate[bool](`document.activeElement === `+button+` && document.querySelector(".drawings[hidden]") === null`)); !back {
			t.Errorf("chart %d: the drawing or the focus does not come back", i+1)
		}
	}
	if len(missing.paths) > 0 {
		t.Errorf("files that are not there: %q", missing.paths)
	}
}
