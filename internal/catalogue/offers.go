package catalogue

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

var availability = amend.Path{}.Key("availability")

// facts are what every fact carries that an import writes.
func facts(more ...amend.Pair) []amend.Pair {
	return append([]amend.Pair{{Key: "source", Value: amend.Text(Address)}, {Key: "grade", Value: amend.Text(string(dataset.GradeC))}}, more...)
}

// offer is an availability as it is written.
func offer(s sighting, service dataset.ServiceID, day source.Day) []amend.Pair {
	pairs := []amend.Pair{
		{Key: "cloud", Value: amend.Text(string(s.Cloud))},
		{Key: "service", Value: amend.Text(string(service))},
		{Key: "id", Value: amend.Text(s.Entry.ID)},
		{Key: "access", Value: amend.Text(string(dataset.Open))},
	}
	if price := s.price(); price != nil {
		pairs = append(pairs, amend.Pair{Key: "price", Value: cloudPrice(price)})
	}
	return append(pairs, amend.Pair{Key: "stages", Value: amend.Lines(stage(s, day))})
}

func cloudPrice(p *Price) amend.Value {
	return amend.Inline(append([]amend.Pair{{Key: "input", Value: amend.Dollars(p.Input)}, {Key: "output", Value: amend.Dollars(p.Output)}}, facts()...)...)
}

// firstParty is the sale by the lab itself as it is written.
func firstParty(s sighting, day source.Day) amend.Value {
	pairs := []amend.Pair{{Key: "since", Value: amend.Text("≤" + day.String())}}
	if price := s.price(); price != nil {
		pairs = append(pairs, amend.Pair{Key: "price", Value: ratePrice(price)})
	}
	return amend.Inline(pairs...)
}

func ratePrice(p *Price) amend.Value {
	return amend.Inline(amend.Pair{Key: "input", Value: amend.Dollars(p.Input)}, amend.Pair{Key: "output", Value: amend.Dollars(p.Output)})
}

// stage is the first that an import knows of: by its day the model was there.
func stage(s sighting, day source.Day) amend.Value {
	note := fmt.Sprintf("listed by models.dev on %v; launch day unknown", day)
	pairs := []amend.Pair{{Key: "stage", Value: amend.Text(string(s.stage()))}, {Key: "date", Value: amend.Text("≤" + day.String())}}
	return amend.Inline(append(pairs, facts(amend.Pair{Key: "note", Value: amend.Text(note)})...)...)
}

func (s sighting) stage() dataset.StageKind {
	if s.Status != "" {
		return dataset.Preview
	}
	return dataset.GA
}

// places lists where the catalogue sees models, in order.
func (p *proposer) places() []place {
	return slices.SortedFunc(maps.Keys(p.offers), func(a, b place) int {
		return strings.Compare(string(a.model)+" "+string(a.cloud)+" "+string(a.service), string(b.model)+" "+string(b.cloud)+" "+string(b.service))
	})
}

// record is the availability of a model at a place, with its number, or nil.
func (p *proposer) record(at place) (*dataset.Availability, int) {
	model := p.data.Model(at.model)
	for i := range model.Availability {
		if a := &model.Availability[i]; a.Cloud == at.cloud && a.Service == at.service {
			return a, i
		}
	}
	return nil, 0
}

// newOffers proposes models on clouds where they are not yet.
func (p *proposer) newOffers() (title string, list []proposal) {
	for _, at := range p.places() {
		seen := served(p.offers[at])
		if a, _ := p.record(at); a != nil || len(seen) == 0 {
			continue
		}
		s, model := seen[0], p.data.Model(at.model)
		if d := p.dropped(at); d != nil {
			p.unclear = append(p.unclear, Line{Text: fmt.Sprintf("%s: left out here on purpose", at.text()), At: d.Pos(), From: s.Entry.At})
			continue
		}
		if later(model.Released, p.plan.Day) {
			text := fmt.Sprintf("%s: released %v here, listed there on %v", at.text(), model.Released, p.plan.Day)
			p.untimely = append(p.untimely, Line{text, model.At("released"), s.Entry.At})
			continue
		}
		text := fmt.Sprintf("%s as %s", at.text(), name(s.Entry.ID))
		if price := s.price(); price != nil {
			text += ", " + price.text()
		}
		pairs := offer(s, at.service, p.plan.Day)
		list = append(list, proposal{Line{text, model.Pos(), s.Entry.At}, func(files *amend.Plan) error {
			return files.AddItem(model.Pos().File, availability, pairs...)
		}})
	}
	return "New availability", list
}

