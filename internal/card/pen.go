package card

import (
	"image"
	"image/draw"
	"math"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/image/vector"
)

// pen draws one card at a time. What it is made of is used again for the next.
type pen struct {
	faces    faces
	palette  palette
	fonts    [styles]*harfbuzz.Font
	buffer   *harfbuzz.Buffer
	raster   vector.Rasterizer
	mask     image.Alpha
	pixels   [Width * Height]uint8 // places in the palette
	encoder  encoder
	measured map[piece]float32 // widths in parts of the size
}

// piece is some letters in a style.
type piece struct {
	text  string
	style style
}

func (a *Artist) newPen() *pen {
	p := &pen{faces: a.faces, palette: a.palette, buffer: harfbuzz.NewBuffer(), measured: map[piece]float32{}}
	for i, f := range a.faces {
		varied := font.NewFace(f.font)
		varied.SetCoords(f.coords)
		p.fonts[i] = harfbuzz.NewFont(varied)
	}
	return p
}

// rect fills a rectangle with a colour of the palette.
func (p *pen) rect(left, top, right, bottom int, colour uint8) {
	for y := top; y < bottom; y++ {
		row := p.pixels[y*Width:]
		for x := left; x < right; x++ {
			row[x] = colour
		}
	}
}

// shape chooses and places the letters of a text. The language is said, for else
// that of the machine would be asked.
func (p *pen) shape(text string, s style) {
	p.buffer.Clear()
	p.buffer.AddRunes([]rune(text), 0, -1)
	p.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	p.buffer.Shape(p.fonts[s], []harfbuzz.Feature{{Tag: opentype.MustNewTag("lnum"), Value: 1, Start: 0, End: harfbuzz.FeatureGlobalEnd}})
}

// width is how wide a text is, in parts of its size. Words are measured each by
// itself: most come again.
func (p *pen) width(text string, s style) float32 {
	sum := float32(0)
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			sum += p.measure(" ", s)
		}
		sum += p.measure(word, s)
	}
	return sum
}

func (p *pen) measure(word string, s style) float32 {
	key := piece{word, s}
	w, known := p.measured[key]
	if !known {
		p.shape(word, s)
		for i := range p.buffer.Pos {
			w += p.advance(i, s)
		}
		p.measured[key] = w
	}
	return w
}

func (p *pen) advance(i int, s style) float32 {
	return float32(p.buffer.Pos[i].XAdvance)/float32(p.faces[s].font.Upem()) + p.faces[s].tracking
}

// text draws a line of text at its left end on its base line, and tells where it
// ends.
func (p *pen) text(text string, s style, size, x, y, dark float32) float32 {
	p.shape(text, s)
	scale := size / float32(p.faces[s].font.Upem())
	for i, glyph := range p.buffer.Info {
		at := p.buffer.Pos[i]
		p.glyph(s, glyph.Glyph, scale, x+float32(at.XOffset)*scale, y-float32(at.YOffset)*scale, dark)
		x += p.advance(i, s) * size
	}
	return x
}

// bleed is how near to the sides letters may come, in pixels: some are wider than the
// place that their font gives them.
const bleed = 56

// glyph draws a letter. Each has a raster of its own: a small one counts in whole
// numbers, which add up to the same on every machine.
func (p *pen) glyph(s style, id font.GID, scale, x, y, dark float32) {
	outline, ok := p.fonts[s].Face().GlyphDataOutline(id)
	if !ok || len(outline.Segments) == 0 {
		return
	}
	left, top, right, bottom := bounds(outline, scale, x, y)
	left, top, right, bottom = max(left, bleed), max(top, 0), min(right, Width-bleed), min(bottom, Height)
	if left >= right || top >= bottom {
		return
	}
	p.trace(outline, scale, x-float32(left), y-float32(top), right-left, bottom-top)
	for row := range bottom - top {
		from := p.mask.Pix[row*p.mask.Stride:]
		to := p.pixels[(top+row)*Width+left:]
		for i := range right - left {
			colour := uint8(float32(from[i])*dark*steps/255 + 0.5)
			to[i] = max(to[i], colour)
		}
	}
}

// bounds is the box of pixels around an outline.
func bounds(outline font.GlyphOutline, scale, x, y float32) (left, top, right, bottom int) {
	l, t, r, b := float32(math.MaxFloat32), float32(math.MaxFloat32), float32(-math.MaxFloat32), float32(-math.MaxFloat32)
	for _, segment := range outline.Segments {
		for _, at := range segment.ArgsSlice() {
			l, r = min(l, x+at.X*scale), max(r, x+at.X*scale)
			t, b = min(t, y-at.Y*scale), max(b, y-at.Y*scale)
		}
	}
	whole := func(v float32) int { return int(math.Floor(float64(min(max(v, -Width), 2*Width)))) }
	return whole(l), whole(t), whole(r) + 1, whole(b) + 1
}

// trace fills an outline in the mask.
func (p *pen) trace(outline font.GlyphOutline, scale, x, y float32, width, height int) {
	p.raster.Reset(width, height)
	at := func(point opentype.SegmentPoint) (float32, float32) { return x + point.X*scale, y - point.Y*scale }
	for _, segment := range outline.Segments {
		ax, ay := at(segment.Args[0])
		bx, by := at(segment.Args[1])
		cx, cy := at(segment.Args[2])
		switch segment.Op {
		case opentype.SegmentOpMoveTo:
			p.raster.ClosePath()
			p.raster.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			p.raster.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			p.raster.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			p.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	p.raster.ClosePath()
	if cap(p.mask.Pix) < width*height {
		p.mask.Pix = make([]uint8, width*height)
	}
	p.mask = image.Alpha{Pix: p.mask.Pix[:width*height], Stride: width, Rect: image.Rect(0, 0, width, height)}
	p.raster.DrawOp = draw.Src
	p.raster.Draw(&p.mask, p.mask.Rect, image.Opaque, image.Point{})
}
