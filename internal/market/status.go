package market

import "moatatlas/internal/dataset"

// Status says on how many of the peers a model is usable.
type Status string

// The statuses, from no peer to all of them.
const (
	Unavailable Status = "unavailable" // on none
	Exclusive   Status = "exclusive"   // on one
	Dual        Status = "dual"        // on two of three
	Multihomed  Status = "multihomed"  // on more than one and not on all, where there are not three peers
	Everywhere  Status = "everywhere"  // on all, two at least
)

// Status is the status of a model on the day.
func (m *Market) Status(model dataset.ModelID) Status {
	switch degree, peers := len(m.peers[model]), len(m.data.Site().Peers); {
	case degree == 0:
		return Unavailable
	case degree == 1:
		return Exclusive
	case degree == peers:
		return Everywhere
	case degree == 2 && peers == 3:
		return Dual
	}
	return Multihomed
}
