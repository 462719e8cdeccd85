package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// asked is what an expression of a measure is asked about.
type asked struct {
	m       *market.Market // of a history that ends on the day
	cloud   dataset.CloudID
	other   dataset.CloudID
	scope   market.Scope
	model   dataset.ModelID
	lab     dataset.LabID
	stratum string
}

// measures are expressions with what the market itself says.
func measures() map[string]func(a asked) (any, bool) {
	return map[string]func(a asked) (any, bool){
		`exclusive_share("all", "S", "T")`: func(a asked) (any, bool) { return number(a.m.ExclusiveShare(a.scope).Value()) },
		`exclusive_share("C", "S", "T")`:   func(a asked) (any, bool) { return number(a.m.ExclusiveShareOn(a.scope, a.cloud).Value()) },
		`exclusive_share("C", "T")`: func(a asked) (any, bool) {
			return number(a.m.ExclusiveShareOn(market.ScopeFrontier, a.cloud).Value())
		},
		`exclusive_share_first_party("all", "S", "T")`: func(a asked) (any, bool) {
			first, _ := a.m.ExclusiveSplit(a.scope)
			return number(first.Value())
		},
		`exclusive_share_third_party("C", "S", "T")`: func(a asked) (any, bool) {
			_, third := a.m.ExclusiveSplitOn(a.scope, a.cloud)
			return number(third.Value())
		},
		`multihoming("C", "S", "T")`: func(a asked) (any, bool) { return number(a.m.ExclusiveShareOn(a.scope, a.cloud).Rest()) },
		`lock_in("C", "S", "T")`: func(a asked) (any, bool) {
			kept, _ := a.m.LockIn(a.scope, a.cloud)
			return number(kept.Rest())
		},
		`lock_in_to("C", "S", "T")`: func(a asked) (any, bool) {
			_, to := a.m.LockIn(a.scope, a.cloud)
			return string(to), to != ""
		},
		`lock_out("C", "S", "T")`:       func(a asked) (any, bool) { return number(a.m.LockOut(a.scope, a.cloud).Value()) },
		`overlap("C", "D", "S", "T")`:   func(a asked) (any, bool) { return number(a.m.Overlap(a.scope, a.cloud, a.other).Value()) },
		`jaccard("C", "D", "S", "T")`:   func(a asked) (any, bool) { return number(a.m.Jaccard(a.scope, a.cloud, a.other).Value()) },
		`breadth("C", "T")`:             func(a asked) (any, bool) { return number(a.m.Breadth(a.cloud).Value()) },
		`catalogue_hhi("C", "S", "T")`:  func(a asked) (any, bool) { return number(a.m.CatalogueHHI(a.scope, a.cloud)) },
		`reach("M", "T")`:               func(a asked) (any, bool) { return number(a.m.Reach(a.model)) },
		`reach("L", "T")`:               func(a asked) (any, bool) { return number(a.m.LabReach(a.lab)) },
		`share("C", "T")`:               func(a asked) (any, bool) { s, ok := a.m.ShareOf(a.cloud); return s.Percent, ok },
		`hhi_low("T")`:                  func(a asked) (any, bool) { c, ok := a.m.Concentration(); return c.Low, ok },
		`hhi_high("T")`:                 func(a asked) (any, bool) { c, ok := a.m.Concentration(); return c.High, ok },
		`cr3("T")`:                      func(a asked) (any, bool) { c, ok := a.m.Concentration(); return c.CR3, ok },
		`premium_input("C", "T")`:       func(a asked) (any, bool) { p := a.m.Premium(a.cloud); return p.Input, p.Compared > 0 },
		`premium_output("C", "T")`:      func(a asked) (any, bool) { p := a.m.Premium(a.cloud); return p.Output, p.Compared > 0 },
		`price("M", "C", "input", "T")`: func(a asked) (any, bool) { r, ok := a.m.PriceOf(a.model, a.cloud); return r.Input, ok },
		`usable("M", "C", "T")`:         func(a asked) (any, bool) { return a.m.Usable(a.model, a.cloud), true },
		`degree("M", "T")`:              func(a asked) (any, bool) { return a.m.Degree(a.model), true },
		`access("M", "C", "T")`:         func(a asked) (any, bool) { s := string(a.m.Access(a.model, a.cloud)); return s, s != "" },
		`status("M", "T")`:              func(a asked) (any, bool) { return string(a.m.Portability(a.model).Status), true },
		`since("M", "T")`:               func(a asked) (any, bool) { d := a.m.Portability(a.model).Since; return d, d != 0 },
		`keystone("M", "T")`:            func(a asked) (any, bool) { d := a.m.Portability(a.model).Keystone; return d, d != 0 },
		`first_day("M", "C", "T")`:      func(a asked) (any, bool) { d, ok := a.m.First(a.model, a.cloud); return d.Latest(), ok },
		`lag("M", "C", "T")`:            func(a asked) (any, bool) { d, ok := a.m.LagOf(a.model, a.cloud); return d, ok },
		`median_lag("C", "T")`:          func(a asked) (any, bool) { l := a.m.Lag(a.cloud); return l.Median, l.Arrived > 0 },
		`survival_median("P", "T")`:     func(a asked) (any, bool) { s := a.m.Survival()[a.stratum]; return s.Median, s.N > 0 && s.Median >= 0 },
		`survival(20, "P", "T")`:        func(a asked) (any, bool) { s := a.m.Survival()[a.stratum]; return s.After(20), s.N > 0 },
		`len(models("S", "T"))`:         func(a asked) (any, bool) { return len(a.m.In(a.scope)), true },
		`len(shifts("T"))`:              func(a asked) (any, bool) { return len(a.m.Shifts()), true },
		`len(labs("T"))`:                func(a asked) (any, bool) { return len(a.m.Labs()), true },
		`count(models("S", "T"), len(.clouds) == 1)`: func(a asked) (any, bool) {
			n := 0
			for _, m := range a.m.In(a.scope) {
				if a.m.Exclusive(m.ID) {
					n++
				}
			}
			return n, true
		},
	}
}

