package report

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// APIShift is a shift.
type APIShift struct {
	ID            string                    `json:"id"`
	Day           string                    `json:"day"`
	Date          APIDate                   `json:"date"` // how exactly the day is known
	Lab           dataset.LabID             `json:"lab"`
	Cloud         dataset.CloudID           `json:"cloud"`
	Weights       market.Weights            `json:"weights"`
	Kinds         []market.Kind             `json:"kinds"`
	Models        []dataset.ModelID         `json:"models"`
	Access        *dataset.Access           `json:"access"` // the narrowest that any model came with
	ReachBefore   *float64                  `json:"reach_before"`
	ReachAfter    *float64                  `json:"reach_after"`
	ShareBefore   map[market.Scope]*float64 `json:"exclusive_share_before"`
	ShareAfter    map[market.Scope]*float64 `json:"exclusive_share_after"`
	CloudBefore   map[market.Scope]*float64 `json:"cloud_exclusive_share_before"`
	CloudAfter    map[market.Scope]*float64 `json:"cloud_exclusive_share_after"`
	DegreesBefore map[dataset.ModelID]int   `json:"peers_before"` // by model
	DegreesAfter  map[dataset.ModelID]int   `json:"peers_after"`
	Sources       []dataset.URL             `json:"sources"`
}

func (b *builder) apiShifts() []APIShift {
	list := []APIShift{}
	peers := b.market.Peers()
	for _, s := range slices.Backward(b.shifts) {
		place := slices.Index(peers, s.Cloud)
		v := APIShift{
			ID: s.ID, Day: s.Day.String(), Date: b.apiShiftDate(s), Lab: s.Lab, Cloud: s.Cloud, Weights: s.Weights, Kinds: s.Kinds, Models: s.Models(), Access: orNull(s.Access),
			ReachBefore: defined(s.ReachBefore, s.ReachBeforeDefined), ReachAfter: defined(s.ReachAfter, s.ReachAfterDefined),
			ShareBefore: map[market.Scope]*float64{}, ShareAfter: map[market.Scope]*float64{},
			CloudBefore: map[market.Scope]*float64{}, CloudAfter: map[market.Scope]*float64{},
			DegreesBefore: map[dataset.ModelID]int{}, DegreesAfter: map[dataset.ModelID]int{},
			Sources: b.shiftSources(s),
		}
		for _, scope := range market.Scopes() {
			v.ShareBefore[scope], v.ShareAfter[scope] = ratio(s.Before.All[scope]), ratio(s.After.All[scope])
			v.CloudBefore[scope], v.CloudAfter[scope] = ratio(s.Before.On[scope][place]), ratio(s.After.On[scope][place])
		}
		for i, id := range slices.Concat(s.Came, s.Left) {
			v.DegreesBefore[id], v.DegreesAfter[id] = s.DegreeBefore[i], s.DegreeAfter[i]
		}
		list = append(list, v)
	}
	return list
}

func (b *builder) apiShiftDate(s *market.Shift) APIDate {
	if d := b.shiftDate(s); !d.IsZero() {
		return *apiDate(d)
	}
	day := s.Day.String()
	return APIDate{Text: day, Earliest: &day, Latest: day}
}

// shiftStages finds the records of stages that a shift is made of.
func (b *builder) shiftStages(s *market.Shift) []dataset.Stage {
	var stages []dataset.Stage
	for _, id := range s.Models() {
		came := slices.Contains(s.Came, id)
		for _, a := range b.data.Model(id).Availability {
			if a.Cloud != s.Cloud {
				continue
			}
			for _, stage := range a.Stages {
				if stage.Date.Latest() == s.Day && (came && stage.Stage.Usable() || !came && stage.Stage == dataset.Retired) {
					stages = append(stages, stage)
				}
			}
		}
	}
	return stages
}

func (b *builder) shiftSources(s *market.Shift) []dataset.URL {
	sources := []dataset.URL{}
	for _, stage := range b.shiftStages(s) {
		sources = append(sources, stage.Source)
	}
	slices.Sort(sources)
	return slices.Compact(sources)
}

