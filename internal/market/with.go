package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Until is the history up to another day: plans up to it count as carried out.
func (h *History) Until(day source.Day) *History {
	e := *h
	e.data = h.data.On(day)
	return &e
}

// With is the history of a dataset that differs from this one's in a single
// model, which may also be missing. It is what New makes of that dataset, in a
// small part of the time.
func (h *History) With(data *dataset.Dataset, changed dataset.ModelID) *History {
	i, known := h.number[changed]
	if !known {
		return New(data)
	}
	e := *h
	e.data = data
	e.tracks = slices.Clone(h.tracks)
	was := h.tracks[i]
	is := &track{model: data.Model(changed), own: was.own, before: was.before}
	if is.model == nil {
		// Without a sale or a successor a track takes part in nothing.
		is.model = &dataset.Model{ID: changed}
	}
	is.offers = e.offers(is.model)
	is.presences = e.presences(is.offers)
	e.tracks[i] = is
	if is.model.Successor != was.model.Successor {
		for j, t := range e.tracks {
			unlinked := *t
			unlinked.before = nil
			e.tracks[j] = &unlinked
		}
		e.chain()
	}
	return &e
}

// WithShares is the history of a dataset that differs from this one's in
// nothing but the figures of market shares.
func (h *History) WithShares(data *dataset.Dataset) *History {
	e := *h
	e.data = data
	e.shares = newShares(data)
	return &e
}

// WithData is the history of a dataset that differs from this one's neither in
// models nor in clouds nor in figures of market shares.
func (h *History) WithData(data *dataset.Dataset) *History {
	e := *h
	e.data = data
	return &e
}

// With is the market on the same day of another history, which was made by With
// or WithShares from the history of this market. The models named are those that
// differ.
func (m *Market) With(h *History, changed ...dataset.ModelID) *Market {
	e := *m
	e.History = h
	var differ []int
	for _, id := range changed {
		if i, known := h.number[id]; known && e.differs(m, i) {
			differ = append(differ, i)
		}
	}
	if len(differ) == 0 {
		return &e
	}
	e.usable, e.degree = slices.Clone(m.usable), slices.Clone(m.degree)
	for _, i := range differ {
		e.enter(i)
	}
	e.settle()
	return &e
}

// differs tells whether a model's change can be seen in another market of the
// same day: in where it is usable, or in which scopes.
func (m *Market) differs(was *Market, model int) bool {
	a, b := m.tracks[model].model, was.tracks[model].model
	if a.OpenWeights != b.OpenWeights || frontierKind(a) != frontierKind(b) || a.Successor != b.Successor {
		return true
	}
	for c := range m.clouds {
		if m.usableOn(model, c, m.day) != was.has(model, c) {
			return true
		}
	}
	return false
}

// SameOn tells whether another history says the same of a model as far as the
// market of a day rests on it: whether it is on record, of which scopes and before
// which successor it stands, and for each of its offers whether it is on sale, to
// whom and for what price.
func (h *History) SameOn(was *History, model dataset.ModelID, day source.Day) bool {
	i, known := h.number[model]
	if !known || (h.data.Model(model) == nil) != (was.data.Model(model) == nil) {
		return false
	}
	a, b := h.tracks[i], was.tracks[i]
	if a.model.OpenWeights != b.model.OpenWeights || frontierKind(a.model) != frontierKind(b.model) || a.model.Successor != b.model.Successor {
		return false
	}
	return slices.Equal(a.terms(day), b.terms(day))
}

// term is what an offer on sale comes to for a customer.
type term struct {
	cloud  int
	access dataset.Access
	price  *dataset.Price
}

// terms lists those of a model's offers that are on sale on a day.
func (t *track) terms(day source.Day) []term {
	var list []term
	for i := range t.offers {
		if o := &t.offers[i]; o.On(day) {
			list = append(list, term{o.cloud, o.access(day), o.record.Price})
		}
	}
	return list
}

// Differences lists the models that two markets of the same day and of like
// datasets differ in, in the order of their ids: where a model is usable, whether
// it is current, or of which scopes.
func (m *Market) Differences(was *Market) []dataset.ModelID {
	var ids []dataset.ModelID
	for i := range m.tracks {
		if m.current[i] != was.current[i] || m.tracks[i].model != was.tracks[i].model && m.differs(was, i) {
			ids = append(ids, was.tracks[i].model.ID)
		}
	}
	return ids
}

// ScopesOf lists the scopes that a model is in on the day.
func (m *Market) ScopesOf(model dataset.ModelID) []Scope {
	i, known := m.number[model]
	if !known || m.degree[i] == 0 {
		return nil
	}
	scopes := []Scope{ScopeAll}
	if !m.tracks[i].model.OpenWeights {
		scopes = append(scopes, ScopeProprietary)
	}
	if m.current[i] && frontierKind(m.tracks[i].model) {
		scopes = append(scopes, ScopeFrontier)
	}
	return scopes
}

// ShiftsDiffer finds the first day on which another history may have other shifts
// for what it says of one model: when and on which clouds that was usable, with which
// access it came, its weights and its successor. ok is false where all are the same.
func (h *History) ShiftsDiffer(was *History, model dataset.ModelID) (from source.Day, ok bool) {
	i, known := h.number[model]
	if !known {
		return 0, false
	}
	a, b := h.tracks[i], was.tracks[i]
	from = forever
	for c := range h.clouds {
		from = min(from, h.firstDifference(was, i, c))
	}
	if a.model.OpenWeights != b.model.OpenWeights {
		from = min(from, a.opened(), b.opened())
	}
	if a.model.Successor != b.model.Successor {
		from = min(from, h.lineOpened(i), was.lineOpened(i))
	}
	return from, from < forever
}

// firstDifference is the first day on which two histories tell a model's presence on
// a cloud, or the access it came with, apart.
func (h *History) firstDifference(was *History, model, cloud int) source.Day {
	a, b := h.tracks[model].presences[cloud], was.tracks[model].presences[cloud]
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			return b[i].from
		case i >= len(b):
			return a[i].from
		case a[i].from != b[i].from:
			return min(a[i].from, b[i].from)
		case h.accessOn(model, cloud, a[i].from) != was.accessOn(model, cloud, a[i].from):
			return a[i].from
		case a[i].until != b[i].until:
			return min(a[i].until, b[i].until)
		}
	}
	return forever
}

// opened is the first day on which a model was usable.
func (t *track) opened() source.Day {
	first := forever
	for _, runs := range t.presences {
		if len(runs) > 0 {
			first = min(first, runs[0].from)
		}
	}
	return first
}

// lineOpened is the first day on which a model or one that came after it was usable:
// no link between them counts before.
func (h *History) lineOpened(model int) source.Day {
	first := forever
	for range h.tracks { // data with problems may have a ring of successors
		first = min(first, h.tracks[model].opened())
		next, ok := h.successor(model)
		if !ok {
			break
		}
		model = next
	}
	return first
}
