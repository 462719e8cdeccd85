package claim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// weight orders the facts that an evaluation rests on.
type weight int

const (
	decisive weight = iota // alone it turns the verdict
	named                  // the expression names what it is about
	found                  // it is of a thing that a loop picked out
	tallied                // it is one of those that a measure counts
)

// note is a fact that an evaluation read.
type note struct {
	weight weight
	row    Row
}

// noteRow notes a fact.
func (r *run) noteRow(w weight, row Row) {
	if r.log != nil {
		r.log.notes = append(r.log.notes, note{w, row})
	}
}

// noted are the models to note, none where nobody asks.
func (r *run) noted(models []*dataset.Model) []*dataset.Model {
	if r.log == nil {
		return nil
	}
	return models
}

// noteScope notes the models of a scope that a measure counts.
func (r *run) noteScope(v *view, s market.Scope, counts func(dataset.ModelID) bool) {
	if r.log == nil {
		return
	}
	for _, m := range v.In(s) {
		if counts(m.ID) {
			r.noteRow(tallied, modelRow(v, m))
		}
	}
}

// noteSpells notes the models of a stratum that came to a second peer.
func (r *run) noteSpells(v *view, stratum string) {
	if r.log == nil {
		return
	}
	for _, s := range v.Spells() {
		if s.Ended && s.In(stratum) {
			r.noteTallied(v, s.Model)
		}
	}
}

func (r *run) noteTallied(v *view, id dataset.ModelID) {
	if m := v.Data().Model(id); m != nil && r.log != nil {
		r.noteRow(tallied, modelRow(v, m))
	}
}

func (r *run) noteModel(v *view, id dataset.ModelID) {
	if r.log == nil {
		return
	}
	if m := v.Data().Model(id); m != nil {
		r.noteRow(named, modelRow(v, m))
	}
}

// modelRow is a model with the peers that sell it.
func modelRow(v *view, m *dataset.Model) Row {
	var on []string
	for _, c := range v.PeersOf(m.ID) {
		if date, ok := v.First(m.ID, c); ok {
			on = append(on, fmt.Sprintf("%s since %v", c, date))
		}
	}
	return Row{Pos: m.Pos(), What: fmt.Sprintf("%s: %s", m.ID, cmp.Or(strings.Join(on, ", "), "on no peer")), Grade: m.Grade, Source: m.Source}
}

// noteSale notes when a model came to a cloud, or to any peer where none is named.
func (r *run) noteSale(v *view, id dataset.ModelID, cloud dataset.CloudID) {
	if r.log == nil {
		return
	}
	m := v.Data().Model(id)
	if m == nil {
		return
	}
	none := true
	for i := range m.Availability {
		a := &m.Availability[i]
		if a.Cloud != cloud && !(cloud == "" && v.IsPeer(a.Cloud)) {
			continue
		}
		for j := range a.Stages {
			if a.Stages[j].Stage.Usable() || a.Stages[j].Stage == dataset.Retired {
				none = false
				r.noteRow(named, stageRow(m, a, j))
			}
		}
	}
	if none { // that nothing is recorded decides it
		r.noteRow(named, modelRow(v, m))
	}
}

func stageRow(m *dataset.Model, a *dataset.Availability, stage int) Row {
	s := &a.Stages[stage]
	return Row{Pos: s.Pos(), What: fmt.Sprintf("%s on %s: %s %v", m.ID, a.Cloud, s.Stage, s.Date), Grade: s.Grade, Source: s.Source}
}

func (r *run) notePrice(v *view, id dataset.ModelID, cloud dataset.CloudID) {
	if r.log == nil {
		return
	}
	m := v.Data().Model(id)
	for i := range m.Availability {
		if a := &m.Availability[i]; a.Cloud == cloud && a.Price != nil {
			r.noteRow(named, priceRow(m, a))
		}
	}
}

func priceRow(m *dataset.Model, a *dataset.Availability) Row {
	p := a.Price
	return Row{Pos: p.Pos(), What: fmt.Sprintf("%s on %s: $%v / $%v", m.ID, a.Cloud, p.Input, p.Output), Grade: p.Grade, Source: p.Source}
}

// noteShare notes the figure of a cloud that counts on the day.
func (r *run) noteShare(v *view, cloud dataset.CloudID) {
	if r.log == nil {
		return
	}
	if share, ok := v.ShareOf(cloud); ok {
		r.noteFigures(v, share.Quarter, func(seller dataset.PartyID) bool { return seller == dataset.PartyID(cloud) })
	}
}

