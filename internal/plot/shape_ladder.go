package plot

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// rung is a model on the ladder from one cloud to all.
type rung struct {
	model  *dataset.Model
	degree int
	since  source.Day  // of the degree
	date   source.Date // the same as exactly as it is known
	steps  []market.StatusFrom
}

// mostRungs is how many models the ladder holds.
const mostRungs = 60

// ladder shows on how many peers each frontier model is sold, and since when.
func (b *Book) ladder(args) *Chart {
	c := &Chart{Sources: b.saleSources()}
	var rungs []rung
	for _, m := range b.market.In(market.ScopeFrontier) {
		rungs = append(rungs, b.rung(m))
	}
	if len(rungs) == 0 {
		c.Empty = fmt.Sprintf("No frontier model was on sale on %s on %s.", words.And(b.peerNames()), b.today())
		return c
	}
	slices.SortStableFunc(rungs, func(x, y rung) int {
		return cmp.Or(cmp.Compare(y.degree, x.degree), cmp.Compare(y.since, x.since), cmp.Compare(x.model.ID, y.model.ID))
	})
	c.Finding = b.ladderFinding(rungs)
	c.Subtitle = fmt.Sprintf("Number of clouds that sell each current frontier model, of %s, to %s", words.And(b.peerNames()), b.today())
	c.Alt = fmt.Sprintf("A bar for each of %s through time, stronger while fewer clouds sell it. %s.", words.Count(len(rungs), "frontier model", "frontier models"), c.Finding)
	c.Table = b.ladderTable(rungs)
	shown := rungs[:min(len(rungs), mostRungs)]
	c.Note = join(scopeNote(market.ScopeFrontier), "Striped square: not open to every customer.", dateNote(shown), capNote(len(rungs)-len(shown), "model", "models"))
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawLadder(p, width, shown) })
	return c
}

func (b *Book) rung(m *dataset.Model) rung {
	r := rung{model: m, degree: b.market.Degree(m.ID), steps: b.statuses(m.ID)}
	for _, s := range r.steps {
		if len(s.Peers) != r.degree {
			r.since = 0
		} else if r.since == 0 {
			r.since = s.Since
		}
	}
	r.date = b.turnDate(m, r.since)
	return r
}

// turnDate is the date of the stage by which a model's portability changed on a
// day, as exactly as it is known. Of several the exact one decides: the change
// was not complete before it.
func (b *Book) turnDate(m *dataset.Model, day source.Day) source.Date {
	var found source.Date
	for i := range m.Availability {
		a := &m.Availability[i]
		for k := range a.Stages {
			d := a.Stages[k].Date
			if b.market.IsPeer(a.Cloud) && !d.IsZero() && d.Latest() == day && (found.IsZero() || exactness(d) < exactness(found)) {
				found = d
			}
		}
	}
	return found
}

// exactness ranks dates: a day, a month or year, a bound.
func exactness(d source.Date) int {
	switch {
	case d.Exact():
		return 0
	case !d.Bounded():
		return 1
	}
	return 2
}

func (b *Book) ladderFinding(rungs []rung) string {
	byDegree := map[int]int{}
	for _, r := range rungs {
		byDegree[r.degree]++
	}
	peers, n := len(b.market.Peers()), len(rungs)
	if peers == 1 {
		return fmt.Sprintf("%s sells %s", b.allClouds(), words.Count(n, "frontier model", "frontier models"))
	}
	all := byDegree[peers]
	switch {
	case n == 1:
		return fmt.Sprintf("The one frontier model on sale is on %s", b.onClouds(rungs[0].degree))
	case byDegree[1] == n:
		return fmt.Sprintf("All %d frontier models are on one cloud only", n)
	case all == n:
		return fmt.Sprintf("All %d frontier models are on %s", n, b.allClouds())
	}
	return fmt.Sprintf("%d of %d frontier models %s on one cloud only, %s on %s", byDegree[1], n, words.Agree(byDegree[1], "is", "are"), words.OrNone(all), b.allClouds())
}

func (b *Book) ladderTable(rungs []rung) Table {
	t := Table{Columns: []Column{{Name: "Model"}, {Name: "Lab"}, {Name: "On sale on"}, {"Clouds", true}, {Name: "On so many since"}, {Name: "Last came to be on all"}}}
	for _, r := range rungs {
		var on []string
		for _, peer := range b.market.PeersOf(r.model.ID) {
			name := b.cloudName(peer)
			if text := accessWords(b.market.Access(r.model.ID, peer)); text != "" {
				name += " (" + text + ")"
			}
			on = append(on, name)
		}
		since, keystone := words.Unknown, words.Unknown
		if r.since != 0 {
			since = words.ShortDate(r.date)
			if r.degree == len(b.market.Peers()) {
				keystone = since
			}
		}
		t.Rows = append(t.Rows, []string{r.model.Name, b.labName(r.model.Lab()), words.And(on), words.Thousands(r.degree), since, keystone})
	}
	return t
}

