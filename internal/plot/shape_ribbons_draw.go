package plot

import (
	"fmt"
	"math"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// lattice is how labs and clouds are laid out: names at the left of the
// columns, or above them where there is no room.
type lattice struct {
	width   float64
	names   float64 // of the column of names; 0 where they stand above
	step    float64 // from column to column
	ribbon  float64 // width of a ribbon
	beside  bool    // whether words stand beside ribbons, not below
	columns int
}

func newLattice(width float64, columns int) lattice {
	l := lattice{width: width, columns: columns}
	if width == Wide {
		return l.withNames(leastNames)
	}
	return l.withNames(0)
}

// leastNames is the width of the column of names, which grows for long ones.
const leastNames = 156

// widened is the lattice with as much of a room for names as leaves words beside
// ribbons where they stood.
func (l lattice) widened(wanted float64) lattice {
	for names := math.Ceil(wanted); names > l.names && l.names > 0; names-- {
		if wider := l.withNames(names); wider.beside == l.beside {
			return wider
		}
	}
	return l
}

// nameRoom is how much room the names of labs and their newest models take.
func (b *Book) nameRoom(rows []ribbonRow) float64 {
	room := 0.0
	for _, r := range rows {
		room = max(room, measure(b.labShort(r.lab), look{weight: 600, size: 14})+12)
		if r.newest != nil {
			room = max(room, measure(r.newest.Name, look{})+18+b.squaresWidth())
		}
	}
	return min(room, 2*leastNames)
}

// withNames is the lattice with a column for names.
func (l lattice) withNames(names float64) lattice {
	const gap = 12
	l.names, l.beside = names, false
	l.step = (l.width - names + gap) / float64(l.columns)
	l.ribbon = l.step - gap
	if names > 0 && l.ribbon >= 216 {
		l.beside, l.ribbon = true, l.ribbon-132
	}
	return l
}

func (l lattice) x(column int) float64 { return l.names + float64(column)*l.step }

// axis is the time axis of a column.
func (l lattice) axis(column int, from, to source.Day) axis {
	return axis{from: from, to: to, left: l.x(column), right: l.x(column) + l.ribbon}
}

// height is that of a row.
func (l lattice) height() float64 {
	switch {
	case l.beside:
		return 44
	case l.names > 0:
		return 76
	case l.oneLine():
		return 76
	}
	return 90
}

// oneLine tells whether the words below a ribbon take one line.
func (l lattice) oneLine() bool { return !l.beside && l.names == 0 && l.step >= 168 }

func (b *Book) drawRibbons(p *pen, width float64, rows []ribbonRow, from source.Day) float64 {
	l := newLattice(width, len(b.market.Peers())).widened(b.nameRoom(rows))
	var all [][][]stock
	for _, r := range rows {
		all = append(all, r.stocks)
	}
	most := tallest(all...)
	y := b.ribbonKey(p, most)
	y = b.ribbonHead(p, l, from, y)
	degree := -1
	for i, r := range rows {
		if r.degree != degree {
			degree = r.degree
			y = b.groupHead(p, width, y, degree, sameDegree(rows[i:]))
		} else {
			p.line(0, y, width, y, stroke{colour: rule})
		}
		b.drawLab(p, l, y, r, from, most)
		y += l.height()
	}
	return y
}

func sameDegree(rows []ribbonRow) int {
	n := 0
	for n < len(rows) && rows[n].degree == rows[0].degree {
		n++
	}
	return n
}

// ribbonKey explains the sign.
func (b *Book) ribbonKey(p *pen, most int) float64 {
	x := p.swatch(0, 2, mute, "only here")
	x = p.swatch(x, 2, muteL, "also elsewhere")
	p.text(x, 12, fmt.Sprintf("tallest: %s", words.Count(most, "model", "models")), look{fill: ink2})
	return 22
}

// swatch is a key's sample with its word; it returns where the next can stand.
func (p *pen) swatch(x, y float64, colour, word string) float64 {
	p.rect(x, y, 16, 10, colour)
	p.text(x+21, y+10, word, look{fill: ink2})
	return x + 21 + measure(word, look{}) + 16
}

// ribbonHead names the clouds and the years.
func (b *Book) ribbonHead(p *pen, l lattice, from source.Day, y float64) float64 {
	for i, peer := range b.market.Peers() {
		bold := look{fill: b.tones(peer).text, weight: strong, size: 14}
		p.text(l.x(i), y+14, shorten(b.cloudName(peer), l.step-12, bold), bold)
		p.years(l.axis(i, from, b.market.Day()), y+21)
	}
	return y + 38
}

// years names the years in which the ribbons of a column lie, as many as fit.
func (p *pen) years(a axis, y float64) {
	marks := a.marks()
	every := 1
	if len(marks) > 1 && a.years() {
		every += int((measure("2026", look{}) + 8) / (a.at(marks[1].day) - a.at(marks[0].day)))
	}
	end := 0.0
	for i, m := range marks {
		x := a.at(m.day)
		if !m.turn || x < end {
			continue
		}
		p.line(x, y, x, y+12, stroke{colour: ink3})
		if i%every == 0 && x+3+measure(m.text, look{}) <= a.right {
			p.text(x+3, y+10, m.text, look{fill: ink3})
			end = x + 5 + measure(m.text, look{})
		}
	}
}

// groupHead opens the labs on the same number of clouds.
func (b *Book) groupHead(p *pen, width, y float64, degree, labs int) float64 {
	text := "No longer on sale"
	if degree > 0 {
		text = "On " + b.degreeWords(degree)
	}
	return p.group(width, y, text, words.Count(labs, "lab", "labs"))
}

// group opens a group of rows: its name, how many there are, and a line.
func (p *pen) group(width, y float64, text, rows string) float64 {
	bold := look{weight: strong}
	p.text(0, y+18, text, bold)
	p.text(measure(text, bold)+8, y+18, rows, look{fill: ink3})
	p.line(0, y+25, width, y+25, stroke{colour: ink})
	return y + 25
}

func (b *Book) drawLab(p *pen, l lattice, y float64, r ribbonRow, from source.Day, most int) {
	b.labWords(p, l, y, r)
	base := y + l.height() - 5
	switch {
	case l.beside:
	case l.names > 0:
		base = y + 40
	default:
		base = y + 54
	}
	for i, peer := range b.market.Peers() {
		a := l.axis(i, from, b.market.Day())
		p.ribbon(a, base, r.stocks[i], most, 34, b.tones(peer))
		l.cellWords(p, i, base, r.since[i], atEnd(r.stocks[i]))
	}
}

// labWords name a lab and its newest model, with where that is sold.
func (b *Book) labWords(p *pen, l lattice, y float64, r ribbonRow) {
	bold := look{weight: 600, size: 14}
	if l.names > 0 {
		p.text(0, y+18, shorten(b.labShort(r.lab), l.names-12, bold), bold)
		if r.newest != nil {
			name := shorten(r.newest.Name, l.names-18-b.squaresWidth(), look{})
			p.text(0, y+34, name, look{fill: ink2})
			b.squares(p, measure(name, look{})+6, y+25, r.newest.ID)
		}
		return
	}
	name := shorten(b.labShort(r.lab), l.width/2-8, bold)
	p.text(0, y+16, name, bold)
	if r.newest != nil {
		at := l.width - b.squaresWidth()
		newest := shorten(r.newest.Name, at-6-measure(name, bold)-12, look{})
		p.text(at-6, y+16, newest, look{fill: ink2, anchor: "end"})
		b.squares(p, at, y+7, r.newest.ID)
	}
}

// cellWords say since when a lab sells on a cloud, and how many models.
func (l lattice) cellWords(p *pen, column int, base float64, since source.Date, s stock) {
	x, bold := l.x(column), look{weight: 600}
	first, text := words.ShortMonth(since), fit(l.step-6, look{}, stockWords(s), shortStock(s))
	if l.oneLine() {
		text = fit(l.step-12-measure(first+" ", bold), look{}, stockWords(s), shortStock(s), words.Thousands(s.here))
	}
	if since.IsZero() {
		first, text = "", "never"
	}
	switch {
	case l.beside && first == "":
		p.text(x+l.ribbon+8, base-8, text, look{fill: ink3})
	case l.beside:
		p.text(x+l.ribbon+8, base-18, first, bold)
		p.text(x+l.ribbon+8, base-3, text, look{fill: ink2})
	case first == "":
		p.text(x, base+14, text, look{fill: ink3})
	case l.oneLine() || measure(first+" "+text, bold) <= l.step-12:
		p.spans(x, base+14, []span{{first, "", 600}, {" " + text, ink2, 400}}, look{})
	default:
		p.text(x, base+14, first, bold)
		p.text(x, base+29, text, look{fill: ink2})
	}
}

func shortStock(s stock) string {
	if s.only > 0 && s.only < s.here {
		return fmt.Sprintf("%d of %d only", s.only, s.here)
	}
	return words.Thousands(s.here)
}
