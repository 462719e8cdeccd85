package claim

import (
	"slices"
	"sync"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// domain is what the texts of a field or a function can be: the ids of one sort of
// thing, or the words of a closed list. A text that is written out beside one must
// be in it. Its name is what a message calls one of it.
type domain string

// The domains.
const (
	freeText domain = ""     // any text
	ofItems  domain = "item" // what the items of the first argument are

	modelIDs   domain = "model"
	labIDs     domain = "lab"
	cloudIDs   domain = "cloud"
	peerIDs    domain = "compared cloud"
	serviceIDs domain = "service"
	partyIDs   domain = "party"
	targetIDs  domain = "target"
	actorIDs   domain = "actor"
	dealIDs    domain = "deal"
	actionIDs  domain = "action"
	eventIDs   domain = "event"
	shiftIDs   domain = "shift"

	families      domain = "family"
	tiers         domain = "tier"
	modalities    domain = "modality"
	statuses      domain = "status"
	accesses      domain = "access"
	offerStages   domain = "stage of an offer"
	cloudKinds    domain = "kind of cloud"
	countries     domain = "country"
	dealKinds     domain = "kind of deal"
	exclusivities domain = "exclusivity"
	termKinds     domain = "kind of term"
	effects       domain = "effect"
	authorities   domain = "authority"
	jurisdictions domain = "jurisdiction"
	actionStages  domain = "stage of an action"
	eventKinds    domain = "kind of event"
	shiftKinds    domain = "kind of shift"
)

// wordsOf lists what there is in each domain: of ids and of what has no closed list
// that which is on record.
func wordsOf(h *market.History, ids map[form][]string) map[domain]func() []string {
	data := h.Data()
	words := map[domain]func() []string{
		shiftIDs: sync.OnceValue(func() []string {
			return eachOf(h.On(h.AsOf()).Shifts(), func(s *market.Shift) []string { return []string{s.ID} })
		}),
	}
	for d, list := range map[domain][]string{
		modelIDs: ids[aModel], labIDs: ids[aLab], cloudIDs: ids[aCloud], peerIDs: ids[aPeer], dealIDs: ids[aDeal],
		partyIDs:  parties(data, eachOf(data.Deals(), func(d *dataset.Deal) []string { return plain(d.Parties) })),
		targetIDs: parties(data, eachOf(data.Actions(), func(a *dataset.Action) []string { return plain(a.Targets) })),
		actorIDs:  parties(data, eachOf(data.Events(), func(e *dataset.Event) []string { return plain(e.Actors) })),
		actionIDs: eachOf(data.Actions(), func(a *dataset.Action) []string { return []string{string(a.ID)} }),
		eventIDs:  eachOf(data.Events(), func(e *dataset.Event) []string { return []string{string(e.ID)} }),

		serviceIDs: eachOf(data.Clouds(), func(c *dataset.Cloud) []string { return plain(c.Services) }),

		families:      eachOf(data.Models(), func(m *dataset.Model) []string { return []string{m.Family} }),
		countries:     eachOf(data.Labs(), func(l *dataset.Lab) []string { return []string{string(l.Country)} }),
		authorities:   eachOf(data.Actions(), func(a *dataset.Action) []string { return []string{a.Authority} }),
		jurisdictions: eachOf(data.Actions(), func(a *dataset.Action) []string { return []string{a.Jurisdiction} }),

		tiers: dataset.Tier("").Allowed(), modalities: dataset.Modality("").Allowed(), accesses: plain([]dataset.Access{dataset.Open, dataset.Limited, dataset.Gated}),
		offerStages: plain([]dataset.StageKind{dataset.Preview, dataset.GA, dataset.Deprecated}), statuses: plain(market.Statuses()),
		cloudKinds: dataset.CloudKind("").Allowed(), dealKinds: dataset.DealKind("").Allowed(), exclusivities: dataset.Exclusivity("").Allowed(),
		termKinds: dataset.TermKind("").Allowed(), effects: dataset.Effect("").Allowed(), actionStages: dataset.ActionStage("").Allowed(),
		eventKinds: dataset.EventKind("").Allowed(), shiftKinds: plain(market.Kinds()),
	} {
		words[d] = func() []string { return list }
	}
	return words
}

// parties lists whom deals, actions or events can name: labs, clouds and
// organisations. For a company that has a cloud and a lab the cloud is named: its lab
// only where that is on record.
func parties(data *dataset.Dataset, named []string) []string {
	var ids []string
	for _, l := range data.Labs() {
		if l.Cloud == "" || slices.Contains(named, string(l.ID)) {
			ids = append(ids, string(l.ID))
		}
	}
	for _, c := range data.Clouds() {
		ids = append(ids, string(c.ID))
	}
	for _, o := range data.Organisations() {
		ids = append(ids, string(o.ID))
	}
	return ids
}

// eachOf lists the texts of items, each once, without empty ones.
func eachOf[R any](items []R, texts func(R) []string) []string {
	var list []string
	met := map[string]bool{"": true}
	for _, item := range items {
		for _, s := range texts(item) {
			if !met[s] {
				met[s] = true
				list = append(list, s)
			}
		}
	}
	return list
}
