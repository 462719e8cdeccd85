package plot

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// quarterCount counts the shifts of a quarter, each once: by the first of these
// that it is.
type quarterCount struct {
	dataset.Quarter
	debuts   int // with a model that no compared cloud had sold
	arrivals int // with models that another cloud sold before
	leavings int // of nothing but models that left
}

func (q quarterCount) total() int { return q.debuts + q.arrivals + q.leavings }

// begin is the first day of a quarter.
func (q quarterCount) begin() source.Day {
	return source.DayOf(q.Year, time.Month(3*q.Number-2), 1)
}

func quarterOf(d source.Day) dataset.Quarter {
	t := d.Time()
	return dataset.Quarter{Year: t.Year(), Number: (int(t.Month()) + 2) / 3}
}

func nextQuarter(q dataset.Quarter) dataset.Quarter {
	return quarterOf(q.End() + 1)
}

// quarterCounts counts the shifts by quarter, from the first with one to that of
// the book's day, without a gap.
func (b *Book) quarterCounts() []quarterCount {
	var list []quarterCount
	extend := func(to dataset.Quarter) {
		if len(list) == 0 {
			list = append(list, quarterCount{Quarter: to})
		}
		for q := list[len(list)-1].Quarter; q.Compare(to) < 0; {
			q = nextQuarter(q)
			list = append(list, quarterCount{Quarter: q})
		}
	}
	for _, s := range b.shifts() {
		extend(quarterOf(s.Day))
		q := &list[len(list)-1]
		switch {
		case s.Has(market.Debut):
			q.debuts++
		case len(s.Came) > 0:
			q.arrivals++
		default:
			q.leavings++
		}
	}
	if len(list) > 0 {
		extend(quarterOf(b.market.Day()))
	}
	return list
}

// shiftsPerQuarter counts what changed in the catalogues.
func (b *Book) shiftsPerQuarter(args) *Chart {
	c := &Chart{Sources: []Source{b.records()}}
	list := b.quarterCounts()
	if len(list) == 0 {
		c.Empty = fmt.Sprintf("Nothing had changed in the catalogues of %s by %s.", words.And(b.peerNames()), words.Day(b.market.Day()))
		return c
	}
	c.Finding = b.quarterFinding(list)
	c.Subtitle = fmt.Sprintf("Shifts by quarter: changes on one day of what %s sells of one lab, %s", words.Or(b.peerNames()), b.asOf())
	c.Note = "Debut: with a model that no compared cloud had sold before. Arrival: models that another one sold already. Departure: only retirements. Each shift counts once."
	c.Table = Table{Columns: []Column{{"Quarter", false}, {"Debuts (shifts)", true}, {"Arrivals (shifts)", true}, {"Departures (shifts)", true}, {"All (shifts)", true}}}
	c.Alt = "Bars by quarter, stacked."
	for _, q := range slices.Backward(list) {
		c.Table.Rows = append(c.Table.Rows, []string{q.String(), strconv.Itoa(q.debuts), strconv.Itoa(q.arrivals), strconv.Itoa(q.leavings), strconv.Itoa(q.total())})
	}
	for _, q := range list {
		c.Alt += fmt.Sprintf(" %v: %d.", q.Quarter, q.total())
	}
	drawn(c, func(width int) sheet { return b.quarterSheet(list, width) })
	return c
}

// quarterFinding compares the last quarter that is over with the same one a
// year before.
func (b *Book) quarterFinding(list []quarterCount) string {
	over := slices.DeleteFunc(slices.Clone(list), func(q quarterCount) bool { return q.End() > b.market.Day() })
	if len(over) == 0 {
		return fmt.Sprintf("The catalogues have changed %s since %s", times(list[0].total()), words.Day(b.shifts()[0].Day))
	}
	now := over[len(over)-1]
	text := fmt.Sprintf("In the %s the catalogues changed %s", quarterWords(now.Quarter), times(now.total()))
	if len(over) > 4 {
		before := over[len(over)-5].total()
		switch {
		case now.total() > before:
			text += fmt.Sprintf(", up from %s a year before", words.Spell(before))
		case now.total() < before:
			text += fmt.Sprintf(", down from %s a year before", words.Spell(before))
		default:
			text += ", as often as a year before"
		}
	}
	if now.total() == 0 {
		return text
	}
	return text + fmt.Sprintf("; %s brought a model that no compared cloud had sold", ofThem(now.debuts, now.total()))
}

func times(n int) string {
	switch n {
	case 0:
		return "not once"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return words.Spell(n) + " times"
}

func ofThem(n, all int) string {
	switch n {
	case 0:
		return "none of the changes"
	case all:
		return "all"
	}
	return fmt.Sprintf("%s of the changes", words.Spell(n))
}

// quarterRow is one part of the bars.
type quarterRow struct {
	name, fill, text string
	of               func(quarterCount) int
}

// quarterRows are the parts from the base line up: what ends exclusivity is the
// strongest.
func quarterRows() []quarterRow {
	return []quarterRow{
		{"Arrivals", ink, ink, func(q quarterCount) int { return q.arrivals }},
		{"Debuts", mute, ink2, func(q quarterCount) int { return q.debuts }},
		{"Departures", muteL, ink2, func(q quarterCount) int { return q.leavings }},
	}
}

// quarterTails name the parts of the last bar, with its quarter above.
func (b *Book) quarterTails(now quarterCount) []tail {
	head := fmt.Sprintf("%d Q%d", now.Year, now.Number)
	if now.End() > b.market.Day() {
		head += " so far"
	}
	end := ms(now.End() + 1)
	tails := []tail{{text: head, x: end, y: float64(now.total()), style: pencil{text: ink3, weight: regular}}}
	base := 0
	for _, r := range quarterRows() {
		n := r.of(now)
		tails = append(tails, tail{text: r.name + " " + strconv.Itoa(n), x: end, y: float64(base) + float64(n)/2, style: pencil{text: r.text, weight: medium}})
		base += n
	}
	return tails
}

// quarterSheet draws the bars, with the words for their parts beside the last.
func (b *Book) quarterSheet(list []quarterCount, width int) sheet {
	now := list[len(list)-1]
	largest := 0
	for _, q := range list {
		largest = max(largest, q.total())
	}
	tails := b.quarterTails(now)
	height := heightOf(width)
	box := box{0, 0, float64(width) - tailWidth(tails), height - axisRoom}
	gutter := measure(words.Thousands(largest), look{}) + 12
	x := timeScale(list[0].begin(), now.End()+1, box.width-gutter).inset(gutter, box.width)
	p := newPanel(box, x, niceScale(float64(largest), " shifts"), 0)
	quarter := box.width * ms(91) / (p.x.max - p.x.min)
	for _, r := range quarterRows() {
		row := barRow{name: r.name, fill: r.fill, width: max(1, quarter-max(1, quarter*.22))}
		for _, q := range list {
			row.points = append(row.points, point{x: (ms(q.begin()) + ms(q.End()+1)) / 2, y: float64(r.of(q)), name: q.String()})
		}
		p.bars = append(p.bars, row)
	}
	p.addTails(tails)
	return sheet{float64(width), height, []*panel{p}}
}
