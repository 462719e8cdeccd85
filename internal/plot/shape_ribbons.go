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

// ribbonRow is a lab on every peer.
type ribbonRow struct {
	lab    dataset.LabID
	newest *dataset.Model // its newest model on sale, of the frontier if it can be
	since  []source.Date  // by peer; zero where it never was there
	stocks [][]stock      // by peer
	degree int            // on how many peers it sells
	models int            // on sale
}

// ribbons is the picture of labs by clouds: since when, how many, only there or not.
func (b *Book) ribbons(a args) *Chart {
	labs := a["labs"]
	scope := "labs"
	if len(labs) == 0 {
		labs, scope = b.frontierLabs(), "labs with a frontier model"
	}
	rows, more := b.ribbonRows(labs)
	c := &Chart{Sources: b.saleSources(), Note: capNote(more, "lab", "labs")}
	if len(rows) == 0 {
		c.Empty = fmt.Sprintf("None of these labs sold a model on %s by %s.", words.And(b.peerNames()), b.today())
		return c
	}
	from := b.start()
	c.Finding = b.ribbonsFinding(rows, more, scope)
	c.Subtitle = fmt.Sprintf("All models on sale of %s, by cloud, %s to %s. Height: square root of their number", words.Count(len(rows), "lab", scope), words.Month(from), b.today())
	c.Alt = fmt.Sprintf("Ribbons of %s on %s. %s.", words.Count(len(rows), "lab", "labs"), words.And(b.peerNames()), c.Finding)
	c.Table = b.ribbonsTable(rows)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawRibbons(p, width, rows, from) })
	return c
}

// frontierLabs are the labs with a model on the frontier.
func (b *Book) frontierLabs() []string {
	var ids []string
	for _, m := range b.market.In(market.ScopeFrontier) {
		if lab := string(m.Lab()); !slices.Contains(ids, lab) {
			ids = append(ids, lab)
		}
	}
	return ids
}

// start is the first of January of the year in which a peer first sold a model.
func (b *Book) start() source.Day {
	days := b.market.Days()
	if len(days) == 0 {
		return b.market.Day()
	}
	return source.DayOf(days[0].Time().Year(), 1, 1)
}

// mostRibbons is how many labs the picture holds.
const mostRibbons = 30

func (b *Book) ribbonRows(labs []string) (rows []ribbonRow, more int) {
	for _, id := range labs {
		if r := b.ribbonRow(dataset.LabID(id)); len(r.stocks) > 0 && tallest(r.stocks) > 0 {
			rows = append(rows, r)
		}
	}
	slices.SortStableFunc(rows, func(x, y ribbonRow) int {
		return cmp.Or(cmp.Compare(y.degree, x.degree), cmp.Compare(y.models, x.models), cmp.Compare(x.lab, y.lab))
	})
	more = max(0, len(rows)-mostRibbons)
	return rows[:len(rows)-more], more
}

func (b *Book) ribbonRow(lab dataset.LabID) ribbonRow {
	models := b.modelsOf(lab)
	r := ribbonRow{lab: lab, stocks: b.stocks(models)}
	for i, peer := range b.market.Peers() {
		r.since = append(r.since, b.firstOf(models, peer))
		r.degree += one(atEnd(r.stocks[i]).here > 0)
	}
	for _, m := range models {
		if b.market.Degree(m.ID) > 0 {
			r.models++
			if r.newest == nil || b.newer(m, r.newest) {
				r.newest = m
			}
		}
	}
	return r
}

// newer tells whether a model speaks for its lab rather than another one: a
// frontier model first, then the later released.
func (b *Book) newer(m, than *dataset.Model) bool {
	x, y := b.frontier(m), b.frontier(than)
	if x != y {
		return x
	}
	return m.Released.Latest() > than.Released.Latest()
}

// frontier tells whether a model belongs to F.
func (b *Book) frontier(m *dataset.Model) bool {
	return m.Tier == dataset.Frontier && m.Modality == dataset.Text && b.market.Current(m.ID)
}

// modelsOf lists the models of a lab.
func (b *Book) modelsOf(lab dataset.LabID) []*dataset.Model {
	all := b.market.Data().Models()
	from, _ := slices.BinarySearchFunc(all, lab, func(m *dataset.Model, l dataset.LabID) int { return cmp.Compare(m.Lab(), l) })
	to := from
	for to < len(all) && all[to].Lab() == lab {
		to++
	}
	return all[from:to]
}

