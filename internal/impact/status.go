package impact

import (
	"cmp"
	"fmt"
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

func statuses(base, head Edition, renames map[dataset.ModelID]dataset.ModelID) []StatusChange {
	if base.Market == nil || head.Market == nil {
		return nil
	}
	was := map[dataset.ModelID]dataset.ModelID{} // by the id in the head
	names := map[dataset.ModelID]string{}
	for _, m := range base.Data.Models() {
		id := cmp.Or(renames[m.ID], m.ID)
		was[id], names[id] = m.ID, m.Name
	}
	for _, m := range head.Data.Models() {
		names[m.ID] = m.Name
	}
	var list []StatusChange
	for _, id := range slices.Sorted(maps.Keys(names)) {
		if before, after := statusOf(base, was[id]), statusOf(head, id); before != after {
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

func shifts(base, head Edition, renames map[dataset.ModelID]dataset.ModelID) []ShiftChange {
	if base.Market == nil || head.Market == nil {
		return nil
	}
	before, after := shiftsByID(base.Market), shiftsByID(head.Market)
	var list []ShiftChange
	ordered(gists(before, renames), gists(after, nil), func(id, _, _ string) {
		list = append(list, ShiftChange{id, shiftWords(base.Market, before[id]), shiftWords(head.Market, after[id])})
	})
	return list
}

func shiftsByID(m *market.Market) map[string]*market.Shift {
	all := map[string]*market.Shift{}
	for _, s := range m.Shifts() {
		all[s.ID] = s
	}
	return all
}

// gists say what shifts are without the names of anybody, which may change alone,
// with the ids that models have in the head.
func gists(shifts map[string]*market.Shift, renames map[dataset.ModelID]dataset.ModelID) map[string]string {
	now := func(ids []dataset.ModelID) []dataset.ModelID {
		list := slices.Clone(ids)
		for i, id := range list {
			list[i] = cmp.Or(renames[id], id)
		}
		slices.Sort(list)
		return list
	}
	all := map[string]string{}
	for id, s := range shifts {
		all[id] = fmt.Sprint(now(s.Came), now(s.Left), s.Kinds)
	}
	return all
}

// shiftWords says a shift in a line; "" for none.
func shiftWords(m *market.Market, s *market.Shift) string {
	if s == nil {
		return ""
	}
	text := words.Day(s.Day) + ", " + labName(m, s.Lab) + " on " + cloudName(m, s.Cloud) + " (" + string(s.Weights) + "):"
	if len(s.Came) > 0 {
		text += " " + named(m, s.Came) + " came;"
	}
	if len(s.Left) > 0 {
		text += " " + named(m, s.Left) + " left;"
	}
	var kinds []string
	for _, k := range s.Kinds {
		kinds = append(kinds, string(k))
	}
	return text + " " + strings.Join(kinds, ", ")
}

func labName(m *market.Market, id dataset.LabID) string {
	if l := m.Data().Lab(id); l != nil {
		return l.ShortName()
	}
	return string(id)
}

func cloudName(m *market.Market, id dataset.CloudID) string {
	if c := m.Data().Cloud(id); c != nil {
		return c.ShortName()
	}
	return string(id)
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
