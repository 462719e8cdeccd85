package report

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Attribution says which shifts moved the exclusive share of the frontier, and
// by how much each.
type Attribution struct {
	Words string
	Parts []AttributionPart // the largest first
}

// AttributionPart is what the shifts of one lab on one day did to the share.
type AttributionPart struct {
	When   When
	Link   Link
	Points string // "+2.3", "−1.0"
}

// attribution divides the change of a year among its shifts; nil where the share
// has no value at either end or did not move.
func (b *builder) attribution(from Place, year string, shifts []*market.Shift) *Attribution {
	if len(shifts) == 0 {
		return nil
	}
	start := shifts[0].Day.Time().Year()
	before, after := source.DayOf(start, 1, 1)-1, min(source.DayOf(start, 12, 31), b.market.Day())
	a, ok := market.Attribute(b.shifts, market.ScopeFrontier, before, after)
	if !ok || len(a.Parts) == 0 {
		return nil
	}
	first, _ := a.Start.Value()
	last, _ := a.End.Value()
	v := &Attribution{Words: fmt.Sprintf("Between %s and %s the exclusive share of the frontier went from %s to %s, by %s points. Before rounding, the parts below add up to that exactly.",
		whenDay(before).Text, whenDay(after).Text, share(a.Start), share(a.End), signed(100*(last-first)))}
	for _, p := range joined(a.Parts) {
		v.Parts = append(v.Parts, AttributionPart{
			When:   b.shiftWhen(p.Shift),
			Link:   Link{b.data.Lab(p.Shift.Lab).Name, from.To(shiftYear(year).File()) + "#" + p.Shift.ID},
			Points: signed(100 * p.Value()),
		})
	}
	return v
}

// joined adds up the parts of one lab on one day: between clouds the order of a
// day's shifts is a convention, and a reader should not take it for a cause. The
// largest stand first; what adds up to nothing is left out.
func joined(parts []market.Part) []market.Part {
	type key struct {
		day source.Day
		lab dataset.LabID
	}
	at := map[key]int{}
	var list []market.Part
	for _, p := range parts {
		k := key{p.Shift.Day, p.Shift.Lab}
		if i, ok := at[k]; ok {
			list[i].Change = new(big.Rat).Add(list[i].Change, p.Change)
			continue
		}
		at[k] = len(list)
		list = append(list, p)
	}
	list = slices.DeleteFunc(list, func(p market.Part) bool { return p.Change.Sign() == 0 })
	slices.SortStableFunc(list, func(x, y market.Part) int { return cmp.Compare(math.Abs(y.Value()), math.Abs(x.Value())) })
	return list
}

// signed writes points with their sign.
func signed(v float64) string {
	if v < 0 {
		return fmt.Sprintf("−%.1f", -v)
	}
	return fmt.Sprintf("+%.1f", v)
}
