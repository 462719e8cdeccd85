package plot

// advances are the widths of the letters of Public Sans from the space to the
// tilde, with figures of one width, at weight 650, which is a little more than is drawn, in thousandths of the size.
func advances() [95]uint16 {
	return [95]uint16{
		230, 275, 468, 613, 700, 931, 767, 258, 326, 330, 455, 581, 300, 390, 300, 374,
		700, 700, 700, 700, 700, 700, 700, 700, 700, 700, 260, 270, 570, 581, 571, 532,
		829, 723, 682, 712, 714, 632, 609, 753, 769, 302, 399, 709, 578, 911, 776, 755,
		649, 768, 692, 687, 611, 719, 697, 965, 711, 654, 662, 330, 374, 330, 482, 545,
		254, 564, 606, 546, 606, 574, 397, 627, 589, 263, 283, 576, 323, 889, 590, 574,
		605, 605, 408, 522, 410, 592, 517, 787, 583, 557, 493, 372, 267, 372, 602,
	}
}

// measure is the width of a text in pixels, a little too wide rather than too
// narrow. Letters beyond ASCII are taken to be as wide as the widest common ones.
func measure(s string, l look) float64 {
	table, sum := advances(), 0
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~':
			sum += int(table[r-' '])
		case r == '’' || r == '·':
			sum += 260
		case r < 0x2E80:
			sum += 850
		default:
			sum += 1050
		}
	}
	width := float64(sum) * float64(max(l.size, 12)) / 1000
	if l.weight < 600 {
		width *= .97
	}
	return width
}
