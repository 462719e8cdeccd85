package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// timelinePages are the pages of deals, authorities' steps and events, each
// kind with an index.
func (b *builder) timelinePages() []Page {
	return slices.Concat(
		[]Page{b.dealIndex(), b.actionIndex(), b.eventIndex()},
		each(b.data.Deals(), b.deal),
		each(b.data.Actions(), b.action),
		each(b.data.Events(), b.event),
	)
}

func (b *builder) dealIndex() Page {
	var entries []Entry
	for _, d := range b.data.Deals() {
		entries = append(entries, b.dealEntry(Deals, d))
	}
	t := timelineOf("Investments, compute contracts, distribution and licences between labs and clouds. "+
		"Amounts are headline figures, often ceilings over several years: do not add them up.", "Parties", entries)
	t.Money, t.Questions, t.Method = true, b.questions(Deals, nil), Deals.definition("clauses")
	return Page{
		Place: Deals, Section: Deals, Template: "timeline", Title: "Deals", View: t, charts: []string{"money"},
		Description: fmt.Sprintf("%s between labs and clouds, with what each does to exclusive rights.", words.Count(len(entries), "deal", "deals")),
	}
}

func (b *builder) dealEntry(from Place, d *dataset.Deal) Entry {
	e := Entry{
		When:    when(d.Date),
		Group:   "deal",
		Title:   from.Link(d.Title, dealPlace(d.ID)),
		Kind:    words.Key(d.Kind),
		Parties: b.parties(from, d.Parties),
		Grade:   string(d.Grade),
		day:     d.Date.Latest(),
	}
	if d.AmountUSD > 0 {
		e.Figure = words.Dollars(d.AmountUSD)
	}
	if d.Exclusivity != "none" {
		e.Effect = string(d.Exclusivity)
	}
	return e
}

func (b *builder) deal(d *dataset.Deal) Page {
	place := dealPlace(d.ID)
	effect := string(d.Exclusivity) + " exclusive rights"
	if d.Exclusivity == "none" {
		effect = "no effect on exclusive rights"
	}
	amount, dollars, meaning := "", "", ""
	if d.AmountUSD > 0 {
		dollars, meaning = words.Dollars(d.AmountUSD), "headline figure"
		amount = dollars + " (" + meaning + ")"
	}
	r := Record{
		When:    when(d.Date),
		Kind:    "Deal",
		Summary: d.Summary,
		Source:  b.sourceOf(place, d.Fact, d.Place),
		Related: b.related(place, d.Parties),

		Questions: b.questions(place, d),
		Facts: known(
			Fact{Label: "Announced", Text: when(d.Date).Text},
			Fact{Label: "Kind", Text: words.Key(d.Kind)},
			Fact{Label: "Parties", Links: b.parties(place, d.Parties)},
			Fact{Label: "Amount", Text: amount},
			Fact{Label: "Exclusivity", Text: effect},
		),
	}
	for i := range d.Terms {
		r.Terms = append(r.Terms, b.term(place, i, &d.Terms[i]))
	}
	p := b.recordPage(place, Deals, "Deals", d.Title, d.Summary, r)
	p.Card.Number, p.Card.Unit = dollars, meaning
	return p
}

func (b *builder) term(from Place, i int, t *dataset.Term) Term {
	v := Term{ID: fmt.Sprintf("term-%d", i+1), Effect: string(t.Effect), Kind: words.Key(t.Kind), Party: b.party(from, t.Party), Period: period(t)}
	var details []string
	add := func(known bool, format string, value any) {
		if known {
			details = append(details, fmt.Sprintf(format, value))
		}
	}
	add(t.What != "", "%s", b.data.ObjectName(t.What))
	add(t.AmountUSD > 0, "%s", words.Dollars(t.AmountUSD))
	add(t.StakePercent > 0, "%g%%", t.StakePercent)
	add(t.CapacityGW > 0, "%g gigawatts", t.CapacityGW)
	add(t.Years > 0, "over %v", words.Count(t.Years, "year", "years"))
	add(t.Others, "%s", "shared with others")
	v.Detail = strings.Join(details, ", ")
	return v
}

// period says from when to when a term runs, as far as that is public.
func period(t *dataset.Term) string {
	from, until := when(t.From), when(t.Until)
	switch hasFrom, hasUntil := !t.From.IsZero(), !t.Until.IsZero(); {
	case hasFrom && hasUntil:
		return from.Short + " to " + until.Short
	case hasFrom && t.InForce:
		return "since " + from.Short + ", in force"
	case hasFrom:
		return "since " + from.Short + ", end not public"
	case hasUntil:
		return "until " + until.Short
	case t.InForce:
		return "in force, start not public"
	}
	return ""
}

func (b *builder) recordPage(place, section Place, name, title, description string, r Record) Page {
	return Page{
		Place: place, Section: section, Template: "record", Title: title, Description: description,
		Crumbs: []Link{place.Link(name, section)}, View: r, Card: Card{Kind: r.Kind + ", " + r.When.Text},
	}
}