func number(value float64, ok bool) (any, bool) { return value, ok }

// An expression of a measure says what the market's method does, to the last digit,
// and is undefined where that is.
func TestMeasuresAreTheMarkets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		b := claim.NewBench(h)
		day := rapid.SampledFrom(append(w.days, "2025-12-31")).Draw(t, "T")
		clouds := rapid.Permutation([]string{"aws", "azure", "gcp"}).Draw(t, "clouds")
		a := asked{
			cloud: dataset.CloudID(clouds[0]), other: dataset.CloudID(clouds[1]), scope: rapid.SampledFrom(market.Scopes()).Draw(t, "scope"),
			model: dataset.ModelID(rapid.SampledFrom(w.ids).Draw(t, "model")), stratum: rapid.SampledFrom([]string{"all", "first-party", "third-party"}).Draw(t, "stratum"),
		}
		a.lab = a.model.Lab()
		on, _ := source.ParseDay(day)
		a.m = market.New(h.Data().On(on)).On(on)
		names := strings.NewReplacer(`"C"`, quoted(a.cloud), `"D"`, quoted(a.other), `"S"`, quoted(a.scope), `"M"`, quoted(a.model), `"L"`, quoted(a.lab), `"P"`, quoted(a.stratum), `"T"`, quoted(day))
		for text, of := range measures() {
			text = names.Replace(text)
			got, fault := claim.Raw(b, text)
			if fault != nil {
				t.Fatalf("%s: %s", text, fault.Message)
			}
			if want, ok := of(a); ok && got != want || !ok && got != nil {
				t.Fatalf("%s is %v, want %v %v", text, got, want, ok)
			}
		}
	})
}

func quoted[S ~string](s S) string { return fmt.Sprintf("%q", string(s)) }
