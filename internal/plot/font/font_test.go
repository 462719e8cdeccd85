package font_test

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"moatatlas/internal/plot/font"
)

// Every letter has its two widths, and those of ASCII stand in front, in order.
func TestGlyphs(t *testing.T) {
	w := font.PublicSans()
	if n := utf8.RuneCountInString(w.Glyphs); n != len(w.At400) {
		t.Errorf("%d letters, %d widths", n, len(w.At400))
	}
	for c := ' '; c <= '~'; c++ {
		if []rune(w.Glyphs)[c-' '] != c {
			t.Errorf("%q does not stand in its place", c)
		}
	}
	i := 0
	for _, c := range w.Glyphs {
		if got, want := font.Width(string(c), 1000, 400), float64(w.At400[i]); got != want {
			t.Errorf("%q is %v wide, not %v", c, got, want)
		}
		i++
	}
}

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		text   string
		size   float64
		weight int
		want   float64
	}{
		{"", 12, 400, 0}, {"0123456789", 10, 400, 70}, {"0123456789", 10, 700, 70}, {"é", 1000, 400, 566}, {"’", 1000, 650, 254},
		{"ш", 1000, 400, 600}, {"字", 1000, 600, 1000}, {"A", 1000, 525, 716},
	} {
		if got := font.Width(c.text, c.size, c.weight); math.Abs(got-c.want) > .01 {
			t.Errorf("%q at %v and %d is %v wide, not %v", c.text, c.size, c.weight, got, c.want)
		}
	}
	if whole, parts := font.Width("Public Sans", 12, 600), font.Width("Public ", 12, 600)+font.Width("Sans", 12, 600); math.Abs(whole-parts) > 1e-9 {
		t.Errorf("a text is %v wide and its parts %v", whole, parts)
	}
	if font.Width(strings.Repeat("m", 100), 12, 700) <= font.Width(strings.Repeat("m", 100), 12, 400) {
		t.Error("bold is no wider")
	}
}
