package plot

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// shownLabs is how many labs the chart of reach shows where none are asked for.
const shownLabs = 4

// labReach is one lab's reach over time: a step on each day on which it changed.
type labReach struct {
	id     dataset.LabID
	name   string
	points []point
	now    float64
	turn   *market.Shift // of the largest impact, nil where none had any
}

// reach is how much of cloud spending lies with clouds that sell a lab's line.
func (b *Book) reach(a args) *Chart {
	c := &Chart{}
	from, publisher, ok := b.spending()
	var labs []labReach
	if ok {
		labs = b.labReaches(a["labs"])
	}
	switch {
	case !ok:
		c.Empty = "No series of shares of cloud spending is named."
	case len(labs) == 0:
		c.Empty = fmt.Sprintf("None of the labs sold a model on a cloud with a published share of spending by %s.", words.Day(b.market.Day()))
	}
	if c.Empty != "" {
		return c
	}
	t := b.reachTrend(labs)
	c.Sources = []Source{from, b.records()}
	c.Finding = b.reachFinding(labs)
	c.Subtitle = fmt.Sprintf("Spending on clouds that sell the lab’s line, %% of all cloud spending (%s), %s", publisher, b.asOf())
	c.Note = "A lab’s line: its current proprietary models, or, where it has none, its current models. Where a new model replaces the line, reach falls until other clouds sell it too. Clouds without a published share add nothing; shares change with each quarter."
	c.Alt = t.alt("Step chart of reach by lab.", "%")
	c.Table = reachTable(labs)
	drawn(c, t.layOut)
	return c
}

// reachTrend draws the first lab as the subject, with the shift that moved it
// most, before the others.
func (b *Book) reachTrend(labs []labReach) trend {
	t := trend{from: b.reachBegin(labs), to: b.market.Day(), y: reachScale(labs)}
	for i, l := range slices.Backward(labs) {
		line := strand{name: l.name, points: l.points, style: context(), step: true}
		line.brief, _, _ = strings.Cut(l.name, " (")
		line.style.dash = dashOf(i - 1)
		if i == 0 {
			line.style, line.main = subject(), true
		}
		t.lines = append(t.lines, line)
	}
	if turn := labs[0].turn; turn != nil {
		t.events = b.events([]*market.Shift{turn})
		t.events[0].words, t.events[0].brief = b.turnWords(turn)
	}
	return t
}

// turnWords say a shift of a lab's reach. A lab can lose reach by models that come:
// its line is then those newest ones, and they are on fewer clouds.
func (b *Book) turnWords(s *market.Shift) (text, brief string) {
	lab, cloud := b.labName(s.Lab), b.cloudName(s.Cloud)
	switch {
	case len(s.Came) == 0:
		return fmt.Sprintf("%s leaves %s", lab, cloud), "leaves " + b.shortest(s.Cloud)
	case s.Gain() < 0:
		return fmt.Sprintf("%s’s line moves to %s", lab, cloud), "line on " + b.shortest(s.Cloud)
	}
	return fmt.Sprintf("%s opens on %s", lab, cloud), "on " + b.shortest(s.Cloud)
}

// reachBegin is the first day on which any of the labs is drawn.
func (b *Book) reachBegin(labs []labReach) source.Day {
	begin := b.market.Day()
	for _, l := range labs {
		begin = min(begin, dayOf(l.points[0].x))
	}
	return begin
}

func reachScale(labs []labReach) yScale {
	largest := 0.0
	for _, l := range labs {
		for _, q := range l.points {
			largest = max(largest, q.y)
		}
	}
	return yScale{step: 25, top: 25 * max(1, math.Ceil(largest/25)), unit: "%"}
}

// labReaches follows the labs asked for; without any, those of the shifts that
// are marked on charts, the latest first, and then those that reach most now.
func (b *Book) labReaches(ids []string) []labReach {
	var labs []dataset.LabID
	for _, id := range ids {
		labs = append(labs, dataset.LabID(id))
	}
	if len(ids) == 0 {
		labs = b.leadingLabs()
	}
	var list []labReach
	for _, id := range labs {
		if r := b.labReach(id); len(r.points) > 0 {
			list = append(list, r)
		}
	}
	return list
}

func (b *Book) leadingLabs() []dataset.LabID {
	labs := b.market.Labs()
	turned := map[dataset.LabID]source.Day{}
	for _, s := range b.turns() {
		turned[s.Lab] = max(turned[s.Lab], s.Day)
	}
	now := map[dataset.LabID]float64{}
	for _, id := range labs {
		now[id], _ = b.market.LabReach(id)
	}
	slices.SortStableFunc(labs, func(x, y dataset.LabID) int {
		return cmp.Or(cmp.Compare(turned[y], turned[x]), cmp.Compare(now[y], now[x]))
	})
	return labs[:min(len(labs), shownLabs)]
}

