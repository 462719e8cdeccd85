package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Question is a clause of a deal that grants exclusivity, and models of the lab
// that were on sale elsewhere while it was in force: a carve-out, or is one of
// the two rows wrong?
type Question struct {
	Deal  *dataset.Deal
	Term  *dataset.Term
	Lab   dataset.LabID
	Sales []Elsewhere
}

// Elsewhere is a model on sale with somebody else.
type Elsewhere struct {
	Model dataset.ModelID
	Cloud dataset.CloudID
	Day   source.Day // the first day on which both held
}

// sellingRights are the terms that say who may sell a lab's models.
func sellingRights() []dataset.TermKind {
	return []dataset.TermKind{"exclusive-api", "exclusive-license", "exclusive-distribution"}
}

// Questions holds the clauses of all deals against the catalogues of all
// clouds. A clause is in force from the day by which it had certainly begun to the
// day before its end; where its end is not public, until now. One whose begin is not
// public raises none.
func (h *History) Questions() []Question {
	var list []Question
	for _, d := range h.data.Deals() {
		for i := range d.Terms {
			t := &d.Terms[i]
			if t.Effect != "" || !slices.Contains(sellingRights(), t.Kind) || t.From.IsZero() {
				continue
			}
			for _, lab := range h.labsOf(d, t) {
				if sales := h.elsewhere(lab, t); len(sales) > 0 {
					list = append(list, Question{d, t, lab, sales})
				}
			}
		}
	}
	return list
}

// labsOf lists the labs that a deal binds: its parties but the one that holds
// the right.
func (h *History) labsOf(d *dataset.Deal, t *dataset.Term) []dataset.LabID {
	var labs []dataset.LabID
	for _, p := range d.Parties {
		if lab, _, _ := h.data.Party(p); lab != nil && p != t.Party {
			labs = append(labs, lab.ID)
		}
	}
	return labs
}

// covers tells whether a term is about a model: about all, or about the family
// or the model that it names. What is named may also be no model at all.
func covers(t *dataset.Term, m *dataset.Model) bool {
	return t.What == "" || t.What == m.Family || t.What == m.ID.Slug()
}

// elsewhere lists the lab's models that other clouds sold while a term ran.
func (h *History) elsewhere(lab dataset.LabID, t *dataset.Term) []Elsewhere {
	from, until := t.From.Latest(), h.AsOf()+1
	if !t.Until.IsZero() {
		until = min(until, t.Until.Latest())
	}
	var sales []Elsewhere
	for _, i := range h.labs[lab] {
		if !covers(t, h.tracks[i].model) {
			continue
		}
		for c, runs := range h.tracks[i].presences {
			if h.clouds[c] == dataset.CloudID(t.Party) {
				continue
			}
			for _, r := range runs {
				if day := max(r.from, from); day < until && day < r.until {
					sales = append(sales, Elsewhere{h.tracks[i].model.ID, h.clouds[c], day})
					break
				}
			}
		}
	}
	slices.SortStableFunc(sales, func(a, b Elsewhere) int { return int(a.Day) - int(b.Day) })
	return sales
}
