package plot

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// labLine is one model of a lab on every peer.
type labLine struct {
	model  *dataset.Model
	since  []source.Date
	stocks [][]stock
}

// mostLines is how many models the picture of a lab holds.
const mostLines = 20

// labPicture shows a lab's models by clouds: all together, then one by one.
func (b *Book) labPicture(a args) *Chart {
	lab := dataset.LabID(a.one("lab"))
	row := b.ribbonRow(lab)
	c := &Chart{Sources: b.labSources(lab)}
	if tallest(row.stocks) == 0 {
		c.Empty = fmt.Sprintf("No model of %s was on sale on %s by %s.", b.labName(lab), words.And(b.peerNames()), b.today())
		return c
	}
	lines, which, more := b.labLines(lab)
	from := b.start()
	c.Finding = b.labFinding(row)
	c.Subtitle = fmt.Sprintf("%s models on sale by cloud, %s to %s: all, then %s. Height of the first row: square root of their number", words.Possessive(b.labShort(lab)), words.Month(from), b.today(), which)
	c.Note = join("Strong: only there. Faint: elsewhere too.", more)
	c.Alt = fmt.Sprintf("Ribbons of %s on %s, and of %s. %s.", b.labName(lab), words.And(b.peerNames()), words.Count(len(lines), "model", "models"), c.Finding)
	c.Table = b.labTable(lines)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawLabPicture(p, width, row, lines, from) })
	return c
}

// labLines are the current models of a lab, or, where it has none, all that
// peers ever sold; the newest first, and no more than the picture holds.
func (b *Book) labLines(lab dataset.LabID) (lines []labLine, which, more string) {
	var current, ever []*dataset.Model
	for _, m := range b.modelsOf(lab) {
		if len(b.statuses(m.ID)) > 0 {
			ever = append(ever, m)
			if b.market.Current(m.ID) {
				current = append(current, m)
			}
		}
	}
	models, which, kind := current, "its current models", "current model"
	if len(current) == 0 {
		models, which, kind = ever, "its former models", "former model"
	}
	slices.SortStableFunc(models, func(x, y *dataset.Model) int { return cmp.Compare(y.Released.Latest(), x.Released.Latest()) })
	if n := len(models) - mostLines; n > 0 {
		which = fmt.Sprintf("the %d newest of %s", mostLines, which)
		more = fmt.Sprintf("Not shown: %s.", words.Count(n, "older "+kind, "older "+kind+"s"))
		models = models[:mostLines]
	}
	for _, m := range models {
		line := labLine{model: m, stocks: b.stocks([]*dataset.Model{m})}
		for _, peer := range b.market.Peers() {
			first, _ := b.first(m.ID, peer)
			if !b.everOn(line, peer) {
				first = source.Date{}
			}
			line.since = append(line.since, first)
		}
		lines = append(lines, line)
	}
	return lines, which, more
}

// everOn tells whether a peer ever sold the model of a line.
func (b *Book) everOn(l labLine, peer dataset.CloudID) bool {
	return len(l.stocks[slices.Index(b.market.Peers(), peer)]) > 0
}

func (b *Book) labTable(lines []labLine) Table {
	t := Table{Columns: []Column{{Name: "Model"}}}
	for _, name := range b.peerNames() {
		t.Columns = append(t.Columns, Column{Name: name + ", first on sale"}, Column{Name: "on sale there now"})
	}
	for _, l := range lines {
		row := []string{l.model.Name}
		for i, since := range l.since {
			s, text := atEnd(l.stocks[i]), "no"
			switch {
			case s.only > 0:
				text = "only there"
			case s.here > 0:
				text = "yes"
			}
			row = append(row, words.ShortDate(since), text)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// labSources are the records of a lab's models, counted.
func (b *Book) labSources(lab dataset.LabID) []Source {
	n := 0
	for _, m := range b.modelsOf(lab) {
		n += len(m.Availability)
	}
	return []Source{{Name: words.Count(n, "availability record", "availability records") + " of this atlas"}}
}

func (b *Book) drawLabPicture(p *pen, width float64, row ribbonRow, lines []labLine, from source.Day) float64 {
	l := newLattice(width, len(b.market.Peers()))
	if width == Half {
		l = l.withNames(128)
	}
	most := tallest(row.stocks)
	y := b.ribbonHead(p, l, from, b.ribbonKey(p, most))
	p.line(0, y, width, y, stroke{colour: ink})
	b.drawLab(p, l, y, row, from, most)
	y += l.height()
	p.line(0, y, width, y, stroke{colour: ink})
	for _, line := range lines {
		y = b.drawLine(p, l, y, line, from)
		p.line(0, y, width, y, stroke{colour: rule})
	}
	return y
}

// drawLine draws one model and returns where the next one begins.
func (b *Book) drawLine(p *pen, l lattice, y float64, line labLine, from source.Day) float64 {
	name := look{weight: 500}
	base, height := y+17, 25.0
	switch {
	case l.names == 0:
		p.text(0, y+14, shorten(line.model.Name, l.width, name), name)
		base, height = y+30, 50
	default:
		p.text(0, y+17, shorten(line.model.Name, l.names-10, name), name)
		if !l.beside {
			base, height = y+16, 36
		}
	}
	for i, peer := range b.market.Peers() {
		a := l.axis(i, from, b.market.Day())
		p.ribbon(a, base, line.stocks[i], 1, 9, b.tones(peer))
		text := fit(l.step-8, look{}, lineWords(line.since[i], atEnd(line.stocks[i])), words.ShortDate(line.since[i]))
		x, at := l.x(i), base+14
		if l.beside {
			x, at = l.x(i)+l.ribbon+8, y+17
			text = fit(l.step-l.ribbon-20, look{}, lineWords(line.since[i], atEnd(line.stocks[i])), words.ShortDate(line.since[i]))
		}
		colour := ink2
		if atEnd(line.stocks[i]).here == 0 {
			colour = ink3
		}
		p.text(x, at, text, look{fill: colour})
	}
	return y + height
}

// lineWords say since when a cloud sells a model.
func lineWords(since source.Date, now stock) string {
	switch {
	case since.IsZero():
		return "never"
	case now.here == 0:
		return words.ShortDate(since) + ", retired"
	}
	return words.ShortDate(since)
}