// firstOf is when the first of some models came to a cloud; zero for never.
func (b *Book) firstOf(models []*dataset.Model, cloud dataset.CloudID) source.Date {
	var first source.Date
	for _, m := range models {
		if d, ok := b.first(m.ID, cloud); ok && (first.IsZero() || d.Latest() < first.Latest()) {
			first = d
		}
	}
	return first
}

// first is when a model came to a cloud; ok is false where it has not by the day.
func (b *Book) first(m dataset.ModelID, cloud dataset.CloudID) (source.Date, bool) {
	d, ok := b.market.First(m, cloud)
	return d, ok && d.Latest() <= b.market.Day()
}

func (b *Book) ribbonsFinding(rows []ribbonRow, more int, scope string) string {
	if len(rows) == 1 && more == 0 {
		return b.labFinding(rows[0])
	}
	all, single := 0, 0
	for _, r := range rows {
		all += one(r.degree == len(b.market.Peers()))
		single += one(r.degree == 1)
	}
	subject := fmt.Sprintf("Of %d %s", len(rows), scope)
	if more > 0 {
		subject = fmt.Sprintf("Of the %d largest %s", len(rows), scope)
	}
	if len(b.market.Peers()) == 1 {
		return fmt.Sprintf("%s, %s on %s", subject, words.OrNone(all)+words.Agree(all, " sells", " sell"), b.allClouds())
	}
	return fmt.Sprintf("%s, %s on %s, %s on one only", subject, words.OrNone(all)+words.Agree(all, " sells", " sell"), b.allClouds(), words.OrNone(single))
}

// labFinding says how many models one lab sells on each peer.
func (b *Book) labFinding(r ribbonRow) string {
	type here struct {
		cloud string
		stock
	}
	var list []here
	for i, peer := range b.market.Peers() {
		if s := atEnd(r.stocks[i]); s.here > 0 {
			list = append(list, here{b.cloudName(peer), s})
		}
	}
	slices.SortStableFunc(list, func(x, y here) int { return cmp.Compare(y.here, x.here) })
	switch {
	case len(list) == 0:
		return fmt.Sprintf("%s no longer sells a model on %s", b.labShort(r.lab), words.And(b.peerNames()))
	case len(list) == 1 && len(b.market.Peers()) > 1:
		return fmt.Sprintf("%s sells %s, on %s alone", b.labShort(r.lab), words.SpellCount(list[0].here, "model", "models"), list[0].cloud)
	case len(list) == 1:
		return fmt.Sprintf("%s sells %s on %s", b.labShort(r.lab), words.Count(list[0].here, "model", "models"), list[0].cloud)
	}
	most := list[0]
	text := fmt.Sprintf("%s sells %s on %s", b.labShort(r.lab), words.Count(most.here, "model", "models"), most.cloud)
	if most.only > 0 {
		text += fmt.Sprintf(", %d of them only there", most.only)
	}
	for i, h := range list[1:] {
		between := ", "
		if i == 0 && most.only > 0 {
			between = "; "
		}
		text += fmt.Sprintf("%s%d on %s", between, h.here, h.cloud)
	}
	return text
}

// stockWords say how many models a lab sells on a cloud and how many only there.
func stockWords(s stock) string {
	switch {
	case s.here == 0:
		return "none left"
	case s.only == 0:
		return words.Count(s.here, "model", "models")
	case s.here == 1:
		return "1, only here"
	case s.only == s.here:
		return fmt.Sprintf("%d, all only here", s.here)
	}
	return fmt.Sprintf("%d of %d only here", s.only, s.here)
}

func (b *Book) ribbonsTable(rows []ribbonRow) Table {
	t := Table{Columns: []Column{{Name: "Lab"}, {Name: "Newest model on sale"}}}
	for _, name := range b.peerNames() {
		t.Columns = append(t.Columns, Column{Name: name + ", first on sale"}, Column{name + ", models", true}, Column{"of these only on " + name, true})
	}
	for _, r := range rows {
		newest := words.Unknown
		if r.newest != nil {
			newest = r.newest.Name
		}
		cells := []string{b.labName(r.lab), newest}
		for i, since := range r.since {
			s := atEnd(r.stocks[i])
			cells = append(cells, words.ShortDate(since), words.Thousands(s.here), words.Thousands(s.only))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
