package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// payment is one contract's money between a lab and a cloud.
type payment struct {
	deal   *dataset.Deal
	lab    dataset.LabID
	cloud  dataset.CloudID
	invest bool // from the cloud into the lab; else the lab buys from the cloud
	usd    int64
	years  int
}

// payments lists the money of all deals up to the day that goes between a lab
// and a cloud: what clouds put in, and what labs undertake to spend there.
func (b *Book) payments() (list []payment, others int) {
	data := b.market.Data()
	for _, d := range data.Deals() {
		if d.Date.Latest() > b.market.Day() {
			continue
		}
		found := false
		for i := range d.Terms {
			t := &d.Terms[i]
			invest := t.Kind == "equity"
			if t.Effect != "" || t.AmountUSD == 0 || !invest && t.Kind != "committed-spend" {
				continue
			}
			_, cloud, _ := data.Party(t.Party)
			if cloud == nil {
				continue
			}
			if lab := b.labIn(d, cloud.ID); lab != nil {
				list = append(list, payment{d, lab.ID, cloud.ID, invest, t.AmountUSD, t.Years})
				found = true
			}
		}
		others += one(d.AmountUSD > 0 && !found)
	}
	return list, others
}

// labIn is the lab of a deal with a cloud. In a deal of several labs it is the
// one with most models there, for records do not say who signs which part.
func (b *Book) labIn(d *dataset.Deal, cloud dataset.CloudID) *dataset.Lab {
	var found *dataset.Lab
	most := -1
	for _, id := range d.Parties {
		lab, _, _ := b.market.Data().Party(id)
		if lab == nil || lab.Cloud == cloud {
			continue
		}
		n := 0
		for _, m := range b.modelsOf(lab.ID) {
			n += one(b.market.Usable(m.ID, cloud))
		}
		if n > most {
			found, most = lab, n
		}
	}
	return found
}

// money shows what clouds invest in labs and what labs undertake to buy there.
func (b *Book) money(args) *Chart {
	list, others := b.payments()
	c := &Chart{Sources: []Source{{Name: words.Count(len(list), "deal", "deals") + " of this atlas"}}}
	if len(list) == 0 {
		c.Empty = fmt.Sprintf("No deal between a lab and a cloud had a public amount by %s.", b.today())
		return c
	}
	drawn := largest(list)
	slices.SortStableFunc(list, func(x, y payment) int { return cmp.Compare(x.deal.Date.Latest(), y.deal.Date.Latest()) })
	c.Finding = b.moneyFinding(list)
	c.Subtitle = fmt.Sprintf("Contracts with a public amount, one band each, as wide as its headline amount in US dollars, to %s", b.today())
	c.Note = join("Amounts are headline figures, often ceilings over years and partly repeated by later deals: do not add them up. Numbers count contracts.", b.severalNote(list), othersNote(others), capNote(len(list)-len(drawn), "smaller contract", "smaller contracts"))
	c.Alt = fmt.Sprintf("Bands of money from clouds to labs and from labs to clouds. %s.", c.Finding)
	c.Table = b.moneyTable(list)
	c.flows(func(width float64) (flow, float64) { return b.moneyPlan(width, drawn) })
	return c
}

// mostPayments is how many contracts the picture holds.
const mostPayments = 40

// largest are the contracts that are drawn, the larger first.
func largest(list []payment) []payment {
	drawn := slices.Clone(list)
	slices.SortStableFunc(drawn, func(x, y payment) int { return cmp.Compare(y.usd, x.usd) })
	return drawn[:min(len(drawn), mostPayments)]
}

// severalNote says how the lab of a deal of several labs was chosen.
func (b *Book) severalNote(list []payment) string {
	for _, p := range list {
		labs := 0
		for _, id := range p.deal.Parties {
			lab, _, _ := b.market.Data().Party(id)
			labs += one(lab != nil)
		}
		if labs > 1 {
			return "In a deal of several labs the band goes to the one with most models on that cloud."
		}
	}
	return ""
}

func othersNote(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Not drawn: %s with an amount that %s not between a lab and a cloud, or whose direction is not on record.", words.Count(n, "deal", "deals"), words.Agree(n, "is", "are"))
}

// moneyFinding names the largest contract in each direction.
func (b *Book) moneyFinding(list []payment) string {
	var bought, invested *payment
	purchases := 0
	for i := range list {
		p := &list[i]
		purchases += one(!p.invest)
		switch {
		case p.invest && (invested == nil || p.usd > invested.usd):
			invested = p
		case !p.invest && (bought == nil || p.usd > bought.usd):
			bought = p
		}
	}
	buys, puts := "", ""
	if bought != nil {
		buys = fmt.Sprintf("The %s purchase is %s at %s by %s", largestOf(purchases), words.Dollars(bought.usd), b.cloudName(bought.cloud), b.labShort(bought.lab))
	}
	if invested != nil {
		what := largestOf(len(list)-purchases) + " investment"
		money := fmt.Sprintf("%s in %s by %s", words.Dollars(invested.usd), b.labShort(invested.lab), b.cloudName(invested.cloud))
		if buys == "" {
			return fmt.Sprintf("The %s is %s", what, money)
		}
		puts = fmt.Sprintf("; the %s, %s", what, money)
	}
	return buys + puts
}

