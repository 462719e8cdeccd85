package engine

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// elements are those that may stand in a drawing.
func elements() []string {
	return []string{
		"g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
		"clipPath", "linearGradient", "radialGradient", "stop", "pattern",
	}
}

// attributes are those that may stand in a drawing.
func attributes() []string {
	return []string{
		"id", "d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2",
		"fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset",
		"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "paint-order", "opacity", "clip-path", "clip-rule",
		"text-anchor", "dominant-baseline", "font-size", "font-style", "font-weight", "letter-spacing",
		"offset", "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "patternUnits", "patternTransform",
	}
}

// simplify leaves of an element and of those in it what attributes lists, with
// the new names of ids.
func (n *node) simplify(ids map[string]string) error {
	if n.name == "" {
		return nil
	}
	if !slices.Contains(elements(), n.name) {
		return fmt.Errorf("<%s> cannot stand in a page", n.name)
	}
	n.styleToAttributes()
	n.attrs = slices.DeleteFunc(n.attrs, func(a attr) bool {
		return !slices.Contains(attributes(), a.name) || isDefault(a)
	})
	for i := range n.attrs {
		if err := n.attrs[i].settle(ids); err != nil {
			return fmt.Errorf("<%s>: %w", n.name, err)
		}
	}
	n.place()
	// What a style element says is for live charts only; the attributes say the rest.
	n.children = slices.DeleteFunc(n.children, func(c *node) bool { return c.name == "style" })
	for _, child := range n.children {
		if err := child.simplify(ids); err != nil {
			return err
		}
	}
	return nil
}

// isDefault tells whether an attribute says what goes without saying.
func isDefault(a attr) bool {
	switch a.name {
	case "text-anchor":
		return a.value == "start"
	case "font-weight", "font-style":
		return a.value == "normal"
	}
	return false
}

// styleToAttributes sets the declarations of a style attribute as attributes
// of their own, which a page's policy does not forbid.
func (n *node) styleToAttributes() {
	for declaration := range strings.SplitSeq(n.get("style"), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		switch name, value = strings.TrimSpace(name), strings.TrimSpace(value); name {
		case "":
		case "font":
			n.setFont(value)
		case "font-size":
			n.set(name, strings.TrimSuffix(value, "px"))
		case "d", "id", "transform":
			// not what these mean as attributes
		default:
			n.set(name, value)
		}
	}
}

// setFont takes a font apart: style and weight, if any, then the size and the
// family, which is the page's.
func (n *node) setFont(font string) {
	for part := range strings.FieldsSeq(font) {
		if size, ok := strings.CutSuffix(part, "px"); ok {
			n.set("font-size", size)
			return
		}
		switch part {
		case "italic", "oblique":
			n.set("font-style", part)
		default:
			n.set("font-weight", part)
		}
	}
}

var (
	harmless = regexp.MustCompile(`^[\pL\d #.,%()_+-]*$`)
	called   = regexp.MustCompile(`([\pL\d_-]*)\(`)
	local    = regexp.MustCompile(`^url\(#([\w.-]+)\)$`)
	matrix   = regexp.MustCompile(`^matrix\(([^,]+,[^,]+,[^,]+,[^,]+),([^,]+),([^,]+)\)$`)
	shift    = regexp.MustCompile(`^translate\((\S+) (\S+)\)$`)
)

// functions are those that values of attributes may call.
func functions() []string {
	return []string{"matrix", "translate", "rotate", "scale", "skewX", "skewY", "rgb", "rgba", "hsl", "hsla", "var"}
}

// settle gives an attribute its final value. A value that could load something
// is an error.
func (a *attr) settle(ids map[string]string) error {
	refused := fmt.Errorf("%s=%q cannot stand in a page", a.name, a.value)
	if a.name == "id" {
		a.value = ids[a.value]
		return nil
	}
	if found := local.FindStringSubmatch(a.value); found != nil {
		if ids[found[1]] == "" {
			return refused
		}
		a.value = "url(#" + ids[found[1]] + ")"
		return nil
	}
	if !harmless.MatchString(a.value) {
		return refused
	}
	for _, call := range called.FindAllStringSubmatch(a.value, -1) {
		if !slices.Contains(functions(), call[1]) {
			return refused
		}
	}
	switch a.name {
	case "transform":
		a.value = rounded(a.value)
	case "x", "y", "stroke-width", "opacity", "fill-opacity", "stroke-opacity":
		a.value = hundredths(a.value)
	}
	return nil
}

// rounded writes the shift of a transformation in hundredths of a pixel. Scales
// and paths stay as ECharts wrote them: it gives them the digits they need.
func rounded(transform string) string {
	if m := matrix.FindStringSubmatch(transform); m != nil {
		return "matrix(" + m[1] + "," + hundredths(m[2]) + "," + hundredths(m[3]) + ")"
	}
	if m := shift.FindStringSubmatch(transform); m != nil {
		return "translate(" + hundredths(m[1]) + " " + hundredths(m[2]) + ")"
	}
	return transform
}

// place gives a text that is only shifted its coordinates.
func (n *node) place() {
	m := shift.FindStringSubmatch(n.get("transform"))
	if n.name != "text" || m == nil {
		return
	}
	x, okX := sum(n.get("x"), m[1])
	y, okY := sum(n.get("y"), m[2])
	if okX && okY {
		n.attrs = slices.DeleteFunc(n.attrs, func(a attr) bool { return a.name == "transform" || a.name == "x" || a.name == "y" })
		n.attrs = slices.Insert(n.attrs, 0, attr{"x", x}, attr{"y", y})
	}
}

// sum adds two coordinates, of which the first may be missing.
func sum(a, b string) (string, bool) {
	if a == "" {
		a = "0"
	}
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return hundredths(strconv.FormatFloat(x+y, 'f', -1, 64)), errX == nil && errY == nil
}

// hundredths rounds a number to two decimals; what is no number stays as it is.
func hundredths(number string) string {
	x, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return number
	}
	text := strconv.FormatFloat(x, 'f', 2, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
