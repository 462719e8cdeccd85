package report

import (
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// figure writes a number as it is computed, or nothing where it is undefined.
func figure(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'g', -1, 64)
}

// measureTables are the published measures, row by row. They say the same as
// the documents for programs and are made from them.
func (b *builder) measureTables(measures APIMeasures) []Table {
	return []Table{b.measureTable(measures), b.overlapTable(measures), b.reachTable(measures), b.concentrationTable(measures), b.survivalTable(), b.shiftTable(), b.peerTable(), indexTable(measures)}
}

// shareColumns are the exclusive shares before and after a shift, by scope.
func shareColumns() []Column {
	var list []Column
	for _, s := range market.Scopes() {
		list = append(list, number(string(s)+"_exclusive_share_before", "exclusive share of the scope before"), number(string(s)+"_exclusive_share_after", "and after"))
	}
	return list
}

func shareCells(s *market.Shift) []string {
	var list []string
	for _, scope := range market.Scopes() {
		list = append(list, figure(ratio(s.Before.All[scope])), figure(ratio(s.After.All[scope])))
	}
	return list
}

// spaced writes addresses in one cell; they may hold any other separator.
func spaced(urls []dataset.URL) string {
	words := make([]string, len(urls))
	for i, u := range urls {
		words[i] = string(u)
	}
	return strings.Join(words, " ")
}

func (b *builder) measureTable(measures APIMeasures) Table {
	t := Table{Name: "measures", Title: "the measures of one scope, in all or on one peer, on one day", Columns: columns(
		day("day", "the last day of a month, or the day of this edition"), text("scope", "all, proprietary or frontier"),
		text("cloud", "key of a peer; empty for the whole market"), integer("models", "models usable"), integer("exclusive", "of these, sold by one peer alone"),
		integer("third_party", "models of labs that belong to no peer; of the whole market only"), integer("third_party_exclusive", "of these, sold by one peer alone"),
		number("exclusive_share", "exclusive / models"), number("lock_in", "share lost by moving to the best other peer"), text("lock_in_to", "that peer"),
		number("lock_out", "share of the scope that is not sold here"), number("breadth", "share of the labs of the frontier present here"),
		integer("labs", "labs of the frontier present here"), number("hhi_labs", "concentration of the catalogue over labs, 0 to 10000"))}
	for _, d := range measures.Days {
		for _, name := range market.Scopes() {
			s := d.Scopes[name]
			t.Rows = append(t.Rows, cells(d.Day, string(name), "", strconv.Itoa(s.Models), strconv.Itoa(s.Exclusive),
				strconv.Itoa(s.ThirdParty), strconv.Itoa(s.ThirdPartyExclusive), figure(s.ExclusiveShare), "", "", "", "", "", ""))
			for _, peer := range measures.Peers {
				c := s.Clouds[peer]
				to := ""
				if c.LockInTo != nil {
					to = string(*c.LockInTo)
				}
				t.Rows = append(t.Rows, cells(d.Day, string(name), string(peer), strconv.Itoa(c.Models), strconv.Itoa(c.Exclusive), "", "", figure(c.ExclusiveShare),
					figure(c.LockIn), to, figure(c.LockOut), figure(c.Breadth), strconv.Itoa(c.Labs), figure(c.HHILabs)))
			}
		}
	}
	return t
}

func (b *builder) overlapTable(measures APIMeasures) Table {
	t := Table{Name: "overlap", Title: "what customers of one peer keep who move to another, in one scope on one day", Columns: columns(
		day("day", "the last day of a month, or the day of this edition"), text("scope", "all, proprietary or frontier"),
		text("from", "key of the peer they leave"), text("to", "key of the peer they move to"), number("overlap", "share of the first one’s models that the second sells too"))}
	for _, d := range measures.Days {
		for _, name := range market.Scopes() {
			for _, from := range measures.Peers {
				for _, to := range measures.Peers {
					if from != to {
						t.Rows = append(t.Rows, cells(d.Day, string(name), string(from), string(to), figure(d.Scopes[name].Overlap[from][to])))
					}
				}
			}
		}
	}
	return t
}

func (b *builder) reachTable(measures APIMeasures) Table {
	t := Table{Name: "reach", Title: "how much of spending on clouds one lab reaches on one day", Columns: columns(
		day("day", "the last day of a month, or the day of this edition"), text("lab", "key of the lab"),
		number("reach", "percent of spending with clouds that sell its line; empty before the first published quarter"),
		integer("peers", "peers that sell its line"), text("clouds", "all clouds that do, separated by ;"))}
	for _, d := range measures.Days {
		for _, lab := range sorted(d.Labs) {
			l := d.Labs[lab]
			t.Rows = append(t.Rows, cells(d.Day, string(lab), figure(l.Reach), strconv.Itoa(l.Peers), list(l.Clouds)))
		}
	}
	return t
}

