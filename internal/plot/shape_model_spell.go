package plot

import "moatatlas/internal/dataset"

// DaysAlone is how long a model stayed on its first peer alone, in words that say
// how exact the dates are: "four days", "at most four days", "about four days", "at
// first". ok is false for a model that was never on one peer alone at first.
func (b *Book) DaysAlone(id dataset.ModelID) (text string, ok bool) {
	m, steps := b.market.Data().Model(id), b.statuses(id)
	if m == nil || len(steps) == 0 || len(steps[0].Peers) != 1 {
		return "", false
	}
	return b.daysAlone(m, steps), true
}
