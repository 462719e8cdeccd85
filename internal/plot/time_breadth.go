package plot

import (
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// breadth is the part of the labs with a frontier model that each peer has one
// of, over time.
func (b *Book) breadth(args) *Chart {
	c := &Chart{Sources: []Source{b.records()}, Empty: b.nothingToCompare()}
	labs := func(m *market.Market) market.Ratio { return m.Breadth(b.market.Peers()[0]) }
	var list []*market.Market
	if c.Empty == "" {
		list = settled(b.months(), labs)
	}
	if c.Empty == "" && list == nil {
		c.Empty = b.notOnSale(market.ScopeFrontier)
	}
	if c.Empty != "" {
		return c
	}
	t := trend{from: list[0].Day(), to: b.market.Day(), y: hundred(), events: b.events(b.turns())}
	var columns []ratioColumn
	for _, id := range b.market.Peers() {
		share := func(m *market.Market) market.Ratio { return m.Breadth(id) }
		// The first peer is drawn last, in front.
		t.lines = slices.Insert(t.lines, 0, strand{name: b.cloudName(id), brief: b.shortest(id), points: trace(list, share), style: b.peer(id)})
		columns = append(columns, ratioColumn{b.cloudName(id) + " (%)", share})
	}
	c.Finding = b.breadthFinding()
	c.Subtitle = fmt.Sprintf("Labs with a frontier model on the cloud, %% of the labs with one on any of %s, %s", words.And(b.peerNames()), b.asOf())
	c.Note = scopeNote(market.ScopeFrontier) + " " + b.drawnFrom(list, labs)
	c.Alt = t.alt("Line chart of breadth by cloud.", "%")
	c.Table = ratioTable(list, columns, "Labs with a frontier model", func(m *market.Market) int { return labs(m).Whole })
	drawn(c, t.layOut)
	return c
}

// breadthFinding says which clouds have most labs and which fewest.
func (b *Book) breadthFinding() string {
	share := b.market.Breadth
	most, least := extremes(b.market.Peers(), share)
	on := fmt.Sprintf("On %s, ", words.Day(b.market.Day()))
	if len(most) == 0 {
		return on + "no lab had a frontier model on a compared cloud"
	}
	part := func(ids []dataset.CloudID) string { return words.Thousands(share(ids[0]).Part) }
	labs := words.Thousands(share(most[0]).Whole)
	if share(most[0]).Part == share(most[0]).Whole {
		labs = "all " + labs
	} else {
		labs = part(most) + " of " + labs
	}
	text := fmt.Sprintf("%s%s had frontier models of %s labs", on, b.each(most), labs)
	if share(most[0]).Part == share(least[0]).Part {
		return text
	}
	return fmt.Sprintf("%s, %s of %s", text, b.each(least), part(least))
}