func (b *builder) concentrationTable(measures APIMeasures) Table {
	t := Table{Name: "concentration", Title: "the concentration of spending on clouds on one day", Columns: columns(
		day("day", "the last day of a month, or the day of this edition"), text("quarter", "the quarter of the shares"),
		number("cr3", "percent of the three largest"), number("hhi_low", "index from the published shares alone"),
		number("hhi_high", "the same with the rest split into firms of the smallest published share"))}
	for _, d := range measures.Days {
		if c := d.Concentration; c != nil {
			t.Rows = append(t.Rows, cells(d.Day, c.Quarter, figure(&c.CR3), figure(&c.HHILow), figure(&c.HHIHigh)))
		}
	}
	return t
}

func (b *builder) peerTable() Table {
	t := Table{Name: "peers", Title: "how late and how dear one of the compared clouds is, on the day of this edition", Columns: columns(
		text("cloud", "key of the peer"), integer("arrived", "models that began on another peer and came"), integer("never", "models that began on another peer and have not come"),
		number("lag_median", "median days between, over those that came"), integer("arrived_exact", "of those that came, with both days known"),
		number("lag_median_exact", "median days over these"), integer("compared", "models on sale with a price here and on another peer"),
		number("premium_input", "median price over the lowest on any peer, input"), number("premium_output", "the same, output"))}
	for _, p := range b.peers {
		lag, premium := b.market.Lag(p.ID), b.market.Premium(p.ID)
		t.Rows = append(t.Rows, cells(string(p.ID), strconv.Itoa(lag.Arrived), strconv.Itoa(lag.Never), figure(defined(lag.Median, lag.Arrived > 0)),
			strconv.Itoa(lag.Exact), figure(defined(lag.ExactMedian, lag.Exact > 0)), strconv.Itoa(premium.Compared),
			figure(defined(premium.Input, premium.Compared > 0)), figure(defined(premium.Output, premium.Compared > 0))))
	}
	return t
}

func (b *builder) survivalTable() Table {
	t := Table{Name: "survival", Title: "one step of the estimate of how long exclusivity lasts", Columns: columns(
		text("stratum", "all, third-party, first-party, or lab:key"), integer("days", "days since the first on any peer"), integer("at_risk", "models still exclusive and watched"),
		integer("events", "models that came to a second peer on that day"), integer("censored", "models no longer watched from that day on"),
		number("survival", "share still exclusive, by Kaplan and Meier"), number("low", "lower end of the 95 percent interval"), number("high", "upper end"))}
	strata := apiSurvival(b.market.Survival())
	for _, name := range sorted(strata) {
		for _, s := range strata[name].Steps {
			t.Rows = append(t.Rows, cells(name, strconv.Itoa(s.Days), strconv.Itoa(s.AtRisk), strconv.Itoa(s.Events), strconv.Itoa(s.Censored),
				figure(&s.Survival), figure(s.Low), figure(s.High)))
		}
	}
	return t
}

func (b *builder) shiftTable() Table {
	t := Table{Name: "shifts", Title: "what changed for one lab on one peer on one day", Columns: columns(
		text("id", "key of the shift"), day("day", "the day it counts from"), text("date", "the same as exactly as it is known: a month, or behind ≤ a bound"), text("lab", "key of the lab"), text("cloud", "key of the peer"), text("weights", "open or proprietary"),
		text("kinds", "what the shift is, separated by ;"), text("came", "models that came, separated by ;"), text("left", "models that left, separated by ;"),
		text("access", "the narrowest access that any model came with"), number("reach_before", "the lab’s reach before, in percent"), number("reach_after", "and after"),
		shareColumns(),
		text("words", "the shift in words"), text("sources", "pages that state it, separated by spaces"))}
	for _, s := range slices.Backward(b.shifts) {
		t.Rows = append(t.Rows, cells(s.ID, s.Day.String(), b.apiShiftDate(s).Text, string(s.Lab), string(s.Cloud), string(s.Weights), list(s.Kinds), list[dataset.ModelID](s.Came), list(s.Left), string(s.Access),
			figure(defined(s.ReachBefore, s.ReachBeforeDefined)), figure(defined(s.ReachAfter, s.ReachAfterDefined)),
			shareCells(s), b.shiftWords(s), spaced(b.shiftSources(s))))
	}
	return t
}
