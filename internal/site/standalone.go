package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"

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

// standalone makes a file of a drawing, with its title and its words for readers
// who do not see it. The picture brings its paper with it. Colours are those of
// the light scheme, so that programs that know no style sheets show it right; a
// browser that prefers the dark scheme finds the dark ones in a style element.
func standalone(s report.Sketch, title, desc string, palette []property) []byte {
	picture := `<rect width="100%" height="100%" fill="var(--paper)"/>` + string(s.SVG)
	picture, dark := painted(picture, palette)
	var out bytes.Buffer
	out.WriteString(xml.Header)
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-labelledby="title desc"`, s.Width, s.Height)
	fmt.Fprintf(&out, " font-family=\"%s\">\n", escaped(fonts))
	fmt.Fprintf(&out, "<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escaped(title), escaped(desc))
	out.WriteString("<style>svg{font-variant-numeric:tabular-nums lining-nums}")
	if dark != "" {
		out.WriteString("@media (prefers-color-scheme:dark){" + escaped(dark) + "}")
	}
	out.WriteString("</style>\n" + picture + "\n</svg>\n")
	return out.Bytes()
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
