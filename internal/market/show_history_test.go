package market_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// asOf writes a part of the histories that end on each day.
func (v *view) asOf(write func(*market.History)) {
	for _, day := range v.days {
		v.line("%v", day)
		write(market.New(v.h.Data().At(day)))
	}
}

func (v *view) portability() {
	v.asOf(func(h *market.History) {
		for _, id := range v.models() {
			p := h.Portability(id)
			v.line("  %s: %s since %s, keystone %s", id, p.Status, date(p.Since), date(p.Keystone))
			for _, s := range h.Statuses(id) {
				v.line("    %v %s: %s", s.Since, s.Status, list(s.Peers))
			}
		}
	})
}

func (v *view) lag() {
	v.asOf(func(h *market.History) {
		for _, c := range h.Peers() {
			l := h.Lag(c)
			v.line("  %s: median %g over %d (%d bounded), never %s", c, l.Median, l.Arrived, l.Bounded, part(l.NeverShare()))
			for _, id := range v.models() {
				v.line("    %s %s", id, defined(h.LagOf(id, c)))
			}
		}
	})
}

func (v *view) survival() {
	v.asOf(func(h *market.History) {
		for _, id := range v.models() {
			if s, ok := h.Spell(id); ok {
				v.line("  %s: %v to %s, %d days, ended %v, bounded %v", id, s.First, date(s.Second), s.Days, s.Ended, s.Bounded)
			}
		}
		strata := h.Survival()
		for _, name := range slices.Sorted(maps.Keys(strata)) {
			s := strata[name]
			v.line("  %s: %d models, %d ended, %d bounded, median %s", name, s.N, s.Events, s.Bounded, defined(s.Median, s.Median >= 0))
			for _, st := range s.Steps {
				interval := "–"
				if st.Interval {
					interval = fmt.Sprintf("%.5f to %.5f", st.Low, st.High)
				}
				v.line("    %d: %d at risk, %d ended, %d censored: %.5f (%s)", st.Days, st.AtRisk, st.Events, st.Censored, st.Survival, interval)
			}
		}
	})
}

func (v *view) shifts() {
	for _, s := range v.h.Shifts() {
		v.line("%s: %s", s.ID, list(s.Kinds))
		for i, id := range slices.Concat(s.Came, s.Left) {
			went := "left"
			if i < len(s.Came) {
				went = "came"
			}
			v.line("  %s %s: %d to %d", id, went, s.DegreeBefore[i], s.DegreeAfter[i])
		}
		access := defined(s.Access, s.Access != "")
		if s.Restricted > 0 {
			access = fmt.Sprintf("%s (%d restricted)", access, s.Restricted)
		}
		v.line("  access %s, reach %s to %s", access, defined(s.ReachBefore, s.ReachBeforeDefined), defined(s.ReachAfter, s.ReachAfterDefined))
		c := slices.Index(v.h.Peers(), s.Cloud)
		for _, scope := range market.Scopes() {
			v.line("  %s: %s to %s, there %s to %s", scope, part(s.Before.All[scope]), part(s.After.All[scope]),
				part(s.Before.On[scope][c]), part(s.After.On[scope][c]))
		}
	}
}

// attribution writes the changes from each day to the next.
func (v *view) attribution() {
	shifts := v.h.Shifts()
	for i := 1; i < len(v.days); i++ {
		from, to := v.days[i-1], v.days[i]
		v.line("%v to %v", from, to)
		for _, scope := range market.Scopes() {
			a, ok := market.Attribute(shifts, scope, from, to)
			v.line("  %s: %s", scope, defined(part(a.Start)+" to "+part(a.End), ok))
			if !ok {
				continue
			}
			for _, p := range a.Parts {
				v.line("    %s: %s", p.Shift.ID, p.Change.RatString())
			}
		}
	}
}

func (v *view) questions() {
	for _, q := range v.h.Questions() {
		v.line("%s: %s of %s, about %s", q.Deal.ID, q.Term.Kind, q.Term.Party, q.Lab)
		for _, s := range q.Sales {
			v.line("  %s on %s, %v", s.Model, s.Cloud, s.Day)
		}
	}
}

// parseDays reads one day a line.
func parseDays(text string) ([]source.Day, error) {
	var days []source.Day
	for word := range strings.FieldsSeq(text) {
		day, err := source.ParseDay(word)
		if err != nil {
			return nil, err
		}
		days = append(days, day)
	}
	return days, nil
}
