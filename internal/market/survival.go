package market

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Spell is the time in which a model was sold by one peer alone, from its first
// day on any.
type Spell struct {
	Model   dataset.ModelID
	First   source.Day // the first day on any peer
	Second  source.Day // the first day on two or more; 0 for never
	Days    int        // of exclusivity, to the second peer or to the day it was censored
	Ended   bool       // by a second peer; else censored
	Bounded bool       // whether its first or second day is only a bound
	own     bool       // whether the model is first-party
	lab     dataset.LabID
}

// Spell is the time for which a model was exclusive after it first came to a
// peer; ok is false for a model that no peer ever sold. It is censored at the
// end of the history, or on the day its only peer retired it.
func (h *History) Spell(model dataset.ModelID) (spell Spell, ok bool) {
	i, known := h.number[model]
	if !known {
		return Spell{}, false
	}
	steps := h.steps(i)
	if len(steps) == 0 {
		return Spell{}, false
	}
	s := Spell{Model: model, First: steps[0].day, own: h.tracks[i].own, lab: h.tracks[i].model.Lab()}
	end := h.AsOf()
	for _, st := range steps {
		if st.degree >= 2 {
			s.Second, s.Ended, end = st.day, true, st.day
			break
		}
		if st.degree == 0 {
			end = st.day
			break
		}
	}
	s.Days = int(end - s.First)
	s.Bounded = h.boundedOn(i, s.First) || s.Ended && h.boundedOn(i, s.Second)
	return s, true
}

// boundedOn tells whether a model's coming to any peer on a day is only a bound.
func (h *History) boundedOn(model int, day source.Day) bool {
	return slices.ContainsFunc(h.tracks[model].offers, func(o offer) bool { return o.cloud < h.peers && o.bounds(day) })
}

// Survival is how long exclusivity lasts: the share of models still exclusive
// after so many days, as estimated by Kaplan and Meier.
type Survival struct {
	N       int // models
	Events  int // of which came to a second peer
	Bounded int // models with a date that is only a bound
	Median  int // days after which half are no longer exclusive; -1 where that is not reached
	Steps   []SurvivalStep
}

// SurvivalStep is a number of days at which a model came to a second peer or
// was censored.
type SurvivalStep struct {
	Days     int
	AtRisk   int
	Events   int
	Censored int
	Survival float64 // from 1 to 0
	Low      float64 // of the 95% interval (Greenwood, log-log); 0 where it is undefined
	High     float64 // of the same
	Interval bool    // whether the interval is defined: not where survival is 0
}

// Strata of survival besides those of a lab, "lab:<id>".
const (
	StratumAll        = "all"
	StratumThirdParty = "third-party"
	StratumFirstParty = "first-party"
)

// leastOfLab is how many models a lab must have for a stratum of its own.
const leastOfLab = 10

// Survival estimates how long exclusivity lasts, by stratum.
func (h *History) Survival() map[string]Survival {
	strata := map[string][]Spell{StratumAll: nil, StratumThirdParty: nil, StratumFirstParty: nil}
	for _, s := range h.Spells() {
		for _, name := range s.strata() {
			strata[name] = append(strata[name], s)
		}
	}
	all := map[string]Survival{}
	for name, spells := range strata {
		if enough(name, len(spells)) {
			all[name] = kaplanMeier(spells)
		}
	}
	return all
}

// kaplanMeier estimates survival; at one number of days events come before
// censorings.
func kaplanMeier(spells []Spell) Survival {
	sorted := slices.Clone(spells)
	slices.SortFunc(sorted, func(a, b Spell) int { return cmp.Compare(a.Days, b.Days) })
	s := Survival{N: len(sorted), Median: -1}
	for _, spell := range sorted {
		if spell.Bounded {
			s.Bounded++
		}
	}
	survival, variance := 1.0, 0.0
	for rest := sorted; len(rest) > 0; {
		st := nextStep(rest)
		rest = rest[st.Events+st.Censored:]
		s.Events += st.Events
		left := st.AtRisk - st.Events
		survival *= 1 - float64(st.Events)/float64(st.AtRisk)
		if left > 0 {
			variance += float64(st.Events) / (float64(st.AtRisk) * float64(left))
		}
		st.Survival = survival
		st.Low, st.High, st.Interval = logLog(survival, variance)
		s.Steps = append(s.Steps, st)
		if s.Median < 0 && atMostHalf(s.Steps) {
			s.Median = st.Days
		}
	}
	return s
}

// atMostHalf tells whether survival is one half or less after the last of some
// steps. Near to it that is decided on exact fractions, for a rounded product may
// miss it.
func atMostHalf(steps []SurvivalStep) bool {
	const near = 1e-6
	survival := steps[len(steps)-1].Survival
	if math.Abs(survival-0.5) > near {
		return survival < 0.5
	}
	exact := big.NewRat(1, 1)
	for _, st := range steps {
		exact.Mul(exact, big.NewRat(int64(st.AtRisk-st.Events), int64(st.AtRisk)))
	}
	return exact.Cmp(big.NewRat(1, 2)) <= 0
}

// nextStep counts the spells that are over after as many days as the shortest of
// those left.
func nextStep(rest []Spell) SurvivalStep {
	st := SurvivalStep{Days: rest[0].Days, AtRisk: len(rest)}
	for i := range rest {
		switch {
		case rest[i].Days != st.Days:
			return st
		case rest[i].Ended:
			st.Events++
		default:
			st.Censored++
		}
	}
	return st
}

// z95 is the quantile of the normal distribution for a 95% interval.
const z95 = 1.959963984540054

// logLog is the 95% interval of an estimate of survival: Greenwood's variance
// carried through the transform log(-log S), which keeps it within 0 and 1. sum
// is Σ d/(n(n−d)). Before the first event there is no doubt yet; at 0 there is no
// interval.
func logLog(survival, sum float64) (low, high float64, ok bool) {
	switch {
	case survival <= 0:
		return 0, 0, false
	case sum == 0:
		return survival, survival, true
	}
	width := z95 * math.Sqrt(sum) / math.Abs(math.Log(survival))
	return math.Pow(survival, math.Exp(width)), math.Pow(survival, math.Exp(-width)), true
}
