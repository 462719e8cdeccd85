package site_test

import (
	"context"
	"regexp"
	"slices"
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

// explored opens the figure of a page and presses keys; it returns what is said
// after each.
func explored(t *testing.T, ctx context.Context, page string, keys ...string) []string {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Navigate(page)); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, chromedp.Evaluate[bool](`(() => { document.querySelector("button.explore").click(); return true })()`))
	must(t, ctx, chromedp.Poll[bool](`document.querySelector(".live canvas") !== null && document.activeElement.className === "live"`))
	var said []string
	for _, key := range keys {
		said = append(said, must(t, ctx, chromedp.Evaluate[string](`(() => { document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "`+key+`", bubbles: true, cancelable: true})); return document.querySelector(".keys").textContent })()`)))
	}
	return said
}

// shownWords are the words on the canvas of the live chart.
const shownWords = `echarts.getInstanceByDom(document.querySelector(".live")).getZr().storage.getDisplayList(true).map((e) => e.style?.text).filter(Boolean)`

// Reading begins with the chart's subject, in the words of its axes.
func TestExploreSubjectInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	said := explored(t, ctx, address+"figures/exclusive-share/index.html", "ArrowRight", "ArrowDown")
	day := regexp.MustCompile(`^Frontier, \d+ \pL+ \d{4}: [\d.]+%$`)
	if !day.MatchString(said[0]) || strings.HasPrefix(said[1], "Frontier") {
		t.Errorf("exclusive-share reads %q", said)
	}
	must(t, ctx, chromedp.Poll[bool](shownWords+`.some((w) => /^\d+ [A-Z][a-z]+ \d{4}$/.test(w))`))
	if words := must(t, ctx, chromedp.Evaluate[[]string](shownWords)); slices.ContainsFunc(words, regexp.MustCompile(`\d{4}-\d\d`).MatchString) {
		t.Errorf("under the pointer stands %q", words)
	}
	said = explored(t, ctx, address+"figures/survival/index.html", "ArrowRight", "ArrowRight")
	if !regexp.MustCompile(`^Independent labs, [\d,]+ days?: [\d.]+%$`).MatchString(said[1]) {
		t.Errorf("survival reads %q", said)
	}
	must(t, ctx, chromedp.Poll[bool](shownWords+`.some((w) => /^[\d,]+ days?$/.test(w))`))
	for _, page := range []string{"figures/money/index.html", "figures/frontier-aws/index.html"} {
		said := explored(t, ctx, address+page, "ArrowRight", "ArrowRight", "ArrowDown", "ArrowRight")
		if !strings.HasPrefix(said[0], "Flow, ") || said[0] == said[1] || !strings.HasPrefix(said[2], "End, ") || strings.Contains(strings.Join(said, ""), "undefined") {
			t.Errorf("%s reads %q", page, said)
		}
	}
}

// On a phone no words leave the live chart, and the outline of the focus does
// not touch what is said below.
func TestExploreNarrowInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, chromedp.EmulateViewport(390, 800))
	for _, figure := range []string{"exclusive-share", "lock-in", "regulation", "breadth", "survival"} {
		explored(t, ctx, address+"figures/"+figure+"/index.html", "ArrowRight")
		cut := must(t, ctx, chromedp.Evaluate[[]string](`(() => {
  const chart = echarts.getInstanceByDom(document.querySelector(".live"));
  chart.dispatchAction({type: "hideTip"});
  const cut = [];
  for (const e of chart.getZr().storage.getDisplayList(true)) {
    if (!e.style?.text || e.ignore || e.invisible) continue;
    const box = e.getBoundingRect().clone();
    const m = e.getComputedTransform();
    if (m) box.applyTransform(m);
    if (box.x < -1 || box.x + box.width > chart.getWidth() + 1) cut.push(e.style.text + ": " + box.x + " to " + (box.x + box.width) + " of " + chart.getWidth());
  }
  return cut;
})()`))
		if len(cut) > 0 {
			t.Errorf("%s: words are cut off: %q", figure, cut)
		}
		if gap := must(t, ctx, chromedp.Evaluate[float64](`document.querySelector(".keys").getBoundingClientRect().top - document.querySelector(".live").getBoundingClientRect().bottom`)); gap < 6 {
			t.Errorf("%s: %v px between the chart and what is said", figure, gap)
		}
	}
}

// A drawing by itself brings its font, and no words leave it or lie over others.
func TestStandaloneInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	for _, name := range []string{"exclusive-share/wide.svg", "exclusive-share/narrow.svg", "contract-openai/wide.svg", "ribbons/narrow.svg", "money/half.svg"} {
		if _, err := chromedp.Run(ctx, chromedp.Navigate(address+"figures/"+name)); err != nil {
			t.Fatal(err)
		}
		must(t, ctx, chromedp.Poll[bool](`[...document.fonts].some((f) => f.status === "loaded")`))
		wrong := must(t, ctx, chromedp.Evaluate[[]string](`(() => {
  const wrong = [];
  const texts = [...document.querySelectorAll("text")].filter((e) => e.textContent.trim());
  if (texts.length === 0) wrong.push("no words");
  for (const e of texts) {
    const b = e.getBoundingClientRect();
    if (b.left < 0 || b.right > document.documentElement.width.baseVal.value) wrong.push("outside: " + e.textContent);
    if (getComputedStyle(e).fill === "rgb(0, 0, 0)") wrong.push("no colour: " + e.textContent);
    for (const f of texts) {
      const c = f.getBoundingClientRect();
      if (e !== f && Math.min(b.right, c.right) - Math.max(b.left, c.left) > 2 && Math.abs(b.top - c.top) < 4) wrong.push(e.textContent + " over " + f.textContent);
    }
  }
  return wrong;
})()`))
		if len(wrong) > 0 {
			t.Errorf("%s: %q", name, wrong)
		}
	}
}

// The picture of points is the drawing, twice as large, and has its name.
func TestPNGInABrowser(t *testing.T) {
	ctx, address, _ := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Navigate(address+"figures/exclusive-share/index.html")); err != nil {
		t.Fatal(err)
	}
	must(t, ctx, chromedp.Evaluate[bool](`(() => {
  const make = HTMLCanvasElement.prototype.toBlob;
  HTMLCanvasElement.prototype.toBlob = function (done, ...rest) {
    const { data } = this.getContext("2d").getImageData(0, 0, this.width, this.height);
    const colours = new Set();
    for (let i = 0; i < data.length; i += 4) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
    window.painted = { width: this.width, colours: colours.size };
    make.call(this, done, ...rest);
  };
  HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };
  document.querySelector("button.png").click();
  return true;
})()`))
	if name := must(t, ctx, chromedp.Poll[string](`window.saved`)); name != "exclusive-share.png" {
		t.Errorf("it is saved as %q", name)
	}
	if width := must(t, ctx, chromedp.Evaluate[int](`window.painted.width`)); width != 2*892 {
		t.Errorf("it is %d points wide", width)
	}
	if colours := must(t, ctx, chromedp.Evaluate[int](`window.painted.colours`)); colours < 20 {
		t.Errorf("it has %d colours", colours)
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
