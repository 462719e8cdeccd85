package dataset_test

import (
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// until is the world as it was known on a day, told on a later one, with what
// may have happened by then and what certainly had; or with the latter alone.
func (w world) until(day, told source.Day, doubts bool) world {
	var past world
	for _, m := range w.Models {
		then := m.until(day, doubts)
		if m.Released.by(day) || m.firstSale() <= day || slices.ContainsFunc(then.Offers, worldOffer.opened) {
			past.Models = append(past.Models, then)
		}
	}
	for i := range past.Models {
		m := &past.Models[i]
		m.Next = w.nextOn(m.ID, day)
	}
	for _, d := range w.Deals {
		if d.Until.by(told) && !d.Until.by(day) {
			d.Until, d.InForce = "", true
		}
		if d.Date.by(day) {
			past.Deals = append(past.Deals, d)
		}
	}
	past.Others = filter(w.Others, func(f worldFact) bool { return f.Date.by(day) })
	past.Quarters = filter(w.Quarters, func(q dataset.Quarter) bool { return q.End() <= day })
	return past
}

// nextOn is the first of a model's successors that was released or sold by a day.
func (w world) nextOn(id dataset.ModelID, day source.Day) dataset.ModelID {
	for {
		i := slices.IndexFunc(w.Models, func(m worldModel) bool { return m.ID == id })
		if id = w.Models[i].Next; id == "" {
			return ""
		}
		i = slices.IndexFunc(w.Models, func(m worldModel) bool { return m.ID == id })
		if next := w.Models[i]; next.Released.by(day) || next.firstSale() <= day {
			return id
		}
	}
}

func (m worldModel) until(day source.Day, doubts bool) worldModel {
	known := m.Released.first()
	if strings.HasPrefix(string(m.Released), "≤") {
		known = m.Released.latest()
	}
	doubts = doubts && min(known, m.firstSale()) <= day
	had := func(d date) bool { return d.by(day) || doubts && d.first() <= day }
	if !had(m.Since) {
		m.Since, m.Retired = "", ""
	}
	if !had(m.Retired) {
		m.Retired = ""
	}
	offers := m.Offers
	m.Offers = nil
	for _, o := range offers {
		before := source.Day(0)
		o.Stages = filter(o.Stages, func(s worldStage) bool {
			before = max(before, s.Date.first())
			return s.Date.by(day) || had(s.Date) && before <= day
		})
		if len(o.Stages) > 0 {
			m.Offers = append(m.Offers, o)
		}
	}
	return m
}

// firstSale is the day by which anybody certainly sold the model; one after all
// others for never.
func (m worldModel) firstSale() source.Day {
	first := source.DayOf(9999, 1, 1)
	if m.Since != "" {
		first = m.Since.latest()
	}
	for _, o := range m.Offers {
		for _, s := range o.Stages {
			if s.opens() {
				first = min(first, s.Date.latest())
			}
		}
	}
	return first
}

func (s worldStage) opens() bool { return s.Kind == "preview" || s.Kind == "ga" }

func (o worldOffer) opened() bool { return slices.ContainsFunc(o.Stages, worldStage.opens) }
