package plot

import "moatatlas/internal/plot/font"

// measure is the width of a text in pixels.
func measure(s string, l look) float64 {
	return font.Width(s, float64(max(l.size, 12)), max(l.weight, regular))
}