// noteQuarter notes all figures of a quarter.
func (r *run) noteQuarter(v *view, q dataset.Quarter) {
	r.noteFigures(v, q, func(dataset.PartyID) bool { return true })
}

func (r *run) noteFigures(v *view, quarter dataset.Quarter, about func(dataset.PartyID) bool) {
	if r.log == nil {
		return
	}
	for _, s := range v.Data().Series() {
		for i := range s.Quarters {
			q := &s.Quarters[i]
			for seller := range q.Shares {
				if s.ID == v.Series() && q.Quarter == quarter && about(seller) {
					r.noteRow(named, shareRow(q, seller))
				}
			}
		}
	}
}

func shareRow(q *dataset.ShareQuarter, seller dataset.PartyID) Row {
	return Row{Pos: q.Key(string(seller)), What: fmt.Sprintf("%s: %v%% in %v", seller, q.Shares[seller], q.Quarter), Grade: q.Grade, Source: q.Source}
}

func (r *run) noteDeal(d *dataset.Deal) {
	if r.log != nil {
		r.noteRow(named, dealRow(d))
	}
}

func dealRow(d *dataset.Deal) Row {
	return Row{Pos: d.Pos(), What: fmt.Sprintf("%s: %v", d.ID, d.Date), Grade: d.Grade, Source: d.Source}
}

func termRow(d *dataset.Deal, t *dataset.Term) Row {
	span := ""
	if !t.From.IsZero() {
		span += " from " + t.From.String()
	}
	if !t.Until.IsZero() {
		span += " until " + t.Until.String()
	}
	return Row{Pos: t.Pos(), What: fmt.Sprintf("%s: %s of %s%s", d.ID, t.Kind, t.Party, span), Grade: d.Grade, Source: d.Source}
}

func actionRow(a *dataset.Action) Row {
	return Row{Pos: a.Pos(), What: fmt.Sprintf("%s: %v", a.ID, a.Date), Grade: a.Grade, Source: a.Source}
}

func eventRow(e *dataset.Event) Row {
	return Row{Pos: e.Pos(), What: fmt.Sprintf("%s: %v", e.ID, e.Date), Grade: e.Grade, Source: e.Source}
}

// rowsOf are the facts behind a thing that a loop picked out.
func rowsOf(w *world, thing any) []Row {
	switch x := thing.(type) {
	case *modelThing:
		return []Row{modelRow(w.view(x.day), x.Model)}
	case *offerThing:
		return []Row{stageRow(x.model, x.Availability, 0)}
	case *labThing:
		return []Row{{Pos: x.Pos(), What: string(x.ID), Grade: x.Grade, Source: x.Source}}
	case *cloudThing:
		return []Row{{Pos: x.Pos(), What: string(x.ID), Grade: x.Grade, Source: x.Source}}
	case *dealThing:
		return []Row{dealRow(x.Deal)}
	case *dataset.Action:
		return []Row{actionRow(x)}
	case *dataset.Event:
		return []Row{eventRow(x)}
	case *market.Shift:
		return shiftRows(w, x)
	}
	return nil
}

// shiftRows are the stages by which the models of a shift came or left.
func shiftRows(w *world, s *market.Shift) []Row {
	var rows []Row
	for _, id := range s.Models() {
		m := w.history.Data().Model(id)
		for i := range m.Availability {
			a := &m.Availability[i]
			at := slices.IndexFunc(a.Stages, func(stage dataset.Stage) bool { return stage.Date.Latest() == s.Day })
			if a.Cloud == s.Cloud && at >= 0 {
				rows = append(rows, stageRow(m, a, at))
			}
		}
	}
	return rows
}

// nameOfThing is what a message calls a thing.
func nameOfThing(thing any) string {
	switch x := thing.(type) {
	case *modelThing:
		return string(x.ID)
	case *offerThing:
		return fmt.Sprintf("%s on %s", x.model.ID, x.Cloud)
	case *labThing:
		return string(x.ID)
	case *cloudThing:
		return string(x.ID)
	case *dealThing:
		return string(x.ID)
	case *termThing:
		return fmt.Sprintf("%s of %s", x.Kind, x.Party)
	case *dataset.Action:
		return string(x.ID)
	case *dataset.Event:
		return string(x.ID)
	case *market.Shift:
		return x.ID
	case source.Day:
		return x.String()
	}
	return fmt.Sprint(thing)
}
