package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/plot"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Matrix is the table of labs by peers: since when, how many models, how many
// of them nowhere else.
type Matrix struct {
	Title   string
	Period  string // that the ribbons show: "January 2023 to 23 November 2026"
	Turn    string // what the line across them marks
	Peers   []Head
	Years   Sketch // above each column of ribbons
	Key     Sketch
	Columns int     // one more than peers: the labs' own
	Groups  []Group // labs on all peers first, then on fewer
	Labs    int     // in all groups
}

// Head is a cloud as the heading of a column.
type Head struct {
	ID   string
	Link Link
}

// Group is the labs that are on the same number of peers.
type Group struct {
	Title string
	Count string
	Rows  []Row
}

// Row is one lab.
type Row struct {
	Lab     Link
	Newest  Link // its newest frontier model on sale, or, if it has none, its newest model on sale
	Squares Squares
	Cells   []Cell
	models  int
}

// Cell is one lab on one peer.
type Cell struct {
	Cloud  string
	Ribbon Sketch
	Since  string // "Aug 2025"; "" where the lab never was there for certain
	Words  string // "2 of 13 only here", "never", "perhaps"
	Note   string // since when closed models, where open ones came before; restricted access
}

func (b *builder) matrix() Matrix {
	ribbons := b.gallery.book.RibbonTable()
	m := Matrix{Columns: 1 + len(b.peers), Years: Sketch{SVG: Markup(ribbons.Years())}, Key: spark(ribbons.Key())}
	for _, peer := range b.peers {
		m.Peers = append(m.Peers, Head{string(peer.ID), Front.Link(peer.ShortName(), cloudPlace(peer.ID))})
	}
	byDegree := map[int][]Row{}
	for _, lab := range b.data.Labs() {
		if row, degree := b.row(lab, ribbons); degree > 0 {
			byDegree[degree] = append(byDegree[degree], row)
			m.Labs++
		}
	}
	for degree := len(b.peers); degree > 0; degree-- {
		rows := byDegree[degree]
		slices.SortStableFunc(rows, func(x, y Row) int { return cmp.Compare(y.models, x.models) })
		if len(rows) > 0 {
			m.Groups = append(m.Groups, Group{b.on(degree), words.Count(len(rows), "lab", "labs"), rows})
		}
	}
	m.Title = b.matrixTitle(len(byDegree[len(b.peers)]), len(byDegree[1]))
	m.Period = fmt.Sprintf("%s to %s", ribbons.From().Time().Format("January 2006"), b.asOf().Text)
	m.Turn = b.turnWords()
	return m
}

// turnWords say what the line across the ribbons marks; "" where there is none.
func (b *builder) turnWords() string {
	s := b.gallery.book.Turn()
	if s == nil {
		return ""
	}
	when, came := "when", "came"
	if d := b.shiftDate(s); d.Bounded() {
		when, came = "by which", "had come"
	}
	return fmt.Sprintf("The line marks %s, %s %s proprietary models %s to %s.", whenDay(s.Day).Text, when, words.Possessive(b.data.Lab(s.Lab).ShortName()), came, b.cloudName(s.Cloud))
}

func (b *builder) matrixTitle(everywhere, one int) string {
	if len(b.peers) < 2 {
		return "Labs and their models on sale"
	}
	sell := words.Count(everywhere, "lab sells", "labs sell")
	if everywhere == 0 {
		sell = "No lab sells"
	}
	return fmt.Sprintf("%s on %s, %s on one only", sell, b.all(), words.OrNone(one))
}

// all says "all three clouds" or "both clouds".
func (b *builder) all() string {
	switch len(b.peers) {
	case 1:
		return b.peers[0].ShortName()
	case 2:
		return "both clouds"
	}
	return fmt.Sprintf("all %s clouds", words.Spell(len(b.peers)))
}

func (b *builder) on(degree int) string {
	switch degree {
	case len(b.peers):
		return "On " + b.all()
	case 1:
		return "On one cloud only"
	}
	return fmt.Sprintf("On %s clouds", words.Spell(degree))
}

