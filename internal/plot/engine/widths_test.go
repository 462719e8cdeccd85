package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/chromedp"

	"moatatlas/internal/browsertest"
	"moatatlas/internal/plot/engine"
)

// browse measures texts as a browser sets them in the site's font: in pixels,
// at 1000 pixels, by weight and text. Without a browser the test is skipped.
func browse(t *testing.T, weights []int, texts []string) map[int]map[string]float64 {
	t.Helper()
	files := http.NewServeMux()
	files.Handle("/fonts/", http.FileServer(http.Dir("../../../static")))
	files.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `<!doctype html><meta charset="utf-8"><style>
@font-face { font-family: Measured; src: url(/fonts/public-sans-latin-wght-normal.woff2); font-weight: 100 900; }
span { font: 1000px Measured; font-variant-numeric: tabular-nums lining-nums; white-space: pre; }
</style><body>`)
	})
	server := httptest.NewServer(files)
	t.Cleanup(server.Close)
	ctx := browsertest.Open(t)
	given, err := json.Marshal(map[string]any{"weights": weights, "texts": texts})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Navigate(server.URL)); err != nil {
		t.Fatal(err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[map[int]map[string]float64](`(async ({weights, texts}) => {
  const found = {};
  for (const weight of weights) {
    if ((await document.fonts.load(weight + " 1000px Measured")).length === 0) throw new Error("no font");
    found[weight] = {};
    for (const text of texts) {
      const span = document.createElement("span");
      span.style.fontWeight = weight;
      span.textContent = text;
      document.body.append(span);
      found[weight][text] = span.getBoundingClientRect().width;
      span.remove();
    }
  }
  return found;
})(`+string(given)+`)`, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// laidOut measures the same as labels are laid out by.
func laidOut(t *testing.T, weights []int, texts []string) map[int]map[string]float64 {
	t.Helper()
	a := artist(t, engine.Scripts{
		ECharts: append(stage().ECharts, `echarts.setPlatformAPI = ({measureText}) => { globalThis.measure = measureText; };`...),
		Charts:  stage().Charts,
	}, nil, 1)
	given, err := json.Marshal(map[string]any{"weights": weights, "texts": texts})
	if err != nil {
		t.Fatal(err)
	}
	made, err := a.Evaluate(`(({weights, texts}) => JSON.stringify(Object.fromEntries(weights.map((weight) => [weight,
  Object.fromEntries(texts.map((text) => [text, measure(text, "normal " + weight + " 1000px sans-serif").width]))]))))(` + string(given) + `)`)
	if err != nil {
		t.Fatal(err)
	}
	var found map[int]map[string]float64
	if err := json.Unmarshal([]byte(made.(string)), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestWidths holds the widths that labels are laid out by to the site's font.
// Between the weights of the table the font is not quite straight, and in words
// letters are kerned.
func TestWidths(t *testing.T) {
	var texts []string
	for c := ' '; c < 0x100; c++ {
		if c < 0x7f || c > 0xa0 && c != 0xad { // neither controls nor the soft hyphen
			texts = append(texts, string(c))
		}
	}
	texts = append(texts, strings.Split("–—‘’“”•…€™−→≤≥", "")...)
	texts = append(texts, "Google Cloud 58%", "28 April 2026", "1,234 models", "Anthropic: Claude Opus 4.1")
	weights := []int{400, 500, 600, 650, 700}
	browsed, found := browse(t, weights, texts), laidOut(t, weights, texts)
	for _, weight := range weights {
		for _, text := range texts {
			want, got := browsed[weight][text], found[weight][text]
			slack := 1.0
			if weight != 400 && weight != 650 {
				slack = 10
			}
			if utf8.RuneCountInString(text) > 1 {
				slack = 0.03 * want
			}
			if math.Abs(got-want) > slack {
				t.Errorf("%q at the weight %d is %.1f wide, not %.1f", text, weight, want, got)
			}
		}
	}
}
