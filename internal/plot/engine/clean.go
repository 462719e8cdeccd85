package engine

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is an element of a drawing, or a text where it has no name.
type node struct {
	name     string
	attrs    []attr
	text     string
	children []*node
}

type attr struct{ name, value string }

// depth bounds how deep elements may be nested; ECharts nests three or four.
const depth = 50

// clean turns a document that ECharts wrote into the inside of an svg element.
// It is parsed and written anew from the elements and attributes known to be
// harmless, so that nothing else can slip through: an element that is not known
// is an error, as the picture would lack it; attributes that are not known only
// serve live charts and are left out.
func clean(document, id string) (string, error) {
	root, err := parse(document)
	if err != nil {
		return "", fmt.Errorf("the SVG of ECharts: %w", err)
	}
	root.name, root.attrs = "g", nil // whose inside is wanted, as of a group
	if err := root.simplify(rename(root, id)); err != nil {
		return "", fmt.Errorf("the SVG of ECharts: %w", err)
	}
	root.prune(false)
	var out strings.Builder
	for _, child := range root.children {
		child.write(&out)
	}
	return out.String(), nil
}

// parse reads a document with one svg element.
func parse(document string) (*node, error) {
	decoder := xml.NewDecoder(strings.NewReader(document))
	top := &node{}
	open := []*node{top}
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if open, err = grow(open, token); err != nil {
			return nil, err
		}
	}
	if len(open) != 1 || len(top.children) != 1 || top.children[0].name != "svg" {
		return nil, errors.New("not one svg element")
	}
	return top.children[0], nil
}

// grow puts a token into the innermost open element.
func grow(open []*node, token xml.Token) ([]*node, error) {
	in := open[len(open)-1]
	switch t := token.(type) {
	case xml.StartElement:
		n := &node{name: full(t.Name)}
		for _, a := range t.Attr {
			n.set(full(a.Name), a.Value)
		}
		in.children = append(in.children, n)
		if len(open) > depth {
			return nil, fmt.Errorf("more than %d elements in each other", depth)
		}
		return append(open, n), nil
	case xml.EndElement:
		if in.name != full(t.Name) || len(open) == 1 {
			return nil, fmt.Errorf("</%s> ends no element", full(t.Name))
		}
		return open[:len(open)-1], nil
	case xml.CharData:
		if in.name == "text" || in.name == "tspan" {
			in.children = append(in.children, &node{text: hardSpaces(string(t))})
		}
	case xml.Comment:
	default:
		return nil, fmt.Errorf("a part of the kind %T", token)
	}
	return open, nil
}

// hardSpaces keeps the spaces that count for where a text stands and that a page
// would take out.
func hardSpaces(text string) string {
	if strings.HasPrefix(text, " ") || strings.HasSuffix(text, " ") || strings.Contains(text, "  ") {
		return strings.ReplaceAll(text, " ", "\u00a0")
	}
	return text
}

func full(n xml.Name) string {
	if n.Space != "" {
		return n.Space + ":" + n.Local
	}
	return n.Local
}

// set gives an attribute a value, in the place of one it has.
func (n *node) set(name, value string) {
	if i := n.find(name); i >= 0 {
		n.attrs[i].value = value
		return
	}
	n.attrs = append(n.attrs, attr{name, value})
}

func (n *node) find(name string) int {
	return slices.IndexFunc(n.attrs, func(a attr) bool { return a.name == name })
}

// get is the value of an attribute; "" where there is none.
func (n *node) get(name string) string {
	if i := n.find(name); i >= 0 {
		return n.attrs[i].value
	}
	return ""
}

// rename finds the ids of a drawing and gives each a name that begins with the
// drawing's own and, by its dot, is no other drawing's.
func rename(n *node, prefix string) map[string]string {
	names := map[string]string{}
	var walk func(*node)
	walk = func(n *node) {
		if old := n.get("id"); old != "" && names[old] == "" {
			names[old] = fmt.Sprintf("%s.%d", prefix, len(names)+1)
		}
		for _, child := range n.children {
			walk(child)
		}
	}
	walk(n)
	return names
}

// prune takes out what cannot be seen: shapes without fill and stroke, without
// an outline, or of no size, and groups with nothing in them. The shapes of a
// clip path are not seen, but needed; their colours are not.
func (n *node) prune(kept bool) {
	n.children = slices.DeleteFunc(n.children, func(c *node) bool {
		c.prune(kept || c.name == "clipPath")
		if kept {
			c.attrs = slices.DeleteFunc(c.attrs, func(a attr) bool { return a.name == "fill" || a.name == "stroke" })
		}
		switch {
		case c.name == "":
			return false
		case c.name == "g" || c.name == "defs":
			return len(c.children) == 0
		}
		shape := len(c.children) == 0 && c.name != "stop" && c.name != "text" && c.name != "tspan"
		painted := c.get("fill") != "none" || c.get("stroke") != ""
		outlined := c.name != "path" || c.get("d") != ""
		flat := strings.HasPrefix(c.get("transform"), "matrix(0,0,0,0,")
		return shape && !kept && (!painted || !outlined || flat)
	})
}

func (n *node) write(out *strings.Builder) {
	if n.name == "" {
		escape(out, n.text)
		return
	}
	out.WriteString("<" + n.name)
	for _, a := range n.attrs {
		out.WriteString(" " + a.name + `="`)
		escape(out, a.value)
		out.WriteString(`"`)
	}
	if len(n.children) == 0 {
		out.WriteString("/>")
		return
	}
	out.WriteString(">")
	for _, child := range n.children {
		child.write(out)
	}
	out.WriteString("</" + n.name + ">")
}

// escape writes a text so that HTML and XML read it as text.
func escape(out *strings.Builder, text string) {
	_, _ = escaper.WriteString(out, text) // a Builder takes everything
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
