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
// never got more than an announcement or an endpoint for their own copy.
func SaleOf(a *dataset.Availability) (sale Sale, ok bool) {
	for i, s := range a.Stages {
		switch {
		case s.Stage.Usable() && a.AccessAt(i) != dataset.SelfHosted && (!ok || s.Date.Latest() < sale.From.Latest()):
			sale.From, ok = s.Date, true
		case s.Stage == dataset.Retired:
			sale.Until = s.Date
		}
	}
	return sale, ok
}
