package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// right is a clause of a deal that gives a cloud a right to a lab's models or
// workloads, in force for a time.
type right struct {
	cloud    dataset.CloudID
	words    string
	strong   bool // whether it shuts others out
	whole    bool // whether of all models, not of one object
	object   string
	date     source.Date
	from     source.Day
	until    source.Day  // the day of the chart where it has not ended
	end      source.Date // zero where it is not known
	unending bool        // whether its end is not public
}

// dossier is all that is known of a lab's contracts with clouds, and its sales.
type dossier struct {
	lab      dataset.LabID
	rights   []right
	payments []payment
	stocks   [][]stock
	axis     axis
	ended    source.Day // when the last exclusive right was given up; 0 for never
}

// contract shows a lab's contracts above what clouds sell of it.
func (b *Book) contract(a args) *Chart {
	d := b.dossier(dataset.LabID(a.one("lab")))
	c := &Chart{Sources: b.dealSources(d.lab)}
	if len(d.rights)+len(d.payments) == 0 {
		c.Empty = fmt.Sprintf("No deal of %s with a cloud has dated rights or a public amount by %s.", b.labName(d.lab), b.today())
		return c
	}
	c.Finding = b.contractFinding(d)
	c.Subtitle = fmt.Sprintf("%s rights granted to clouds, disclosed money, and models on sale by cloud (strong: only there), %s to %s", words.Possessive(b.labShort(d.lab)), words.Month(d.axis.from), b.today())
	c.Note = join("Filled dot: the cloud invests; ring: the lab buys capacity; area by headline amount. Height of ribbons: square root of the number of models.", d.earlier())
	c.Alt = fmt.Sprintf("Clauses, money and models of %s on one time axis. %s.", b.labName(d.lab), c.Finding)
	c.Table = b.contractTable(d)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawContract(p, width, d) })
	return c
}

func (b *Book) dossier(lab dataset.LabID) dossier {
	d := dossier{lab: lab, stocks: b.stocks(b.modelsOf(lab))}
	for _, deal := range b.market.Data().Deals() {
		if deal.Date.Latest() > b.market.Day() || !slices.Contains(deal.Parties, dataset.PartyID(lab)) {
			continue
		}
		d.rights = append(d.rights, b.rightsIn(deal)...)
		if deal.Exclusivity == "ends" {
			d.ended = max(d.ended, deal.Date.Latest())
		}
	}
	all, _ := b.payments()
	for _, p := range all {
		if p.lab == lab {
			d.payments = append(d.payments, p)
		}
	}
	d.order(b.market.Peers())
	d.axis = axis{from: b.contractStart(d), to: b.market.Day()}
	return d
}

// rightsIn are the dated rights that a deal creates for clouds.
func (b *Book) rightsIn(deal *dataset.Deal) []right {
	kinds := dataset.TermKind("").Allowed()
	kinds = kinds[:slices.Index(kinds, "ip-license")]
	var list []right
	for i := range deal.Terms {
		t := &deal.Terms[i]
		_, cloud, _ := b.market.Data().Party(t.Party)
		if cloud == nil || t.Effect != "" || t.From.IsZero() || t.From.Latest() > b.market.Day() || !slices.Contains(kinds, string(t.Kind)) {
			continue
		}
		r := right{cloud: cloud.ID, words: words.Key(t.Kind), strong: strings.HasPrefix(string(t.Kind), "exclusive-"), whole: t.What == "", date: t.From, from: t.From.Latest(), until: b.market.Day()}
		if t.What != "" {
			r.object = b.market.Data().ObjectName(t.What)
			r.words += " (" + r.object + ")"
		}
		switch {
		case !t.Until.IsZero():
			r.until, r.end = min(r.until, t.Until.Latest()), t.Until
		default:
			r.unending = !t.InForce
		}
		list = append(list, r)
	}
	return list
}

// order puts the rights of one cloud together, the peers first.
func (d *dossier) order(peers []dataset.CloudID) {
	slices.SortStableFunc(d.rights, func(x, y right) int {
		return cmp.Or(cmp.Compare(rank(peers, x.cloud), rank(peers, y.cloud)), cmp.Compare(x.cloud, y.cloud), cmp.Compare(x.from, y.from))
	})
}

// rank puts peers in the site's order before other clouds.
func rank(peers []dataset.CloudID, id dataset.CloudID) int {
	if i := slices.Index(peers, id); i >= 0 {
		return i
	}
	return len(peers)
}

// contractStart is the first of January of the year in which a peer first sold a
// model of the lab; without sales, of the first right or payment.
func (b *Book) contractStart(d dossier) source.Day {
	first := b.market.Day()
	sold := false
	for _, list := range d.stocks {
		if len(list) > 0 {
			first, sold = min(first, list[0].day), true
		}
	}
	if !sold {
		for _, r := range d.rights {
			first = min(first, r.from)
		}
		for _, p := range d.payments {
			first = min(first, p.deal.Date.Latest())
		}
	}
	return source.DayOf(first.Time().Year(), 1, 1)
}

// earlier says what money lies before the axis.
func (d dossier) earlier() string {
	var parts []string
	for _, p := range d.payments {
		if p.deal.Date.Latest() < d.axis.from {
			parts = append(parts, fmt.Sprintf("%s (%s)", words.Dollars(p.usd), words.ShortDate(p.deal.Date)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Earlier money: " + words.And(parts) + "."
}

func (b *Book) contractTable(d dossier) Table {
	t := Table{Columns: []Column{{Name: "What"}, {Name: "Cloud"}, {Name: "From"}, {Name: "Until"}, {"US dollars, headline", true}, {"Models now", true}, {"of these only there", true}}}
	for _, r := range d.rights {
		until := words.ShortDate(r.end)
		switch {
		case r.unending:
			until = "end not public"
		case r.until == b.market.Day():
			until = "in force"
		}
		t.Rows = append(t.Rows, []string{r.words, b.cloudName(r.cloud), words.ShortDate(r.date), until, words.Unknown, words.Unknown, words.Unknown})
	}
	for _, p := range d.payments {
		t.Rows = append(t.Rows, []string{p.verb(), b.cloudName(p.cloud), words.ShortDate(p.deal.Date), words.Unknown, words.Thousands(int(p.usd)), words.Unknown, words.Unknown})
	}
	for i, peer := range b.market.Peers() {
		now := atEnd(d.stocks[i])
		t.Rows = append(t.Rows, []string{"models on sale", b.cloudName(peer), words.ShortDate(b.firstOf(b.modelsOf(d.lab), peer)), words.Unknown, words.Unknown, words.Thousands(now.here), words.Thousands(now.only)})
	}
	return t
}

// verb says what a cloud does for the money.
func (p payment) verb() string {
	if p.invest {
		return "invests"
	}
	return "sells"
}

// dealSources are the pages behind a lab's deals.
func (b *Book) dealSources(lab dataset.LabID) []Source {
	n := 0
	for _, d := range b.market.Data().Deals() {
		n += one(d.Date.Latest() <= b.market.Day() && slices.Contains(d.Parties, dataset.PartyID(lab)))
	}
	records := b.labSources(lab)
	return append([]Source{{Name: words.Count(n, "deal", "deals") + " of this atlas"}}, records...)
}
