package claim

import (
	"maps"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// change is one single change of the data: a fact that is gone, or one whose date
// is another of those that it lets be.
type change struct {
	row func() Row // the fact
	how string
	// The day read by claims on which a date lies that could also lie earlier; 0 for
	// a change that every claim is to stand.
	day     source.Day
	dataset func() *dataset.Dataset
	touch   toucher
	model   dataset.ModelID // "" for a change in no model
	shares  bool
}

// without is how a change takes a fact away.
const without = "without it"

// changer lists the changes of a dataset. What is known only to have happened by a
// day or in a month may also have happened on any day that a claim looks at.
type changer struct {
	data *dataset.Dataset
	days []source.Day // on which claims look, in order
	list []change
}

// changes lists all single changes of a dataset, in an order that depends on
// nothing else.
func changes(data *dataset.Dataset, days []source.Day) []change {
	c := &changer{data: data, days: days}
	for _, m := range data.Models() {
		c.ofModel(m)
	}
	for _, s := range data.Series() {
		if s.ID == data.Site().ShareSeries {
			c.ofSeries(s)
		}
	}
	for _, d := range data.Deals() {
		c.ofDeal(d)
	}
	c.ofActions()
	c.ofEvents()
	return c.list
}

func exactly(day source.Day) source.Date {
	date, _ := source.ParseDate(day.String()) // a day in its own form is always one
	return date
}

// moves calls for every earlier day on which something may have happened: the first
// that it can have been, which is no earlier than a given one, and those that claims
// look at.
func (c *changer) moves(date source.Date, least source.Day, move func(day, read source.Day)) {
	if date.IsZero() || date.Exact() {
		return
	}
	first, known := date.Earliest()
	if !known || first < least {
		first = least
	}
	if first <= 0 || first >= date.Latest() {
		return
	}
	move(first, 0)
	for _, day := range c.days {
		if first < day && day < date.Latest() {
			move(day, day)
		}
	}
}

// model notes a change of a model's record.
func (c *changer) model(was *dataset.Model, row func() Row, how string, read source.Day, edit func(m *dataset.Model)) {
	m := *was
	m.Availability = slices.Clone(was.Availability)
	edit(&m)
	changed := func() *dataset.Dataset { return c.data.WithModel(&m) }
	c.list = append(c.list, change{row, how, read, changed, inModel(was, &m), was.ID, false})
}

func (c *changer) ofModel(m *dataset.Model) {
	whole := func() Row { return Row{Pos: m.Pos(), What: string(m.ID), Grade: m.Grade, Source: m.Source} }
	gone := func() *dataset.Dataset { return c.data.WithoutModel(m.ID) }
	c.list = append(c.list, change{whole, without, 0, gone, inModel(m, nil), m.ID, false})
	c.moves(m.Released, 0, func(day, read source.Day) {
		c.model(m, whole, "released "+on(day), read, func(m *dataset.Model) { m.Released = exactly(day) })
	})
	for i := range m.Availability {
		a := &m.Availability[i]
		if len(a.Stages) > 1 { // else the stage is the whole record
			row := func() Row {
				return Row{Pos: a.Pos(), What: string(m.ID) + " on " + string(a.Cloud), Grade: a.Stages[0].Grade, Source: a.Stages[0].Source}
			}
			c.model(m, row, without, 0, func(m *dataset.Model) { m.Availability = slices.Delete(m.Availability, i, i+1) })
		}
		if a.Price != nil {
			c.model(m, func() Row { return priceRow(m, a) }, without, 0, func(m *dataset.Model) { m.Availability[i].Price = nil })
		}
		for j := range a.Stages {
			c.ofStage(m, i, j)
		}
	}
}

func (c *changer) ofStage(m *dataset.Model, offer, stage int) {
	a := &m.Availability[offer]
	row := func() Row { return stageRow(m, a, stage) }
	c.model(m, row, without, 0, func(m *dataset.Model) {
		if len(a.Stages) == 1 {
			m.Availability = slices.Delete(m.Availability, offer, offer+1)
			return
		}
		m.Availability[offer].Stages = slices.Delete(slices.Clone(a.Stages), stage, stage+1)
	})
	least, _ := m.Released.Earliest() // nothing is sold before it is there
	if stage > 0 {
		least = max(least, a.Stages[stage-1].Date.Latest())
	}
	c.moves(a.Stages[stage].Date, least, func(day, read source.Day) {
		c.model(m, row, on(day), read, func(m *dataset.Model) {
			m.Availability[offer].Stages = slices.Clone(a.Stages)
			m.Availability[offer].Stages[stage].Date = exactly(day)
		})
	})
}

func on(day source.Day) string { return "on " + day.String() }

func (c *changer) ofSeries(s *dataset.ShareSeries) {
	for i := range s.Quarters {
		q := &s.Quarters[i]
		for _, seller := range slices.Sorted(maps.Keys(q.Shares)) {
			changed := *s
			changed.Quarters = slices.Clone(s.Quarters)
			changed.Quarters[i].Shares = maps.Clone(q.Shares)
			delete(changed.Quarters[i].Shares, seller)
			row := func() Row { return shareRow(q, seller) }
			c.list = append(c.list, change{row, without, 0, func() *dataset.Dataset { return c.data.WithSeries(&changed) }, inShares(q.Quarter.End()), "", true})
		}
	}
}

func (c *changer) ofDeal(d *dataset.Deal) {
	others := slices.DeleteFunc(c.data.Deals(), func(other *dataset.Deal) bool { return other == d })
	row := func() Row { return dealRow(d) }
	add := func(row func() Row, how string, read source.Day, deals []*dataset.Deal) {
		c.list = append(c.list, change{row, how, read, func() *dataset.Dataset { return c.data.WithDeals(deals) }, inDeal(d.ID), "", false})
	}
	edited := func(edit func(*dataset.Deal)) []*dataset.Deal {
		changed := *d
		changed.Terms = slices.Clone(d.Terms)
		edit(&changed)
		deals := c.data.Deals()
		deals[slices.Index(deals, d)] = &changed
		return deals
	}
	add(row, without, 0, others)
	c.moves(d.Date, 0, func(day, read source.Day) {
		add(row, on(day), read, edited(func(d *dataset.Deal) { d.Date = exactly(day) }))
	})
	for i := range d.Terms {
		t := &d.Terms[i]
		row := func() Row { return termRow(d, t) }
		add(row, without, 0, edited(func(d *dataset.Deal) { d.Terms = slices.Delete(d.Terms, i, i+1) }))
		c.moves(t.From, 0, func(day, read source.Day) {
			add(row, "from "+day.String(), read, edited(func(d *dataset.Deal) { d.Terms[i].From = exactly(day) }))
		})
		c.moves(t.Until, t.From.Latest(), func(day, read source.Day) {
			add(row, "until "+day.String(), read, edited(func(d *dataset.Deal) { d.Terms[i].Until = exactly(day) }))
		})
	}
}

func (c *changer) ofActions() {
	all := c.data.Actions()
	for i, a := range all {
		row := func() Row { return actionRow(a) }
		add := func(how string, read source.Day, actions []*dataset.Action) {
			c.list = append(c.list, change{row, how, read, func() *dataset.Dataset { return c.data.WithActions(actions) }, inAll(ofActions), "", false})
		}
		add(without, 0, slices.Delete(slices.Clone(all), i, i+1))
		c.moves(a.Date, 0, func(day, read source.Day) {
			changed, list := *a, slices.Clone(all)
			changed.Date, list[i] = exactly(day), &changed
			add(on(day), read, list)
		})
	}
}

func (c *changer) ofEvents() {
	all := c.data.Events()
	for i, e := range all {
		row := func() Row { return eventRow(e) }
		add := func(how string, read source.Day, events []*dataset.Event) {
			c.list = append(c.list, change{row, how, read, func() *dataset.Dataset { return c.data.WithEvents(events) }, inAll(ofEvents), "", false})
		}
		add(without, 0, slices.Delete(slices.Clone(all), i, i+1))
		c.moves(e.Date, 0, func(day, read source.Day) {
			changed, list := *e, slices.Clone(all)
			changed.Date, list[i] = exactly(day), &changed
			add(on(day), read, list)
		})
	}
}