// labReach follows one lab through all days on which its line or a share can
// have changed.
func (b *Book) labReach(id dataset.LabID) labReach {
	l := labReach{id: id, name: b.labName(id)}
	l.turn = b.turnOf(id)
	begun := false
	for _, m := range b.reachDays(id) {
		percent, ok := m.LabReach(id)
		begun = begun || ok && percent > 0
		if !begun || !ok {
			continue
		}
		if n := len(l.points); n == 0 || l.points[n-1].y != tenth(percent) || m.Day() == b.market.Day() || l.turn != nil && m.Day() == l.turn.Day {
			l.points = append(l.points, point{x: ms(m.Day()), y: tenth(percent), name: wholePercent(percent)})
		}
		l.now = percent
	}
	return l
}

// turnOf is the shift that moved a lab's reach most; one that brought its
// proprietary models to a second cloud goes before others, of equals the latest.
func (b *Book) turnOf(id dataset.LabID) *market.Shift {
	var turn *market.Shift
	order := func(s *market.Shift) float64 {
		gain := math.Abs(s.Gain())
		if s.Weights == market.ClosedWeights && s.Has(market.LabExclusivityEnded) {
			gain += 100
		}
		return gain
	}
	for _, s := range b.shifts() {
		if s.Lab == id && s.ReachBeforeDefined && s.ReachAfterDefined && s.Gain() != 0 && (turn == nil || order(s) >= order(turn)) {
			turn = s
		}
	}
	return turn
}

func wholePercent(v float64) string { return words.Thousands(int(math.Floor(v + .5))) }

// reachDays are the markets on the days on which a lab's reach can change: its
// models come to a cloud or leave one, or a quarter of shares ends.
func (b *Book) reachDays(id dataset.LabID) []*market.Market {
	days := map[source.Day]bool{b.market.Day(): true}
	for _, m := range b.market.Data().Models() {
		if m.Lab() != id {
			continue
		}
		for i := range m.Availability {
			if sale, ok := market.SaleOf(&m.Availability[i]); ok {
				days[sale.From.Latest()] = true
				if !sale.Until.IsZero() {
					days[sale.Until.Latest()] = true
				}
			}
		}
	}
	for _, series := range b.market.Data().Series() {
		for _, q := range series.Quarters {
			days[q.Quarter.End()] = series.ID == b.market.Series() || days[q.Quarter.End()]
		}
	}
	var list []*market.Market
	for _, day := range sorted(days) {
		if days[day] && day <= b.market.Day() {
			list = append(list, b.market.On(day))
		}
	}
	return list
}

// reachFinding says what the first lab reaches, against the day before its
// largest recent shift, and which lab reaches most.
func (b *Book) reachFinding(labs []labReach) string {
	l, today := labs[0], b.market.Day()
	text := fmt.Sprintf("On %s, clouds with %s%% of cloud spending sold the line of %s", words.Day(today), wholePercent(l.now), l.name)
	if l.turn != nil {
		before := wholePercent(l.turn.ReachBefore)
		when := dayBeside(l.turn.Day-1, today)
		switch {
		case before == wholePercent(l.now):
			text += ", as on " + when
		case l.turn.ReachBefore < l.now:
			text += fmt.Sprintf(", up from %s%% on %s", before, when)
		default:
			text += fmt.Sprintf(", down from %s%% on %s", before, when)
		}
	}
	return text + b.farthest(labs)
}

// farthest names those of the labs that reach most.
func (b *Book) farthest(labs []labReach) string {
	if len(labs) < 2 {
		return ""
	}
	most := slices.MaxFunc(labs, func(x, y labReach) int { return cmp.Compare(x.now, y.now) }).now
	var names []string
	for _, l := range labs {
		if wholePercent(l.now) == wholePercent(most) {
			names = append(names, l.name)
		}
	}
	switch {
	case len(names) == len(labs):
		return "; the others reached as much"
	case len(names) == 1 && names[0] == labs[0].name:
		return ", more than any other shown"
	case slices.Contains(names, labs[0].name):
		return "; of those shown " + words.And(names) + " reached most"
	}
	return fmt.Sprintf("; of those shown %s reached most, %s%%", words.And(names), wholePercent(most))
}

// reachTable lists each day on which the reach of a lab changed.
func reachTable(labs []labReach) Table {
	t := Table{Columns: []Column{{"Lab", false}, {"From", false}, {"Reach (% of cloud spending)", true}}}
	for _, l := range labs {
		for i, q := range slices.Backward(l.points) {
			if i == 0 || l.points[i-1].y != q.y {
				t.Rows = append(t.Rows, []string{l.name, words.Day(dayOf(q.x)), words.Decimal(q.y, 1)})
			}
		}
	}
	return t
}
