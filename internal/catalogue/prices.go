package catalogue

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// prices proposes prices where there are none, or where a weak source gives
// others.
func (p *proposer) prices() (title string, list []proposal) {
	for _, at := range p.places() {
		a, i := p.record(at)
		seen := telling(p.offers[at])
		if a == nil || len(seen) == 0 || ended(a, p.plan.Day) {
			continue
		}
		switch price := seen[0].price(); {
		case price == nil:
		case a.Access == dataset.SelfHosted:
			text := fmt.Sprintf("%s: on the customer's own machines here, %s there", at.text(), price.text())
			p.unclear = append(p.unclear, Line{text, a.At("access"), seen[0].Entry.At})
		default:
			if one := p.cloudPrice(at, a, i, seen[0], price); one != nil {
				list = append(list, *one)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(p.firsts)) {
		if seen := telling(p.firsts[id]); len(seen) > 0 {
			if one := p.labPrice(p.data.Model(id), seen[0]); one != nil {
				list = append(list, *one)
			}
		}
	}
	return "Prices", list
}

func (p *proposer) cloudPrice(at place, a *dataset.Availability, i int, s sighting, price *Price) *proposal {
	file, record := a.Pos().File, availability.Item(i)
	old := a.Price
	if old == nil {
		do := func(files *amend.Plan) error {
			return files.Set(file, record, amend.Pair{Key: "price", Value: cloudPrice(price)}, keys[dataset.Availability]()...)
		}
		return &proposal{Line{at.text() + ": " + price.text(), a.Pos(), s.Entry.At}, do}
	}
	if price.is(old.Input, old.Output) {
		return nil
	}
	text := fmt.Sprintf("%s: %s here (grade %s), %s there", at.text(), (&Price{old.Input, old.Output}).text(), old.Grade, price.text())
	line := Line{text, old.Pos(), s.Entry.At}
	// A note, a quote or a day of checking is of the price that it stands beside.
	if old.Grade != dataset.GradeC || old.Note != "" || old.Quote != "" || old.Archive != "" || old.Checked != 0 {
		p.dearer = append(p.dearer, line)
		return nil
	}
	return &proposal{line, func(files *amend.Plan) error {
		for _, pair := range append(facts(), rate(price)...) {
			if err := files.Set(file, record.Key("price"), pair, keys[dataset.Price]()...); err != nil {
				return err
			}
		}
		return nil
	}}
}

func rate(p *Price) []amend.Pair {
	return []amend.Pair{{Key: "input", Value: amend.Dollars(p.Input)}, {Key: "output", Value: amend.Dollars(p.Output)}}
}

// labPrice compares the lab's own price. It stands under the source of the whole
// model, and so it is written only where that is the catalogue.
func (p *proposer) labPrice(model *dataset.Model, s sighting) *proposal {
	price, own := s.price(), model.FirstParty
	if price == nil || own != nil && !own.Retired.IsZero() {
		return nil
	}
	what := name(string(model.ID)) + " at its lab: "
	if own == nil || own.Price == nil {
		line := Line{what + price.text(), model.Pos(), s.Entry.At}
		if !imported(model.Fact) {
			p.gaps = append(p.gaps, line)
			return nil
		}
		return &proposal{line, p.setLabPrice(model, s, price)}
	}
	if price.is(own.Price.Input, own.Price.Output) {
		return nil
	}
	text := fmt.Sprintf("%s%s here (grade %s), %s there", what, (&Price{own.Price.Input, own.Price.Output}).text(), model.Grade, price.text())
	line := Line{text, own.Price.Pos(), s.Entry.At}
	if !imported(model.Fact) {
		p.dearer = append(p.dearer, line)
		return nil
	}
	return &proposal{line, p.setLabPrice(model, s, price)}
}

func (p *proposer) setLabPrice(model *dataset.Model, s sighting, price *Price) edit {
	file, day := model.Pos().File, p.plan.Day
	if model.FirstParty == nil {
		return func(files *amend.Plan) error {
			return files.Set(file, amend.Path{}, amend.Pair{Key: "first_party", Value: firstParty(s, day)}, keys[dataset.Model]()...)
		}
	}
	return func(files *amend.Plan) error {
		return files.Set(file, amend.Path{}.Key("first_party"), amend.Pair{Key: "price", Value: ratePrice(price)})
	}
}

// contexts compares the longest contexts, as the lab itself sells them.
func (p *proposer) contexts() (title string, list []proposal) {
	for _, id := range slices.Sorted(maps.Keys(p.firsts)) {
		seen := telling(p.firsts[id])
		model := p.data.Model(id)
		if len(seen) == 0 || seen[0].Context == 0 || seen[0].Context == model.Context {
			continue
		}
		there := words.Thousands(seen[0].Context) + " tokens"
		text := fmt.Sprintf("%s: %s tokens here (grade %s), %s there", name(string(id)), words.Thousands(model.Context), model.Grade, there)
		line := Line{text, model.At("context"), seen[0].Entry.At}
		if model.Context == 0 {
			line.Text = name(string(id)) + ": " + there
		}
		switch value := amend.Whole(int64(seen[0].Context)); {
		case imported(model.Fact):
			list = append(list, proposal{line, func(files *amend.Plan) error {
				return files.Set(model.Pos().File, amend.Path{}, amend.Pair{Key: "context", Value: value}, keys[dataset.Model]()...)
			}})
		case model.Context == 0:
			p.gaps = append(p.gaps, line)
		default:
			p.longer = append(p.longer, line)
		}
	}
	return "Contexts", list
}

// is tells whether two prices are the same but for what computing leaves behind.
func (p *Price) is(input, output float64) bool {
	same := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(a, b) }
	return same(p.Input, input) && same(p.Output, output)
}

// keys lists the keys of a record in the order in which they stand.
func keys[T any]() []string {
	var list []string
	for _, f := range source.Fields(reflect.TypeFor[T]()) {
		list = append(list, f.Key)
	}
	return list
}
