package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Change is a single change of the data as the tests see it.
type Change struct {
	Row  Row
	How  string
	Day  source.Day
	Data *dataset.Dataset
}

// Changes lists the single changes of a dataset.
func Changes(data *dataset.Dataset, days []source.Day) []Change {
	var list []Change
	for _, c := range changes(data, days) {
		list = append(list, Change{c.row(), c.how, c.day, c.dataset()})
	}
	return list
}

// Days lists the days as of which claims look at the world, each in order.
func (b *Bench) Days(claims []Claim) (all []source.Day, of []map[source.Day]bool) {
	var hearings []*hearing
	for i := range claims {
		h := b.hear(&claims[i])
		hearings = append(hearings, h)
		of = append(of, h.days)
	}
	return newWanted(hearings).days, of
}

// Test is the verdict on a claim without its fragility.
func (b *Bench) Test(c Claim) Verdict { return b.hear(&c).verdict }

// Raw is the value of an expression as of the report's day, nil where it is undefined.
func Raw(b *Bench, text string) (any, *source.Fault) {
	e, fault := b.Value(text)
	if fault != nil {
		if e, fault = b.Claim(text); fault != nil {
			return nil, fault
		}
	}
	result := e.eval(&run{world: b.world, day: b.AsOf()})
	return result.value, result.fault
}

// Data is the dataset that the bench reads.
func (b *Bench) Data() *dataset.Dataset { return b.world.history.Data() }
