package plot

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"moatatlas/internal/words"
)

// sound checks what must be true of every chart over time: it is empty and says
// why, or it has words, a table and three drawings of which all text is legible.
func sound(t *testing.T, name string, c *Chart) {
	t.Helper()
	if c.Empty != "" {
		if len(c.Drawings) > 0 || c.Finding != "" || !strings.HasSuffix(c.Empty, ".") {
			t.Errorf("%s is empty and is not: %s", name, c.Empty)
		}
		return
	}
	for _, text := range []string{c.Finding, c.Subtitle, c.Alt, c.Sources[0].Name} {
		if text == "" || strings.Contains(text, "NaN") || strings.Contains(text, "  ") || strings.Contains(text, "%!") {
			t.Errorf("%s says %q", name, text)
		}
	}
	for _, row := range c.Table.Rows {
		if len(row) != len(c.Table.Columns) {
			t.Errorf("%s has a row of %d cells in %d columns", name, len(row), len(c.Table.Columns))
		}
	}
	if len(c.Drawings) != 3 || len(c.Table.Rows) == 0 || !json.Valid(c.Explore) {
		t.Fatalf("%s has %d drawings, %d rows, and to explore %q", name, len(c.Drawings), len(c.Table.Rows), c.Explore)
	}
	for _, d := range c.Drawings {
		legible(t, fmt.Sprintf("%s at %d", name, d.Width), d)
	}
	plain(t, name, c.Explore)
}

// colour finds what looks like the value of a colour.
var colour = regexp.MustCompile(`"[a-zA-Z]*(?:[cC]olor|fill|stroke)":"([^"]*)"|#[0-9a-fA-F]{3,8}\b|rgba?\(|function`)

// plain checks that an option is JSON whose colours are the page's own.
func plain(t *testing.T, name string, option json.RawMessage) {
	t.Helper()
	if !json.Valid(option) {
		t.Fatalf("%s is no JSON", name)
	}
	for _, found := range colour.FindAllSubmatch(option, -1) {
		if !strings.HasPrefix(string(found[1]), "var(--") {
			t.Errorf("%s has %s", name, found[0])
		}
	}
}

// drawnOption is the part of an option that places text.
type drawnOption struct {
	Grid []struct{ Left, Top, Width, Height json.Number }
	X    []drawnAxis `json:"xAxis"`
	Y    []drawnAxis `json:"yAxis"`
	// Of series only the notes stand for themselves.
	Series []struct {
		XAxisIndex int
		MarkPoint  struct{ Data []dot }
	}
}

type drawnAxis struct {
	Min, Max  float64
	AxisLabel labels
}

// drawnText is a text with the place it takes.
type drawnText struct {
	text                     string
	left, top, right, bottom float64
}

// legible checks that all text of a drawing is inside of it, large enough, and
// does not cover other text.
func legible(t *testing.T, name string, d Drawing) {
	t.Helper()
	plain(t, name, d.Option)
	var o drawnOption
	if err := json.Unmarshal(d.Option, &o); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var texts []drawnText
	for i := range o.Grid {
		texts = append(texts, o.panel(t, name, i)...)
	}
	for i, a := range texts {
		if a.left < -1 || a.right > float64(d.Width)+1 || a.top < -1 || a.bottom > float64(d.Height)+1 {
			t.Errorf("%s: %q lies outside: %+v of %d × %d", name, a.text, a, d.Width, d.Height)
		}
		for _, b := range texts[:i] {
			if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
				t.Errorf("%s: %q covers %q: %+v, %+v", name, a.text, b.text, a, b)
			}
		}
	}
}

func (o drawnOption) panel(t *testing.T, name string, i int) []drawnText {
	t.Helper()
	number := func(n json.Number) float64 {
		v, err := n.Float64()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	g := o.Grid[i]
	left, top, width, height := number(g.Left), number(g.Top), number(g.Width), number(g.Height)
	px := func(x float64) float64 { return left + width*(x-o.X[i].Min)/(o.X[i].Max-o.X[i].Min) }
	py := func(y float64) float64 { return top + height*(1-y/o.Y[i].Max) }
	var texts []drawnText
	for _, v := range o.Y[i].AxisLabel.Values {
		text := words.Thousands(int(v))
		if v == o.Y[i].AxisLabel.Values[len(o.Y[i].AxisLabel.Values)-1] {
			text += strings.TrimPrefix(o.Y[i].AxisLabel.Formatter, fmt.Sprintf("@top %v ", v))
		}
		texts = append(texts, drawnText{text, left, py(v) - 12, left + measure(text, look{}), py(v) - 2})
	}
	for _, v := range o.X[i].AxisLabel.Values {
		text := "2026"
		switch {
		case o.X[i].AxisLabel.Formatter == "{value}":
			text = words.Thousands(int(v))
		case o.X[i].AxisLabel.Align == "left":
			text = "Sep 2026"
		}
		half := measure(text, look{}) / 2
		at := px(v)
		if o.X[i].AxisLabel.Align == "left" {
			at += half + 4
		}
		texts = append(texts, drawnText{text, at - half, top + height + 7, at + half, top + height + 18})
	}
	for _, s := range o.Series {
		for _, n := range s.MarkPoint.Data {
			if s.XAxisIndex == i && n.Label.Show {
				texts = append(texts, n.box(t, name, px, py))
			}
		}
	}
	return texts
}

func (d dot) box(t *testing.T, name string, px, py func(float64) float64) drawnText {
	t.Helper()
	if d.Label.Size < 12 {
		t.Errorf("%s: %q is %d pixels high", name, d.Label.Formatter, d.Label.Size)
	}
	width := measure(d.Label.Formatter, look{weight: d.Label.Weight})
	x, y := px(d.Coord[0])+d.Label.Offset[0], py(d.Coord[1])+d.Label.Offset[1]
	switch d.Label.Align {
	case "right":
		x -= width
	case "center":
		x -= width / 2
	}
	return drawnText{d.Label.Formatter, x, y - 6, x + width, y + 6}
}
