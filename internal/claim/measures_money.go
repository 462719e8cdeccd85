package claim

import (
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// unmeasured is why reach is undefined.
const unmeasured = "no published market share of a cloud that sells it by the day"

func reachFunctions() []function {
	return []function{
		{
			group: "Reach and spending", name: "reach", result: number, unit: percent, measure: "reach", local: []kind{modelKind, labKind},
			params: []param{{"model or lab", aModelOrLab, false}, {"day", aDay, true}},
			text:   "The percent of spending on clouds that lies with clouds on which a model, or any model of a lab’s line, is usable.", undefined: "before the first published quarter",
			example: `reach("openai") | percent`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				if strings.Contains(a.text(0), "/") {
					m, ok := r.model(v, a, 0)
					return r.modelReach(v, m, ok)
				}
				return r.labReach(v, id[dataset.LabID](a, 0))
			},
		},
		{
			group: "Reach and spending", name: "share", result: number, unit: percent, measure: "reach",
			params: []param{{"cloud", aCloud, false}, {"day", aDay, true}},
			text:   "A cloud’s percent of spending on clouds in the latest quarter that had ended.", undefined: "where none is published",
			example: `share("aws") | percent`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				return r.cloudShare(v, id[dataset.CloudID](a, 0))
			},
		},
		spending("hhi_low", "", "The least that the Herfindahl-Hirschman index of spending on clouds can be, 0 to 10000.", func(c market.Concentration) float64 { return c.Low }),
		spending("hhi_high", "", "The most that it can be, with sellers that are not published no larger than the smallest that is.", func(c market.Concentration) float64 { return c.High }),
		spending("cr3", percent, "The percent of spending on clouds that lies with the three largest.", func(c market.Concentration) float64 { return c.CR3 }),
	}
}

func spending(name string, u unit, about string, of func(market.Concentration) float64) function {
	return function{
		group: "Reach and spending", name: name, result: number, unit: u, measure: "concentration",
		params: []param{{"day", aDay, true}}, text: about, undefined: "before the first quarter with a figure for every peer",
		example: name + "() > 1",
		call: func(r *run, a args) (any, error) {
			v, ok := r.view(a, 0)
			if !ok {
				return nil, nil
			}
			r.read(ofShares, "", v.Day())
			c, ok := v.Concentration()
			r.noteQuarter(v, c.Quarter)
			return r.defined(of(c), ok, "no quarter by the day has a figure for every peer")
		},
	}
}

func (r *run) modelReach(v *view, m dataset.ModelID, known bool) (any, error) {
	if !known {
		return nil, nil
	}
	r.readModel(v, m)
	r.read(ofShares, "", v.Day())
	r.noteModel(v, m)
	for _, c := range v.CloudsOf(m) {
		r.noteShare(v, c)
	}
	reach, ok := v.Reach(m)
	return r.defined(reach, ok, unmeasured)
}

func (r *run) labReach(v *view, lab dataset.LabID) (any, error) {
	r.read(ofLab, string(lab), v.Day())
	r.read(ofShares, "", v.Day())
	for _, m := range v.Line(lab) {
		r.noteModel(v, m.ID)
	}
	for _, c := range v.LabClouds(lab) {
		r.noteShare(v, c)
	}
	reach, ok := v.LabReach(lab)
	return r.defined(reach, ok, unmeasured)
}

func (r *run) cloudShare(v *view, cloud dataset.CloudID) (any, error) {
	r.read(ofShares, "", v.Day())
	r.noteShare(v, cloud)
	s, ok := v.ShareOf(cloud)
	return r.defined(s.Percent, ok, "no published market share of the cloud by the day")
}

func priceFunctions() []function {
	premium := func(name, about string, of func(market.Premium) float64) function {
		return function{
			group: "Prices", name: name, result: number, measure: "premium",
			params: []param{{"cloud", aPeer, false}, {"day", aDay, true}},
			text:   about, undefined: "where no model has a price on this and on another peer", example: name + `("aws") > 1`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 1)
				if !ok {
					return nil, nil
				}
				c := id[dataset.CloudID](a, 0)
				r.read(ofPrices, "", v.Day())
				r.readScope(v, market.ScopeAll)
				for _, m := range r.noted(v.In(market.ScopeAll)) {
					r.notePrice(v, m.ID, c)
				}
				p := v.premium(c)
				return r.defined(of(p), p.Compared > 0, "no model with a price on this and on another peer")
			},
		}
	}
	return []function{
		premium("premium_input", "What a peer charges for input tokens over the lowest list price on any peer: the median of the ratios over the models that another prices too.", func(p market.Premium) float64 { return p.Input }),
		premium("premium_output", "The same for output tokens.", func(p market.Premium) float64 { return p.Output }),
		{
			group: "Prices", name: "price", result: number, measure: "premium", local: []kind{modelKind},
			params: []param{{"model", aModel, false}, {"peer", aPeer, false}, {"side", aSide, false}, {"day", aDay, true}},
			text:   `The lowest list price of a model on a peer that sells it, in US dollars for a million "input" or "output" tokens.`, undefined: "where none is recorded or the peer does not sell the model",
			example: `price("openai/gpt-5.5", "aws", "output") | usd`,
			call: func(r *run, a args) (any, error) {
				v, ok := r.view(a, 3)
				m, known := dataset.ModelID(""), false
				if ok {
					m, known = r.model(v, a, 0)
				}
				if !known {
					return nil, nil
				}
				c := id[dataset.CloudID](a, 1)
				r.read(ofPrices, string(m), v.Day())
				r.notePrice(v, m, c)
				rate, ok := v.PriceOf(m, c)
				if a.text(2) == "input" {
					return r.defined(rate.Input, ok, "no price of the model on the peer")
				}
				return r.defined(rate.Output, ok, "no price of the model on the peer")
			},
		},
	}
}
