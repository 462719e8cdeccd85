package market_test

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// fingerprint writes measures without the names of clouds, which come in the
// order given.
func fingerprint(h *market.History, day source.Day, clouds []dataset.CloudID) string {
	v := &view{h: h}
	m := h.On(day)
	for _, s := range market.Scopes() {
		first, third := m.ExclusiveSplit(s)
		v.line("%s %v %v %v", s, ids(m.In(s)), first, third)
		for _, c := range clouds {
			v.line("%+v", m.LockInIndex(s)[c])
			v.scopeOn(m, s, c, clouds)
		}
	}
	for _, c := range clouds {
		share, _ := m.ShareOf(c)
		v.line("%v %v %v %v", m.Breadth(c), share, h.Lag(c), m.Premium(c))
	}
	for _, x := range h.Data().Models() {
		spell, _ := h.Spell(x.ID)
		reach, _ := m.Reach(x.ID)
		lab, _ := m.LabReach(x.ID.Lab())
		v.line("%s %v %+v %+v %v %v", x.ID, m.Current(x.ID), h.Portability(x.ID), spell, reach, lab)
	}
	concentration, ok := m.Concentration()
	unattributed, _ := m.Unattributed()
	v.line("%v %v %v %v %+v", concentration, ok, unattributed, m.Uncertain(), h.Survival())
	return v.String()
}

// scopeOn writes what measures say of a scope on one cloud. Where two others hold
// as many of its models, the name decides which is called the best one.
func (v *view) scopeOn(m *market.Market, s market.Scope, c dataset.CloudID, clouds []dataset.CloudID) {
	first, third := m.ExclusiveSplitOn(s, c)
	kept, to := m.LockIn(s, c)
	index, _ := m.CatalogueHHI(s, c)
	v.line("  %v %v %v %v %v %v %v", first, third, kept, to != "", m.Overlap(s, c, to).Part == kept.Part, m.LockOut(s, c), index)
	for _, other := range clouds {
		v.line("    %v %v", m.Overlap(s, c, other), m.Jaccard(s, c, other))
	}
}

// shiftsOf writes shifts without the names of clouds: sorted, for names order
// them, and without what depends on their order in a day.
func shiftsOf(h *market.History, clouds []dataset.CloudID) string {
	var lines []string
	for _, s := range h.Shifts() {
		lines = append(lines, fmt.Sprint(s.Day, s.Lab, slices.Index(clouds, s.Cloud), s.Weights, s.Kinds, s.Came, s.Left, s.DegreeBefore, s.DegreeAfter, s.Access))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
