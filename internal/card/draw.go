package card

// Where things stand and how large they are, in pixels.
const (
	side  = 64 // the margin at the left and the right
	inner = Width - 2*side
	top   = 122 // above the finding
	foot  = 538 // the line above the foot
	gap   = 28  // between things

	kindSize   = 27
	siteSize   = 36
	asOfSize   = 25
	numberSize = 108
	unitSize   = 28
	square     = 34
)

func (a *Artist) draw(c Card) (picture []byte, err error) {
	defer guard(&err)
	p := a.idle.Get().(*pen)
	p.card(c)
	picture = p.encoder.encode(a.palette.colours, p.pixels[:])
	a.idle.Put(p) // unless there was a panic: nobody knows what that leaves behind
	return picture, nil
}

// card lays a card out from its edges; the finding gets what is left between.
func (p *pen) card(c Card) {
	clear(p.pixels[:]) // to paper
	p.frame()
	p.text(p.fitting(plain(c.Kind), strong, kindSize, inner), strong, kindSize, side, 88, soft)
	p.foot(plain(c.Site), plain(c.AsOf))
	bottom := float32(foot - gap)
	if c.Number != "" || len(c.Squares) > 0 {
		bottom = p.number(plain(c.Number), plain(c.Unit), p.squares(c.Squares)) - gap
	}
	p.finding(plain(c.Finding), plain(c.Deck), bottom)
}

// frame draws the edge of a map, as pages have it on top.
func (p *pen) frame() {
	const height, edge, segment = 12, 2, 80
	p.rect(0, 0, Width, height, ink)
	for x := segment; x < Width; x += 2 * segment {
		p.rect(x, edge, x+segment, height-edge, 0)
	}
}

// foot says whose the page is, and of which day.
func (p *pen) foot(site, asOf string) {
	const line = 592
	p.rect(side, foot, Width-side, foot+2, ink)
	day := ""
	if asOf != "" {
		day = p.fitting("As of "+asOf, label, asOfSize, inner/2)
	}
	right := p.width(day, label) * asOfSize
	p.text(day, label, asOfSize, Width-side-right, line, soft)
	p.text(p.fitting(site, headline, siteSize, inner-right-gap), headline, siteSize, side, line, full)
}

// number draws the number with what it counts to the right of it, up to where
// something else stands, and tells how high that reaches.
func (p *pen) number(number, unit string, right float32) (above float32) {
	const line = foot - 34
	size := float32(numberSize)
	if wide := p.width(number, headline); wide*size > inner*2/3 {
		size = float32(floor(max(inner*2/3/wide, numberSize/3))) // whole: the letters of each size are kept
	}
	x := p.text(p.fitting(number, headline, size, right-side), headline, size, side, line, full)
	if number != "" {
		x += gap * 0.8
	}
	if room := right - gap - x; room > 4*unitSize {
		lines := p.set(unit, label, 1.28, room, 2*1.28*unitSize, unitSize)
		for i, text := range lines.lines {
			p.text(text, label, unitSize, x, line-2-float32(len(lines.lines)-1-i)*lines.line, soft)
		}
	}
	const cap = 0.72 // how high figures are, in parts of their size
	return line - max(cap*size, 2*1.28*unitSize)
}

// finding sets the finding as large as there is room for, and the deck below.
func (p *pen) finding(finding, below string, bottom float32) {
	room := bottom - top
	most := room
	if below != "" {
		most = room * 0.72
	}
	head := p.set(finding, headline, 1.09, inner, most, 78, 71, 64, 58, 52, 46, 42)
	y := p.lines(head, top, full)
	const size = 32
	lines := p.set(below, deck, 1.36, inner*0.92, bottom-y-gap/2, size)
	p.lines(lines, y+gap/2, soft)
}

// lines draws a text below a height and tells where it ends.
func (p *pen) lines(t setting, y, dark float32) float32 {
	const drop = 0.76 // from the top of a line to its base line, in parts of the size
	for _, line := range t.lines {
		p.text(line, t.style, t.size, side, y+drop*t.size, dark)
		y += t.line
	}
	return y
}

// squares draws the sign for where something is on sale at the right, each square
// with the name of its cloud, and tells where it begins. The names are left out
// where they take more than half of the width.
func (p *pen) squares(list []Square) (left float32) {
	const space, between, bottom = 10, 26, foot - 34
	step := make([]float32, len(list))
	named := true
	x := float32(Width - side)
	for i := range list {
		step[i] = square + space + p.width(plain(list[i].Name), label)*unitSize + between
		x -= step[i]
	}
	if x+between < Width/2-side {
		named = false
		x = Width - side - float32(len(list))*(square+space)
	} else if len(list) > 0 {
		x += between
	}
	left = x
	for i, s := range list {
		p.square(int(x), bottom-square+6, s)
		if !named {
			x += square + space
			continue
		}
		p.text(plain(s.Name), label, unitSize, x+square+space, bottom-2, soft)
		x += step[i]
	}
	return left
}

func (p *pen) square(x, y int, s Square) {
	const edge = 3
	colour, ok := p.palette.clouds[s.Cloud]
	if !ok || !s.Filled {
		colour = mute
	}
	p.rect(x, y, x+square, y+square, colour)
	if !s.Filled {
		p.rect(x+edge, y+edge, x+square-edge, y+square-edge, 0)
	}
}
