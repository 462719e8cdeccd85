package plot

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// highlyConcentrated is the line of the US Merger Guidelines of 2023 above
// which a market is highly concentrated. It may be drawn in this chart only:
// the other indexes count models.
const highlyConcentrated = 1800

// concentrations are those of all quarters that have a figure for every peer.
func (b *Book) concentrations() []market.Concentration {
	var list []market.Concentration
	for _, series := range b.market.Data().Series() {
		if series.ID != b.market.Series() {
			continue
		}
		for _, q := range series.Quarters {
			if q.Quarter.End() > b.market.Day() {
				continue
			}
			c, ok := b.market.On(q.Quarter.End()).Concentration()
			if ok && c.Quarter == q.Quarter && (len(list) == 0 || list[len(list)-1].Quarter != c.Quarter) {
				list = append(list, c)
			}
		}
	}
	return list
}

// concentration is the index of cloud spending over the quarters.
func (b *Book) concentration(args) *Chart {
	c := &Chart{}
	from, publisher, ok := b.spending()
	switch list := b.concentrations(); {
	case !ok:
		c.Empty = "No series of shares of cloud spending is named."
	case len(list) == 0:
		c.Empty = fmt.Sprintf("%s had published no quarter with a figure for each of %s by %s.", publisher, words.And(b.peerNames()), words.Day(b.market.Day()))
	default:
		now := list[len(list)-1]
		c.Sources = []Source{from, {"US Merger Guidelines 2023, guideline 1", "https://www.justice.gov/atr/merger-guidelines/applying-merger-guidelines/guideline-1"}}
		c.Finding = concentrationFinding(list)
		c.Subtitle = fmt.Sprintf("Herfindahl–Hirschman index of spending on cloud infrastructure, 0 to 10,000, by quarter to the %s", quarterWords(now.Quarter))
		c.Note = "Lower bound: the published shares alone. Upper bound: the rest split into sellers of the smallest published share; it jumps where fewer sellers are published. Quarters without a figure for each compared cloud are left out."
		c.Alt = concentrationAlt(list)
		c.Table = concentrationTable(list)
		drawn(c, func(width int) sheet { return concentrationSheet(list, width) })
	}
	return c
}

// nearest is an index as a whole number.
func nearest(v float64) string { return words.Thousands(int(math.Round(v))) }

// concentrationFinding says on which side of the line the index lies, as far as
// its bounds tell.
func concentrationFinding(list []market.Concentration) string {
	now := list[len(list)-1]
	in := "In the " + quarterWords(now.Quarter)
	between := fmt.Sprintf("the index of cloud spending lay between %s and %s", nearest(now.Low), nearest(now.High))
	if nearest(now.Low) == nearest(now.High) {
		between = "the index of cloud spending was " + nearest(now.Low)
	}
	side := "on either side of"
	switch {
	case now.Low > highlyConcentrated:
		side = "above"
	case now.High <= highlyConcentrated:
		side = "not above"
	}
	text := fmt.Sprintf("%s %s, %s %s, the line of the US merger guidelines of 2023", in, between, side, words.Thousands(highlyConcentrated))
	return text + concentrationChange(list[0], now)
}

// concentrationChange says whether the index rose or fell since the first
// quarter, where the bounds do not overlap.
func concentrationChange(first, now market.Concentration) string {
	since := "since the " + quarterWords(first.Quarter)
	switch {
	case first.Quarter == now.Quarter:
		return ""
	case now.High < first.Low:
		return "; it has fallen " + since
	case now.Low > first.High:
		return "; it has risen " + since
	}
	return ""
}

// quarterWords names a quarter: "first quarter of 2026".
func quarterWords(q dataset.Quarter) string { return words.Quarter(q.Year, q.Number) }

func concentrationAlt(list []market.Concentration) string {
	text := "Band between a lower and an upper bound of the index."
	for i, c := range list {
		if i == 0 || i == len(list)-1 {
			text += fmt.Sprintf(" %s: %s to %s.", words.Sentence(quarterWords(c.Quarter)), nearest(c.Low), nearest(c.High))
		}
	}
	return text + fmt.Sprintf(" A line marks %s, above which the US Merger Guidelines call a market highly concentrated.", words.Thousands(highlyConcentrated))
}

func concentrationTable(list []market.Concentration) Table {
	t := Table{Columns: []Column{{"Quarter", false}, {"Lower bound (index)", true}, {"Upper bound (index)", true}, {"Three largest sellers (% of spending)", true}}}
	for _, c := range slices.Backward(list) {
		t.Rows = append(t.Rows, []string{c.Quarter.String(), strconv.Itoa(int(math.Round(c.Low))), strconv.Itoa(int(math.Round(c.High))), words.Decimal(c.CR3, 1)})
	}
	return t
}

// concentrationTails name the bounds and the line.
func concentrationTails(now market.Concentration, edge pencil, width int) []tail {
	upper, lower, above := "Upper bound ", "Lower bound ", " highly concentrated"
	if width == Narrow {
		upper, lower, above = "Upper ", "Lower ", " US line"
	}
	end := ms(now.Quarter.End())
	tails := []tail{
		{text: upper + nearest(now.High), x: end, y: now.High, style: edge, dot: dotOther},
		{text: words.Thousands(highlyConcentrated) + above, x: end, y: highlyConcentrated, style: pencil{text: ink2, weight: regular}},
		{text: lower + nearest(now.Low), x: end, y: now.Low, style: edge, dot: dotOther},
	}
	if nearest(now.Low) == nearest(now.High) {
		tails[0].text = "Index " + nearest(now.High)
		return tails[:2]
	}
	return tails
}

// concentrationSheet draws the bounds with the area between them tinted, a dot
// for each quarter, and the line of the guidelines.
func concentrationSheet(list []market.Concentration, width int) sheet {
	edge := pencil{line: ink, text: ink, width: 1.5, weight: medium}
	now := list[len(list)-1]
	tails := concentrationTails(now, edge, width)
	top := float64(highlyConcentrated)
	var low, high []point
	for _, c := range list {
		x := ms(c.Quarter.End())
		low, high, top = append(low, point{x: x, y: tenth(c.Low)}), append(high, point{x: x, y: tenth(c.High)}), max(top, c.High)
	}
	height := heightOf(width)
	b := box{0, 0, float64(width) - tailWidth(tails), height - axisRoom}
	begin, end, y := list[0].Quarter.End(), now.Quarter.End(), niceScale(top, "")
	gutter := newPanel(b, timeScale(begin, end, b.width), y, 0).gutter([][]point{low, high})
	p := newPanel(b, timeScale(begin, end, b.width-gutter).inset(gutter, b.width), y, 0)
	p.bands = []band{{low: low, high: high, fill: muteL}}
	p.curves = []curve{{name: "Lower bound", points: low, style: edge, z: 3}, {name: "Upper bound", points: high, style: edge, z: 3}}
	p.guides = []guide{{from: point{x: p.x.min, y: highlyConcentrated}, to: point{x: p.x.max, y: highlyConcentrated}, colour: ink2, dash: []float64{3, 3}}}
	for _, q := range slices.Concat(low[:len(low)-1], high[:len(high)-1]) {
		p.notes = append(p.notes, note{at: q, radius: 2, fill: ink})
	}
	p.addTails(tails)
	return sheet{float64(width), height, []*panel{p}}
}
