package card

import (
	"image"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// letter is a glyph as it is drawn. It begins at one of few places within a pixel and
// stands on a whole one, always, so that a card looks the same whichever letters its
// pen has drawn before.
type letter struct {
	id    font.GID
	style style
	size  float32 // in pixels
	dark  float32
	phase int // how far right of a whole pixel it begins
}

// phases is how many places a letter can begin at within a pixel: with fewer one
// sees that spaces between letters vary.
const phases = 4

// stamp is what a letter leaves on paper: rows of places in the palette, and where
// the first of them lies, from the pixel that the letter begins in on its base line.
type stamp struct {
	left, top, width, height int
	rows                     []uint8
}

// bleed is how near to the sides letters may come, in pixels: some are wider than the
// place that their font gives them.
const bleed = 56

// stamp draws a letter where it begins on its base line.
func (p *pen) stamp(l letter, x, y float32) {
	at := floor(x*phases + 0.5)
	l.phase = at & (phases - 1)
	s, known := p.stamps[l]
	if !known {
		s = p.cast(l)
		p.stamps[l] = s
	}
	left, top := (at-l.phase)/phases+s.left, floor(y+0.5)+s.top
	from, to := max(bleed-left, 0), min(Width-bleed-left, s.width)
	if from >= to {
		return
	}
	for row := max(-top, 0); row < min(Height-top, s.height); row++ {
		ink := s.rows[row*s.width+from : row*s.width+to]
		paper := p.pixels[(top+row)*Width+left+from:][:len(ink)]
		for i, colour := range ink {
			paper[i] = max(paper[i], colour)
		}
	}
}

// cast makes the stamp of a letter. Each has a raster of its own: a small one counts
// in whole numbers, which add up to the same on every machine.
func (p *pen) cast(l letter) stamp {
	outline, ok := p.fonts[l.style].Face().GlyphDataOutline(l.id)
	if !ok || len(outline.Segments) == 0 {
		return stamp{}
	}
	scale, x := l.size/float32(p.faces[l.style].font.Upem()), float32(l.phase)/phases
	s := bounds(outline, scale, x)
	s.rows = make([]uint8, s.width*s.height)
	p.trace(outline, scale, x-float32(s.left), -float32(s.top), s)
	for i, covered := range s.rows {
		s.rows[i] = uint8(float32(covered)*l.dark*steps/255 + 0.5)
	}
	return s
}

// bounds is the box of pixels around an outline that begins at a place, as a stamp
// that is blank. What lies further away than any letter of a sound font is cut off.
func bounds(outline font.GlyphOutline, scale, x float32) stamp {
	const reach = 255
	l, t, r, b := float32(reach), float32(reach), float32(-reach), float32(-reach)
	for _, segment := range outline.Segments {
		for _, at := range segment.ArgsSlice() {
			l, r = min(l, x+at.X*scale), max(r, x+at.X*scale)
			t, b = min(t, -at.Y*scale), max(b, -at.Y*scale)
		}
	}
	left, top := floor(max(l, -reach)), floor(max(t, -reach))
	return stamp{left: left, top: top, width: floor(min(r, reach)) + 1 - left, height: floor(min(b, reach)) + 1 - top}
}

func floor(v float32) int { return int(math.Floor(float64(v))) }

// trace fills an outline in the rows of a stamp with how much of each pixel it covers.
func (p *pen) trace(outline font.GlyphOutline, scale, x, y float32, s stamp) {
	p.raster.Reset(s.width, s.height)
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
	mask := image.Alpha{Pix: s.rows, Stride: s.width, Rect: image.Rect(0, 0, s.width, s.height)}
	p.raster.DrawOp = draw.Src
	p.raster.Draw(&mask, mask.Rect, image.Opaque, image.Point{})
}
