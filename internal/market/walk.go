package market

import (
	"cmp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// labCloud is a lab's models of one class of weights on one peer.
type labCloud struct {
	lab     dataset.LabID
	weights Weights
	cloud   int
}

// walk goes through the history day by day.
type walk struct {
	*History
	tally  *tally
	alone  bool              // whether only one lab's models are walked: then exclusive shares are none of this walk
	everOn map[labCloud]bool // whether any such model was usable there before
	now    map[labCloud]int  // how many are
	ever   []bool            // by model: whether it was on any peer before
	// Lists that reach fills again and again.
	line    []int
	reached []dataset.CloudID
}

// day applies the changes of one day and returns its shifts.
func (w *walk) day(changes []change) []*Shift {
	groups := map[string][]change{}
	for _, c := range changes {
		if c.cloud >= w.peers {
			w.step(c)
			continue
		}
		id := w.id(c)
		groups[id] = append(groups[id], c)
	}
	before := map[int]int{}
	for _, c := range changes {
		before[c.model] = w.tally.degree[c.model]
	}
	beforeOn := w.peersOfLabs(changes)
	var shifts []*Shift
	ids := sortedKeys(groups)
	for _, id := range ids {
		shifts = append(shifts, w.apply(id, groups[id]))
	}
	afterOn := w.peersOfLabs(changes)
	for i, id := range ids {
		w.classify(shifts[i], groups[id], before, beforeOn, afterOn)
	}
	w.remember(changes)
	return shifts
}

// pass applies the changes of a day whose shifts are of no interest.
func (w *walk) pass(changes []change) {
	for _, c := range changes {
		w.step(c)
	}
	w.remember(changes)
}

// step makes a change.
func (w *walk) step(c change) {
	w.tally.set(c.model, c.cloud, c.comes)
	switch {
	case c.cloud >= w.peers: // counts for reach alone
	case c.comes:
		w.now[w.key(c)]++
	default:
		w.now[w.key(c)]--
	}
}

func (w *walk) id(c change) string {
	m := w.tracks[c.model].model
	return strings.Join([]string{c.day.String(), string(m.Lab()), string(w.clouds[c.cloud]), string(weightsOf(m))}, "-")
}

func (w *walk) key(c change) labCloud {
	m := w.tracks[c.model].model
	return labCloud{m.Lab(), weightsOf(m), c.cloud}
}

// apply makes the changes of one shift and measures before and after.
func (w *walk) apply(id string, changes []change) *Shift {
	first := changes[0]
	model := w.tracks[first.model].model
	s := &Shift{ID: id, Day: first.day, Lab: model.Lab(), Cloud: w.clouds[first.cloud], Weights: weightsOf(model), Before: w.tallied()}
	s.ReachBefore, s.ReachBeforeDefined = w.reach(s.Lab, s.Day)
	slices.SortFunc(changes, func(a, b change) int { return cmp.Compare(a.model, b.model) })
	for _, c := range changes {
		w.step(c)
	}
	s.ReachAfter, s.ReachAfterDefined = w.reach(s.Lab, s.Day)
	s.After = w.tallied()
	return s
}

// tallied are the exclusive shares as the tally stands.
func (w *walk) tallied() Shares {
	if w.alone {
		return Shares{}
	}
	return w.tally.shares()
}

// reach is the reach of a lab's line as the tally stands.
func (w *walk) reach(lab dataset.LabID, day source.Day) (percent float64, ok bool) {
	line := w.line[:0]
	for _, i := range w.labs[lab] {
		if w.tally.current(i) {
			line = append(line, i)
		}
	}
	w.line = line
	closed := slices.ContainsFunc(line, func(i int) bool { return !w.tracks[i].model.OpenWeights })
	clouds := w.reached[:0]
	for c, id := range w.clouds {
		if slices.ContainsFunc(line, func(i int) bool { return w.tally.has(i, c) && !(closed && w.tracks[i].model.OpenWeights) }) {
			clouds = append(clouds, id)
		}
	}
	w.reached = clouds
	return w.shares.sum(clouds, day)
}

// onPeers counts the peers with a model of a lab and class of weights. There are few
// on a day.
type onPeers []labOnPeers

type labOnPeers struct {
	line labCloud // its cloud is not used
	n    int
}

func (o onPeers) of(line labCloud) int {
	for _, l := range o {
		if l.line == line {
			return l.n
		}
	}
	return 0
}

func (w *walk) peersOfLabs(changes []change) onPeers {
	var counts onPeers
	for _, c := range changes {
		k := w.key(c)
		k.cloud = 0
		if slices.ContainsFunc(counts, func(l labOnPeers) bool { return l.line == k }) {
			continue
		}
		n := 0
		for p := range w.peers {
			if w.now[labCloud{k.lab, k.weights, p}] > 0 {
				n++
			}
		}
		counts = append(counts, labOnPeers{k, n})
	}
	return counts
}

// classify finds the models and the kinds of a shift by comparing the day with
// the day before.
func (w *walk) classify(s *Shift, changes []change, before map[int]int, labBefore, labAfter onPeers) {
	kinds := map[Kind]bool{}
	for _, c := range changes {
		was, is := before[c.model], w.tally.degree[c.model]
		if c.comes {
			w.came(s, c)
			w.coming(kinds, c, was, is)
		} else {
			s.Left = append(s.Left, w.tracks[c.model].model.ID)
			kinds[Retirement] = true
			kinds[ExclusivityFormed] = kinds[ExclusivityFormed] || was >= 2 && is == 1
		}
	}
	w.labKinds(kinds, s, w.key(changes[0]), labBefore, labAfter)
	for _, id := range slices.Concat(s.Came, s.Left) {
		s.DegreeBefore = append(s.DegreeBefore, before[w.number[id]])
		s.DegreeAfter = append(s.DegreeAfter, w.tally.degree[w.number[id]])
	}
	for _, kind := range Kinds() {
		if kinds[kind] {
			s.Kinds = append(s.Kinds, kind)
		}
	}
	slices.Sort(s.Kinds)
}

// came enters a model that came, and the access it came with.
func (w *walk) came(s *Shift, c change) {
	s.Came = append(s.Came, w.tracks[c.model].model.ID)
	access := w.accessOn(c.model, c.cloud, c.day)
	s.Access = weaker(s.Access, access)
	if access != dataset.Open {
		s.Restricted++
	}
}

// labKinds finds the kinds that a lab's models decide together. Its exclusivity is
// ended by the shifts on the clouds that are new to it, not by one of the same day
// on the cloud it had.
func (w *walk) labKinds(kinds map[Kind]bool, s *Shift, k labCloud, labBefore, labAfter onPeers) {
	if len(s.Came) > 0 {
		kinds[LabArrival] = !w.everOn[k]
		line := labCloud{k.lab, k.weights, 0}
		isNew := w.now[k] == len(s.Came)-len(s.Left)
		kinds[LabExclusivityEnded] = isNew && labBefore.of(line) == 1 && labAfter.of(line) >= 2
	}
	if len(s.Left) > 0 {
		other := labCloud{k.lab, OpenWeights, k.cloud}
		if k.weights == OpenWeights {
			other.weights = ClosedWeights
		}
		kinds[Withdrawal] = w.now[k] == 0 && w.now[other] == 0
	}
}

func (w *walk) coming(kinds map[Kind]bool, c change, was, is int) {
	if w.ever[c.model] {
		kinds[Arrival] = true
	} else {
		kinds[Debut] = true
	}
	if was == 1 && is >= 2 {
		kinds[ExclusivityEnded] = true
	}
	if w.peers >= 2 && was < w.peers && is == w.peers {
		kinds[ReachedAll] = true
	}
}

// remember notes what was there by the end of a day.
func (w *walk) remember(changes []change) {
	for _, c := range changes {
		if c.cloud < w.peers && c.comes {
			w.ever[c.model] = true
			w.everOn[w.key(c)] = true
		}
	}
}

// weaker is the narrower of two accesses; "" is none.
func weaker(a, b dataset.Access) dataset.Access {
	order := dataset.Open.Allowed()
	if slices.Index(order, string(b)) > slices.Index(order, string(a)) {
		return b
	}
	return a
}
