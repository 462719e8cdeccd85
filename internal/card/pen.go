package card

import (
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
	"golang.org/x/image/vector"
)

// pen draws one card at a time. What it is made of is used again for the next; what
// it keeps is made the same each time, so that nothing of it shows in a card.
type pen struct {
	faces   faces
	palette palette
	fonts   [styles]*harfbuzz.Font
	buffer  *harfbuzz.Buffer
	raster  vector.Rasterizer
	pixels  [Width * Height]uint8 // places in the palette
	encoder encoder
	shaped  map[piece]shaped
	stamps  map[letter]stamp
}

// piece is some letters in a style.
type piece struct {
	text  string
	style style
}

// shaped is a piece with its letters chosen and placed, in parts of its size.
type shaped struct {
	glyphs []placed
	width  float32
}

// placed is a letter and where it stands, from the left end of the piece on its base
// line to the right and up.
type placed struct {
	id   font.GID
	x, y float32
}

func (a *Artist) newPen() *pen {
	p := &pen{faces: a.faces, palette: a.palette, buffer: harfbuzz.NewBuffer(), shaped: map[piece]shaped{}, stamps: map[letter]stamp{}}
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
		row := p.pixels[y*Width+left : y*Width+right]
		for x := range row {
			row[x] = colour
		}
	}
}

// shape chooses and places the letters of a text. The language is said, for else
// that of the machine would be asked.
func (p *pen) shape(text string, s style) shaped {
	key := piece{text, s}
	if known, ok := p.shaped[key]; ok {
		return known
	}
	var made shaped
	p.buffer.Clear()
	p.buffer.AddRunes([]rune(text), 0, -1)
	p.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin, Language: "en"}
	p.buffer.Shape(p.fonts[s], []harfbuzz.Feature{{Tag: opentype.MustNewTag("lnum"), Value: 1, Start: 0, End: harfbuzz.FeatureGlobalEnd}})
	em, tracking := float32(p.faces[s].font.Upem()), p.faces[s].tracking
	for i, at := range p.buffer.Pos {
		made.glyphs = append(made.glyphs, placed{p.buffer.Info[i].Glyph, made.width + float32(at.XOffset)/em, float32(at.YOffset) / em})
		made.width += float32(at.XAdvance)/em + tracking
	}
	p.shaped[key] = made
	return made
}

// width is how wide a text is, in parts of its size. Words are measured each by
// itself: most come again.
func (p *pen) width(text string, s style) float32 {
	sum, space := float32(0), float32(0)
	for word := range strings.SplitSeq(text, " ") {
		sum += space + p.shape(word, s).width
		space = p.shape(" ", s).width
	}
	return sum
}

// text draws a line of text at its left end on its base line, and tells where it
// ends. It is shaped as a whole: some letters come nearer to a space than others.
func (p *pen) text(text string, s style, size, x, y, dark float32) float32 {
	line := p.shape(text, s)
	for _, glyph := range line.glyphs {
		p.stamp(letter{glyph.id, s, size, dark, 0}, x+glyph.x*size, y-glyph.y*size)
	}
	return x + line.width*size
}
