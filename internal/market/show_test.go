package market_test

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// view writes measures as lines that can be checked by hand.
type view struct {
	strings.Builder
	h    *market.History
	days []source.Day
	of   []dataset.ModelID // the models to write of; nil for those of the history
}

// models are those that a view writes of, whether its history knows them or not.
func (v *view) models() []dataset.ModelID {
	if v.of != nil {
		return v.of
	}
	return ids(v.h.Data().Models())
}

func (v *view) line(format string, args ...any) { fmt.Fprintf(v, format+"\n", args...) }

// shows are the measures by the folder of testdata that has their examples.
func shows() map[string]func(*view) {
	return map[string]func(*view){
		"usable":        (*view).usable,
		"frontier":      (*view).frontier,
		"exclusive":     (*view).exclusive,
		"lockin":        (*view).lockIn,
		"premium":       (*view).premium,
		"composite":     (*view).composite,
		"reach":         (*view).reach,
		"concentration": (*view).concentration,
		"months":        (*view).months,
		"portability":   (*view).portability,
		"lag":           (*view).lag,
		"survival":      (*view).survival,
		"shift":         (*view).shifts,
		"attribution":   (*view).attribution,
		"clause":        (*view).questions,
	}
}

// onDays writes a part of each day, and of the peers of each.
func (v *view) onDays(write func(*market.Market)) {
	for _, day := range v.days {
		v.line("%v", day)
		write(v.h.On(day))
	}
}

// defined is a value as text, or a dash.
func defined(value any, ok bool) string {
	if !ok {
		return "–"
	}
	return fmt.Sprint(value)
}

func part(r market.Ratio) string {
	return defined(fmt.Sprintf("%d/%d", r.Part, r.Whole), r.Defined())
}

// list joins ids, or is a dash for none.
func list[S ~string](ids []S) string {
	var texts []string
	for _, id := range ids {
		texts = append(texts, string(id))
	}
	return defined(strings.Join(texts, " "), len(texts) > 0)
}

func ids(models []*dataset.Model) []dataset.ModelID {
	var all []dataset.ModelID
	for _, m := range models {
		all = append(all, m.ID)
	}
	return all
}

// date is a day, or a dash for none.
func date(day source.Day) string { return defined(day, day != 0) }

func (v *view) usable() {
	v.onDays(func(m *market.Market) {
		for _, id := range v.models() {
			var on []string
			for _, c := range m.CloudsOf(id) {
				on = append(on, fmt.Sprintf("%s (%s)", c, m.Access(id, c)))
			}
			text := fmt.Sprintf("  %s: %s; degree %d", id, defined(strings.Join(on, ", "), len(on) > 0), m.Degree(id))
			if slices.Contains(m.Uncertain(), id) {
				text += ", uncertain"
			}
			v.line("%s", text)
		}
	})
}

func (v *view) frontier() {
	v.onDays(func(m *market.Market) {
		var current []dataset.ModelID
		for _, id := range v.models() {
			if m.Current(id) {
				current = append(current, id)
			}
		}
		v.line("  current: %s", list(current))
		for _, s := range market.Scopes() {
			v.line("  %s: %s", s, list(ids(m.In(s))))
		}
	})
}

func (v *view) exclusive() {
	split := func(of string, all, first, third market.Ratio) {
		v.line("%s: %s, first-party %s, third-party %s", of, part(all), part(first), part(third))
	}
	v.onDays(func(m *market.Market) {
		for _, s := range market.Scopes() {
			first, third := m.ExclusiveSplit(s)
			split("  "+string(s), m.ExclusiveShare(s), first, third)
			for _, c := range m.Peers() {
				first, third := m.ExclusiveSplitOn(s, c)
				split("    on "+string(c), m.ExclusiveShareOn(s, c), first, third)
			}
		}
	})
}

func (v *view) lockIn() {
	v.onDays(func(m *market.Market) {
		for _, c := range m.Peers() {
			v.line("  %s: breadth %s", c, part(m.Breadth(c)))
			for _, s := range market.Scopes() {
				kept, to := m.LockIn(s, c)
				lost, ok := kept.Rest()
				v.line("    %s: lock-in %s to %s, lock-out %s", s, defined(fmt.Sprintf("%.4g", lost), ok), defined(to, to != ""), part(m.LockOut(s, c)))
				for _, other := range m.Peers() {
					if other != c {
						v.line("      to %s %s, either %s", other, part(m.Overlap(s, c, other)), part(m.Jaccard(s, c, other)))
					}
				}
			}
		}
	})
}

func (v *view) premium() {
	v.onDays(func(m *market.Market) {
		for _, c := range m.Peers() {
			p := m.Premium(c)
			v.line("  %s: input %.4g, output %.4g over %d", c, p.Input, p.Output, p.Compared)
			for _, model := range m.In(market.ScopeAll) {
				if rate, ok := m.PriceOf(model.ID, c); ok {
					v.line("    %s %v/%v", model.ID, rate.Input, rate.Output)
				}
			}
		}
	})
}

func (v *view) composite() {
	score := func(s market.Score) string {
		value, ok := s.Value()
		return defined(fmt.Sprintf("%.4f", value), ok)
	}
	v.onDays(func(m *market.Market) {
		for _, s := range market.Scopes() {
			indexes := m.LockInIndex(s)
			v.line("  %s", s)
			for _, c := range m.Peers() {
				x := indexes[c]
				p := x.Parts
				v.line("    %s: lock-in %s, lock-out %s, narrowness %s, price %s: %s, rank %d of %d, shares %v", c,
					score(p.LockIn), score(p.LockOut), score(p.Narrowness), score(p.Price), score(x.Index), x.Rank, x.Of, x.Shares)
			}
		}
	})
}

func (v *view) reach() {
	v.onDays(func(m *market.Market) {
		for _, c := range v.h.Data().Clouds() {
			share, ok := m.ShareOf(c.ID)
			v.line("  %s: %s", c.ID, defined(fmt.Sprintf("%v of %v", share.Percent, share.Quarter), ok))
		}
		v.line("  unattributed: %s", defined(m.Unattributed()))
		for _, id := range v.models() {
			v.line("  %s: %s", id, defined(m.Reach(id)))
		}
		for _, lab := range m.Labs() {
			v.line("  lab %s: %s on %s, line %s", lab, defined(m.LabReach(lab)), list(m.LabClouds(lab)), list(ids(m.Line(lab))))
		}
	})
}

func (v *view) concentration() {
	v.onDays(func(m *market.Market) {
		c, ok := m.Concentration()
		v.line("  spending: %s", defined(fmt.Sprintf("%v, CR3 %g, HHI %.6g to %.6g", c.Quarter, c.CR3, c.Low, c.High), ok))
		for _, s := range market.Scopes() {
			for _, c := range m.Peers() {
				index, ok := m.CatalogueHHI(s, c)
				v.line("  %s on %s: %s", s, c, defined(fmt.Sprintf("%.6g", index), ok))
			}
		}
	})
}

func (v *view) months() {
	days := v.h.Days()
	if len(days) == 0 {
		v.line("–")
	}
	for _, day := range days {
		v.line("%v: %s", day, part(v.h.On(day).ExclusiveShare(market.ScopeAll)))
	}
}