// largestOf says of one among so many that it is the largest, or alone.
func largestOf(n int) string {
	if n == 1 {
		return "only"
	}
	return "largest"
}

func (b *Book) moneyTable(list []payment) Table {
	t := Table{Columns: []Column{{Name: "Date"}, {Name: "From"}, {Name: "To"}, {Name: "For"}, {"US dollars, headline", true}, {"Years", true}, {Name: "Deal"}}}
	for _, p := range list {
		from, to, what := b.labName(p.lab), b.cloudName(p.cloud), "capacity"
		if p.invest {
			from, to, what = to, from, "a share in the lab"
		}
		years := words.Unknown
		if p.years > 0 {
			years = words.Thousands(p.years)
		}
		t.Rows = append(t.Rows, []string{words.ShortDate(p.deal.Date), from, to, what, words.Thousands(int(p.usd)), years, p.deal.Title})
	}
	return t
}

// moneyPlan lays the flow out in three columns: clouds that invest, labs, clouds
// that sell capacity.
func (b *Book) moneyPlan(width float64, list []payment) (flow, float64) {
	f := flow{top: 24, bottom: 10, gap: 17}
	investors, labs, sellers := b.moneyNodes(list)
	for _, s := range investors {
		f.node("from/"+s.id, b.cloudName(dataset.CloudID(s.id))+" invests", s.label(b.moneyName(s.id, width)), "left", 0, b.tones(dataset.CloudID(s.id)).strong)
	}
	for _, s := range labs {
		f.node("lab/"+s.id, b.labName(dataset.LabID(s.id)), s.label(b.labShort(dataset.LabID(s.id))), "right", 1, ink)
	}
	for _, s := range sellers {
		f.node("to/"+s.id, b.cloudName(dataset.CloudID(s.id))+" sells", s.label(b.moneyName(s.id, width)), "right", 2, b.tones(dataset.CloudID(s.id)).strong)
	}
	for _, p := range list {
		from, to := "lab/"+string(p.lab), "to/"+string(p.cloud)
		if p.invest {
			from, to = "from/"+string(p.cloud), from
		}
		f.links = append(f.links, flowLink{from, to, float64(p.usd) / 1e9, b.tones(p.cloud).strong})
	}
	f.fit(width)
	f.heads = moneyHeads(f, width)
	columns := max(len(investors), len(labs), len(sellers))
	return f, max(320, f.top+f.bottom+float64(columns)*34+140)
}

func moneyHeads(f flow, width float64) []flowHead {
	middle := (f.left + width - f.right) / 2
	heads := []flowHead{{"Clouds that invest", 0, "left"}, {"Labs", middle, "center"}, {"Clouds that sell capacity", width, "right"}}
	if width == Narrow {
		heads[0].text, heads[2].text = "Invest", "Sell capacity"
	}
	return heads
}

// moneyName is a cloud's name, short where there is little room.
func (b *Book) moneyName(id string, width float64) string {
	if width == Narrow {
		return b.shortest(dataset.CloudID(id))
	}
	return b.cloudName(dataset.CloudID(id))
}

// node adds a node.
func (f *flow) node(id, name, label, side string, depth int, colour string) {
	f.nodes = append(f.nodes, flowNode{id: id, name: name, label: label, side: side, depth: depth, colour: colour, halo: depth == 1})
}

// fit makes room for the labels at both sides.
func (f *flow) fit(width float64) {
	for i, n := range f.nodes {
		n.label = shorten(n.label, width*.3, look{})
		f.nodes[i].label = n.label
		switch n.depth {
		case 0:
			f.left = max(f.left, measure(n.label, look{})+10)
		case 2:
			f.right = max(f.right, measure(n.label, look{})+10)
		}
	}
	f.left, f.right = max(f.left, 8), max(f.right, 8)
}

// side is a node of the money flow with the number of its contracts.
type side struct {
	id        string
	contracts int
	usd       int64
}

// label names a node with its number of contracts.
func (s side) label(name string) string { return fmt.Sprintf("%s %d", name, s.contracts) }

// moneyNodes are the three columns, those with most money first.
func (b *Book) moneyNodes(list []payment) (investors, labs, sellers []side) {
	for _, p := range list {
		labs = tally(labs, string(p.lab), p.usd)
		if p.invest {
			investors = tally(investors, string(p.cloud), p.usd)
		} else {
			sellers = tally(sellers, string(p.cloud), p.usd)
		}
	}
	return ranked(investors), ranked(labs), ranked(sellers)
}

func tally(sides []side, id string, usd int64) []side {
	i := slices.IndexFunc(sides, func(s side) bool { return s.id == id })
	if i < 0 {
		i, sides = len(sides), append(sides, side{id: id})
	}
	sides[i].contracts++
	sides[i].usd += usd
	return sides
}

func ranked(sides []side) []side {
	slices.SortFunc(sides, func(x, y side) int { return cmp.Or(cmp.Compare(y.usd, x.usd), cmp.Compare(x.id, y.id)) })
	return sides
}

// billions writes an amount in billions of dollars: "38", "11.9", "0.016".
func billions(usd int64) string {
	if usd < 1e8 {
		return strconv.FormatFloat(float64(usd)/1e9, 'g', 2, 64)
	}
	return words.Decimal(float64(usd)/1e9, 1)
}