// row is a lab's row and on how many peers it sells anything.
func (b *builder) row(lab *dataset.Lab, ribbons *plot.RibbonTable) (Row, int) {
	row := Row{Lab: Front.Link(lab.ShortName(), labPlace(lab.ID))}
	degree := 0
	for _, peer := range b.peers {
		cell, here := b.cell(lab, peer)
		cell.Ribbon = Sketch{Width: plot.RibbonWidth, Height: plot.RibbonHeight, SVG: Markup(ribbons.Ribbon(lab.ID, peer.ID))}
		row.Cells = append(row.Cells, cell)
		if here > 0 {
			degree++
		}
	}
	var selling []*dataset.Model
	for _, m := range b.byLab[lab.ID] {
		if len(b.market.PeersOf(m.ID)) > 0 {
			selling = append(selling, m)
		}
	}
	row.models = len(selling)
	if m := b.newestOf(selling); m != nil {
		row.Newest, row.Squares = Front.Link(m.Name, modelPlace(m.ID)), b.squares(m.ID)
	}
	return row, degree
}

func (b *builder) cell(lab *dataset.Lab, peer *dataset.Cloud) (Cell, int) {
	here, only, restricted := 0, 0, 0
	var since, closed source.Date
	for _, m := range b.byLab[lab.ID] {
		if first, ok := b.market.First(m.ID, peer.ID); ok {
			since = earlier(since, first)
			if !m.OpenWeights {
				closed = earlier(closed, first)
			}
		}
		if !b.market.Usable(m.ID, peer.ID) {
			continue
		}
		here++
		if b.market.Access(m.ID, peer.ID) != dataset.Open {
			restricted++
		}
		if len(b.peers) > 1 && b.market.Exclusive(m.ID) {
			only++
		}
	}
	if since.IsZero() {
		return Cell{Cloud: string(peer.ID), Words: b.never(lab, peer)}, 0
	}
	return Cell{
		Cloud: string(peer.ID), Since: words.ShortMonth(since), Words: stock(here, only),
		Note: cellNote(since, closed, here, restricted),
	}, here
}

// never says that a lab was never on a peer, or that the dates leave it open.
func (b *builder) never(lab *dataset.Lab, peer *dataset.Cloud) string {
	if slices.ContainsFunc(b.byLab[lab.ID], func(m *dataset.Model) bool { return b.market.InDoubt(m.ID, peer.ID) }) {
		return perhaps
	}
	return "never"
}

// earlier is the earlier of two dates, of which the first may be words.Unknown.
func earlier(a, b source.Date) source.Date {
	if a.IsZero() || b.Latest() < a.Latest() {
		return b
	}
	return a
}

// cellNote says what the number of models alone would hide.
func cellNote(since, closed source.Date, here, restricted int) string {
	var notes []string
	if !closed.IsZero() && words.ShortMonth(closed) != words.ShortMonth(since) {
		notes = append(notes, "proprietary from "+words.ShortMonth(closed))
	}
	switch {
	case restricted == 0:
	case restricted == here:
		notes = append(notes, "all restricted")
	default:
		notes = append(notes, fmt.Sprintf("%d restricted", restricted))
	}
	return strings.Join(notes, "; ")
}

// stock says how many models a lab sells on a cloud and how many of them only
// there.
func stock(here, only int) string {
	switch {
	case here == 0:
		return "none left"
	case only == 0:
		return words.Count(here, "model", "models")
	case here == 1:
		return "1 model, only here"
	case only == here:
		return fmt.Sprintf("%d, all only here", here)
	}
	return fmt.Sprintf("%d of %d only here", only, here)
}

// newestOf is the latest released of a lab's models on sale: of those on the
// frontier if any is, else of all.
func (b *builder) newestOf(selling []*dataset.Model) *dataset.Model {
	rank := func(m *dataset.Model) int {
		if m.Tier == dataset.Frontier && m.Modality == dataset.Text && b.market.Current(m.ID) {
			return 1
		}
		return 0
	}
	if len(selling) == 0 {
		return nil
	}
	return slices.MaxFunc(selling, func(x, y *dataset.Model) int {
		return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x.Released.Latest(), y.Released.Latest()))
	})
}
