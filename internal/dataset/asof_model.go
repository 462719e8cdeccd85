package dataset

import (
	"cmp"
	"slices"

	"moatatlas/internal/source"
)

// modelsAt describes the models as of a day. Those stay that were certainly
// there; of the others, whose release is in doubt at best, only what a cloud may
// have sold: a figure may miss that.
func modelsAt(models []*Model, day source.Day) []*Model {
	there := map[ModelID]bool{}
	next := map[ModelID]ModelID{}
	var past []*Model
	for _, m := range models {
		next[m.ID] = m.Successor
		earlier := m.at(day)
		there[m.ID] = earlier.thereOn(day)
		if there[m.ID] || slices.ContainsFunc(earlier.Availability, opened) {
			past = append(past, earlier)
		}
	}
	for _, m := range past {
		m.Successor = successorAt(m.ID, next, there)
	}
	return past
}

// successorAt is the next model of a chain that was certainly there, "" for
// none: one that was not yet leaves no gap between those around it.
func successorAt(id ModelID, next map[ModelID]ModelID, there map[ModelID]bool) ModelID {
	for n, of := next[id], 0; n != "" && of < len(next); n, of = next[n], of+1 {
		if there[n] {
			return n
		}
	}
	return ""
}

// opened tells whether a record has a stage that opened the model to customers.
func opened(a Availability) bool {
	return slices.ContainsFunc(a.Stages, func(s Stage) bool { return s.Stage.Usable() })
}

// thereOn tells whether a model was certainly released or sold by a day.
func (m *Model) thereOn(day source.Day) bool {
	released, sold := m.Released.Latest(), m.firstSale()
	return released != 0 && released <= day || sold != 0 && sold <= day
}

// at describes a model as of a day. A release that certainly lay ahead goes: some
// models are sold days before theirs.
func (m *Model) at(day source.Day) *Model {
	past := *m
	if !m.mayHave(m.Released, day) {
		past.Released = source.Date{}
	}
	past.FirstParty = m.firstPartyAt(day)
	past.Availability = nil
	for i := range m.Availability {
		if a := m.recordAt(&m.Availability[i], day); len(a.Stages) > 0 {
			past.Availability = append(past.Availability, a)
		}
	}
	return &past
}

// recordAt is a record without the stages that lay ahead. It says what the last
// certain stage that opened the model, or promised it, says of itself; what one
// in doubt says only where there is no other.
func (m *Model) recordAt(record *Availability, day source.Day) Availability {
	a := *record
	a.Stages = nil
	told := false
	for i, s := range record.Stages {
		certain := s.Date.Latest() <= day
		if !certain && !m.InDoubt(record, i, day) {
			continue
		}
		if s.Stage == Announced || s.Stage.Usable() {
			s.Access, s.ID = cmp.Or(s.Access, record.Access), cmp.Or(s.ID, record.ID)
			if certain || !told {
				a.Access, a.ID, a.Regions = s.Access, s.ID, record.Regions
				if len(s.Regions) > 0 {
					a.Regions = s.Regions
				}
			}
			told = told || certain
		}
		a.Stages = append(a.Stages, s)
	}
	return a
}

// firstPartyAt drops the sale by the lab where it had certainly not begun, and
// its end where that certainly lay ahead.
func (m *Model) firstPartyAt(day source.Day) *FirstParty {
	f := m.FirstParty
	if f == nil || !m.mayHave(f.Since, day) {
		return nil
	}
	past := *f
	if !m.mayHave(f.Retired, day) {
		past.Retired = source.Date{}
	}
	return &past
}
