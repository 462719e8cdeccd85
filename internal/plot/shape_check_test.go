package plot

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// checkShape holds a chart to what every chart owes the page.
func checkShape(t testing.TB, b *Book, c *Chart) {
	t.Helper()
	complain := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s: %s", c.ID, fmt.Sprintf(format, args...))
	}
	if c.Empty != "" {
		if len(c.Drawings) > 0 || c.Explore != nil || c.Finding != "" {
			complain("is empty and has drawings or a finding")
		}
		return
	}
	if c.Finding == "" || c.Subtitle == "" || c.Alt == "" || len(c.Sources) == 0 || len(c.Table.Rows) == 0 {
		complain("says too little: %+v", c)
	}
	for _, text := range []string{c.Finding, c.Subtitle, c.Alt, c.Note} {
		if regexp.MustCompile(`NaN|Inf|%!|  |\.\.|\b1 (models|days|labs|deals)\b`).MatchString(text) {
			complain("says %q", text)
		}
	}
	for _, row := range c.Table.Rows {
		if len(row) != len(c.Table.Columns) || slices.Contains(row, "") {
			complain("has the row %q of %d columns", row, len(c.Table.Columns))
		}
	}
	if len(c.Drawings) != 3 {
		complain("has %d drawings", len(c.Drawings))
	}
	for i, d := range c.Drawings {
		if d.Width != []int{Wide, Half, Narrow}[i] || d.Height <= 0 || d.Height > 3000 || (d.Marks == "") == (d.Option == nil) {
			complain("drawing %d is %d by %d", i, d.Width, d.Height)
		}
		if d.Option != nil {
			checkOption(complain, d.Option)
			continue
		}
		checkMarks(complain, d)
	}
}

var (
	property = regexp.MustCompile(`^var\(--[a-z0-9-]+\)$`)
	allowed  = []string{
		"x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r", "d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin",
		"paint-order", "fill-opacity", "font-size", "font-weight", "text-anchor", "dx", "vector-effect", "shape-rendering",
	}
)

// lettering is a text of a drawing with the room it takes.
type lettering struct {
	text                     string
	left, right, top, bottom float64
}

// checkMarks reads the marks as a browser does: well formed, with allowed
// attributes, colours of the page and numbers alone, texts inside and apart.
func checkMarks(complain func(string, ...any), d Drawing) {
	decoder := xml.NewDecoder(strings.NewReader("<svg>" + string(d.Marks) + "</svg>"))
	var texts []lettering
	var current *lettering
	var l look
	var anchor string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			complain("at %d is not well formed: %v", d.Width, err)
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			checkElement(complain, e)
			if e.Name.Local == "text" {
				x, y := numberOf(e, "x"), numberOf(e, "y")
				current, anchor = &lettering{left: x, top: y - 10, bottom: y + 3}, attribute(e, "text-anchor")
				l = look{weight: int(numberOf(e, "font-weight")), size: int(numberOf(e, "font-size"))}
			}
		case xml.CharData:
			if current != nil {
				current.text += string(e)
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				current.set(l, anchor)
				texts = append(texts, *current)
				current = nil
			}
		}
	}
	checkTexts(complain, d, texts)
}

func (w *lettering) set(l look, anchor string) {
	width := measure(w.text, l)
	switch anchor {
	case "end":
		w.left -= width
	case "middle":
		w.left -= width / 2
	}
	w.right = w.left + width
}

func checkElement(complain func(string, ...any), e xml.StartElement) {
	if !slices.Contains([]string{"svg", "rect", "line", "path", "circle", "text", "tspan"}, e.Name.Local) {
		complain("has the element %s", e.Name.Local)
	}
	for _, a := range e.Attr {
		name := a.Name.Local
		if !slices.Contains(allowed, name) {
			complain("has the attribute %s", name)
		}
		if (name == "fill" || name == "stroke") && a.Value != "none" && !property.MatchString(a.Value) {
			complain("has the colour %s", a.Value)
		}
		if strings.ContainsAny(a.Value, "NI") {
			complain("has %s=%q", name, a.Value)
		}
		if (name == "width" || name == "height" || name == "r") && strings.HasPrefix(a.Value, "-") {
			complain("has %s=%q", name, a.Value)
		}
	}
}

func checkTexts(complain func(string, ...any), d Drawing, texts []lettering) {
	for i, w := range texts {
		if w.text == "" {
			complain("at %d has an empty text", d.Width)
		}
		if w.left < -1 || w.right > float64(d.Width)+2 || w.top < -2 || w.bottom > float64(d.Height)+1 {
			complain("at %d (%d high) %q reaches out: %+v", d.Width, d.Height, w.text, w)
		}
		for _, o := range texts[:i] {
			if w.left < o.right-1 && o.left < w.right-1 && w.top < o.bottom && o.top < w.bottom {
				complain("at %d %q lies on %q", d.Width, w.text, o.text)
			}
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func numberOf(e xml.StartElement, name string) float64 {
	v, _ := strconv.ParseFloat(attribute(e, name), 64)
	return v
}

// checkOption fails on colours that are not the page's, and on what cannot be
// drawn without a pointer.
func checkOption(complain func(string, ...any), option json.RawMessage) {
	var parsed any
	if err := json.Unmarshal(option, &parsed); err != nil {
		complain("has an option that is no JSON: %v", err)
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, inner := range v {
				walk(k, inner)
			}
		case []any:
			for _, inner := range v {
				walk(key, inner)
			}
		case string:
			if (strings.HasSuffix(strings.ToLower(key), "color") || key == "fill") && !property.MatchString(v) {
				complain("has the colour %s: %s", key, v)
			}
		}
		if key == "tooltip" || key == "fontFamily" || key == "visualMap" {
			complain("has %s", key)
		}
	}
	walk("", parsed)
}
