package claim

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// The kinds of records.
const (
	modelKind  kind = "model"
	offerKind  kind = "offer"
	labKind    kind = "lab"
	cloudKind  kind = "cloud"
	dealKind   kind = "deal"
	termKind   kind = "term"
	actionKind kind = "action"
	eventKind  kind = "event"
	shiftKind  kind = "shift"
)

// records lists the kinds of records; one that is a field of another stands
// before it.
func records() []*record {
	return []*record{
		{modelKind, "A model, as of the day of its collection.", modelFields()},
		{offerKind, "A model on sale in a service of a cloud.", offerFields()},
		{labKind, "A maker of models.", labFields()},
		{cloudKind, "A cloud.", cloudFields()},
		{termKind, "One thing that a deal settles.", termFields()},
		{dealKind, "A deal.", dealFields()},
		{actionKind, "A step of an authority, a court or a legislator.", actionFields()},
		{eventKind, "An event.", eventFields()},
		{shiftKind, "A change of what one peer sells of one lab, apart for open and closed weights.", shiftFields()},
	}
}

// known is a text, undefined where it is empty.
func known[S ~string](s S) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// dayOf is the day by which something had certainly happened.
func dayOf(d source.Date) any {
	if d.IsZero() {
		return nil
	}
	return d.Latest()
}

// dayAt is a day that may not be.
func dayAt(d source.Day) any {
	if d == 0 {
		return nil
	}
	return d
}

// counted is a number that is not known where it is 0.
func counted[N int | int64 | float64](n N) any {
	if n == 0 {
		return nil
	}
	return float64(n)
}

func modelFields() []field {
	always := func(get func(m *modelThing) any) getter {
		return of(func(_ *run, m *modelThing) any { return get(m) })
	}
	on := func(get func(v *view, m *modelThing) any) getter { // where it is on sale
		return of(func(r *run, m *modelThing) any {
			v := r.at(m.day)
			r.read(ofMarket, string(m.ID), m.day)
			return get(v, m)
		})
	}
	history := func(get func(v *view, m *modelThing) any) getter {
		return of(func(r *run, m *modelThing) any {
			v := r.at(m.day)
			r.read(ofHistory, string(m.ID), m.day)
			return get(v, m)
		})
	}
	return []field{
		{"id", text, "", modelIDs, "", always(func(m *modelThing) any { return string(m.ID) })},
		{"name", text, "", freeText, "", always(func(m *modelThing) any { return m.Name })},
		{"lab", text, "", labIDs, "id of its maker", always(func(m *modelThing) any { return string(m.Lab()) })},
		{"family", text, "", families, "", always(func(m *modelThing) any { return m.Family })},
		{"tier", text, "", tiers, `"frontier", "mid" or "small"`, always(func(m *modelThing) any { return string(m.Tier) })},
		{"modality", text, "", modalities, `main output: "text", "image", "video" or "audio"`, always(func(m *modelThing) any { return string(m.Modality) })},
		{"open", truth, "", freeText, "whether the weights can be downloaded", always(func(m *modelThing) any { return m.OpenWeights })},
		{"first_party", truth, "", freeText, "whether its lab belongs to a peer", of(func(r *run, m *modelThing) any {
			l := r.at(m.day).Data().Lab(m.Lab())
			return l != nil && r.at(m.day).IsPeer(l.Cloud)
		})},
		{"released", day, "", freeText, "", of(func(r *run, m *modelThing) any {
			r.read(ofRecords, "", m.day)
			return dayOf(m.Released)
		})},
		{"clouds", list(text), "", peerIDs, "ids of the peers on which it is usable", on(func(v *view, m *modelThing) any { return plain(v.PeersOf(m.ID)) })},
		{"all_clouds", list(text), "", cloudIDs, "ids of all clouds on which it is usable", on(func(v *view, m *modelThing) any { return plain(v.CloudsOf(m.ID)) })},
		{"current", truth, "", freeText, "whether none of its successors is on sale on a peer", on(func(v *view, m *modelThing) any { return v.Current(m.ID) })},
		{"status", text, "", statuses, "its portability, as status() gives it", history(func(v *view, m *modelThing) any { return string(v.Portability(m.ID).Status) })},
		{"since", day, "", freeText, "when that began", history(func(v *view, m *modelThing) any { return dayAt(v.Portability(m.ID).Since) })},
		{"keystone", day, "", freeText, "when it last came to be on all peers", history(func(v *view, m *modelThing) any { return dayAt(v.Portability(m.ID).Keystone) })},
		{"first_day", day, "", freeText, "its first on any peer", history(func(v *view, m *modelThing) any { return ifSold(v, m, func(s market.Spell) any { return s.First }) })},
		{"second_day", day, "", freeText, "its first on two or more peers", history(func(v *view, m *modelThing) any {
			return ifSold(v, m, func(s market.Spell) any { return dayAt(s.Second) })
		})},
		{"exclusive_days", whole, inDays, freeText, "for how long one peer alone sold it, from its first day on any", history(func(v *view, m *modelThing) any { return ifSold(v, m, func(s market.Spell) any { return s.Days }) })},
		{"ended", truth, "", freeText, "whether a second peer ended that", history(func(v *view, m *modelThing) any { s, _ := v.Spell(m.ID); return s.Ended })},
		{"reach", number, percent, freeText, "its reach", of(func(r *run, m *modelThing) any {
			r.read(ofShares, "", m.day)
			r.read(ofMarket, string(m.ID), m.day)
			return orNil(r.at(m.day).Reach(m.ID))
		})},
	}
}

