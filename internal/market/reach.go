package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// shares is the headline series, ready to be asked for a day.
type shares struct {
	series dataset.SeriesID
	of     map[dataset.PartyID][]shareAt // oldest first
	ends   []quarterSum                  // oldest first
}

type shareAt struct {
	quarter dataset.Quarter
	percent float64
}

// quarterSum is all that is published for one quarter.
type quarterSum struct {
	quarter dataset.Quarter
	percent map[dataset.PartyID]float64
}

func newShares(data *dataset.Dataset) *shares {
	s := &shares{series: data.Site().ShareSeries, of: map[dataset.PartyID][]shareAt{}}
	for _, series := range data.Series() {
		if series.ID != s.series {
			continue
		}
		for _, q := range series.Quarters { // in the order of time
			if n := len(s.ends); n == 0 || s.ends[n-1].quarter != q.Quarter {
				s.ends = append(s.ends, quarterSum{q.Quarter, map[dataset.PartyID]float64{}})
			}
			for seller, percent := range q.Shares {
				s.of[seller] = append(s.of[seller], shareAt{q.Quarter, percent})
				s.ends[len(s.ends)-1].percent[seller] = percent
			}
		}
	}
	return s
}

// Share is a cloud's percent of spending on clouds, by the headline series.
type Share struct {
	Percent float64
	Quarter dataset.Quarter // of the figure: the latest published that had ended
}

// ShareOf is the share of a cloud in the latest quarter that had ended by the
// day and has a figure for it; ok is false where there is none.
func (m *Market) ShareOf(cloud dataset.CloudID) (share Share, ok bool) {
	return m.shares.on(cloud, m.day)
}

func (s *shares) on(cloud dataset.CloudID, day source.Day) (share Share, ok bool) {
	for _, at := range slices.Backward(s.of[dataset.PartyID(cloud)]) {
		if at.quarter.End() <= day {
			return Share{at.percent, at.quarter}, true
		}
	}
	return Share{}, false
}

// ShareOn is the share of a cloud as it was known on a day of the history.
func (h *History) ShareOn(cloud dataset.CloudID, day source.Day) (share Share, ok bool) {
	return h.shares.on(cloud, day)
}

// Series is the series that shares are taken from, "" for none.
func (h *History) Series() dataset.SeriesID { return h.shares.series }

// measured tells whether any quarter of the series had ended by the day: before
// the first one reach is undefined.
func (s *shares) measured(day source.Day) bool {
	return len(s.ends) > 0 && s.ends[0].quarter.End() <= day
}

// Reach is R of a model: the percent of spending on clouds that lies with clouds
// on which it is usable, so whose customers need no new vendor for it. A cloud
// without a published figure adds nothing. ok is false before the first published
// quarter, and where no cloud of the model has a published figure.
func (m *Market) Reach(model dataset.ModelID) (percent float64, ok bool) {
	return m.shares.sum(m.CloudsOf(model), m.day)
}

// sum adds up the shares of some clouds on a day. No clouds have no share, 0;
// clouds of which none has a published one have a share that is not known.
func (s *shares) sum(clouds []dataset.CloudID, day source.Day) (percent float64, ok bool) {
	known := len(clouds) == 0
	for _, c := range clouds {
		share, published := s.on(c, day)
		percent += share.Percent
		known = known || published
	}
	return percent, known && s.measured(day)
}

// Unattributed is the percent of spending that lies with no cloud of the
// dataset, or with one that has no published figure: no model's reach can have it.
// It is 0 where figures carried forward from several quarters sum to more than
// 100. ok is false before the first published quarter.
func (m *Market) Unattributed() (percent float64, ok bool) {
	percent, _ = m.shares.sum(m.clouds, m.day)
	return max(0, 100-percent), m.shares.measured(m.day)
}

// Line is what a lab sells now: its current proprietary models, or, where it has
// none on a peer, its current models.
func (m *Market) Line(lab dataset.LabID) []*dataset.Model {
	var closed, all []*dataset.Model
	for _, i := range m.labs[lab] {
		if !m.current[i] {
			continue
		}
		model := m.tracks[i].model
		all = append(all, model)
		if !model.OpenWeights {
			closed = append(closed, model)
		}
	}
	if len(closed) > 0 {
		return closed
	}
	return all
}

// LabClouds lists all clouds on which any model of a lab's line is usable, in
// the order of their ids.
func (m *Market) LabClouds(lab dataset.LabID) []dataset.CloudID {
	var ids []dataset.CloudID
	line := m.Line(lab)
	for c, id := range m.clouds {
		if slices.ContainsFunc(line, func(model *dataset.Model) bool { return m.has(m.number[model.ID], c) }) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// LabReach is the reach of a lab: that of all clouds on which any model of its
// line is usable, 0 for a lab without a line. ok is false before the first published quarter.
func (m *Market) LabReach(lab dataset.LabID) (percent float64, ok bool) {
	return m.shares.sum(m.LabClouds(lab), m.day)
}

// Labs lists the labs with a model in M, in the order of their ids.
func (m *Market) Labs() []dataset.LabID {
	var ids []dataset.LabID
	for _, i := range m.scopes[ScopeAll] {
		if lab := m.tracks[i].model.Lab(); len(ids) == 0 || ids[len(ids)-1] != lab {
			ids = append(ids, lab)
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}
