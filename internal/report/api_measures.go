package report

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// APIMeasures is all measures at the end of each month and on the day of the
// edition. What is undefined is null.
type APIMeasures struct {
	AsOf   string            `json:"as_of"`
	Peers  []dataset.CloudID `json:"peers"`
	Series dataset.SeriesID  `json:"series"` // of market shares, behind reach and concentration
	Days   []APIDay          `json:"days"`
	Index  APILockInIndexes  `json:"lock_in_index"`
}

// APIDay is the measures on one day.
type APIDay struct {
	Day           string                        `json:"day"`
	Scopes        map[market.Scope]APIScope     `json:"scopes"`
	Labs          map[dataset.LabID]APILabReach `json:"labs"` // with a model on a peer
	Concentration *APIConcentration             `json:"concentration"`
	Uncertain     int                           `json:"uncertain"` // models of which a date may lie on either side of the day
}

// APIScope is the measures of one scope.
type APIScope struct {
	Models              int                                              `json:"models"`
	Exclusive           int                                              `json:"exclusive"`
	ExclusiveShare      *float64                                         `json:"exclusive_share"`
	ThirdPartyExclusive int                                              `json:"third_party_exclusive"`
	ThirdParty          int                                              `json:"third_party"`
	Clouds              map[dataset.CloudID]APICloudMeasures             `json:"clouds"`
	Overlap             map[dataset.CloudID]map[dataset.CloudID]*float64 `json:"overlap"`
}

// APICloudMeasures is the measures of one peer in one scope.
type APICloudMeasures struct {
	Models         int              `json:"models"`
	Exclusive      int              `json:"exclusive"`
	ExclusiveShare *float64         `json:"exclusive_share"`
	LockIn         *float64         `json:"lock_in"`
	LockInTo       *dataset.CloudID `json:"lock_in_to"`
	LockOut        *float64         `json:"lock_out"`
	Breadth        *float64         `json:"breadth"`
	Labs           int              `json:"labs"`
	HHILabs        *float64         `json:"hhi_labs"`
}

// APILabReach is how much of the market a lab reaches.
type APILabReach struct {
	Reach  *float64          `json:"reach"`
	Clouds []dataset.CloudID `json:"clouds"` // where any model of its line is usable, all clouds
	Peers  int               `json:"peers"`
}

// APIConcentration is the concentration of spending on clouds.
type APIConcentration struct {
	Quarter string  `json:"quarter"`
	CR3     float64 `json:"cr3"`
	HHILow  float64 `json:"hhi_low"`
	HHIHigh float64 `json:"hhi_high"`
}

// ratio is a ratio's value, or nil where it is undefined.
func ratio(r market.Ratio) *float64 { return defined(r.Value()) }

func defined(value float64, ok bool) *float64 {
	if !ok {
		return nil
	}
	return &value
}

func (b *builder) apiMeasures() APIMeasures {
	v := APIMeasures{AsOf: b.market.Day().String(), Peers: b.data.Site().Peers, Series: b.market.Series(), Days: []APIDay{}, Index: b.apiLockInIndexes()}
	for _, day := range b.market.Days() {
		v.Days = append(v.Days, apiDay(b.market.On(day)))
	}
	return v
}

func apiDay(m *market.Market) APIDay {
	d := APIDay{Day: m.Day().String(), Scopes: map[market.Scope]APIScope{}, Labs: map[dataset.LabID]APILabReach{}, Uncertain: len(m.Uncertain())}
	for _, s := range market.Scopes() {
		d.Scopes[s] = apiScope(m, s)
	}
	for _, lab := range m.Labs() {
		reach := APILabReach{Reach: defined(m.LabReach(lab)), Clouds: orEmpty(m.LabClouds(lab))}
		for _, c := range reach.Clouds {
			if m.IsPeer(c) {
				reach.Peers++
			}
		}
		d.Labs[lab] = reach
	}
	if c, ok := m.Concentration(); ok {
		d.Concentration = &APIConcentration{c.Quarter.String(), c.CR3, c.Low, c.High}
	}
	return d
}

func apiScope(m *market.Market, s market.Scope) APIScope {
	all := m.ExclusiveShare(s)
	_, third := m.ExclusiveSplit(s)
	v := APIScope{
		Models: all.Whole, Exclusive: all.Part, ExclusiveShare: ratio(all), ThirdPartyExclusive: third.Part, ThirdParty: third.Whole,
		Clouds: map[dataset.CloudID]APICloudMeasures{}, Overlap: map[dataset.CloudID]map[dataset.CloudID]*float64{},
	}
	for _, peer := range m.Peers() {
		v.Clouds[peer] = apiCloud(m, s, peer)
		v.Overlap[peer] = map[dataset.CloudID]*float64{}
		for _, other := range m.Peers() {
			if other != peer {
				v.Overlap[peer][other] = ratio(m.Overlap(s, peer, other))
			}
		}
	}
	return v
}

func apiCloud(m *market.Market, s market.Scope, peer dataset.CloudID) APICloudMeasures {
	here, breadth := m.ExclusiveShareOn(s, peer), m.Breadth(peer)
	kept, to := m.LockIn(s, peer)
	return APICloudMeasures{
		Models: here.Whole, Exclusive: here.Part, ExclusiveShare: ratio(here),
		LockIn: defined(kept.Rest()), LockInTo: orNull(to), LockOut: ratio(m.LockOut(s, peer)),
		Breadth: ratio(breadth), Labs: breadth.Part, HHILabs: defined(m.CatalogueHHI(s, peer)),
	}
}

// APIStratum is how long exclusivity lasts in one stratum.
type APIStratum struct {
	N          int       `json:"n"`
	Events     int       `json:"events"`
	Bounded    int       `json:"bounded"` // models with a date that is only a bound
	MedianDays *int      `json:"median_days"`
	Steps      []APIStep `json:"steps"`
}

// APIStep is a step of a survival curve.
type APIStep struct {
	Days     int      `json:"days"`
	AtRisk   int      `json:"at_risk"`
	Events   int      `json:"events"`
	Censored int      `json:"censored"`
	Survival float64  `json:"survival"`
	Low      *float64 `json:"low"`
	High     *float64 `json:"high"`
}

func apiSurvival(strata map[string]market.Survival) map[string]APIStratum {
	all := map[string]APIStratum{}
	for name, s := range strata {
		v := APIStratum{N: s.N, Events: s.Events, Bounded: s.Bounded, Steps: []APIStep{}}
		if s.Median >= 0 {
			v.MedianDays = &s.Median
		}
		for _, st := range s.Steps {
			v.Steps = append(v.Steps, APIStep{
				st.Days, st.AtRisk, st.Events, st.Censored, st.Survival, defined(st.Low, st.Interval), defined(st.High, st.Interval),
			})
		}
		all[name] = v
	}
	return all
}
