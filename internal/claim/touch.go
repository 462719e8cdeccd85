package claim

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// toucher tells which parts of the world a change may have made another of, among
// those that are asked for.
type toucher func(w func() *world, wanted *wanted) []read

// wanted is what claims read, and on which days.
type wanted struct {
	claims map[read][]int // by what they read, in order
	days   []source.Day
}

func newWanted(hearings []*hearing) *wanted {
	all := &wanted{claims: map[read][]int{}}
	for i, h := range hearings {
		for r := range h.run.log.reads {
			all.claims[r] = append(all.claims[r], i)
		}
		for day := range h.days {
			all.days = append(all.days, day)
		}
	}
	slices.Sort(all.days)
	all.days = slices.Compact(all.days)
	return all
}

func (w *wanted) has(r read) bool { return len(w.claims[r]) > 0 }

// inAll is a change of an aspect as a whole.
func inAll(a aspect) toucher {
	return func(_ func() *world, wanted *wanted) []read { return wanted.on(a, "") }
}

// on lists an aspect on all days.
func (w *wanted) on(a aspect, id string) []read {
	var list []read
	for _, day := range w.days {
		list = append(list, read{a, id, day})
	}
	return list
}

func inDeal(id dataset.DealID) toucher {
	return func(_ func() *world, wanted *wanted) []read {
		return slices.Concat(wanted.on(ofDeals, ""), wanted.on(ofDeal, string(id)))
	}
}

// inShares is a change of a market share that counts from a day on.
func inShares(from source.Day) toucher {
	return func(w func() *world, wanted *wanted) []read {
		list := []read{{ofShiftReach, "", 0}}
		for _, day := range wanted.days {
			if day < from {
				continue
			}
			if v := w().view(day); v.otherShares() {
				list = append(list, read{ofShares, "", day})
			}
		}
		return list
	}
}

// otherShares tells whether market shares differ on the day of the view.
func (v *view) otherShares() bool {
	for _, c := range v.Data().Clouds() {
		is, known := v.ShareOf(c.ID)
		if was, there := v.base.ShareOf(c.ID); is != was || known != there {
			return true
		}
	}
	is, known := v.Concentration()
	was, there := v.base.Concentration()
	_, measured := v.Unattributed()
	_, before := v.base.Unattributed()
	return is != was || known != there || measured != before
}

// inModel is a change of a model's record, to none where is is nil.
func inModel(was, is *dataset.Model) toucher {
	sales := is == nil || !sameSales(was, is)
	records := is == nil || was.Released != is.Released
	return func(w func() *world, wanted *wanted) []read {
		var list []read
		for _, day := range wanted.days {
			list = append(list, read{ofOffers, "", day})
			if records {
				list = append(list, read{ofRecords, "", day})
			}
			if sales {
				list = append(list, read{ofHistory, string(was.ID), day})
			}
			if sales || is != nil && prices(was) != prices(is) {
				list = append(list, w().touched(was.ID, day, wanted)...)
			}
		}
		return list
	}
}

func prices(m *dataset.Model) int {
	n := 0
	for i := range m.Availability {
		if m.Availability[i].Price != nil {
			n++
		}
	}
	return n
}

// sameSales tells whether two records of a model say the same of when, where and to
// whom it was sold.
func sameSales(a, b *dataset.Model) bool {
	return slices.EqualFunc(a.Availability, b.Availability, func(x, y dataset.Availability) bool {
		return x.Cloud == y.Cloud && slices.Equal(salesOf(&x), salesOf(&y))
	})
}

type saleStage struct {
	usable bool
	date   source.Date
	access dataset.Access
}

// salesOf are the stages of an offer that open or end it.
func salesOf(a *dataset.Availability) []saleStage {
	var list []saleStage
	for i, s := range a.Stages {
		if s.Stage.Usable() || s.Stage == dataset.Retired {
			list = append(list, saleStage{s.Stage.Usable(), s.Date, a.AccessAt(i)})
		}
	}
	return list
}

// touched is what a change of a model's sales or prices makes another of on a day.
// Most days are none that it changes: of those no view is worked out.
func (w *world) touched(changed dataset.ModelID, day source.Day, wanted *wanted) []read {
	list := w.touchedOverTime(changed, day, wanted)
	if w.history.SameOn(w.base.history, changed, day) {
		return list
	}
	v := w.view(day)
	for _, id := range v.Differences(v.base.Market) {
		list = append(list, read{ofMarket, string(id), day}, read{ofLab, string(id.Lab()), day})
		for _, s := range slices.Concat(v.base.ScopesOf(id), v.ScopesOf(id)) {
			list = append(list, read{ofScope, string(s), day})
		}
	}
	for _, c := range v.Peers() {
		is, known := v.PriceOf(changed, c)
		if was, there := v.base.PriceOf(changed, c); is.Input != was.Input || is.Output != was.Output || known != there {
			return append(list, read{ofPrices, "", day}, read{ofPrices, string(changed), day})
		}
	}
	return list
}

// touchedOverTime is what it makes another of among all that came before the day.
func (w *world) touchedOverTime(changed dataset.ModelID, day source.Day, wanted *wanted) []read {
	var list []read
	for _, c := range w.history.Peers() {
		waits := read{ofWaits, string(c), day}
		if !wanted.has(waits) {
			continue
		}
		v := w.view(day)
		waited, came := v.Wait(changed, c)
		if was, before := v.base.Wait(changed, c); waited != was || came != before {
			list = append(list, waits)
		}
	}
	if shifts := (read{ofShifts, "", day}); wanted.has(shifts) {
		if v := w.view(day); !slices.Equal(v.shifts(), v.base.shifts()) {
			list = append(list, shifts)
		}
	}
	if spells := (read{ofSpells, "", day}); wanted.has(spells) {
		v := w.view(day)
		spell, sold := v.Spell(changed)
		if was, before := v.base.Spell(changed); spell != was || sold != before {
			list = append(list, spells)
		}
	}
	return list
}
