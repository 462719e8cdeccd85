package market

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Sale is the time in which a service of a cloud let customers use a model.
type Sale struct {
	From  source.Date // the first preview or general availability
	Until source.Date // the retirement, zero where none is dated
}

// On tells whether the sale runs on a day: from the day by which it had
// certainly begun to the day before the one by which it had certainly ended.
func (s Sale) On(day source.Day) bool {
	return s.From.Latest() <= day && (s.Until.IsZero() || day < s.Until.Latest())
}

// SaleOf finds the sale in an availability record; ok is false where customers
// never got more than an announcement or an endpoint for their own copy. A sale
// also ends where a later stage leaves them no more than that.
func SaleOf(a *dataset.Availability) (sale Sale, ok bool) {
	for i := range a.Stages {
		s := &a.Stages[i]
		switch {
		case opens(a, i):
			sale.From = earlier(sale.From, s.Date)
		case s.Stage == dataset.Retired, s.Stage.Usable() && !sale.From.IsZero():
			sale.Until = earlier(sale.Until, s.Date)
		}
	}
	return sale, !sale.From.IsZero()
}

// earlier is the date by which something had certainly happened first.
func earlier(a, b source.Date) source.Date {
	if a.IsZero() || b.Latest() < a.Latest() {
		return b
	}
	return a
}

// opens tells whether customers can use the cloud's own copy from a stage on.
func opens(a *dataset.Availability, stage int) bool {
	return a.Stages[stage].Stage.Usable() && a.AccessAt(stage) != dataset.SelfHosted
}

// offer is a model in a service of a cloud that sold it.
type offer struct {
	Sale
	record *dataset.Availability
	cloud  int
}

// run is the time of the sale in days.
func (o *offer) run() run {
	if o.Until.IsZero() {
		return run{o.From.Latest(), forever}
	}
	return run{o.From.Latest(), o.Until.Latest()}
}

// bounds tells whether the sale is known by a day to have begun and no more.
func (o *offer) bounds(day source.Day) bool { return o.From.Bounded() && o.From.Latest() == day }

// access is who may use the offer since the last stage that opened it.
func (o *offer) access(day source.Day) dataset.Access {
	access := o.record.Access
	for i := range o.record.Stages {
		if opens(o.record, i) && o.record.Stages[i].Date.Latest() <= day {
			access = o.record.AccessAt(i)
		}
	}
	return access
}

// unsure tells whether the dates leave open if the sale runs on a day.
func (o *offer) unsure(day source.Day) bool {
	switch r := o.run(); {
	case r.until <= day:
		return false
	case r.from <= day:
		return o.Until.Straddles(day)
	}
	for i := range o.record.Stages {
		if opens(o.record, i) && o.record.Stages[i].Date.Straddles(day) {
			return true
		}
	}
	return false
}
