package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

	"moatatlas/internal/plot/font"
	"moatatlas/internal/report"
)

// property is a colour of the page: a custom property and its values in the
// light and the dark scheme.
type property struct {
	name  string // "--ink"
	light string // "#1b1a17"
	dark  string
}

var declaration = regexp.MustCompile(`(--[a-z0-9-]+): *light-dark\((#[0-9a-fA-F]{3,8}), *(#[0-9a-fA-F]{3,8})\);`)

// paletteOf reads the colours that a style sheet declares with light-dark.
func paletteOf(sheet string) []property {
	var palette []property
	for _, m := range declaration.FindAllStringSubmatch(sheet, -1) {
		palette = append(palette, property{m[1], m[2], m[3]})
	}
	return palette
}

// The fonts of a picture outside of the page, where its own cannot be relied on.
const fonts = `"Public Sans", system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif`

// press makes files of drawings that show the same outside of the page.
type press struct {
	palette []property
	font    string // the page's own, as a data address; "" where the tree has none
}

// Measures of a file, in CSS pixels.
const (
	margin    = 16
	titleLine = 20.0
	titleSize = 15
	wordLine  = 16.0
	wordSize  = 12

	titleWeight = 600
	wordWeight  = 400
)

// file makes a file of a drawing: with its finding above and its source below, on
// paper of its own. Colours are those of the light scheme, so that programs that
// know no style sheets show it right; a browser that prefers the dark scheme finds
// the dark ones in a style element. The words of a drawing stand where the page's
// font puts them, so it brings that font.
func (p press) file(f report.FigureData, s report.Sketch) []byte {
	head, below := heading(f, float64(s.Width))
	foot, height := credit(f, float64(s.Width), below+float64(s.Height)+8)
	picture := fmt.Sprintf(`<rect width="100%%" height="100%%" fill="var(--paper)"/><g transform="translate(%d %[1]d)">%s<g transform="translate(0 %g)">%s</g>%s</g>`,
		margin, head, below, s.SVG, foot)
	picture, dark := painted(picture, p.palette)
	var out bytes.Buffer
	out.WriteString(xml.Header)
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%g" viewBox="0 0 %[1]d %[2]g" role="img" aria-labelledby="title desc"`, s.Width+2*margin, height+2*margin)
	fmt.Fprintf(&out, " font-family=\"%s\">\n", escaped(fonts))
	fmt.Fprintf(&out, "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escaped(f.Title), escaped(f.Alt))
	out.WriteString("<style>svg{font-variant-numeric:tabular-nums lining-nums}")
	if p.font != "" {
		out.WriteString(`@font-face{font-family:"Public Sans";src:url(` + p.font + `) format("woff2");font-weight:100 900}`)
	}
	if dark != "" {
		out.WriteString("@media (prefers-color-scheme:dark){" + escaped(dark) + "}")
	}
	out.WriteString("</style>\n" + picture + "\n</svg>\n")
	return out.Bytes()
}

// heading sets the finding and what is measured, and tells how high that is.
func heading(f report.FigureData, width float64) (svg string, below float64) {
	var out strings.Builder
	y := 0.0
	for _, line := range wrapped(f.Title, width, titleSize, titleWeight) {
		y += titleLine
		fmt.Fprintf(&out, `<text y="%g" font-size="%d" font-weight="%d" fill="var(--ink)">%s</text>`, y-5, titleSize, titleWeight, escaped(line))
	}
	for _, line := range wrapped(f.Subtitle, width, wordSize, wordWeight) {
		y += wordLine
		fmt.Fprintf(&out, `<text y="%g" font-size="%d" fill="var(--ink-2)">%s</text>`, y-4, wordSize, escaped(line))
	}
	return out.String(), y + 8
}

// credit says below the drawing where it is from.
func credit(f report.FigureData, width, y float64) (svg string, below float64) {
	var out strings.Builder
	for _, line := range wrapped(f.Credit, width, wordSize, wordWeight) {
		y += wordLine
		fmt.Fprintf(&out, `<text y="%g" font-size="%d" fill="var(--ink-3)">%s</text>`, y-4, wordSize, escaped(line))
	}
	return out.String(), y
}

// wrapped breaks a text into lines of a width at most, where it has spaces.
func wrapped(text string, width, size float64, weight int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.Width(longer, size, weight) > width {
			lines, longer = append(lines, line), word
		}
		line = longer
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

// painted gives every mark its light colour, and rules that give it the dark
// one. Marks are written so that a text never holds a quotation mark: what looks
// like an attribute is one.
func painted(picture string, palette []property) (light, dark string) {
	var replace []string
	var rules strings.Builder
	for _, p := range palette {
		for _, attribute := range []string{"fill", "stroke", "stop-color"} {
			old := fmt.Sprintf(`%s="var(%s)"`, attribute, p.name)
			if !strings.Contains(picture, " "+old) {
				continue
			}
			role := "data-" + attribute
			name := strings.TrimPrefix(p.name, "--")
			replace = append(replace, " "+old, fmt.Sprintf(` %s="%s" %s="%s"`, attribute, p.light, role, name))
			fmt.Fprintf(&rules, "[%s=%s]{%s:%s}", role, name, attribute, p.dark)
		}
	}
	return strings.NewReplacer(replace...).Replace(picture), rules.String()
}

func escaped(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text)) // a Buffer takes everything
	return out.String()
}
