package report

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// Methodology is the view of the definitions of all measures.
type Methodology struct {
	Measures []Measure
	Grades   Link
}

// Measure is a definition with its value on the day.
type Measure struct {
	market.Definition
	Scope string // that the values are of, "" where it is said or there is none
	Now   []Fact // the value for each cloud or scope
}

// definition is the address of the definition of a measure.
func (p Place) definition(id string) string { return p.To(Methods.File()) + "#" + id }

func (b *builder) methodology() Page {
	view := Methodology{Grades: Link{"How facts are graded", Methods.To(Data.File()) + "#grades"}}
	for _, d := range market.Definitions() {
		view.Measures = append(view.Measures, Measure{d, scopeNow(d.ID), b.now(d.ID)})
	}
	return Page{
		Place: Methods, Section: Methods, Template: "methodology", Title: "Methodology", View: view,
		Description: fmt.Sprintf("%s: what each says, how it is computed, where it comes from, and what not to conclude from it.", words.Sentence(words.Count(len(view.Measures), "measure", "measures"))),
	}
}

// scopeNow names the scope of the values that now gives.
func scopeNow(id string) string {
	switch id {
	case "overlap", "lock-in", "lock-out", "breadth", "lock-in-index":
		return "frontier"
	case "catalogue":
		return "all models"
	}
	return ""
}

// now is the value of a measure on the day of the edition.
func (b *builder) now(id string) []Fact {
	switch id {
	case "usable":
		return b.byPeer(func(c dataset.CloudID) string {
			models, _, _ := b.shelf(c)
			return words.Count(models, "model", "models")
		})
	case "portability":
		return b.statusNow()
	case "scopes":
		return b.byScope(func(s market.Scope) string { return words.Thousands(len(b.market.In(s))) })
	case "exclusive-share":
		return b.exclusiveNow()
	case "survival":
		return b.survivalNow()
	case "lag":
		return b.byPeer(func(c dataset.CloudID) string { return lagText(b.market.Lag(c)) })
	case "overlap":
		return b.overlapNow()
	case "lock-in":
		return b.byPeer(func(c dataset.CloudID) string { return b.lockInText(market.ScopeFrontier, c) })
	case "lock-out":
		return b.byPeer(func(c dataset.CloudID) string { return share(b.market.LockOut(market.ScopeFrontier, c)) })
	case "breadth":
		return b.byPeer(func(c dataset.CloudID) string { return share(b.market.Breadth(c)) })
	case "premium":
		return b.byPeer(func(c dataset.CloudID) string { return premiumText(b.market.Premium(c)) })
	case "lock-in-index":
		return b.lockInIndexNow()
	case "reach":
		return b.reachNow()
	case "concentration":
		return b.concentrationNow()
	case "catalogue":
		return b.byPeer(func(c dataset.CloudID) string { return b.catalogueText(c) })
	case "shifts":
		return []Fact{{Label: "Since the first sale", Text: words.Count(len(b.shifts), "shift", "shifts")}}
	case "clauses":
		return []Fact{{Label: "Open", Text: words.Count(len(b.asked), "question", "questions")}}
	}
	return nil
}

func (b *builder) byScope(value func(market.Scope) string) []Fact {
	var facts []Fact
	for _, s := range market.Scopes() {
		facts = append(facts, Fact{Label: words.Sentence(string(s)), Text: value(s)})
	}
	return facts
}

func (b *builder) byPeer(value func(dataset.CloudID) string) []Fact {
	var facts []Fact
	for _, p := range b.peers {
		facts = append(facts, Fact{Label: p.ShortName(), Text: value(p.ID)})
	}
	return facts
}

// share writes a ratio with its counts, so that nobody takes a share of four
// for one of four hundred: "57% (12 of 21)".
func share(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	return fmt.Sprintf("%d%% (%s of %s)", words.Percent(r.Part, r.Whole), words.Thousands(r.Part), words.Thousands(r.Whole))
}

func (b *builder) lockInText(s market.Scope, c dataset.CloudID) string {
	return b.lockInOf(b.market, s, c)
}

func (b *builder) lockInOf(m *market.Market, s market.Scope, c dataset.CloudID) string {
	kept, to := m.LockIn(s, c)
	lost := kept.Complement()
	switch {
	case !kept.Defined():
		return words.Unknown
	case to == "":
		return "100% (no other cloud has any)"
	}
	return fmt.Sprintf("%d%% (%s of %s; best alternative: %s)", words.Percent(lost.Part, lost.Whole), words.Thousands(lost.Part), words.Thousands(lost.Whole), b.cloudName(to))
}

