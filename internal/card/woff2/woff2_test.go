package woff2_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"moatatlas/internal/card/woff2"
)

// fonts reads the fonts of the site.
func fonts(tb testing.TB) map[string][]byte {
	tb.Helper()
	names, err := filepath.Glob("../../../static/fonts/*.woff2")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no fonts: %v", err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

// TestDecode has another program read every glyph of the fonts of the site:
// each has the box that its outline has, which a wrong step would burst.
func TestDecode(t *testing.T) {
	for name, file := range fonts(t) {
		plain, err := woff2.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		f, err := sfnt.Parse(plain)
		if err != nil {
			t.Fatal(err)
		}
		em := fixed.I(int(f.UnitsPerEm()))
		drawn := 0
		for i := range f.NumGlyphs() {
			var buffer sfnt.Buffer
			box, advance, err := f.GlyphBounds(&buffer, sfnt.GlyphIndex(i), em, font.HintingNone)
			if err != nil {
				t.Fatalf("%s: glyph %d: %v", name, i, err)
			}
			outline, err := f.LoadGlyph(&buffer, sfnt.GlyphIndex(i), em, nil)
			if err != nil {
				t.Fatalf("%s: glyph %d: %v", name, i, err)
			}
			if got := outline.Bounds(); got != box {
				t.Errorf("%s: glyph %d lies in %v, and its box is %v", name, i, got, box)
			}
			if len(outline) > 0 {
				drawn++
			}
			if advance < 0 || advance > 3*em || box.Max.X > 3*em || box.Min.Y < -2*em || box.Max.Y > em {
				t.Errorf("%s: glyph %d is %v wide and lies in %v of an em of %v", name, i, advance, box, em)
			}
		}
		if drawn < 200 {
			t.Errorf("%s: %d glyphs with an outline", name, drawn)
		}
	}
}

// TestCutShort: no font that lacks its end is taken for one.
func TestCutShort(t *testing.T) {
	for name, file := range fonts(t) {
		for n := 0; n < len(file)-4; n += 1 + n/40 { // up to three bytes at the end fill a word
			if _, err := woff2.Decode(file[:n]); err == nil {
				t.Errorf("%s with %d of %d bytes is taken", name, n, len(file))
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, file := range fonts(f) {
		f.Add(file)
	}
	f.Add([]byte("wOF2"))
	f.Add(bytes.Repeat([]byte{0xFF}, 100))
	f.Fuzz(func(t *testing.T, file []byte) {
		plain, err := woff2.Decode(file)
		if err == nil && len(plain) < 12 {
			t.Errorf("a font of %d bytes", len(plain))
		}
	})
}
