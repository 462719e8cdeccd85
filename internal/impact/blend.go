package impact

import (
	"maps"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// blend makes datasets that lie between two: of some units the facts of the head,
// of the others those of the base. Facts of no unit are always those of the head.
type blend struct {
	base, head *dataset.Dataset
	units      *units
	renamed    map[dataset.ModelID]dataset.ModelID // from the id in the base to that in the head
}

func newBlend(base, head *dataset.Dataset, d *factDiff) *blend {
	return &blend{base, head, d.units(), d.renames()}
}

// market is the market of the head's facts of some units, given by name.
func (b *blend) market(taken map[string]bool) *market.Market {
	from := func(unit string) *dataset.Dataset {
		name := b.units.coarse(unit)
		if _, changed := b.units.of[name]; changed && !taken[name] {
			return b.base
		}
		return b.head
	}
	r := dataset.Measured{Site: from("site.toml").Site(), Clouds: from("cloud").Clouds()}
	r.Labs = chosen(b.base.Labs(), b.head.Labs(), func(l *dataset.Lab) dataset.LabID { return l.ID }, func(id dataset.LabID) bool { return from(labUnit(id)) == b.head })
	r.Series = chosen(b.base.Series(), b.head.Series(), func(s *dataset.ShareSeries) dataset.SeriesID { return s.ID }, func(id dataset.SeriesID) bool { return from(seriesUnit(id)) == b.head })
	r.Models = chosen(b.base.Models(), b.head.Models(), func(m *dataset.Model) dataset.ModelID { return m.ID }, func(id dataset.ModelID) bool { return from(b.modelUnit(id)) == b.head })
	for i, m := range r.Models {
		if was, is := b.base.Model(m.ID), b.head.Model(m.ID); was != nil && is != nil {
			r.Models[i] = merged(m, was, is, func(key string) bool { return from(offerUnit(modelUnit(m.ID), key)) == b.head })
		}
	}
	data := b.head.WithMeasured(r)
	return market.On(data, data.AsOf())
}

// modelUnit is the unit of a model: a renamed one is the same under either id.
func (b *blend) modelUnit(id dataset.ModelID) string {
	for was, is := range b.renamed {
		if is == id {
			return modelUnit(was)
		}
	}
	return modelUnit(id)
}

// chosen are the records of two lists, each from the list that is asked for.
func chosen[T any, K ~string](base, head []*T, id func(*T) K, isHead func(K) bool) []*T {
	byID := map[K]*T{}
	for _, r := range base {
		if !isHead(id(r)) {
			byID[id(r)] = r
		}
	}
	for _, r := range head {
		if isHead(id(r)) {
			byID[id(r)] = r
		}
	}
	list := make([]*T, 0, len(byID))
	for _, k := range slices.Sorted(maps.Keys(byID)) {
		list = append(list, byID[k])
	}
	return list
}

// merged is a model with its offers, each from the edition that is asked for.
func merged(own, was, is *dataset.Model, isHead func(key string) bool) *dataset.Model {
	m := *own
	m.Availability = nil
	for _, a := range is.Availability {
		if isHead(keyOfOffer(&a)) {
			m.Availability = append(m.Availability, a)
		}
	}
	for _, a := range was.Availability {
		if !isHead(keyOfOffer(&a)) {
			m.Availability = append(m.Availability, a)
		}
	}
	return &m
}
