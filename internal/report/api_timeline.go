package report

import "moatatlas/internal/dataset"

// APIDeal is a deal.
type APIDeal struct {
	ID          dataset.DealID      `json:"id"`
	Date        *APIDate            `json:"date"`
	Kind        dataset.DealKind    `json:"kind"`
	Parties     []dataset.PartyID   `json:"parties"`
	AmountUSD   *int64              `json:"amount_usd"`
	Exclusivity dataset.Exclusivity `json:"exclusivity"`
	Title       string              `json:"title"`
	Summary     string              `json:"summary"`
	Terms       []APITerm           `json:"terms"`
	Fact        APIFact             `json:"fact"`
}

// APITerm is one thing a deal settles.
type APITerm struct {
	Effect       *dataset.Effect  `json:"effect"`
	Kind         dataset.TermKind `json:"kind"`
	Party        dataset.PartyID  `json:"party"`
	Others       bool             `json:"others"`
	What         *string          `json:"what"`
	AmountUSD    *int64           `json:"amount_usd"`
	StakePercent *float64         `json:"stake_percent"`
	CapacityGW   *float64         `json:"capacity_gw"`
	Years        *int             `json:"years"`
	From         *APIDate         `json:"from"`
	Until        *APIDate         `json:"until"`
	InForce      bool             `json:"in_force"`
}

func (b *builder) apiDeals() []APIDeal {
	list := []APIDeal{}
	for _, d := range b.data.Deals() {
		v := APIDeal{
			ID: d.ID, Date: apiDate(d.Date), Kind: d.Kind, Parties: orEmpty(d.Parties), AmountUSD: orNull(d.AmountUSD),
			Exclusivity: d.Exclusivity, Title: d.Title, Summary: d.Summary, Terms: []APITerm{}, Fact: apiFact(d.Fact),
		}
		for _, t := range d.Terms {
			v.Terms = append(v.Terms, APITerm{
				orNull(t.Effect), t.Kind, t.Party, t.Others, orNull(t.What), orNull(t.AmountUSD), orNull(t.StakePercent),
				orNull(t.CapacityGW), orNull(t.Years), apiDate(t.From), apiDate(t.Until), t.InForce,
			})
		}
		list = append(list, v)
	}
	return list
}

// APIAction is a step of an authority, a court or a legislator.
type APIAction struct {
	ID           dataset.ActionID    `json:"id"`
	Date         *APIDate            `json:"date"`
	Authority    string              `json:"authority"`
	Jurisdiction string              `json:"jurisdiction"`
	Targets      []dataset.PartyID   `json:"targets"`
	Stage        dataset.ActionStage `json:"stage"`
	Title        string              `json:"title"`
	Summary      string              `json:"summary"`
	Outcome      *string             `json:"outcome"`
	Fact         APIFact             `json:"fact"`
}

func (b *builder) apiActions() []APIAction {
	list := []APIAction{}
	for _, a := range b.data.Actions() {
		list = append(list, APIAction{
			a.ID, apiDate(a.Date), a.Authority, a.Jurisdiction, orEmpty(a.Targets), a.Stage, a.Title, a.Summary, orNull(a.Outcome), apiFact(a.Fact),
		})
	}
	return list
}

// APIEvent is an event.
type APIEvent struct {
	ID      dataset.EventID   `json:"id"`
	Date    *APIDate          `json:"date"`
	Kind    dataset.EventKind `json:"kind"`
	Actors  []dataset.PartyID `json:"actors"`
	Title   string            `json:"title"`
	Summary string            `json:"summary"`
	Fact    APIFact           `json:"fact"`
}

func (b *builder) apiEvents() []APIEvent {
	list := []APIEvent{}
	for _, e := range b.data.Events() {
		list = append(list, APIEvent{e.ID, apiDate(e.Date), e.Kind, orEmpty(e.Actors), e.Title, e.Summary, apiFact(e.Fact)})
	}
	return list
}