func lagText(l market.Lag) string {
	if l.Arrived+l.Never == 0 {
		return words.Unknown
	}
	never := fmt.Sprintf("%s never came", share(l.NeverShare()))
	if l.Arrived == 0 {
		return never
	}
	exact := "no model with both days known"
	if l.Exact > 0 {
		exact = fmt.Sprintf("%s days where both days are known (%s)", words.Decimal(l.ExactMedian, 1), words.Count(l.Exact, "model", "models"))
	}
	return fmt.Sprintf("median %s; %s days over all that came (%s); %s", exact, words.Decimal(l.Median, 1), words.Count(l.Arrived, "model", "models"), never)
}

func premiumText(p market.Premium) string {
	if p.Compared == 0 {
		return words.Unknown
	}
	return fmt.Sprintf("input %.2f, output %.2f times the lowest price (%s)", p.Input, p.Output, words.Count(p.Compared, "model", "models"))
}

func (b *builder) catalogueText(c dataset.CloudID) string {
	index, ok := b.market.CatalogueHHI(market.ScopeAll, c)
	if !ok {
		return words.Unknown
	}
	return fmt.Sprintf("%s, as if %.1f labs of one size", words.Thousands(int(index+.5)), 10000/index)
}

func (b *builder) overlapNow() []Fact {
	var facts []Fact
	for i, x := range b.peers {
		for _, y := range b.peers[i+1:] {
			facts = append(facts, Fact{Label: x.ShortName() + " and " + y.ShortName() + " (Jaccard)", Text: share(b.market.Jaccard(market.ScopeFrontier, x.ID, y.ID))})
		}
	}
	for _, from := range b.peers {
		for _, to := range b.peers {
			if from != to {
				facts = append(facts, Fact{Label: from.ShortName() + " → " + to.ShortName(), Text: share(b.market.Overlap(market.ScopeFrontier, from.ID, to.ID))})
			}
		}
	}
	return facts
}

// statusNow counts the models by status.
func (b *builder) statusNow() []Fact {
	counts := map[market.Status]int{}
	for _, m := range b.data.Models() {
		counts[b.market.Portability(m.ID).Status]++
	}
	var facts []Fact
	for _, s := range []market.Status{market.Unavailable, market.Exclusive, market.Dual, market.Multihomed, market.Everywhere, market.Portable} {
		if n := counts[s]; n > 0 {
			facts = append(facts, Fact{Label: words.Sentence(string(s)), Text: words.Count(n, "model", "models")})
		}
	}
	return facts
}

func (b *builder) exclusiveNow() []Fact {
	facts := b.byScope(func(s market.Scope) string { return share(b.market.ExclusiveShare(s)) })
	first, third := b.market.ExclusiveSplit(market.ScopeFrontier)
	return append(facts, Fact{Label: "Frontier, clouds’ own labs", Text: share(first)}, Fact{Label: "Frontier, independent labs", Text: share(third)},
		Fact{Label: "Frontier, open access only", Text: share(b.open.ExclusiveShare(market.ScopeFrontier))})
}

// reachNow is how much of spending no model can reach here.
func (b *builder) reachNow() []Fact {
	rest, ok := b.market.Unattributed()
	if !ok {
		return []Fact{{Label: "Not attributed to any cloud here", Text: words.Unknown}}
	}
	return []Fact{{Label: "Not attributed to any cloud here", Text: words.Decimal(rest, 1) + "% of spending"}}
}

func (b *builder) survivalNow() []Fact {
	strata := b.market.Survival()
	var facts []Fact
	for _, group := range []struct{ name, label string }{
		{market.StratumAll, "All"}, {market.StratumThirdParty, "Independent labs"}, {market.StratumFirstParty, "Clouds’ own labs"},
	} {
		s := strata[group.name]
		if s.N == 0 {
			facts = append(facts, Fact{Label: group.label, Text: words.Unknown})
			continue
		}
		text := "median not reached"
		if s.Median >= 0 {
			text = "median " + words.Count(s.Median, "day", "days")
		}
		facts = append(facts, Fact{Label: group.label, Text: fmt.Sprintf("%s (%s of %s came to a second cloud)", text, words.Thousands(s.Events), words.Count(s.N, "model", "models"))})
	}
	return facts
}

func (b *builder) concentrationNow() []Fact {
	c, ok := b.market.Concentration()
	if !ok {
		return []Fact{{Label: "Spending", Text: words.Unknown}}
	}
	return []Fact{
		{Label: "Quarter", Text: words.Sentence(words.Quarter(c.Quarter.Year, c.Quarter.Number))},
		{Label: "HHI", Text: fmt.Sprintf("%s to %s", words.Thousands(int(c.Low+.5)), words.Thousands(int(c.High+.5)))},
		{Label: "CR3", Text: words.Decimal(c.CR3, 1) + "%"},
	}
}