// dropped finds what says that an offer was left out on purpose.
func (p *proposer) dropped(at place) *dataset.Dropped {
	row := string(at.model) + " " + string(at.cloud)
	for _, d := range p.data.Dropped() {
		if d.Table == "availability" && (d.Row == row || strings.HasPrefix(d.Row, row+" ")) {
			return &d
		}
	}
	return nil
}

// stages proposes that what was only announced is on sale, and notes what is said
// to have ended here.
func (p *proposer) stages() (title string, list []proposal) {
	for _, at := range p.places() {
		seen := served(p.offers[at])
		a, i := p.record(at)
		if a == nil || len(seen) == 0 || len(a.Stages) == 0 {
			continue
		}
		s, day := seen[0], p.plan.Day
		if ended(a, day) {
			last := latest(a, day)
			text := fmt.Sprintf("%s: retired %v here (grade %s), listed there", at.text(), last.Date, last.Grade)
			p.untimely = append(p.untimely, Line{text, last.At("date"), s.Entry.At})
			continue
		}
		if slices.ContainsFunc(a.Stages, func(s dataset.Stage) bool { return s.Stage != dataset.Announced }) {
			continue
		}
		if last := a.Stages[len(a.Stages)-1]; later(last.Date, day) {
			p.untimely = append(p.untimely, Line{fmt.Sprintf("%s: announced %v here, listed there on %v", at.text(), last.Date, day), last.At("date"), s.Entry.At})
			continue
		}
		list = append(list, proposal{Line{fmt.Sprintf("%s: %s", at.text(), s.stage()), a.At("stages"), s.Entry.At}, opened(a, i, s, day)})
	}
	return "New stages", list
}

// opened writes the stage that opened an offer to customers.
func opened(a *dataset.Availability, i int, s sighting, day source.Day) edit {
	file, path := a.Pos().File, availability.Item(i).Key("stages")
	return func(files *amend.Plan) error {
		date, err := source.ParseDate("≤" + day.String())
		if err != nil {
			return err
		}
		return files.InsertByDate(file, path, date, stage(s, day))
	}
}

// later tells whether a date certainly lies behind a day.
func later(d source.Date, day source.Day) bool {
	first, known := d.Earliest()
	return known && first > day
}

// latest is the last stage that had come by the end of a day, or nil.
func latest(a *dataset.Availability, day source.Day) *dataset.Stage {
	var last *dataset.Stage
	for i := range a.Stages {
		if a.Stages[i].Date.Latest() <= day {
			last = &a.Stages[i]
		}
	}
	return last
}

// ended tells whether a record says that the model was retired by a day.
func ended(a *dataset.Availability, day source.Day) bool {
	last := latest(a, day)
	return last != nil && last.Stage == dataset.Retired
}

// onSale tells whether a record says that customers could use the model on a day.
func onSale(a *dataset.Availability, day source.Day) bool {
	last := latest(a, day)
	return last != nil && last.Stage != dataset.Retired && last.Stage != dataset.Announced
}

func (at place) text() string {
	return fmt.Sprintf("%s on %s", name(string(at.model)), name(string(at.cloud)+" "+string(at.service)))
}

func (p *Price) text() string {
	return "$" + words.Rate(p.Input) + " in, $" + words.Rate(p.Output) + " out"
}
