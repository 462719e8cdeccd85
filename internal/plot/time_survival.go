package plot

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// leastAtRisk is down to how many models at risk a curve is drawn: beyond, one
// model more or less moves it far.
const leastAtRisk = 10

// stratum is one curve of survival.
type stratum struct {
	id    string
	name  string
	brief string
	of    string // "models of third-party labs"
	market.Survival
}

// findSurvival estimates survival from what was known on the book's day.
func (b *Book) findSurvival() map[string]market.Survival {
	if day := b.market.Day(); day < b.market.AsOf() {
		return market.New(b.market.Data().At(day)).Survival()
	}
	return b.market.Survival()
}

func (b *Book) strataNames() []string { return slices.Sorted(maps.Keys(b.survival())) }

// strata are those asked for, the main one first; without any, third-party
// models and, held against them, those of the clouds' own labs.
func (b *Book) strata(ids []string) []stratum {
	if len(ids) == 0 {
		ids = []string{market.StratumThirdParty, market.StratumFirstParty}
	}
	var list []stratum
	for _, id := range ids {
		s := stratum{id: id, Survival: b.survival()[id]}
		switch lab, of := strings.CutPrefix(id, "lab:"); {
		case of:
			name := b.labName(dataset.LabID(lab))
			s.name, s.of = name, name+" models"
			s.brief, _, _ = strings.Cut(name, " (")
		case id == market.StratumThirdParty:
			s.name, s.brief, s.of = "Independent labs", "Independent", "models of independent labs"
		case id == market.StratumFirstParty:
			s.name, s.brief, s.of = "Clouds’ own labs", "Clouds’ own", "models of the clouds’ own labs"
		default:
			s.name, s.brief, s.of = "All models", "All", "models"
		}
		if s.N > 0 {
			list = append(list, s)
		}
	}
	return list
}

// survivalChart is how long models stay on one cloud.
func (b *Book) survivalChart(a args) *Chart {
	c := &Chart{Sources: []Source{b.records()}, Empty: b.nothingToCompare()}
	if c.Empty != "" {
		return c
	}
	strata := b.strata(a["strata"])
	if len(strata) == 0 {
		c.Empty = fmt.Sprintf("No model of this kind had come to a compared cloud by %s.", words.Day(b.market.Day()))
		return c
	}
	main := strata[0]
	c.Finding = main.finding()
	c.Subtitle = fmt.Sprintf("Models not yet on a second of %s, estimated %% of all that came to one, by days since the first (Kaplan–Meier), %s", words.And(b.peerNames()), b.asOf())
	c.Note = survivalNote(strata)
	for _, s := range strata {
		c.Alt += s.told() + " "
	}
	c.Alt = "Step curves of survival. " + strings.TrimSpace(c.Alt)
	c.Table = survivalTable(strata)
	drawn(c, func(width int) sheet { return survivalSheet(strata, width) })
	return c
}

// at is the step that holds after some days; ok is false before the first.
func (s stratum) at(days int) (step market.SurvivalStep, ok bool) {
	for _, st := range s.Steps {
		if st.Days > days {
			break
		}
		step, ok = st, true
	}
	return step, ok
}

// atRisk is how many models were still watched after some days.
func (s stratum) atRisk(days int) int {
	for _, st := range s.Steps {
		if st.Days >= days {
			return st.AtRisk
		}
	}
	return 0
}

// leastTold is how many models at risk a sentence needs.
const leastTold = 30

// reliable is the last day on which so many models were at risk, or at least a
// tenth of those that began.
func (s stratum) reliable(least int) int {
	least = min(least, max(1, s.N/10))
	days := 0
	for _, st := range s.Steps {
		if st.AtRisk >= least {
			days = st.Days
		}
	}
	return days
}

