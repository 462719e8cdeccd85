package card

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// palette is the colours of a card: first the steps from paper to ink, which the
// edges of letters and the lighter texts are made of, then one a cloud, as long
// as a pixel takes half a byte.
type palette struct {
	colours []rgb
	clouds  map[string]uint8 // where the colour of a cloud stands
}

// rgb is a colour: its red, green and blue.
type rgb = [3]uint8

// most is how many colours there may be.
const most = 16

const (
	steps = 5     // from paper to ink
	ink   = steps // where it stands
	mute  = steps + 1
)

// How dark a text is between paper and ink: ink-2 of the style sheet lies near
// the straight line between the two.
const (
	full = 1.0
	soft = 0.73
)

// mix makes the palette of the colours of a style sheet.
func mix(colours map[string]string) (palette, error) {
	named := map[string]string{"--paper": "#fbf9f4", "--ink": "#1b1a17", "--mute": "#918a7b"}
	maps.Copy(named, colours)
	parsed := map[string]rgb{}
	for name, text := range named {
		c, err := parseColour(text)
		if err != nil {
			return palette{}, fmt.Errorf("the colour %s: %w", name, err)
		}
		parsed[name] = c
	}
	p := palette{clouds: map[string]uint8{}}
	for i := range steps + 1 {
		p.colours = append(p.colours, between(parsed["--paper"], parsed["--ink"], i))
	}
	p.colours = append(p.colours, parsed["--mute"])
	for _, name := range slices.Sorted(maps.Keys(parsed)) {
		if isCloud(name, parsed) && len(p.colours) < most {
			p.clouds[strings.TrimPrefix(name, "--")] = uint8(len(p.colours))
			p.colours = append(p.colours, parsed[name])
		}
	}
	return p, nil
}

// isCloud tells the colours of clouds by those that belong to them: each has one
// for text too.
func isCloud(name string, all map[string]rgb) bool {
	_, ok := all[name+"-t"]
	return ok
}

func between(from, to rgb, step int) rgb {
	at := func(a, b uint8) uint8 { return uint8((int(a)*(steps-step) + int(b)*step + steps/2) / steps) }
	return rgb{at(from[0], to[0]), at(from[1], to[1]), at(from[2], to[2])}
}

// parseColour reads "#1b1a17" and "#fff".
func parseColour(text string) (rgb, error) {
	digits := strings.TrimPrefix(text, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	n, err := strconv.ParseUint(digits, 16, 24)
	if err != nil || len(digits) != 6 {
		return rgb{}, fmt.Errorf("%q is none of the form #1b1a17", text)
	}
	return rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}, nil
}
