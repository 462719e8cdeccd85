package site

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/report"
)

func TestStandalone(t *testing.T) {
	palette := []property{
		{"--paper", "#fbf9f4", "#171613"},
		{"--ink", "#1b1a17", "#eeeae0"},
		{"--azure", "#1c4a97", "#5a84dc"},
		{"--azure-t", "#1c4a97", "#8fb0f2"}, // in the light scheme the same as the one above
		{"--unused", "#000", "#fff"},
	}
	svg := report.Markup(`<path d="M0 0" fill="var(--azure)" stroke="var(--ink)"/><text fill="var(--azure-t)">fill=&quot;var(--ink)&quot; &amp; more</text>`)
	f := report.FigureData{Title: "A < B and what follows from it, in a line that is too long for one", Alt: `"words"`, Subtitle: "Share, %", Credit: "Moat Atlas"}
	got := string(press{palette, "data:font/woff2;base64,AAAA"}.file(f, report.Sketch{Width: 358, Height: 300, SVG: svg}))
	want := `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="390" height="420" viewBox="0 0 390 420" role="img" aria-labelledby="title desc" font-family="&#34;Public Sans&#34;, system-ui, &#34;Segoe UI&#34;, &#34;Liberation Sans&#34;, Arial, sans-serif">
<title id="title">A &lt; B and what follows from it, in a line that is too long for one</title>
<desc id="desc">&#34;words&#34;</desc>
<style>svg{font-variant-numeric:tabular-nums lining-nums}@font-face{font-family:"Public Sans";src:url(data:font/woff2;base64,AAAA) format("woff2");font-weight:100 900}@media (prefers-color-scheme:dark){[data-fill=paper]{fill:#171613}[data-fill=ink]{fill:#eeeae0}[data-stroke=ink]{stroke:#eeeae0}[data-fill=azure]{fill:#5a84dc}[data-fill=azure-t]{fill:#8fb0f2}}</style>
<rect width="100%" height="100%" fill="#fbf9f4" data-fill="paper"/><g transform="translate(16 16)"><text y="15" font-size="15" font-weight="600" fill="#1b1a17" data-fill="ink">A &lt; B and what follows from it, in a line that is too</text><text y="35" font-size="15" font-weight="600" fill="#1b1a17" data-fill="ink">long for one</text><text y="52" font-size="12" fill="var(--ink-2)">Share, %</text><g transform="translate(0 64)"><path d="M0 0" fill="#1c4a97" data-fill="azure" stroke="#1b1a17" data-stroke="ink"/><text fill="#1c4a97" data-fill="azure-t">fill=&quot;var(--ink)&quot; &amp; more</text></g><text y="384" font-size="12" fill="var(--ink-3)">Moat Atlas</text></g>
</svg>
`
	if got != want {
		t.Errorf("the file is\n%s\nnot\n%s", got, want)
	}
	for decoder := xml.NewDecoder(strings.NewReader(got)); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestPalette finds the site's colours in its style sheet.
func TestPalette(t *testing.T) {
	sheet, err := os.ReadFile("../../static/site.css")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]property{}
	for _, p := range paletteOf(string(sheet)) {
		found[p.name] = p
	}
	for _, name := range []string{"--paper", "--ink", "--ink-2", "--ink-3", "--line", "--grid", "--mute", "--accent", "--aws", "--azure-l", "--gcp-t"} {
		if p := found[name]; p.light == "" || p.dark == "" {
			t.Errorf("the style sheet has no %s for both schemes", name)
		}
	}
}
