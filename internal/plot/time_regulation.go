package plot

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// docket is the actions of one jurisdiction, or of all that have no row of
// their own.
type docket struct {
	name    string
	actions []*dataset.Action
}

// ownRows is how many jurisdictions have a row of their own.
const ownRows = 3

// actions lists the steps that had been taken by the book's day, and the laws
// that lie ahead, in the order of time. Only the former are drawn and counted.
func (b *Book) actions() (taken, ahead []*dataset.Action) {
	all := b.market.Data().Actions()
	slices.SortStableFunc(all, func(x, y *dataset.Action) int { return cmp.Compare(x.Date.Latest(), y.Date.Latest()) })
	for _, a := range all {
		switch {
		case a.Date.Latest() <= b.market.Day():
			taken = append(taken, a)
		case a.Stage == dataset.Law:
			ahead = append(ahead, a)
		}
	}
	return taken, ahead
}

// dockets sorts actions by jurisdiction, those with most first; of equals the
// one that acted first.
func dockets(actions []*dataset.Action) []docket {
	var list []docket
	for _, a := range actions {
		i := slices.IndexFunc(list, func(d docket) bool { return d.name == a.Jurisdiction })
		if i < 0 {
			i = len(list)
			list = append(list, docket{name: a.Jurisdiction})
		}
		list[i].actions = append(list[i].actions, a)
	}
	slices.SortStableFunc(list, func(x, y docket) int { return cmp.Compare(len(y.actions), len(x.actions)) })
	if len(list) <= ownRows+1 {
		return list
	}
	other := docket{name: "Other"}
	for _, d := range list[ownRows:] {
		other.actions = append(other.actions, d.actions...)
	}
	return append(list[:ownRows:ownRows], other)
}

// regulation sets the steps by and before authorities above the exclusive share.
func (b *Book) regulation(a args) *Chart {
	s := a.scope()
	c := &Chart{Empty: b.nothingToCompare()}
	taken, ahead := b.actions()
	share := func(m *market.Market) market.Ratio { return m.ExclusiveShare(s) }
	list := settled(b.withTurns(), share)
	switch {
	case c.Empty != "":
	case len(taken) == 0:
		c.Empty = fmt.Sprintf("No regulatory step is recorded by %s.", b.today())
	case list == nil:
		c.Empty = b.notOnSale(s)
	}
	if c.Empty != "" {
		return c
	}
	c.Sources = []Source{b.records(), {Name: "This report’s record of regulatory steps"}}
	c.Finding = b.regulationFinding(s, taken)
	c.Subtitle = fmt.Sprintf("Above: regulatory steps, with their number; filled: decision, court or law, open: inquiry, investigation, complaint or report. Below: %s that one cloud alone sells, %% of all, %s", scopeWords(s), b.asOf())
	c.Note = scopeNote(s) + " " + b.drawnFrom(list, share)
	c.Note = join(c.Note, b.aheadNote(ahead))
	line := strand{name: words.Sentence(scopeWords(s)), brief: "Share", points: trace(list, share), style: subject(), main: true}
	docket := b.docketChart(list, taken, line)
	c.Alt = "Marks of steps by jurisdiction above a line chart. " + line.told("%") + docket.told()
	c.Table = b.actionTable(slices.Concat(taken, ahead), s)
	drawn(c, docket.layOut)
	return c
}

// aheadNote says that laws lie ahead, which the picture leaves out.
func (b *Book) aheadNote(ahead []*dataset.Action) string {
	switch len(ahead) {
	case 0:
		return ""
	case 1:
		return fmt.Sprintf("Neither drawn nor counted: a law that lies ahead (%s).", words.Date(ahead[0].Date))
	}
	return fmt.Sprintf("Neither drawn nor counted: %s laws that lie ahead.", words.Spell(len(ahead)))
}