// finding says when half had gone to a second cloud, or how many had not after
// the longest round time that enough models were watched for.
func (s stratum) finding() string {
	switch {
	case s.Events == 0:
		return fmt.Sprintf("None of the %s (%s) had come to a second cloud", s.of, words.Thousands(s.N))
	case s.Median == 0:
		return fmt.Sprintf("At least half of the %s began on two clouds or more", s.of)
	case s.Median > 0:
		return fmt.Sprintf("Half of the %s were on a second cloud within %s", s.of, words.Count(s.Median, "day", "days"))
	}
	days, after := s.roundTime()
	step, _ := s.at(days)
	text := fmt.Sprintf("An estimated %s of %s had not reached a second cloud %s after they began", percentOf(step.Survival), s.of, after)
	if !step.Interval || step.Low == step.High {
		return text
	}
	return fmt.Sprintf("%s (95%% interval %s to %s)", text, percentOf(step.Low), percentOf(step.High))
}

// roundTime is the longest time with a name of its own for which enough models
// were watched.
func (s stratum) roundTime() (days int, text string) {
	reach := s.reliable(leastTold)
	for _, t := range []struct {
		days  int
		words string
	}{{730, "two years"}, {365, "a year"}, {182, "half a year"}, {91, "three months"}, {30, "30 days"}} {
		if t.days <= reach {
			return t.days, t.words
		}
	}
	return reach, words.Count(reach, "day", "days")
}

// percentOf is a fraction in whole percent, halves upwards.
func percentOf(v float64) string { return strconv.Itoa(int(100*v+.5)) + "%" }

func survivalNote(strata []stratum) string {
	text := "Models still on one cloud, and those retired by it, count until that day (censored)."
	if first := strata[0].Steps[0]; first.Days == 0 && first.Events > 0 {
		text += fmt.Sprintf(" %s of the %s began on two clouds or more: the step on the first day.", words.Sentence(words.Spell(first.Events)), words.Count(strata[0].N, "model", "models"))
	}
	if slices.ContainsFunc(strata, func(s stratum) bool { return s.reliable(leastAtRisk) < s.Steps[len(s.Steps)-1].Days }) {
		text += fmt.Sprintf(" Drawn while at least %s models, or a tenth of those that began, were watched.", words.Spell(leastAtRisk))
	}
	if n := strata[0].Bounded; n > 0 {
		text += fmt.Sprintf(" %s of the %s %s on a date that is only a bound.", words.Sentence(words.Spell(n)), words.Count(strata[0].N, "model", "models"), words.Agree(n, "rests", "rest"))
	}
	return text + " Shaded: 95% interval of the first."
}

// told says a curve in words.
func (s stratum) told() string {
	text := fmt.Sprintf("%s: %s", s.name, words.Count(s.N, "model", "models"))
	for _, days := range []int{0, 30, 91, 182, 365} {
		if step, ok := s.at(days); ok && days <= s.reliable(leastAtRisk) {
			text += fmt.Sprintf(", %s after %s", percentOf(step.Survival), words.Count(days, "day", "days"))
		}
	}
	return text + "."
}

func survivalTable(strata []stratum) Table {
	t := Table{Columns: []Column{
		{"Models", false}, {"Days", true}, {"Not on a second cloud (%)", true}, {"95% interval, low (%)", true}, {"95% interval, high (%)", true},
		{"At risk (models)", true}, {"Came to a second cloud (models)", true}, {"Censored (models)", true},
	}}
	one := func(v float64) string { return strconv.FormatFloat(100*v, 'f', 1, 64) }
	for _, s := range strata {
		for _, st := range s.Steps {
			low, high := words.Unknown, words.Unknown
			if st.Interval {
				low, high = one(st.Low), one(st.High)
			}
			t.Rows = append(t.Rows, []string{s.name, strconv.Itoa(st.Days), one(st.Survival), low, high,
				strconv.Itoa(st.AtRisk), strconv.Itoa(st.Events), strconv.Itoa(st.Censored)})
		}
	}
	return t
}
