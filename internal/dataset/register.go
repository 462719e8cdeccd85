package dataset

import (
	"iter"
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// register is the ids that records of a kind have.
type register struct {
	what string
	ids  []string // sorted
	// open marks a register of which a part could not be read. Any id may
	// stand there: what is wrong is the unreadable part, and not the id.
	open bool
}

func newRegister[K ~string](what string, ids iter.Seq[K], open bool) *register {
	r := &register{what: what, open: open}
	for id := range ids {
		r.ids = append(r.ids, string(id))
	}
	slices.Sort(r.ids)
	return r
}

func (r *register) has(id string) bool {
	_, found := slices.BinarySearch(r.ids, id)
	return found || r.open
}

// registers are the ids that records may refer to.
type registers struct {
	clouds, labs, parties, models, series *register
}

func (l *loader) registers() registers {
	r := registers{
		clouds: newRegister("cloud", maps.Keys(l.data.cloudByID), l.lost("data/clouds.toml")),
		labs:   newRegister("lab", maps.Keys(l.data.labByID), l.lost("data/labs.toml")),
		models: newRegister("model", slices.Values(l.known.models), l.lost("data/models")),
		series: newRegister("share series", slices.Values(l.known.series), l.lost("data/shares")),
	}
	others := newRegister("party", maps.Keys(l.data.orgByID), l.lost("data/organisations.toml"))
	all := slices.Concat(others.ids, r.clouds.ids, r.labs.ids)
	r.parties = newRegister("party", slices.Values(all), others.open || r.clouds.open || r.labs.open)
	return r
}

// manyPlaces is from how many places on a finding is most likely due to one
// mistake elsewhere: a record that is missing, or a wrong day of the report.
// Then that is said once.
const manyPlaces = 20

// reference is the use of an id that no record has.
type reference struct {
	id    string
	known *register
}

// misses collects such uses, so that an id used all over is named once.
type misses struct {
	places map[reference][]source.Pos
	order  []reference
}

func (m *misses) add(at source.Pos, r reference) {
	if m.places == nil {
		m.places = map[reference][]source.Pos{}
	}
	if len(m.places[r]) == 0 {
		m.order = append(m.order, r)
	}
	m.places[r] = append(m.places[r], at)
}

func (m *misses) report(problems *source.Problems) {
	for _, r := range m.order {
		message := source.Unknown(r.known.what, r.id, r.known.ids)
		places := m.places[r]
		if len(places) >= manyPlaces {
			problems.Add(places[0], "%s (and at %d more places)", message, len(places)-1)
			continue
		}
		for _, at := range places {
			problems.Add(at, "%s", message)
		}
	}
}
