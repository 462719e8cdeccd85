package market

import (
	"slices"

	"moatatlas/internal/dataset"
)

// on counts the models of a scope on a peer.
func (m *Market) on(s Scope, cloud int) int { return m.shared(s, cloud, cloud) }

// shared counts the models of a scope on both of two peers.
func (m *Market) shared(s Scope, a, b int) int {
	n := 0
	for _, i := range m.scopes[s] {
		if m.has(i, a) && m.has(i, b) {
			n++
		}
	}
	return n
}

// Overlap is O(from→to): of the models of a scope on one peer, those that
// another one sells too. It is what a customer keeps who moves. This and the
// measures below are undefined where there is nothing to divide by, and for clouds
// that are no peers.
func (m *Market) Overlap(s Scope, from, to dataset.CloudID) Ratio {
	a, known := m.peer(from)
	b, there := m.peer(to)
	if !known || !there {
		return Ratio{}
	}
	return Ratio{m.shared(s, a, b), m.on(s, a)}
}

// Jaccard is the overlap of two peers without a direction: the models of a scope
// on both, of those on either.
func (m *Market) Jaccard(s Scope, a, b dataset.CloudID) Ratio {
	i, known := m.peer(a)
	j, there := m.peer(b)
	if !known || !there {
		return Ratio{}
	}
	both := m.shared(s, i, j)
	return Ratio{both, m.on(s, i) + m.on(s, j) - both}
}

// LockIn is L_c as what is kept: the overlap of a peer with the best other one,
// which is named. What is lost is 1 minus it. Ties go to the first id. Where no
// other peer has any of the models nothing is kept and to is "".
func (m *Market) LockIn(s Scope, cloud dataset.CloudID) (kept Ratio, to dataset.CloudID) {
	c, ok := m.peer(cloud)
	if !ok {
		return Ratio{}, ""
	}
	kept.Whole = m.on(s, c)
	others := m.Peers()
	slices.Sort(others)
	for _, other := range others {
		if n := m.Overlap(s, cloud, other).Part; other != cloud && n > kept.Part {
			kept.Part, to = n, other
		}
	}
	return kept, to
}

// LockOut is K_c: of the models of a scope, those that customers of a peer
// cannot buy there.
func (m *Market) LockOut(s Scope, cloud dataset.CloudID) Ratio {
	c, ok := m.peer(cloud)
	if !ok {
		return Ratio{}
	}
	all := len(m.scopes[s])
	return Ratio{all - m.on(s, c), all}
}

// Breadth is, of the labs with a frontier model on any peer, those with one on a
// given peer.
func (m *Market) Breadth(cloud dataset.CloudID) Ratio {
	c, ok := m.peer(cloud)
	if !ok {
		return Ratio{}
	}
	all, here := map[dataset.LabID]bool{}, map[dataset.LabID]bool{}
	for _, i := range m.scopes[ScopeFrontier] {
		lab := m.tracks[i].model.Lab()
		all[lab] = true
		if m.has(i, c) {
			here[lab] = true
		}
	}
	return Ratio{len(here), len(all)}
}
