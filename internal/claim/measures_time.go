package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// ofModel is a measure of one model, which need not be on a cloud.
func ofModel(name string, result kind, measure, about, undefined, example string, of func(r *run, v *view, m dataset.ModelID) (any, error)) function {
	return function{
		group: "Models", name: name, result: result, measure: measure, local: []kind{modelKind},
		params: []param{{"model", aModel, false}, {"day", aDay, true}},
		text:   about, undefined: undefined, example: example,
		call: func(r *run, a args) (any, error) {
			v, ok := r.view(a, 1)
			if !ok {
				return nil, nil
			}
			m, known := r.model(v, a, 0)
			if !known {
				return nil, nil
			}
			r.readModel(v, m)
			r.noteModel(v, m)
			return of(r, v, m)
		},
	}
}

// onCloud is a measure of one model on one cloud.
func onCloud(name string, cloud param, result kind, measure, about, undefined, example string, of func(r *run, v *view, m dataset.ModelID, c dataset.CloudID) (any, error)) function {
	return function{
		group: "Models", name: name, result: result, measure: measure, local: []kind{modelKind},
		params: []param{{"model", aModel, false}, cloud, {"day", aDay, true}},
		text:   about, undefined: undefined, example: example,
		call: func(r *run, a args) (any, error) {
			v, ok := r.view(a, 2)
			if !ok {
				return nil, nil
			}
			m, known := r.model(v, a, 0)
			if !known {
				return nil, nil
			}
			c := id[dataset.CloudID](a, 1)
			r.readModel(v, m)
			r.noteSale(v, m, c)
			return of(r, v, m, c)
		},
	}
}

func modelFunctions() []function {
	cloud, perhaps, peer := param{"cloud", aCloud, false}, param{"cloud", aCloud, true}, param{"peer", aPeer, false}
	return []function{
		onCloud("usable", cloud, truth, "usable", "Whether customers of a cloud can use a model.", "", `usable("openai/gpt-5.5", "aws", date("2026-04-28"))`,
			func(r *run, v *view, m dataset.ModelID, c dataset.CloudID) (any, error) { return v.Usable(m, c), nil }),
		onCloud("first_day", perhaps, day, "usable", "The day by which a model was first usable on a cloud, or on any peer.", "where it has not come", `first_day("openai/gpt-5.5", "aws") | day`,
			func(r *run, v *view, m dataset.ModelID, c dataset.CloudID) (any, error) {
				d, ok := firstDay(v, m, c)
				return r.defined(d, ok, "the model has not come")
			}),
		counting(inDays, onCloud("lag", peer, whole, "lag", "The days from a model’s first on any peer to its first on this one.", "where it has not come", `lag("openai/gpt-5.5", "aws") <= 5`,
			func(r *run, v *view, m dataset.ModelID, c dataset.CloudID) (any, error) {
				d, ok := v.LagOf(m, c)
				return r.defined(d, ok, "the model has not come")
			})),
		among(accesses, onCloud("access", cloud, text, "usable", `Who may use a model on a cloud: "open", "limited" or "gated".`, "where it is not usable", `access("openai/gpt-5.5", "aws") == "open"`,
			func(r *run, v *view, m dataset.ModelID, c dataset.CloudID) (any, error) {
				access := v.Access(m, c)
				return r.defined(string(access), access != "", "the model is not usable there")
			})),
		ofModel("degree", whole, "portability", "On how many peers a model is usable.", "", `degree("openai/gpt-5.5") == 2`,
			func(r *run, v *view, m dataset.ModelID) (any, error) { return v.Degree(m), nil }),
		among(statuses, ofModel("status", text, "portability", `The portability of a model: "unavailable", "exclusive", "dual", "multihomed", "everywhere" or "portable".`, "", `status("openai/gpt-5.5") == "dual"`,
			func(r *run, v *view, m dataset.ModelID) (any, error) { return string(v.Portability(m).Status), nil })),
		ofModel("since", day, "portability", "The day on which that status began.", "for a model that no peer ever sold", `since("openai/gpt-5.5") | day`,
			func(r *run, v *view, m dataset.ModelID) (any, error) {
				return r.dayOr(v.Portability(m).Since, "no peer ever sold the model")
			}),
		ofModel("keystone", day, "portability", "The day on which a model last came to be on all peers.", "where it never was", `keystone("anthropic/claude-sonnet-4-5") | day`,
			func(r *run, v *view, m dataset.ModelID) (any, error) {
				return r.dayOr(v.Portability(m).Keystone, "the model was never on all peers")
			}),
	}
}

