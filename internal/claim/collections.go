package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// collectionFunctions list the things that loops go through.
func collectionFunctions() []function {
	scoped := func(name string, s market.Scope, about, example string) function {
		return collection(name, modelKind, about, example, func(r *run, v *view) []any { return r.scope(v, s) })
	}
	return []function{
		{
			group: "Collections", name: "models", result: list(modelKind), measure: "scopes",
			params: []param{{"scope", aScope, true}, {"day", aDay, true}},
			text:   "The models of a scope, by default all that a peer sells.", example: `count(models(), .open)`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				return r.scope(v, scopeOf(a, 0, market.ScopeAll)), nil
			},
		},
		scoped("frontier", market.ScopeFrontier, "The frontier: current text models of the highest tier.", `count(frontier(), len(.clouds) == 1)`),
		scoped("proprietary", market.ScopeProprietary, "The models that a peer sells without open weights.", `count(proprietary(), "aws" in .clouds)`),
		collection("recorded", modelKind, "All models on record that were released by the day, also those that no peer sells any more.", `max(map(recorded(), .exclusive_days ?? 0))`,
			func(r *run, v *view) []any { r.read(ofRecords, "", v.Day()); return v.recorded() }),
		collection("offers", offerKind, "The offers on sale: a model in a service of any cloud.", `count(offers(), .cloud == "aws" and .lab == "openai")`,
			func(r *run, v *view) []any { r.read(ofOffers, "", v.Day()); return v.offers() }),
		collection("labs", labKind, "The labs with a model on a peer.", `count(labs(), len(.peers) == 3)`,
			func(r *run, v *view) []any { r.readScope(v, market.ScopeAll); return v.labs() }),
		collection("clouds", cloudKind, "All clouds.", `count(clouds(), .kind == "data-platform")`,
			func(r *run, v *view) []any { r.read(ofClouds, "", 0); return v.clouds(false) }),
		collection("peers", cloudKind, "The clouds that are compared, in the site’s order.", `all(peers(), exclusive_share(.id) > 0.3)`,
			func(r *run, v *view) []any { r.read(ofClouds, "", 0); return v.clouds(true) }),
		collection("deals", dealKind, "The deals made by the day, the oldest first.", `count(deals(), "openai" in .parties and .kind == "compute")`,
			func(r *run, v *view) []any { r.read(ofDeals, "", v.Day()); return v.deals() }),
		{
			group: "Collections", name: "deal", result: dealKind, params: []param{{"deal", aDeal, false}, {"day", aDay, true}},
			text: "One deal.", undefined: "before it was made", example: `deal("microsoft-openai-2019-investment").amount | usd`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				return r.deal(v, id[dataset.DealID](a, 0))
			},
		},
		collection("actions", actionKind, "The steps of authorities taken or in effect by the day, the oldest first.", `count(actions(), "azure" in .targets)`,
			func(r *run, v *view) []any { r.read(ofActions, "", v.Day()); return v.actions() }),
		collection("events", eventKind, "The events by the day, the oldest first.", `count(events(), .kind == "price")`,
			func(r *run, v *view) []any { r.read(ofEvents, "", v.Day()); return v.events() }),
		collection("shifts", shiftKind, "The shifts on peers by the day, the oldest first.", `count(shifts(), "lab-exclusivity-ended" in .kinds and not .open)`,
			func(r *run, v *view) []any {
				r.read(ofShifts, "", v.Day())
				r.steps += costOfShifts
				return v.shifts()
			}),
	}
}

// collection is a list as of a day.
func collection(name string, of kind, about, example string, things func(*run, *view) []any) function {
	f := function{
		group: "Collections", name: name, result: list(of), params: []param{{"day", aDay, true}},
		text: about, example: example,
		call: func(r *run, a args) (any, error) {
			v, ok := r.view(a, 0)
			if !ok {
				return nil, nil
			}
			return things(r, v), nil
		},
	}
	switch {
	case of == modelKind && name != "recorded":
		f.measure = "scopes"
	case of == shiftKind:
		f.measure = "shifts"
	}
	return f
}

func (r *run) scope(v *view, s market.Scope) []any {
	r.readScope(v, s)
	return v.scope(s)
}

func (r *run) deal(v *view, id dataset.DealID) (any, error) {
	r.read(ofDeal, string(id), v.Day())
	for _, d := range v.Data().Deals() {
		if d.ID == id && d.Date.Latest() <= v.Day() {
			r.noteDeal(d)
			return v.deal(d), nil
		}
	}
	return r.undefined("no deal %q by the day", id)
}
