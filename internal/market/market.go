package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Market is the market on one day. It does not change.
type Market struct {
	*History
	day     source.Day
	usable  []bool // by model and cloud: usable[model*len(clouds)+cloud]
	degree  []int  // by model: on how many peers it is usable
	current []bool // by model
	scopes  map[Scope][]int
}

// On is the market of a dataset on a day.
func On(data *dataset.Dataset, day source.Day) *Market { return New(data).On(day) }

// On is the market on a day of its history.
func (h *History) On(day source.Day) *Market {
	m := &Market{
		History: h, day: day,
		usable: make([]bool, len(h.tracks)*len(h.clouds)),
		degree: make([]int, len(h.tracks)),
	}
	for i := range h.tracks {
		m.enter(i)
	}
	m.settle()
	return m
}

// enter notes on which clouds a model is usable.
func (m *Market) enter(model int) {
	m.degree[model] = 0
	for c := range m.clouds {
		usable := m.usableOn(model, c, m.day)
		m.usable[model*len(m.clouds)+c] = usable
		if usable && c < m.peers {
			m.degree[model]++
		}
	}
}

// settle finds the current models and those of each scope.
func (m *Market) settle() {
	was := m.scopes
	m.current = make([]bool, len(m.tracks))
	for i := range m.current {
		m.current[i] = m.degree[i] > 0
	}
	for i := range m.tracks {
		if m.degree[i] > 0 {
			for _, before := range m.tracks[i].before {
				m.current[before] = false
			}
		}
	}
	m.scopes = m.sort(was)
}

// sort finds the models of each scope; they are about as many as they were.
func (m *Market) sort(was map[Scope][]int) map[Scope][]int {
	const more = 8
	list := func(s Scope) []int { return make([]int, 0, len(was[s])+more) }
	all, proprietary, frontier := list(ScopeAll), list(ScopeProprietary), list(ScopeFrontier)
	for i := range m.tracks {
		if m.degree[i] == 0 {
			continue
		}
		all = append(all, i)
		model := m.tracks[i].model
		if !model.OpenWeights {
			proprietary = append(proprietary, i)
		}
		if m.current[i] && frontierKind(model) {
			frontier = append(frontier, i)
		}
	}
	return map[Scope][]int{ScopeAll: all, ScopeProprietary: proprietary, ScopeFrontier: frontier}
}

// Day is the day of the market.
func (m *Market) Day() source.Day { return m.day }

func (m *Market) has(model, cloud int) bool { return m.usable[model*len(m.clouds)+cloud] }

// Usable tells whether customers of a cloud can use a model on the day.
func (m *Market) Usable(model dataset.ModelID, cloud dataset.CloudID) bool {
	i, known := m.number[model]
	c, there := m.place[cloud]
	return known && there && m.has(i, c)
}

// PeersOf lists the peers on which a model is usable on the day, in the site's
// order; their number is the model's degree.
func (m *Market) PeersOf(model dataset.ModelID) []dataset.CloudID {
	return m.cloudsOf(model, m.peers)
}

// CloudsOf lists all clouds on which a model is usable on the day, in the
// order of their ids.
func (m *Market) CloudsOf(model dataset.ModelID) []dataset.CloudID {
	ids := m.cloudsOf(model, len(m.clouds))
	slices.Sort(ids)
	return ids
}

func (m *Market) cloudsOf(model dataset.ModelID, n int) []dataset.CloudID {
	i, known := m.number[model]
	if !known {
		return nil
	}
	var ids []dataset.CloudID
	for c := range n {
		if m.has(i, c) {
			ids = append(ids, m.clouds[c])
		}
	}
	return ids
}

// Degree is on how many peers a model is usable.
func (m *Market) Degree(model dataset.ModelID) int {
	if i, known := m.number[model]; known {
		return m.degree[i]
	}
	return 0
}

// Exclusive tells whether exactly one peer sells a model on the day.
func (m *Market) Exclusive(model dataset.ModelID) bool { return m.Degree(model) == 1 }

// Current tells whether a model is in M and none of its successors is.
func (m *Market) Current(model dataset.ModelID) bool {
	i, known := m.number[model]
	return known && m.current[i]
}

// In lists the models of a scope in the order of their ids.
func (m *Market) In(s Scope) []*dataset.Model {
	list := make([]*dataset.Model, len(m.scopes[s]))
	for i, n := range m.scopes[s] {
		list[i] = m.tracks[n].model
	}
	return list
}

// peer is the number of a peer; ok is false for any other cloud.
func (h *History) peer(id dataset.CloudID) (number int, ok bool) {
	c, known := h.place[id]
	return c, known && c < h.peers
}

// Access is the widest access that a cloud gives to a model on the day; "" where
// it is not usable there.
func (m *Market) Access(model dataset.ModelID, cloud dataset.CloudID) dataset.Access {
	i, known := m.number[model]
	c, there := m.place[cloud]
	if !known || !there {
		return ""
	}
	return m.accessOn(i, c, m.day)
}

// AccessOn is the widest access that a cloud gave to a model on a day of the
// history; "" where it was not usable there.
func (h *History) AccessOn(model dataset.ModelID, cloud dataset.CloudID, day source.Day) dataset.Access {
	i, known := h.number[model]
	c, there := h.place[cloud]
	if !known || !there {
		return ""
	}
	return h.accessOn(i, c, day)
}

func (h *History) accessOn(model, cloud int, day source.Day) dataset.Access {
	widest := dataset.Access("")
	order := dataset.Open.Allowed()
	for i := range h.tracks[model].offers {
		o := &h.tracks[model].offers[i]
		if o.cloud != cloud || !o.On(day) {
			continue
		}
		if access := o.access(day); widest == "" || slices.Index(order, string(access)) < slices.Index(order, string(widest)) {
			widest = access
		}
	}
	return widest
}

// Uncertain lists the models of which the data does not say for certain whether
// each peer sold them on the day: a date may lie on either side of it.
func (m *Market) Uncertain() []dataset.ModelID {
	var ids []dataset.ModelID
	for i := range m.tracks {
		if slices.ContainsFunc(m.clouds[:m.peers], func(c dataset.CloudID) bool { return m.inDoubt(i, m.place[c]) }) {
			ids = append(ids, m.tracks[i].model.ID)
		}
	}
	return ids
}

// InDoubt tells whether the data does not say for certain if a cloud sold a
// model on the day. Where Usable is true, it may have ceased to; else it may
// have begun.
func (m *Market) InDoubt(model dataset.ModelID, cloud dataset.CloudID) bool {
	i, known := m.number[model]
	c, there := m.place[cloud]
	return known && there && m.inDoubt(i, c)
}

// inDoubt tells it of a service of the cloud, unless another one of the same
// cloud sells the model beyond doubt.
func (m *Market) inDoubt(model, cloud int) bool {
	doubt := false
	for i := range m.tracks[model].offers {
		o := &m.tracks[model].offers[i]
		if o.cloud != cloud {
			continue
		}
		unsure := o.unsure(m.tracks[model].model, m.day)
		if !unsure && o.On(m.day) {
			return false
		}
		doubt = doubt || unsure
	}
	return doubt
}
