package impact

import (
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// StatusChange is a model whose portability changed: its status, or since when.
type StatusChange struct {
	Model  dataset.ModelID `json:"model"`
	Name   string          `json:"name"`
	Before string          `json:"before"` // "exclusive since 20 April 2026"; "not on record"
	After  string          `json:"after"`
}

func statuses(base, head Edition) []StatusChange {
	if base.Market == nil || head.Market == nil {
		return nil
	}
	names := map[dataset.ModelID]string{}
	for _, e := range []Edition{base, head} {
		for _, m := range e.Data.Models() {
			names[m.ID] = m.Name
		}
	}
	var list []StatusChange
	for _, id := range slices.Sorted(maps.Keys(names)) {
		if before, after := statusOf(base, id), statusOf(head, id); before != after {
			list = append(list, StatusChange{id, names[id], before, after})
		}
	}
	return list
}

func statusOf(e Edition, id dataset.ModelID) string {
	if e.Data.Model(id) == nil {
		return "not on record"
	}
	p := e.Market.Portability(id)
	text := string(p.Status)
	if p.Since != 0 {
		text += " since " + words.Day(p.Since)
	}
	return text
}

// ShiftChange is a shift that is new, gone, or another than before.
type ShiftChange struct {
	ID     string `json:"id"`
	Before string `json:"before"` // what it was; "" for a new one
	After  string `json:"after"`  // what it is; "" for one that is gone
}

func shifts(base, head Edition) []ShiftChange {
	if base.Market == nil || head.Market == nil {
		return nil
	}
	before, after := shiftWords(base.Market), shiftWords(head.Market)
	var list []ShiftChange
	ordered(before, after, func(id, was, is string) { list = append(list, ShiftChange{id, was, is}) })
	return list
}

// shiftWords says each shift in a line, by its id.
func shiftWords(m *market.Market) map[string]string {
	all := map[string]string{}
	for _, s := range m.Shifts() {
		lab, cloud := string(s.Lab), string(s.Cloud)
		if l := m.Data().Lab(s.Lab); l != nil {
			lab = l.ShortName()
		}
		if c := m.Data().Cloud(s.Cloud); c != nil {
			cloud = c.ShortName()
		}
		text := words.Day(s.Day) + ", " + lab + " on " + cloud + " (" + string(s.Weights) + "):"
		for _, group := range []struct {
			verb string
			ids  []dataset.ModelID
		}{{"came", s.Came}, {"left", s.Left}} {
			if len(group.ids) > 0 {
				text += " " + named(m, group.ids) + " " + group.verb + ";"
			}
		}
		var kinds []string
		for _, k := range s.Kinds {
			kinds = append(kinds, string(k))
		}
		all[s.ID] = text + " " + strings.Join(kinds, ", ")
	}
	return all
}

func named(m *market.Market, ids []dataset.ModelID) string {
	var names []string
	for _, id := range ids {
		names = append(names, m.Data().Model(id).Name)
	}
	return words.And(names)
}

// PlanChange is a day ahead on which something is due, new, gone, or another than
// before.
type PlanChange struct {
	ID     string `json:"id"`
	Before string `json:"before"` // "15 January 2027: GPT-4 retires on Azure"; "" for a new one
	After  string `json:"after"`
}

func plans(base, head Edition) []PlanChange {
	if !reported(base, head) {
		return nil
	}
	var list []PlanChange
	ordered(planWords(base), planWords(head), func(id, was, is string) { list = append(list, PlanChange{id, was, is}) })
	return list
}

func planWords(e Edition) map[string]string {
	all := map[string]string{}
	for _, p := range e.Report.Planned {
		all[p.ID] = p.Day.Format("2 January 2006") + ": " + p.Title
	}
	return all
}

// ordered tells of all that differs between two maps: what is gone, then what
// changed, then what is new, each in the order of keys.
func ordered(before, after map[string]string, tell func(id, was, is string)) {
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if _, there := after[id]; !there {
			tell(id, before[id], "")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(after)) {
		if was, there := before[id]; there && was != after[id] {
			tell(id, was, after[id])
		}
	}
	for _, id := range slices.Sorted(maps.Keys(after)) {
		if _, there := before[id]; !there {
			tell(id, "", after[id])
		}
	}
}
