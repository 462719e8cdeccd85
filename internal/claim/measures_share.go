package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// everywhere is the cloud of measures over all peers.
const everywhere = "all"

// nothing is why a share is undefined.
const nothing = "a share of no models"

func exclusivityFunctions() []function {
	measure := func(name, about, example string, of func(m *market.Market, s market.Scope, c dataset.CloudID) (float64, bool)) function {
		return function{
			group: "Exclusivity", name: name, result: number, unit: share, measure: "exclusive-share",
			params: []param{{"cloud", aPeerOrAll, true}, {"scope", aScope, true}, {"day", aDay, true}},
			text:   about, undefined: "where there is no such model", example: example,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 2)
				if !ok {
					return nil, nil
				}
				s, c := scopeOf(a, 1, market.ScopeFrontier), id[dataset.CloudID](a, 0)
				if c == everywhere {
					c = ""
				}
				r.readScope(v, s)
				r.noteScope(v, s, func(m dataset.ModelID) bool {
					return v.Exclusive(m) && (c == "" || v.Usable(m, c))
				})
				value, ok := of(v.Market, s, c)
				return r.defined(value, ok, nothing)
			},
		}
	}
	return []function{
		measure("exclusive_share", "Of the models of a scope, by default the frontier, those that one peer alone sells; of a cloud, of the models on it.", `exclusive_share("aws", "frontier") | percent`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (float64, bool) {
				return exclusive(m, s, c).Value()
			}),
		measure("exclusive_share_first_party", "The same, counting only models of labs that belong to a peer.", `exclusive_share_first_party("all", "proprietary")`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (float64, bool) {
				first, _ := exclusiveSplit(m, s, c)
				return first.Value()
			}),
		measure("exclusive_share_third_party", "The same, counting only models of independent labs, which belong to none.", `exclusive_share_third_party("proprietary")`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (float64, bool) {
				_, third := exclusiveSplit(m, s, c)
				return third.Value()
			}),
		measure("multihoming", "Of the models of a scope those that more than one peer sells: one minus the exclusive share.", `multihoming("proprietary") | percent`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (float64, bool) {
				return exclusive(m, s, c).Rest()
			}),
	}
}

func exclusive(m *market.Market, s market.Scope, c dataset.CloudID) market.Ratio {
	if c == "" {
		return m.ExclusiveShare(s)
	}
	return m.ExclusiveShareOn(s, c)
}

func exclusiveSplit(m *market.Market, s market.Scope, c dataset.CloudID) (first, third market.Ratio) {
	if c == "" {
		return m.ExclusiveSplit(s)
	}
	return m.ExclusiveSplitOn(s, c)
}

func lockInFunctions() []function {
	return append(pairFunctions(), []function{
		ofPeer("lock_in", number, share, "lock-in", "What a customer of a cloud’s whole catalogue loses by moving to the best single other peer.", `lock_in("aws", "proprietary") | percent`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (any, bool) {
				kept, _ := m.LockIn(s, c)
				return ratio(kept.Rest())
			}),
		among(peerIDs, ofPeer("lock_in_to", text, "", "lock-in", "The id of that best other peer.", `lock_in_to("gcp") | name`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (any, bool) {
				_, to := m.LockIn(s, c)
				return string(to), to != ""
			})),
		ofPeer("lock_out", number, share, "lock-out", "Of all models of the scope, those that customers of the cloud cannot buy there.", `lock_out("azure") | percent`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (any, bool) {
				return ratio(m.LockOut(s, c).Value())
			}),
		ofPeer("catalogue_hhi", number, "", "catalogue", "The concentration of a cloud’s models among labs, 0 to 10,000.", `catalogue_hhi("aws", "all") | number`,
			func(m *market.Market, s market.Scope, c dataset.CloudID) (any, bool) {
				return ratio(m.CatalogueHHI(s, c))
			}),
		{
			group: "Lock-in", name: "breadth", result: number, unit: share, measure: "breadth",
			params: []param{{"cloud", aPeer, false}, {"day", aDay, true}},
			text:   "Of the labs with a frontier model, those with one on the cloud.", undefined: "where the frontier is empty",
			example: `breadth("aws") == 1`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				c := id[dataset.CloudID](a, 0)
				r.readScope(v, market.ScopeFrontier)
				r.noteScope(v, market.ScopeFrontier, func(m dataset.ModelID) bool { return v.Usable(m, c) })
				value, ok := v.Breadth(c).Value()
				return r.defined(value, ok, nothing)
			},
		},
	}...)
}

// ratio passes on a measure that may be undefined.
func ratio(value float64, ok bool) (any, bool) { return value, ok }

// ofPeer is a measure of a scope on a peer.
func ofPeer(name string, result kind, counts unit, measure, about, example string, of func(*market.Market, market.Scope, dataset.CloudID) (any, bool)) function {
	why := nothing
	if result == text {
		why = "no other peer has any of the models"
	}
	f := function{
		group: "Lock-in", name: name, result: result, unit: counts, measure: measure,
		params: []param{{"cloud", aPeer, false}, {"scope", aScope, true}, {"day", aDay, true}},
		text:   about, undefined: "where the cloud has no such model", example: example,
		call: func(r *run, a args) (any, error) {
			v, ok := r.view(a, 2)
			if !ok {
				return nil, nil
			}
			s, c := scopeOf(a, 1, market.ScopeFrontier), id[dataset.CloudID](a, 0)
			r.readScope(v, s)
			r.noteScope(v, s, func(m dataset.ModelID) bool { return v.Usable(m, c) })
			value, ok := of(v.Market, s, c)
			return r.defined(value, ok, why)
		},
	}
	if result == number && measure != "catalogue" {
		f.unit = share
	}
	return f
}

func pairFunctions() []function {
	pair := func(name, about, example string, of func(*market.Market, market.Scope, dataset.CloudID, dataset.CloudID) market.Ratio) function {
		return function{
			group: "Lock-in", name: name, result: number, unit: share, measure: "overlap",
			params: []param{{"from", aPeer, false}, {"to", aPeer, false}, {"scope", aScope, true}, {"day", aDay, true}},
			text:   about, undefined: "where there is no such model", example: example,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 3)
				if !ok {
					return nil, nil
				}
				s, from, to := scopeOf(a, 2, market.ScopeFrontier), id[dataset.CloudID](a, 0), id[dataset.CloudID](a, 1)
				r.readScope(v, s)
				r.noteScope(v, s, func(m dataset.ModelID) bool { return v.Usable(m, from) && v.Usable(m, to) })
				value, ok := of(v.Market, s, from, to).Value()
				return r.defined(value, ok, nothing)
			},
		}
	}
	return []function{
		pair("overlap", "Of the models of a scope on one peer, those that another sells too: what a customer who moves keeps.", `overlap("aws", "azure", "frontier") | percent`, (*market.Market).Overlap),
		pair("jaccard", "The models of a scope on both peers, of those on either.", `jaccard("aws", "azure", "all")`, (*market.Market).Jaccard),
	}
}
