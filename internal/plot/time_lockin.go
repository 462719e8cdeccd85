package plot

import (
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// lockIn is what customers of each peer lose by leaving it and miss by staying,
// over time.
func (b *Book) lockIn(a args) *Chart {
	s := a.scope()
	c := &Chart{Sources: []Source{b.records()}, Empty: b.nothingToCompare()}
	size := func(m *market.Market) market.Ratio { return m.ExclusiveShare(s) }
	list := settled(b.months(), size)
	if c.Empty == "" && list == nil {
		c.Empty = b.notOnSale(s)
	}
	if c.Empty != "" {
		return c
	}
	of := dataset.CloudID(a.one("cloud"))
	parts := []part{
		{head: "Lock-in", words: "lost by moving to the best other cloud", brief: "lost by moving", share: func(m *market.Market, id dataset.CloudID) market.Ratio { return lost(m, s, id) }},
		{head: "Lock-out", words: "sold elsewhere, not here", brief: "not sold here", share: func(m *market.Market, id dataset.CloudID) market.Ratio { return m.LockOut(s, id) }},
	}
	var columns []ratioColumn
	for i := range parts {
		parts[i].trend = b.partTrend(list, parts[i], of)
		for _, id := range b.market.Peers() {
			columns = append(columns, ratioColumn{parts[i].head + ", " + b.cloudName(id) + " (%)", func(m *market.Market) market.Ratio { return parts[i].share(m, id) }})
		}
		c.Alt += " " + parts[i].trend.alt(parts[i].head+".", "%")
	}
	c.Alt = "Two line charts." + c.Alt
	c.Finding = b.lockInFinding(s, of)
	c.Subtitle = fmt.Sprintf("Lock-in: %s of a cloud not on the best other one, %% of the cloud’s. Lock-out: not on the cloud, %% of all; %s", scopeWords(s), b.asOf())
	c.Note = scopeNote(s) + " " + b.drawnFrom(list, size)
	if of == "" {
		c.Note += b.firmNote(b.market.Peers(), func(m *market.Market, id dataset.CloudID) market.Ratio { return lost(m, s, id) })
	}
	c.Table = ratioTable(list, columns, words.Sentence(scopeWords(s)), func(m *market.Market) int { return size(m).Whole })
	drawn(c, func(width int) sheet { return partsSheet(parts, width) })
	return c
}

// lost is lock-in: the part of a cloud's models that the best other one lacks.
func lost(m *market.Market, s market.Scope, id dataset.CloudID) market.Ratio {
	kept, _ := m.LockIn(s, id)
	return kept.Complement()
}

// part is one of several plots of a chart.
type part struct {
	head  string
	words string
	brief string
	share func(*market.Market, dataset.CloudID) market.Ratio
	trend trend
}

// partTrend draws each peer; where one is the subject, the others in grey
// behind it.
func (b *Book) partTrend(list []*market.Market, p part, of dataset.CloudID) trend {
	t := trend{from: list[0].Day(), to: b.market.Day(), y: hundred()}
	var front []strand
	for _, id := range slices.Backward(b.market.Peers()) {
		line := strand{name: b.cloudName(id), brief: b.shortest(id), style: b.peer(id)}
		line.points = trace(list, func(m *market.Market) market.Ratio { return p.share(m, id) })
		switch {
		case len(line.points) == 0:
		case id == of:
			line.style.width, line.style.weight = 2.75, strong
			front = append(front, line)
		default:
			if of != "" {
				line.style = context()
				line.style.dash = b.peer(id).dash
			}
			t.lines = append(t.lines, line)
		}
	}
	t.lines = append(t.lines, front...)
	return t
}

// partsSheet sets plots side by side, or, where that is too narrow, below each
// other.
func partsSheet(parts []part, width int) sheet {
	const gap, head, below = 32, 20.0, 14
	n := float64(len(parts))
	each, height := (float64(width)-gap*(n-1))/n, heightOf(width)-30
	if width != Wide {
		each, height = float64(width), 232
	}
	var boxes []box
	gutter := 0.0
	for i, part := range parts {
		b := box{0, 0, each - tailWidth(part.trend.tails(width)), height - axisRoom}
		if width == Wide {
			b.left = float64(i) * (each + gap)
		} else {
			b.top = float64(i) * (height + below)
		}
		boxes = append(boxes, b)
		gutter = max(gutter, part.trend.gutter(b, head, width))
	}
	s := sheet{width: float64(width)}
	for i, part := range parts {
		p := part.trend.panel(boxes[i], part.trend.tails(width), head, gutter, width)
		part.entitle(p, each)
		s.panels = append(s.panels, p)
		s.height = boxes[i].top + height
	}
	return s
}

// entitle sets the head of a plot over it.
func (part part) entitle(p *panel, room float64) {
	at := point{x: p.x.min, y: p.value(p.top + 8)}
	p.notes = append(p.notes, note{at: at, text: part.head, align: "left", colour: ink, weight: strong})
	begin := measure(part.head+" ", look{weight: strong})
	text := fit(room-begin, look{}, part.words, part.brief)
	if text != "" {
		p.notes = append(p.notes, note{at: at, dx: begin, text: text, align: "left", colour: ink2, weight: regular})
	}
}

// lockInFinding says which cloud is dearest to leave, or what leaving one costs.
func (b *Book) lockInFinding(s market.Scope, of dataset.CloudID) string {
	on := fmt.Sprintf("On %s, ", words.Day(b.market.Day()))
	share := func(id dataset.CloudID) market.Ratio { return lost(b.market, s, id) }
	if of != "" {
		return on + b.lossOf(s, of)
	}
	most, least := extremes(b.market.Peers(), share)
	switch {
	case len(most) == 0:
		return on + "no compared cloud sold " + scopeWords(s)
	case whole(share(most[0])) == whole(share(least[0])):
		return fmt.Sprintf("%sleaving %s would cost %s of its %s", on, b.anyOf(most), amount(share(most[0])), scopeWords(s)) + b.soldNone(share)
	case len(most) > 1:
		return fmt.Sprintf("%sleaving %s would cost most, %s of the %s there", on, b.eachOf(most), amount(share(most[0])), scopeWords(s)) + b.soldNone(share)
	}
	return fmt.Sprintf("%sleaving %s would cost most: %s", on, b.cloudName(most[0]), b.loss(s, most[0])) + b.soldNone(share)
}

// anyOf names clouds of which a reader uses one: "any of the clouds" for all.
func (b *Book) anyOf(ids []dataset.CloudID) string {
	switch n := len(b.market.Peers()); {
	case len(ids) == n && n > 2:
		return "any of the clouds"
	case len(ids) == n && n == 2:
		return "either cloud"
	}
	return words.Or(b.cloudNames(ids))
}

// soldNone names the clouds whose share is of nothing: "; AWS sold none".
func (b *Book) soldNone(share func(dataset.CloudID) market.Ratio) string {
	none := slices.DeleteFunc(b.market.Peers(), func(id dataset.CloudID) bool { return share(id).Defined() })
	if len(none) == 0 {
		return ""
	}
	return fmt.Sprintf("; %s sold none", words.And(b.cloudNames(none)))
}

// loss says what customers of a cloud would lose: "44% of its frontier models
// are not on AWS, the best other cloud".
func (b *Book) loss(s market.Scope, id dataset.CloudID) string {
	kept, to := b.market.LockIn(s, id)
	if to == "" {
		return fmt.Sprintf("none of its %s were on another compared cloud", scopeWords(s))
	}
	return fmt.Sprintf("%s of its %s were not on %s, the best other cloud", shareWords(kept.Complement()), scopeWords(s), b.cloudName(to))
}

func (b *Book) lossOf(s market.Scope, id dataset.CloudID) string {
	now, today := lost(b.market, s, id), b.market.Day()
	if !now.Defined() {
		return fmt.Sprintf("%s sold no %s", b.cloudName(id), scopeWords(s))
	}
	text := fmt.Sprintf("leaving %s would cost %s of its %s", b.cloudName(id), amount(now), scopeWords(s))
	if before := b.reference(); before != nil {
		text += since(now, lost(before, s, id), before.Day(), today)
	}
	out := b.market.LockOut(s, id)
	switch {
	case out.Whole == 1:
		return text + "; no other was on sale"
	case out.Part == 0:
		return fmt.Sprintf("%s; all %s on sale were sold there", text, scopeWords(s))
	}
	return fmt.Sprintf("%s; %s of all were not sold there", text, shareWords(out))
}

// amount is a defined share in a sentence: "44%", "none", "all".
func amount(r market.Ratio) string {
	switch r.Part {
	case 0:
		return "none"
	case r.Whole:
		return "all"
	}
	return shareWords(r)
}