func ifSold(v *view, m *modelThing, get func(market.Spell) any) any {
	s, ok := v.Spell(m.ID)
	if !ok {
		return nil
	}
	return get(s)
}

func orNil(value float64, ok bool) any {
	if !ok {
		return nil
	}
	return value
}

func offerFields() []field {
	get := func(get func(o *offerThing) any) getter {
		return of(func(_ *run, o *offerThing) any { return get(o) })
	}
	return []field{
		{"model", text, "", modelIDs, "id", get(func(o *offerThing) any { return string(o.model.ID) })},
		{"lab", text, "", labIDs, "id", get(func(o *offerThing) any { return string(o.model.Lab()) })},
		{"cloud", text, "", cloudIDs, "id", get(func(o *offerThing) any { return string(o.Cloud) })},
		{"service", text, "", serviceIDs, "id", get(func(o *offerThing) any { return string(o.Service) })},
		{"open", truth, "", freeText, "whether the model’s weights can be downloaded", get(func(o *offerThing) any { return o.model.OpenWeights })},
		{"stage", text, "", offerStages, `"preview", "ga" or "deprecated"`, get(func(o *offerThing) any { return o.stage() })},
		{"access", text, "", accesses, `"open", "limited" or "gated": who may use the model on the cloud`, of(func(r *run, o *offerThing) any {
			return known(r.at(o.day).Access(o.model.ID, o.Cloud))
		})},
		{"from", day, "", freeText, "its first day", get(func(o *offerThing) any { return dayOf(o.sale.From) })},
		{"until", day, "", freeText, "the day of its retirement, where one is dated", get(func(o *offerThing) any { return dayOf(o.sale.Until) })},
		{"input", number, "", freeText, "US dollars for a million input tokens", get(func(o *offerThing) any { return o.price(func(p *dataset.Price) float64 { return p.Input }) })},
		{"output", number, "", freeText, "US dollars for a million output tokens", get(func(o *offerThing) any { return o.price(func(p *dataset.Price) float64 { return p.Output }) })},
	}
}

// stage is the last that the offer had reached by the day.
func (o *offerThing) stage() any {
	for _, s := range slices.Backward(o.Stages) {
		if s.Date.Latest() <= o.day {
			return string(s.Stage)
		}
	}
	return nil
}

func (o *offerThing) price(of func(*dataset.Price) float64) any {
	if o.Price == nil {
		return nil
	}
	return of(o.Price)
}
