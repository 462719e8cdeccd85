package market_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// An edition of an earlier day says of that day, and of every day before, what the
// whole history up to it says: stages in doubt are in both and count in neither.
func TestEarlierEditionsMeasureTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		whole, day := w.history(t).Data(), drawTurn(t, w)
		days := []source.Day{min(day, drawTurn(t, w)), day}
		of := ids(whole.Models())
		now, then := &view{h: market.New(whole.On(day)), days: days, of: of}, &view{h: market.New(whole.At(day)), days: days, of: of}
		for _, name := range slices.Sorted(maps.Keys(shows())) {
			shows()[name](now)
			shows()[name](then)
			if now.String() != then.String() {
				t.Fatalf("%s: the whole says\n%s\nthe edition of %v\n%s", name, now, day, then)
			}
		}
	})
}

// Without the stages in doubt, and the models that nothing else holds, an edition
// measures the same: they mark and count nothing.
func TestDoubtCountsNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		whole, day := w.history(t).Data(), drawTurn(t, w)
		of := ids(whole.Models())
		certain := w.certain(day).history(t).Data()
		now, then := &view{h: market.New(whole.At(day)), days: []source.Day{day}, of: of}, &view{h: market.New(certain.At(day)), days: []source.Day{day}, of: of}
		for _, name := range slices.Sorted(maps.Keys(shows())) {
			shows()[name](now)
			shows()[name](then)
			if got := strings.ReplaceAll(now.String(), ", uncertain", ""); got != then.String() {
				t.Fatalf("%s: with doubts\n%s\nwithout\n%s", name, got, then)
			}
		}
	})
}

// certain is the world without the stages that had not certainly happened by a
// day.
func (w world) certain(day source.Day) world {
	past := world{w.Peers, slices.Clone(w.Models), w.Quarters}
	for i := range past.Models {
		m := &past.Models[i]
		m.Offers = slices.Clone(m.Offers)
		for j := range m.Offers {
			o := &m.Offers[j]
			o.Stages = slices.DeleteFunc(slices.Clone(o.Stages), func(s worldStage) bool { return latest(s.Date) > day })
		}
		m.Offers = slices.DeleteFunc(m.Offers, func(o worldOffer) bool { return len(o.Stages) == 0 })
	}
	return past
}