// APICloud is a cloud with what it sells on the day.
type APICloud struct {
	ID       dataset.CloudID                   `json:"id"`
	Name     string                            `json:"name"`
	Company  string                            `json:"company"`
	Platform string                            `json:"platform"`
	Kind     dataset.CloudKind                 `json:"kind"`
	Peer     bool                              `json:"peer"`
	Launched *APIDate                          `json:"launched"`
	Share    *float64                          `json:"share"` // percent of spending on clouds, by the headline series
	Quarter  *string                           `json:"share_quarter"`
	Models   []dataset.ModelID                 `json:"models"`
	Scopes   map[market.Scope]APICloudMeasures `json:"scopes"` // of a peer, else null
	Lag      *APILag                           `json:"lag"`    // of a peer, else null
	Premium  *APIPremium                       `json:"premium"`
	Fact     APIFact                           `json:"fact"`
}

// APILag is how late models come to a peer that others sold first.
type APILag struct {
	Arrived    int      `json:"arrived"`
	Never      int      `json:"never"`
	NeverShare *float64 `json:"never_share"`
	MedianDays *float64 `json:"median_days"`
	Bounded    int      `json:"bounded"`
	// Over the models with both days known.
	Exact           int      `json:"arrived_exact"`
	ExactMedianDays *float64 `json:"median_days_exact"`
}

// APIPremium is what a peer charges over the lowest price of any.
type APIPremium struct {
	Input    *float64 `json:"input"`
	Output   *float64 `json:"output"`
	Compared int      `json:"compared"`
}

func (b *builder) apiClouds() []APICloud {
	list := []APICloud{}
	for _, c := range b.data.Clouds() {
		v := APICloud{
			ID: c.ID, Name: c.Name, Company: c.Company, Platform: c.Platform, Kind: c.Kind, Peer: b.market.IsPeer(c.ID),
			Launched: apiDate(c.Launched), Models: []dataset.ModelID{}, Fact: apiFact(c.Fact),
		}
		if share, ok := b.market.ShareOf(c.ID); ok {
			quarter := share.Quarter.String()
			v.Share, v.Quarter = &share.Percent, &quarter
		}
		for _, m := range b.data.Models() {
			if b.market.Usable(m.ID, c.ID) {
				v.Models = append(v.Models, m.ID)
			}
		}
		if v.Peer {
			b.apiPeer(&v)
		}
		list = append(list, v)
	}
	return list
}

func (b *builder) apiPeer(v *APICloud) {
	v.Scopes = map[market.Scope]APICloudMeasures{}
	for _, s := range market.Scopes() {
		v.Scopes[s] = apiCloud(b.market, s, v.ID)
	}
	lag, premium := b.market.Lag(v.ID), b.market.Premium(v.ID)
	v.Lag = &APILag{lag.Arrived, lag.Never, ratio(lag.NeverShare()), defined(lag.Median, lag.Arrived > 0), lag.Bounded, lag.Exact, defined(lag.ExactMedian, lag.Exact > 0)}
	v.Premium = &APIPremium{defined(premium.Input, premium.Compared > 0), defined(premium.Output, premium.Compared > 0), premium.Compared}
}

// APILab is a lab with where its models can be used on the day.
type APILab struct {
	ID      dataset.LabID     `json:"id"`
	Name    string            `json:"name"`
	Country *dataset.Country  `json:"country"`
	Founded *int              `json:"founded"`
	Cloud   *dataset.CloudID  `json:"cloud"` // under the same owner
	Models  []dataset.ModelID `json:"models"`
	Line    []dataset.ModelID `json:"line"`   // its current models on the peers: the proprietary ones if it has any
	Clouds  []dataset.CloudID `json:"clouds"` // where any model of the line can be used
	Reach   *float64          `json:"reach"`
	Fact    APIFact           `json:"fact"`
}

func (b *builder) apiLabs() []APILab {
	list := []APILab{}
	for _, l := range b.data.Labs() {
		list = append(list, APILab{
			ID: l.ID, Name: l.Name, Country: orNull(l.Country), Founded: orNull(l.Founded), Cloud: orNull(l.Cloud),
			Models: modelIDs(b.byLab[l.ID]), Line: modelIDs(b.market.Line(l.ID)), Clouds: orEmpty(b.market.LabClouds(l.ID)),
			Reach: defined(b.market.LabReach(l.ID)), Fact: apiFact(l.Fact),
		})
	}
	return list
}

func modelIDs(models []*dataset.Model) []dataset.ModelID {
	ids := []dataset.ModelID{}
	for _, m := range models {
		ids = append(ids, m.ID)
	}
	return ids
}
