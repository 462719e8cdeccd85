package report

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// Question is a clause that grants exclusivity, with what others sold while it
// was in force: a carve-out, or is one of the two records wrong?
type Question struct {
	Deal   Link
	Clause string
	Holder Link
	Lab    Link
	Period string
	Count  int
	Sales  []QuestionSale // the earliest first
	More   int            // that are not listed
}

// QuestionSale is a model on sale elsewhere.
type QuestionSale struct {
	Model   Link
	Cloud   Link
	CloudID string
	When    When
	Sources []Source
}

// maxSales is how many sales a question lists.
const maxSales = 40

// questions are the open questions about all deals, or about one.
func (b *builder) questions(from Place, deal *dataset.Deal) []Question {
	var list []Question
	for _, q := range b.asked {
		if deal == nil || q.Deal.ID == deal.ID {
			list = append(list, b.question(from, q))
		}
	}
	return list
}

func (b *builder) question(from Place, q market.Question) Question {
	v := Question{
		Deal: from.Link(q.Deal.Title, dealPlace(q.Deal.ID)), Clause: words.Key(q.Term.Kind), Holder: b.party(from, q.Term.Party),
		Lab: b.labLink(from, q.Lab), Period: period(q.Term), Count: len(q.Sales), More: max(0, len(q.Sales)-maxSales),
	}
	if q.Term.What != "" {
		v.Clause += fmt.Sprintf(" (%s)", b.data.ObjectName(q.Term.What))
	}
	for _, s := range q.Sales[:min(len(q.Sales), maxSales)] {
		m := b.data.Model(s.Model)
		day := whenDay(s.Day)
		if first, ok := b.market.First(s.Model, s.Cloud); ok && first.Latest() == s.Day {
			day = when(first)
		}
		v.Sales = append(v.Sales, QuestionSale{
			Model: from.Link(m.Name, modelPlace(m.ID)), Cloud: from.Link(b.cloudName(s.Cloud), cloudPlace(s.Cloud)), CloudID: string(s.Cloud),
			When: day, Sources: b.saleSources(from, m, s.Cloud),
		})
	}
	return v
}

// saleSources are the sources of the stages that opened a model on a cloud.
func (b *builder) saleSources(from Place, m *dataset.Model, cloud dataset.CloudID) []Source {
	var sources []Source
	for _, a := range m.Availability {
		for _, s := range a.Stages {
			if a.Cloud == cloud && s.Stage.Usable() && b.certain(s.Date) {
				sources = append(sources, b.sourceOf(from, s.Fact, s.Place))
				break
			}
		}
	}
	return sources
}
