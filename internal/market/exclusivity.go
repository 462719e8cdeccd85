package market

import "moatatlas/internal/dataset"

// ExclusiveShare is E: of the models of a scope, those that one peer alone
// sells. One minus it is the multihoming rate. It is undefined where the scope is
// empty.
func (m *Market) ExclusiveShare(s Scope) Ratio {
	first, third := m.ExclusiveSplit(s)
	return Ratio{first.Part + third.Part, first.Whole + third.Whole}
}

// ExclusiveShareOn is E_c: the same over the models of a scope on one peer. It is
// undefined where there are none, and for any other cloud.
func (m *Market) ExclusiveShareOn(s Scope, cloud dataset.CloudID) Ratio {
	first, third := m.ExclusiveSplitOn(s, cloud)
	return Ratio{first.Part + third.Part, first.Whole + third.Whole}
}

// ExclusiveSplit is E apart for models of labs that belong to a peer
// (first-party) and of all others (third-party): a cloud's own models are
// exclusive by design more often than by contract.
func (m *Market) ExclusiveSplit(s Scope) (firstParty, thirdParty Ratio) {
	return m.split(s, func(int) bool { return true })
}

// ExclusiveSplitOn is E_c apart in the same way.
func (m *Market) ExclusiveSplitOn(s Scope, cloud dataset.CloudID) (firstParty, thirdParty Ratio) {
	c, ok := m.peer(cloud)
	if !ok {
		return Ratio{}, Ratio{}
	}
	return m.split(s, func(model int) bool { return m.has(model, c) })
}

func (m *Market) split(s Scope, counts func(model int) bool) (firstParty, thirdParty Ratio) {
	for _, i := range m.scopes[s] {
		if !counts(i) {
			continue
		}
		r := &thirdParty
		if m.tracks[i].own {
			r = &firstParty
		}
		r.Whole++
		if m.degree[i] == 1 {
			r.Part++
		}
	}
	return firstParty, thirdParty
}
