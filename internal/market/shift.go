package market

import (
	"cmp"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Kind says what a shift is. One shift can be of several kinds.
type Kind string

// The kinds of shift. Those of a model compare the day with the day before.
const (
	Debut               Kind = "debut"                 // a model's first day on any peer
	Arrival             Kind = "arrival"               // a model that was on a peer before comes to one more
	LabArrival          Kind = "lab-arrival"           // the lab's first model with these weights on this cloud
	ExclusivityEnded    Kind = "exclusivity-ended"     // a model goes from one peer to two or more
	LabExclusivityEnded Kind = "lab-exclusivity-ended" // the lab's models with these weights go from one peer to two or more
	ReachedAll          Kind = "everywhere"            // a model comes to be on all peers
	Retirement          Kind = "retirement"            // a model leaves this cloud
	ExclusivityFormed   Kind = "exclusivity-formed"    // a model goes from two or more peers to one
	Withdrawal          Kind = "withdrawal"            // the lab's last model leaves this cloud
)

// Kinds lists the kinds of shift: what comes, then what goes.
func Kinds() []Kind {
	return []Kind{Debut, Arrival, LabArrival, ExclusivityEnded, LabExclusivityEnded, ReachedAll, Retirement, ExclusivityFormed, Withdrawal}
}

// Weights tells models apart whose weights can be downloaded.
type Weights string

// The classes of weights.
const (
	OpenWeights   Weights = "open"
	ClosedWeights Weights = "proprietary"
)

func weightsOf(m *dataset.Model) Weights {
	if m.OpenWeights {
		return OpenWeights
	}
	return ClosedWeights
}

// Shift is what changed on one day for one lab on one peer, apart for open and
// closed weights: models that came there or left.
type Shift struct {
	ID      string
	Day     source.Day
	Lab     dataset.LabID
	Cloud   dataset.CloudID
	Weights Weights
	Kinds   []Kind // in alphabetical order
	Came    []dataset.ModelID
	Left    []dataset.ModelID
	// How many peers sold the models before the day and after it, in the order of Came and then Left.
	DegreeBefore, DegreeAfter []int
	// The lab's reach before and after; not defined before the first published quarter of shares.
	ReachBefore, ReachAfter               float64
	ReachBeforeDefined, ReachAfterDefined bool
	// The exclusive shares before and after: the shifts of one day are applied in the order of their ids.
	Before, After Shares
	// The weakest access that any model came with; "" where none came.
	Access dataset.Access
	// How many models came with less than open access.
	Restricted int
}

// Models lists the models that came or left, in the order of their ids.
func (s *Shift) Models() []dataset.ModelID {
	return slices.Sorted(slices.Values(slices.Concat(s.Came, s.Left)))
}

// Has tells whether the shift is of a kind.
func (s *Shift) Has(k Kind) bool { return slices.Contains(s.Kinds, k) }

// Gain is the impact: by how many points of spending on clouds the lab's reach
// grew, or shrank where it is negative.
func (s *Shift) Gain() float64 { return s.ReachAfter - s.ReachBefore }

// change is a model that comes to a cloud, or leaves it.
type change struct {
	day          source.Day
	model, cloud int
	comes        bool
}

// changes lists all changes of some models up to the end of the history in the
// order of days.
func (h *History) changes(models []int) []change {
	var list []change
	for _, i := range models {
		for c, runs := range h.tracks[i].presences {
			for _, r := range runs {
				list = append(list, change{r.from, i, c, true}, change{r.until, i, c, false})
			}
		}
	}
	list = slices.DeleteFunc(list, func(c change) bool { return c.day > h.AsOf() })
	slices.SortStableFunc(list, func(a, b change) int { return cmp.Compare(a.day, b.day) })
	return list
}

// Shifts finds all shifts of the history, the oldest first; those of one day
// in the order of their ids.
func (h *History) Shifts() []*Shift {
	all := make([]int, len(h.tracks))
	for i := range all {
		all[i] = i
	}
	return h.walk(all, false, 0)
}

// ShiftsOf finds the shifts of one lab from a day on, without the exclusive shares
// before and after, for these count the models of all labs.
func (h *History) ShiftsOf(lab dataset.LabID, from source.Day) []*Shift {
	return h.walk(h.labs[lab], true, from)
}

func (h *History) walk(models []int, alone bool, first source.Day) []*Shift {
	var all []*Shift
	w := &walk{
		History: h, tally: newTally(h), alone: alone,
		everOn: map[labCloud]bool{}, now: map[labCloud]int{}, ever: make([]bool, len(h.tracks)),
	}
	changes := h.changes(models)
	for from := 0; from < len(changes); {
		to := from
		for to < len(changes) && changes[to].day == changes[from].day {
			to++
		}
		if today := changes[from:to]; changes[from].day < first {
			w.pass(today)
		} else {
			all = append(all, w.day(today)...)
		}
		from = to
	}
	return all
}