// firstDay is the day by which a model was first usable on a cloud, or on any peer
// where no cloud is named.
func firstDay(v *view, m dataset.ModelID, c dataset.CloudID) (first source.Day, ok bool) {
	clouds := []dataset.CloudID{c}
	if c == "" {
		clouds = v.Peers()
	}
	for _, c := range clouds {
		if date, came := v.First(m, c); came && (!ok || date.Latest() < first) {
			first, ok = date.Latest(), true
		}
	}
	return first, ok
}

func (r *run) dayOr(d source.Day, why string) (any, error) { return r.defined(d, d != 0, why) }

func survivalFunctions() []function {
	return []function{
		{
			group: "Duration and lag", name: "survival", result: number, unit: share, measure: "survival",
			params: []param{{"days", aWhole, false}, {"stratum", aStratum, true}, {"day", aDay, true}},
			text:   `The share of models still exclusive so many days after they came (Kaplan-Meier); of "all", "first-party", "third-party" or "lab:<id>".`, undefined: "for a lab with fewer than ten models",
			example: `survival(90, "third-party") | percent`,
			call: func(r *run, a args) (any, error) {
				s, ok := r.survival(a, 1)
				if !ok {
					return nil, nil
				}
				return s.After(a[0].(int)), nil
			},
		},
		{
			group: "Duration and lag", name: "survival_median", result: whole, unit: inDays, measure: "survival",
			params: []param{{"stratum", aStratum, true}, {"day", aDay, true}},
			text:   "The days after which half of the models are no longer exclusive.", undefined: "where that is not reached",
			example: `survival_median("third-party")`,
			call: func(r *run, a args) (any, error) {
				s, ok := r.survival(a, 0)
				if !ok {
					return nil, nil
				}
				return r.defined(s.Median, s.Median >= 0, "the median is not reached")
			},
		},
	}
}

func lagFunctions() []function {
	return []function{
		{
			group: "Duration and lag", name: "median_lag", result: number, unit: inDays, measure: "lag",
			params: []param{{"cloud", aPeer, false}, {"day", aDay, true}},
			text:   "The median of the days that models took to come to a peer, over those that began on another and came.", undefined: "where none came",
			example: `median_lag("gcp") > 100`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				c := id[dataset.CloudID](a, 0)
				r.read(ofWaits, string(c), v.Day())
				for _, w := range v.waits(c) {
					if w.Days > 0 {
						r.noteTallied(v, w.Model)
					}
				}
				days, ok := market.MedianWait(v.waits(c))
				return r.defined(days, ok, "no model came to the cloud after it had begun on another")
			},
		},
		{
			group: "Duration and lag", name: "lags", result: list(whole), unit: inDays, measure: "lag", local: []kind{labKind},
			params: []param{{"lab", aLab, false}, {"cloud", aPeer, false}, {"after", aDay, true}, {"day", aDay, true}},
			text:   "The lags in days of a lab’s models that came to a peer, of those that came to their first peer after a day where one is given.", undefined: "",
			example: `all(lags("openai", "aws", date("2026-04-28")), # <= 5)`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 3)
				if !ok {
					return nil, nil
				}
				return r.lags(v, a), nil
			},
		},
	}
}

// survival is that of the stratum of an argument, on the day of the next.
func (r *run) survival(a args, i int) (s market.Survival, ok bool) {
	v, ok := r.view(a, i+1)
	if !ok {
		return s, false
	}
	r.steps += costOfDay
	stratum := a.text(i)
	if stratum == "" {
		stratum = market.StratumAll
	}
	r.read(ofSpells, "", v.Day())
	r.noteSpells(v, stratum)
	if s, ok = v.survival(stratum); !ok {
		r.why = "too few models for a stratum of its own"
	}
	return s, ok
}

func (r *run) lags(v *view, a args) []any {
	lab, cloud := id[dataset.LabID](a, 0), id[dataset.CloudID](a, 1)
	after, _ := a[2].(source.Day)
	r.read(ofWaits, string(cloud), v.Day())
	list := []any{}
	for _, w := range v.waits(cloud) {
		if w.Model.Lab() == lab && w.First > after {
			r.noteSale(v, w.Model, cloud)
			list = append(list, w.Days)
		}
	}
	return list
}