// regulationFinding says how the share changed since the first step.
func (b *Book) regulationFinding(s market.Scope, taken []*dataset.Action) string {
	today, now := b.market.Day(), b.market.ExclusiveShare(s)
	text := b.onOneOnly(now, s)
	first := taken[0].Date.Latest()
	text += since(now, b.market.On(first).ExclusiveShare(s), first, today)
	if len(taken) == 1 {
		return fmt.Sprintf("%s; one regulatory step is on record, of %s", text, words.Date(taken[0].Date))
	}
	return fmt.Sprintf("%s; %s regulatory steps are on record since %s", text, words.Spell(len(taken)), words.Date(taken[0].Date))
}

func (b *Book) actionTable(actions []*dataset.Action, s market.Scope) Table {
	t := Table{Columns: []Column{{"Date", false}, {"Jurisdiction", false}, {"Authority", false}, {"Stage", false}, {"Action", false}, {"On one cloud only that day (% of " + scopeWords(s) + ")", true}}}
	for _, a := range slices.Backward(actions) {
		stage, value := string(a.Stage), words.Unknown
		if day := a.Date.Latest(); day <= b.market.Day() {
			value = oneDecimal(b.market.On(day).ExclusiveShare(s))
		} else {
			stage += ", " + b.ahead(a.Date)
		}
		t.Rows = append(t.Rows, []string{words.Date(a.Date), a.Jurisdiction, a.Authority, stage, a.Title, value})
	}
	return t
}

// docketChart is the rows of actions over a line.
type docketChart struct {
	trend
	rows []docket
}

const docketRoom = 20 // the height of a row of marks

func (b *Book) docketChart(list []*market.Market, actions []*dataset.Action, line strand) docketChart {
	t := trend{from: list[0].Day(), to: b.market.Day(), y: hundred(), lines: []strand{line}}
	for _, a := range actions {
		t.from = min(t.from, a.Date.Latest())
	}
	// One market event: more lines would be taken for actions.
	t.events = b.events(b.turns())
	slices.SortStableFunc(t.events, func(x, y event) int { return cmp.Compare(y.day, x.day) })
	t.events = t.events[:min(len(t.events), 1)]
	return docketChart{t, dockets(actions)}
}

// told says the rows in words.
func (d docketChart) told() string {
	text := ""
	for _, row := range d.rows {
		text += fmt.Sprintf(" %s: %s.", row.name, words.Count(len(row.actions), "step", "steps"))
	}
	return text
}

func (d docketChart) layOut(width int) sheet {
	tails := d.tails(width)
	var rows []tail
	for _, r := range d.rows {
		rows = append(rows, tail{text: r.name + " " + words.Thousands(len(r.actions)), style: pencil{text: ink2, weight: medium}})
	}
	height := heightOf(width) + float64(len(d.rows))*docketRoom - 20
	b := box{0, 0, float64(width) - tailWidth(slices.Concat(tails, rows)), height - axisRoom}
	d.between = float64(len(d.rows)) * docketRoom
	p := d.panel(b, tails, 0, d.gutter(b, 0, width), width)
	top := p.py(p.y.top)
	for i, r := range d.rows {
		y := p.value(top - valueRoom - d.between + (float64(i)+.5)*docketRoom)
		p.guides = append(p.guides, guide{from: point{x: p.x.min, y: y}, to: point{x: p.x.max, y: y}, colour: grid})
		p.notes = append(p.notes, note{at: point{x: p.x.max, y: y}, dx: tailRoom, text: rows[i].text, align: "left", colour: ink2, weight: medium})
		for _, a := range r.actions {
			p.notes = append(p.notes, actionMark(a, point{x: ms(a.Date.Latest()), y: y}))
		}
	}
	return sheet{float64(width), height, []*panel{p}}
}

// actionMark is filled where something was decided, open where it was asked.
func actionMark(a *dataset.Action, at point) note {
	if slices.Contains([]dataset.ActionStage{"decision", "court", dataset.Law}, a.Stage) {
		return note{at: at, radius: 4, fill: ink, ring: paper}
	}
	return note{at: at, radius: 3.5, fill: paper, ring: ink}
}
