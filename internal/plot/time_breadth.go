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
	c.Note += b.firmNote(b.market.Peers(), (*market.Market).Breadth)
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
	high, low := share(most[0]), share(least[0])
	if high.Whole == 1 {
		return fmt.Sprintf("%sone lab had frontier models on sale, on %s", on, b.onlyThose(most))
	}
	labs := fmt.Sprintf("%d of %d", high.Part, high.Whole)
	switch {
	case high.Part == high.Whole && high.Whole == 2:
		labs = "both"
	case high.Part == high.Whole:
		labs = fmt.Sprintf("all %d", high.Whole)
	}
	text := fmt.Sprintf("%s%s had frontier models of %s labs", on, b.each(most), labs)
	if high.Part == low.Part {
		return text
	}
	return fmt.Sprintf("%s, %s of %s", text, b.each(least), words.OrNone(low.Part))
}

// onlyThose names the clouds on which something is: "all three clouds", "Azure
// alone".
func (b *Book) onlyThose(ids []dataset.CloudID) string {
	switch len(ids) {
	case len(b.market.Peers()):
		return b.allClouds()
	case 1:
		return b.cloudName(ids[0]) + " alone"
	}
	return words.And(b.cloudNames(ids))
}
