package plot

import (
	"math"
	"strconv"
	"strings"
)

// pen writes the marks of an SVG: presentation attributes only, all text
// escaped, coordinates to a tenth of a pixel.
type pen struct{ b []byte }

func (p *pen) svg() SVG { return SVG(p.b) }

// look is how a text is set. The zero look is plain ink at the left.
type look struct {
	fill   string // ink where ""
	anchor string // "middle" or "end"; the start where ""
	weight int    // 400 where 0
	size   int    // 12 where 0
	halo   bool   // paper around it, where it may cross a mark
}

// text sets a line of text with its baseline at y.
func (p *pen) text(x, y float64, s string, l look) { p.spans(x, y, []span{{s, l.fill, l.weight}}, l) }

// span is a part of a line of text with a colour and weight of its own.
type span struct {
	text   string
	fill   string
	weight int
}

// spans sets a line of several parts; where there is one, the look is its own.
func (p *pen) spans(x, y float64, parts []span, l look) {
	fill := l.fill
	if fill == "" {
		fill = ink
	}
	p.add("<text")
	p.number("x", x)
	p.number("y", y)
	p.word("font-size", strconv.Itoa(max(l.size, 12)))
	p.word("fill", fill)
	if l.anchor != "" {
		p.word("text-anchor", l.anchor)
	}
	if len(parts) == 1 && l.weight != 0 {
		p.word("font-weight", strconv.Itoa(l.weight))
	}
	if l.halo {
		p.add(` stroke="var(--paper)" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`)
	}
	p.add(">")
	for _, s := range parts {
		p.span(s, len(parts) == 1)
	}
	p.add("</text>")
}

func (p *pen) span(s span, alone bool) {
	if alone {
		p.escape(s.text)
		return
	}
	p.add("<tspan")
	if s.fill != "" {
		p.word("fill", s.fill)
	}
	if s.weight != 0 {
		p.word("font-weight", strconv.Itoa(s.weight))
	}
	p.add(">")
	p.escape(s.text)
	p.add("</tspan>")
}

// rect is a filled rectangle. One without an area is left out.
func (p *pen) rect(x, y, w, h float64, fill string) {
	if w <= 0 || h <= 0 {
		return
	}
	p.box(x, y, w, h)
	p.word("fill", fill)
	p.add("/>")
}

// frame is a rectangle without a filling.
func (p *pen) frame(x, y, w, h float64, stroke string) {
	p.box(x+.5, y+.5, max(w-1, 0), max(h-1, 0))
	p.add(` fill="none"`)
	p.word("stroke", stroke)
	p.add("/>")
}

// tint is a rectangle through which the paper shows.
func (p *pen) tint(x, y, w, h float64, fill string, opacity string) {
	p.box(x, y, w, h)
	p.word("fill", fill)
	p.word("fill-opacity", opacity)
	p.add("/>")
}

// stroke is how a line is drawn.
type stroke struct {
	colour string
	width  float64
	dash   string
}

// line is a straight line.
func (p *pen) line(x1, y1, x2, y2 float64, s stroke) {
	p.add("<line")
	p.number("x1", x1)
	p.number("y1", y1)
	p.number("x2", x2)
	p.number("y2", y2)
	p.word("stroke", s.colour)
	if s.width != 1 && s.width != 0 {
		p.number("stroke-width", s.width)
	}
	if s.dash != "" {
		p.word("stroke-dasharray", s.dash)
	}
	p.add("/>")
}

// dot is a filled circle with paper around it.
func (p *pen) dot(x, y, r float64, fill string) {
	p.circle(x, y, r)
	p.word("fill", fill)
	p.add(` stroke="var(--paper)" stroke-width="1.5"/>`)
}

// ring is a circle that is not filled.
func (p *pen) ring(x, y, r float64, colour string) {
	p.circle(x, y, r)
	p.add(` fill="var(--paper)"`)
	p.word("stroke", colour)
	p.add(` stroke-width="1.5"/>`)
}

// shape is a filled outline.
func (p *pen) shape(outline []byte, fill string) {
	if len(outline) == 0 {
		return
	}
	p.add(`<path d="`)
	p.b = append(p.b, outline...)
	p.add(`"`)
	p.word("fill", fill)
	p.add("/>")
}

func (p *pen) add(s string) { p.b = append(p.b, s...) }

// box and circle begin an element with its place and size.
func (p *pen) box(x, y, w, h float64) {
	p.add("<rect")
	p.number("x", x)
	p.number("y", y)
	p.number("width", w)
	p.number("height", h)
}

func (p *pen) circle(x, y, r float64) {
	p.add("<circle")
	p.number("cx", x)
	p.number("cy", y)
	p.number("r", r)
}

func (p *pen) number(name string, v float64) {
	p.add(" ")
	p.add(name)
	p.add(`="`)
	p.b = appendTenths(p.b, v)
	p.add(`"`)
}

// word writes an attribute that is one of the program's own words.
func (p *pen) word(name, value string) {
	p.add(" ")
	p.add(name)
	p.add(`="`)
	p.add(value)
	p.add(`"`)
}

// escape writes text that comes from strangers. Characters that XML does not
// allow are dropped.
func (p *pen) escape(s string) {
	if harmless(s) {
		p.add(s)
		return
	}
	for _, r := range s {
		switch {
		case r == '<':
			p.add("&lt;")
		case r == '>':
			p.add("&gt;")
		case r == '&':
			p.add("&amp;")
		case r == '"':
			p.add("&#34;")
		case r < ' ' || r == '\uFFFE' || r == '\uFFFF':
		default:
			p.b = append(p.b, string(r)...)
		}
	}
}

// harmless tells whether a text is of letters that need no second look.
func harmless(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"' {
			return false
		}
	}
	return true
}

// appendTenths writes a coordinate, rounded to a tenth of a pixel.
func appendTenths(b []byte, v float64) []byte {
	tenths := int64(math.Round(v * 10))
	if tenths < 0 {
		b, tenths = append(b, '-'), -tenths
	}
	b = strconv.AppendInt(b, tenths/10, 10)
	if tenths%10 != 0 {
		b = append(b, '.', byte('0'+tenths%10))
	}
	return b
}

// fit is the first of several wordings that a width holds, "" where none does.
func fit(width float64, l look, wordings ...string) string {
	for _, w := range wordings {
		if measure(w, l) <= width {
			return w
		}
	}
	return ""
}

// shorten cuts a text with an ellipsis where a width does not hold it.
func shorten(s string, width float64, l look) string {
	const slack = .01 // for rooms that are sums of what they hold
	if measure(s, l) <= width+slack {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if cut := strings.TrimRight(string(runes[:n]), " -") + "…"; measure(cut, l) <= width {
			return cut
		}
	}
	return "…"
}
