package market

import "slices"

// tally keeps the counts behind E and E_c while models come and go one after
// the other: reading a whole Market after each step would take time in the
// square of the data.
type tally struct {
	h      *History
	usable []bool // by model and cloud
	degree []int  // by model
	alive  []int  // by model: how many of its successors are in M
	counts map[Scope]*scopeCount
}

// scopeCount is what is counted of a scope.
type scopeCount struct {
	all Ratio   // exclusive models of all models
	on  []Ratio // the same by peer
}

func newTally(h *History) *tally {
	t := &tally{
		h:      h,
		usable: make([]bool, len(h.tracks)*len(h.clouds)),
		degree: make([]int, len(h.tracks)),
		alive:  make([]int, len(h.tracks)),
		counts: map[Scope]*scopeCount{},
	}
	for _, s := range Scopes() {
		t.counts[s] = &scopeCount{on: make([]Ratio, h.peers)}
	}
	return t
}

func (t *tally) has(model, cloud int) bool { return t.usable[model*len(t.h.clouds)+cloud] }

// current tells whether a model is in M and none of its successors is.
func (t *tally) current(model int) bool { return t.degree[model] > 0 && t.alive[model] == 0 }

// in tells whether a model belongs to a scope now.
func (t *tally) in(s Scope, model int) bool {
	m := t.h.tracks[model].model
	switch s {
	case ScopeProprietary:
		return t.degree[model] > 0 && !m.OpenWeights
	case ScopeFrontier:
		return t.current(model) && frontierKind(m)
	}
	return t.degree[model] > 0
}

// set makes a model usable on a cloud, or not. Membership in the frontier may
// change with it for the models before this one on the chain of successors.
func (t *tally) set(model, cloud int, usable bool) {
	at := model*len(t.h.clouds) + cloud
	if t.usable[at] == usable {
		return
	}
	if cloud >= t.h.peers {
		t.usable[at] = usable
		return
	}
	after := t.degree[model] - 1
	if usable {
		after = t.degree[model] + 1
	}
	touched := []int{model}
	if (t.degree[model] > 0) != (after > 0) {
		touched = slices.Concat(touched, t.h.tracks[model].before)
	}
	t.count(touched, -1)
	if wasIn, isIn := t.degree[model] > 0, after > 0; wasIn != isIn {
		for _, b := range t.h.tracks[model].before {
			if isIn {
				t.alive[b]++
			} else {
				t.alive[b]--
			}
		}
	}
	t.usable[at], t.degree[model] = usable, after
	t.count(touched, +1)
}

// count enters models into the counts of their scopes, or takes them out.
func (t *tally) count(models []int, sign int) {
	for _, s := range Scopes() {
		c := t.counts[s]
		for _, i := range models {
			if !t.in(s, i) {
				continue
			}
			exclusive := 0
			if t.degree[i] == 1 {
				exclusive = sign
			}
			c.all.Whole += sign
			c.all.Part += exclusive
			for p := range t.h.peers {
				if t.has(i, p) {
					c.on[p].Whole += sign
					c.on[p].Part += exclusive
				}
			}
		}
	}
}

// shares are E and E_c now.
func (t *tally) shares() Shares {
	s := Shares{All: map[Scope]Ratio{}, On: map[Scope][]Ratio{}}
	for scope, c := range t.counts {
		s.All[scope] = c.all
		s.On[scope] = slices.Clone(c.on)
	}
	return s
}

// Shares are the exclusive shares at one moment.
type Shares struct {
	All map[Scope]Ratio
	On  map[Scope][]Ratio // by peer, in the site's order
}
