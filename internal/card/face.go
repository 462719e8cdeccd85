package card

import (
	"bytes"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"

	"moatatlas/internal/card/woff2"
)

// style is a font at a weight.
type style int

const (
	headline style = iota // and large numbers
	deck
	label
	strong
	styles // how many there are
)

// face is what a style is set in. Fonts are only read, so that all pens share
// them.
type face struct {
	font     *font.Font
	coords   []font.VarCoord
	tracking float32 // added to each letter, in parts of the size
}

type faces [styles]face

// open reads the fonts of a look.
func open(look Look) (all faces, err error) {
	serif, err := openFont("serif", look.Serif)
	if err != nil {
		return all, err
	}
	sans, err := openFont("sans", look.Sans)
	if err != nil {
		return all, err
	}
	all[headline] = weighted(serif, 600, -0.018)
	all[deck] = weighted(serif, 400, 0)
	all[label] = weighted(sans, 400, 0)
	all[strong] = weighted(sans, 600, 0)
	return all, nil
}

func openFont(name string, file []byte) (f *font.Font, err error) {
	defer guard(&err)
	sfnt, err := woff2.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("%s font: %w", name, err)
	}
	face, err := font.ParseTTF(bytes.NewReader(sfnt))
	if err != nil {
		return nil, fmt.Errorf("%s font: %w", name, err)
	}
	return face.Font, nil
}

// weighted is a font at a weight, if it has more than one.
func weighted(f *font.Font, weight, tracking float32) face {
	varied := font.NewFace(f)
	varied.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: weight}})
	return face{f, varied.Coords(), tracking}
}