// dateNote explains where a bar begins that has no exact date.
func dateNote(rungs []rung) string {
	for _, r := range rungs {
		if !r.date.IsZero() && !r.date.Exact() {
			return "Where the day is not known, the bar changes on the last possible one."
		}
	}
	return ""
}

// drawLadder draws the models in groups, those on most clouds first.
func (b *Book) drawLadder(p *pen, width float64, rungs []rung) float64 {
	l := b.ladderLayout(width, rungs)
	x := p.swatch(0, 2, ink, "on one cloud")
	if len(b.market.Peers()) > 2 {
		x = p.swatch(x, 2, mute, fmt.Sprintf("on %s", someClouds(len(b.market.Peers()))))
	}
	if len(b.market.Peers()) > 1 {
		p.swatch(x, 2, muteL, "on "+b.allClouds())
	}
	if width > Narrow {
		p.text(width, 12, "since", look{fill: ink3, anchor: "end"})
	}
	top := 22.0
	y, degree := top, -1
	grid := &pen{}
	for i, r := range rungs {
		if r.degree != degree {
			degree = r.degree
			y = p.group(width, y, "On "+b.degreeWords(degree), words.Count(sameRung(rungs[i:]), "model", "models")) + 5
		}
		b.drawRung(grid, l, y, r)
		y += l.row
	}
	p.grid(l.axis, top+34, y+4)
	p.add(string(grid.b))
	p.axis(l.axis, y+4)
	return y + 26
}

// someClouds says on how many clouds a model is that is neither on one nor on all.
func someClouds(peers int) string {
	if peers == 3 {
		return "two"
	}
	return "several"
}

func (b *Book) degreeWords(degree int) string {
	if degree == 1 && len(b.market.Peers()) > 1 {
		return "one cloud only"
	}
	return b.onClouds(degree)
}

func sameRung(rungs []rung) int {
	n := 0
	for n < len(rungs) && rungs[n].degree == rungs[0].degree {
		n++
	}
	return n
}

// ladderPlan is where the parts of a row lie.
type ladderPlan struct {
	axis
	names float64 // room for names
	row   float64 // height
	above bool    // whether names stand above bars
	end   float64 // right end of the dates
}

func (b *Book) ladderLayout(width float64, rungs []rung) ladderPlan {
	squares := b.squaresWidth() + 12
	l := ladderPlan{names: 132, row: 19, end: width}
	from := b.market.Day()
	widest, dates := 0.0, 0.0
	for _, r := range rungs {
		widest = max(widest, measure(r.model.Name, look{weight: 500}))
		dates = max(dates, measure(words.ShortDate(r.date), look{})+12)
		if len(r.steps) > 0 {
			from = min(from, r.steps[0].Since)
		}
	}
	if width == Narrow {
		l.above, l.row, l.names = true, 30, width-squares-dates
		l.axis = axis{from: from, to: b.market.Day(), left: 0, right: width}
		return l
	}
	l.names = min(widest+10, width*.26)
	l.axis = axis{from: from, to: b.market.Day(), left: l.names + squares, right: width - dates}
	return l
}

func (b *Book) drawRung(p *pen, l ladderPlan, y float64, r rung) {
	name := look{weight: 500}
	bar, date := y+3, y+12
	if l.above {
		b.squares(p, l.end-b.squaresWidth(), y+3, r.model.ID)
		p.text(l.end-b.squaresWidth()-8, y+12, words.ShortDate(r.date), look{fill: ink2, anchor: "end"})
		bar = y + 17
	} else {
		b.squares(p, l.names, y+3, r.model.ID)
		p.text(l.end, date, words.ShortDate(r.date), look{fill: ink2, anchor: "end"})
	}
	p.text(0, y+12, shorten(r.model.Name, l.names-6, name), name)
	for i, s := range r.steps {
		until := l.to
		if i+1 < len(r.steps) {
			until = r.steps[i+1].Since
		}
		x := l.at(s.Since)
		p.rect(x, bar, l.at(until)-x, 9, b.degreeColour(len(s.Peers)))
	}
	if n := len(r.steps); n > 0 && l.at(r.steps[n-1].Since) > l.right-2 {
		p.rect(l.right-2, bar, 2, 9, b.degreeColour(r.degree))
	}
}

// degreeColour is the stronger the fewer clouds sell a model.
func (b *Book) degreeColour(degree int) string {
	switch degree {
	case 0:
		return paper
	case 1:
		return ink
	case len(b.market.Peers()):
		return muteL
	}
	return mute
}
