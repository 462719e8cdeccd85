package market

import (
	"cmp"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// History is the market over time: on which clouds each model was usable, and
// when. It does not change.
type History struct {
	data   *dataset.Dataset
	clouds []dataset.CloudID // the peers first, in the site's order
	peers  int               // how many of clouds are peers
	place  map[dataset.CloudID]int
	tracks []*track // in the order of the models' ids
	number map[dataset.ModelID]int
	labs   map[dataset.LabID][]int
	shares *shares
}

// track is one model through time.
type track struct {
	model     *dataset.Model
	own       bool  // first-party: whether its lab belongs to a peer
	before    []int // the models that this one is somewhere on the successor chain of
	offers    []offer
	presences [][]run // by cloud
}

// run is a time without a break in which a model was usable on a cloud.
type run struct {
	from  source.Day
	until source.Day // the first day without it; forever where it has not ended
}

const forever = source.Day(1<<31 - 1)

// New reads the history out of a dataset.
func New(data *dataset.Dataset) *History {
	h := &History{
		data: data, place: map[dataset.CloudID]int{}, number: map[dataset.ModelID]int{},
		labs: map[dataset.LabID][]int{}, shares: newShares(data),
	}
	h.clouds = slices.Clone(data.Site().Peers)
	h.peers = len(h.clouds)
	for _, c := range data.Clouds() {
		if !slices.Contains(h.clouds, c.ID) {
			h.clouds = append(h.clouds, c.ID)
		}
	}
	for i, id := range h.clouds {
		h.place[id] = i
	}
	for i, m := range data.Models() {
		h.number[m.ID] = i
		h.labs[m.Lab()] = append(h.labs[m.Lab()], i)
		offers := h.offers(m)
		h.tracks = append(h.tracks, &track{model: m, own: h.ownedByPeer(m.Lab()), offers: offers, presences: h.presences(offers)})
	}
	h.chain()
	return h
}

func (h *History) ownedByPeer(lab dataset.LabID) bool {
	l := h.data.Lab(lab)
	return l != nil && h.IsPeer(l.Cloud)
}

// offers finds the offers of a model, in the order of its records.
func (h *History) offers(m *dataset.Model) []offer {
	var list []offer
	for i := range m.Availability {
		a := &m.Availability[i]
		sale, sold := SaleOf(a)
		if c, known := h.place[a.Cloud]; known && sold {
			list = append(list, offer{sale, a, c})
		}
	}
	return list
}

// presences finds the runs of a model on each cloud: those of the cloud's
// services together.
func (h *History) presences(offers []offer) [][]run {
	all := make([][]run, len(h.clouds))
	for i := range offers {
		c := offers[i].cloud
		all[c] = append(all[c], offers[i].run())
	}
	for c, runs := range all {
		all[c] = union(runs)
	}
	return all
}

// union joins runs that overlap or touch, and drops those that had ended by the
// day by which they had certainly begun.
func union(runs []run) []run {
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.from, b.from) })
	var joined []run
	for _, r := range runs {
		last := len(joined) - 1
		switch {
		case r.from >= r.until:
		case last >= 0 && r.from <= joined[last].until:
			joined[last].until = max(joined[last].until, r.until)
		default:
			joined = append(joined, r)
		}
	}
	return joined
}

// chain links each model to all that come before it on a chain of successors. A
// chain that leads back to itself, which the dataset's checks
// refuse, is followed once around.
func (h *History) chain() {
	for i := range h.tracks {
		for next, ok := h.successor(i); ok && next != i; next, ok = h.successor(next) {
			before := &h.tracks[next].before
			if n := len(*before); n > 0 && (*before)[n-1] == i {
				break
			}
			*before = append(*before, i)
		}
	}
}

func (h *History) successor(model int) (next int, ok bool) {
	next, ok = h.number[h.tracks[model].model.Successor]
	return next, ok
}

// Data is the dataset behind the history.
func (h *History) Data() *dataset.Dataset { return h.data }

// AsOf is the last day of the history: the report's own.
func (h *History) AsOf() source.Day { return h.data.AsOf() }

// Peers lists the clouds that are compared, in the site's order.
func (h *History) Peers() []dataset.CloudID { return slices.Clone(h.clouds[:h.peers]) }

// usableOn tells whether a model is usable on a cloud on a day.
func (h *History) usableOn(model, cloud int, day source.Day) bool {
	for _, r := range h.tracks[model].presences[cloud] {
		if r.from <= day && day < r.until {
			return true
		}
	}
	return false
}

// firstOn is the first day on which a model was usable on a cloud; ok is false
// where there is none by the end of the history.
func (h *History) firstOn(model, cloud int) (day source.Day, ok bool) {
	runs := h.tracks[model].presences[cloud]
	if len(runs) == 0 || runs[0].from > h.AsOf() {
		return 0, false
	}
	return runs[0].from, true
}

// First is the date on which a model first became usable on a cloud, as exactly
// as it is known; ok is false where it has not by the end of the history.
func (h *History) First(model dataset.ModelID, cloud dataset.CloudID) (date source.Date, ok bool) {
	i, known := h.number[model]
	if !known {
		return date, false
	}
	c, there := h.place[cloud]
	for _, o := range h.tracks[i].offers {
		if there && o.cloud == c && o.From.Latest() <= h.AsOf() && (!ok || o.From.Latest() < date.Latest()) {
			date, ok = o.From, true
		}
	}
	return date, ok
}

// step is a day on which other peers than before sell a model.
type step struct {
	day    source.Day
	degree int // from that day on
}

// steps lists the days up to the end of the history on which a model came to a
// peer or left one. The degree stays the same where it did both.
func (h *History) steps(model int) []step {
	changes := map[source.Day]int{}
	for c := range h.peers {
		for _, r := range h.tracks[model].presences[c] {
			changes[r.from]++
			changes[r.until]--
		}
	}
	var list []step
	degree := 0
	for _, day := range sortedDays(changes) {
		if day > h.AsOf() {
			break
		}
		degree += changes[day]
		list = append(list, step{day, degree})
	}
	return list
}

func sortedDays[V any](m map[source.Day]V) []source.Day {
	days := make([]source.Day, 0, len(m))
	for d := range m {
		days = append(days, d)
	}
	slices.Sort(days)
	return days
}

// IsPeer tells whether a cloud is one of those compared.
func (h *History) IsPeer(id dataset.CloudID) bool {
	_, ok := h.peer(id)
	return ok
}
