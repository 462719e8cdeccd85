// Package font holds how wide the letters of the site's charts are: those of
// Public Sans with lining tabular figures. Charts are laid out before a browser
// sees them.
package font

// Widths are the advance widths of letters in thousandths of the font size, at
// the weights 400 and 650. Those of the weights between and around lie near the
// straight line through them. Kerning, which only narrows, is left out. A letter
// that the font does not have counts as an average one, of other scripts, which
// begin at a rune, as a square.
type Widths struct {
	Glyphs  string          `json:"glyphs"` // the letters, in the order of the lists
	At400   [letters]uint16 `json:"at400"`
	At650   [letters]uint16 `json:"at650"`
	Average int             `json:"average"`
	Square  int             `json:"square"`
	Scripts rune            `json:"scripts"`
}

// PublicSans is the font of the site's charts. The test of the package that draws
// them holds the widths to the font as a browser sets it.
func PublicSans() Widths { return Widths{glyphs, at400(), at650(), average, square, scripts} }

const (
	average = 600
	square  = 1000
	scripts = 0x2e80
)

// Width is the width of a text in pixels, at a size in pixels and a weight.
func Width(text string, size float64, weight int) float64 {
	light, bold := at400(), at650()
	sum := 0.0
	for _, c := range text {
		i := place(c)
		switch {
		case i >= 0:
			from, to := float64(light[i]), float64(bold[i])
			sum += from + (to-from)*float64(weight-400)/250
		case c < scripts:
			sum += average
		default:
			sum += square
		}
	}
	return sum * size / 1000
}

// place is where a letter stands among the glyphs; negative where it does not.
func place(c rune) int {
	const first, last = ' ', '~' // these stand in front, in their order
	if first <= c && c <= last {
		return int(c - first)
	}
	n := int(last - first + 1)
	for _, g := range glyphs[n:] {
		if g == c {
			return n
		}
		n++
	}
	return -1
}

// letters is how many glyphs there are.
const letters = 204

const glyphs = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u00a0¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ–—‘’“”•…€™−→≤≥"

func at400() [letters]uint16 {
	return [letters]uint16{
		243, 251, 426, 603, 700, 904, 708, 248, 302, 309, 394, 554, 300, 378, 300, 350, 700, 700, 700, 700, 700, 700, 700, 700,
		700, 700, 226, 240, 546, 554, 546, 521, 831, 710, 670, 688, 694, 620, 594, 733, 766, 283, 388, 682, 578, 886, 754, 734,
		636, 748, 676, 670, 594, 700, 672, 954, 688, 607, 637, 303, 350, 303, 473, 518, 218, 553, 596, 544, 596, 566, 396, 622,
		576, 248, 262, 562, 303, 865, 577, 566, 596, 596, 391, 506, 389, 580, 504, 780, 564, 535, 480, 328, 263, 332, 568, 243,
		252, 700, 700, 540, 700, 263, 490, 296, 817, 409, 454, 554, 539, 328, 463, 554, 367, 402, 218, 586, 559, 230, 231, 240,
		406, 478, 792, 866, 918, 518, 710, 710, 710, 710, 710, 710, 974, 688, 620, 620, 620, 620, 283, 283, 283, 283, 707, 754,
		734, 734, 734, 734, 734, 540, 750, 700, 700, 700, 700, 607, 650, 590, 553, 553, 553, 553, 553, 553, 914, 544, 566, 566,
		566, 566, 242, 242, 242, 302, 566, 577, 566, 566, 566, 566, 566, 554, 586, 580, 580, 580, 580, 535, 590, 535, 555, 1117,
		240, 232, 419, 410, 316, 768, 700, 912, 554, 1000, 549, 549,
	}
}

func at650() [letters]uint16 {
	return [letters]uint16{
		230, 275, 468, 613, 700, 931, 766, 258, 326, 330, 455, 580, 300, 390, 300, 374, 700, 700, 700, 700, 700, 700, 700, 700,
		700, 700, 260, 270, 570, 580, 570, 532, 828, 722, 682, 712, 714, 632, 609, 753, 769, 302, 399, 709, 578, 910, 776, 754,
		649, 768, 692, 687, 611, 718, 696, 965, 710, 654, 662, 330, 374, 330, 482, 545, 254, 564, 606, 546, 606, 574, 396, 627,
		588, 262, 282, 576, 323, 888, 590, 574, 604, 604, 408, 522, 410, 592, 517, 786, 582, 556, 492, 372, 267, 372, 602, 230,
		276, 700, 700, 570, 700, 267, 508, 362, 828, 407, 489, 580, 550, 378, 472, 580, 386, 420, 254, 600, 590, 252, 264, 252,
		404, 504, 822, 894, 950, 538, 722, 722, 722, 722, 722, 722, 1025, 712, 632, 632, 632, 632, 302, 302, 302, 302, 740, 776,
		754, 754, 754, 754, 754, 568, 770, 718, 718, 718, 718, 654, 674, 618, 564, 564, 564, 564, 564, 564, 914, 546, 574, 574,
		574, 574, 260, 260, 260, 366, 573, 590, 574, 574, 574, 574, 574, 580, 606, 592, 592, 592, 592, 556, 601, 556, 584, 1142,
		258, 254, 466, 462, 344, 866, 700, 944, 580, 1000, 549, 549,
	}
}
