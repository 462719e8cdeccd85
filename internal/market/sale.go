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
		switch date := a.Stages[i].Date; {
		case opens(a, i):
			sale.From = earlier(sale.From, date)
		case closes(a, i, !sale.From.IsZero()):
			sale.Until = earlier(sale.Until, date)
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

// closes tells whether a stage ends a sale: a retirement does, and so does an
// endpoint for the customer's own copy after a stage before it opened the cloud's.
func closes(a *dataset.Availability, stage int, opened bool) bool {
	kind := a.Stages[stage].Stage
	return kind == dataset.Retired || kind.Usable() && opened && !opens(a, stage)
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

// unsure tells whether the dates leave open if the sale of a model runs on a day:
// it may have begun though it is not certain, or may have ended.
func (o *offer) unsure(m *dataset.Model, day source.Day) bool {
	r := o.run()
	if r.until <= day {
		return false
	}
	opened := false
	for i := range o.record.Stages {
		turns := opens(o.record, i)
		if r.from <= day {
			turns = closes(o.record, i, opened)
		}
		if turns && m.InDoubt(o.record, i, day) {
			return true
		}
		opened = opened || opens(o.record, i)
	}
	return false
}
