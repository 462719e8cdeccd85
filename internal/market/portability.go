package market

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Status says on how many of the peers a model is usable.
type Status string

// The statuses, from no peer to all of them for long.
const (
	Unavailable Status = "unavailable" // on none
	Exclusive   Status = "exclusive"   // on one
	Dual        Status = "dual"        // on two of three
	Multihomed  Status = "multihomed"  // on more than one and not on all, where there are not three peers
	Everywhere  Status = "everywhere"  // on all, two at least
	Portable    Status = "portable"    // everywhere without a break for settled days
)

// Statuses lists the statuses, from no peer to all of them for long.
func Statuses() []Status {
	return []Status{Unavailable, Exclusive, Dual, Multihomed, Everywhere, Portable}
}

// settled is after how many days everywhere a model counts as portable.
const settled = 180

// Portability is a model's status at the end of its history.
type Portability struct {
	Status   Status
	Since    source.Day // when the status began; 0 for a model that no peer ever sold
	Keystone source.Day // when the model last came to be everywhere; 0 for never
}

// Portability is the status of a model at the end of the history, since when,
// and the keystone date.
func (h *History) Portability(model dataset.ModelID) Portability {
	i, known := h.number[model]
	if !known {
		return Portability{Status: Unavailable}
	}
	p := Portability{Status: Unavailable}
	for _, s := range h.steps(i) {
		status := h.statusOf(s.degree)
		if status != p.Status {
			p.Status, p.Since = status, s.day
		}
		if status == Everywhere {
			p.Keystone = s.day
		}
	}
	if p.Status == Everywhere && h.AsOf()-p.Keystone >= settled {
		p.Status, p.Since = Portable, p.Keystone+settled
	}
	return p
}

func (h *History) statusOf(degree int) Status {
	switch {
	case degree == 0:
		return Unavailable
	case degree == 1:
		return Exclusive
	case degree == h.peers:
		return Everywhere
	case degree == 2 && h.peers == 3:
		return Dual
	}
	return Multihomed
}

// StatusFrom is a status and the day it began.
type StatusFrom struct {
	Status Status
	Since  source.Day
	Peers  []dataset.CloudID // that sold the model from that day on, in the site's order
}

// Statuses lists the changes of a model's portability, the oldest first: a day
// on which the set of peers that sell it changed.
func (h *History) Statuses(model dataset.ModelID) []StatusFrom {
	i, known := h.number[model]
	if !known {
		return nil
	}
	var list []StatusFrom
	for _, s := range h.steps(i) {
		list = append(list, StatusFrom{h.statusOf(s.degree), s.day, h.PeersOn(model, s.day)})
	}
	return list
}

// PeersOn lists the peers on which a model was usable on a day, in the site's
// order.
func (h *History) PeersOn(model dataset.ModelID, day source.Day) []dataset.CloudID {
	i, known := h.number[model]
	if !known {
		return nil
	}
	var ids []dataset.CloudID
	for c := range h.peers {
		if h.usableOn(i, c, day) {
			ids = append(ids, h.clouds[c])
		}
	}
	return ids
}
