package plot

import (
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

func says(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Comparisons say what rose, fell or stayed, as exactly as the numbers in them.
func TestSince(t *testing.T) {
	r := func(part, of int) market.Ratio { return market.Ratio{Part: part, Whole: of} }
	then, today := day(t, "2026-04-28"), day(t, "2026-11-23")
	says(t, since(r(12, 21), r(6, 18), then, today), ", up from 33% on 28 April")
	says(t, since(r(6, 18), r(12, 21), then, today), ", down from 57% on 28 April")
	says(t, since(r(12, 21), r(12, 21), then, today), ", as on 28 April")
	says(t, since(r(331, 1000), r(334, 1000), then, today), ", as on 28 April")
	says(t, since(r(1, 1000), r(0, 18), then, today), ", up from 0% on 28 April")
	says(t, since(r(999, 1000), r(18, 18), then, today), ", down from 100% on 28 April")
	says(t, since(r(0, 0), r(6, 18), then, today), "")
	says(t, since(r(6, 18), r(0, 0), then, today), "")
	says(t, since(r(6, 18), r(3, 18), day(t, "2025-11-23"), today), ", up from 17% on 23 November 2025")
}

func TestPartWere(t *testing.T) {
	b := worked(t)
	says(t, b.partWere(market.Ratio{Part: 1, Whole: 1}, "frontier models on Azure"), "the one frontier model on Azure was")
	says(t, b.partWere(market.Ratio{Part: 0, Whole: 1}, "frontier models"), "no frontier model was")
	says(t, b.onOneOnly(market.Ratio{}, market.ScopeFrontier), "On 30 June 2025, no compared cloud sold frontier models")
	says(t, b.onOneOnly(market.Ratio{Part: 1, Whole: 3}, market.ScopeAll), "On 30 June 2025, 33% of models were on one of the three clouds only")
	says(t, b.partWere(market.Ratio{Part: 0, Whole: 4}, "models"), "none of the models were")
	says(t, b.partWere(market.Ratio{Part: 4, Whole: 4}, "models"), "all models were")
	says(t, b.partWere(market.Ratio{Part: 999, Whole: 1000}, "models"), "99.9% of models were")
}

// Ties name all clouds, undefined shares none.
func TestExtremes(t *testing.T) {
	shares := map[dataset.CloudID]market.Ratio{"aws": {Part: 1, Whole: 2}, "azure": {Part: 2, Whole: 4}, "gcp": {Part: 1, Whole: 4}, "oci": {}}
	most, least := extremes([]dataset.CloudID{"aws", "azure", "gcp", "oci"}, func(id dataset.CloudID) market.Ratio { return shares[id] })
	if len(most) != 2 || most[1] != "azure" || len(least) != 1 || least[0] != "gcp" {
		t.Errorf("most %v, least %v", most, least)
	}
	if most, least := extremes([]dataset.CloudID{"oci"}, func(id dataset.CloudID) market.Ratio { return shares[id] }); most != nil || least != nil {
		t.Errorf("of nothing most %v, least %v", most, least)
	}
}

func TestSurvivalFinding(t *testing.T) {
	steps := func(last int) []market.SurvivalStep {
		return []market.SurvivalStep{{Days: 0, AtRisk: 50, Events: 5, Survival: .9, Low: .8, High: .95, Interval: true}, {Days: last, AtRisk: 40, Survival: .9, Low: .8, High: .95, Interval: true}}
	}
	for want, s := range map[string]market.Survival{
		"None of the models (50) had come to a second cloud":                                                               {N: 50, Median: -1, Steps: steps(400)},
		"At least half of the models began on two clouds or more":                                                          {N: 50, Events: 25, Median: 0, Steps: steps(400)},
		"Half of the models were on a second cloud within 1 day":                                                           {N: 50, Events: 25, Median: 1, Steps: steps(400)},
		"An estimated 90% of models had not reached a second cloud a year after they began (95% interval 80% to 95%)":      {N: 50, Events: 5, Median: -1, Steps: steps(400)},
		"An estimated 90% of models had not reached a second cloud half a year after they began (95% interval 80% to 95%)": {N: 50, Events: 5, Median: -1, Steps: steps(200)},
		"An estimated 90% of models had not reached a second cloud 5 days after they began (95% interval 80% to 95%)":      {N: 50, Events: 5, Median: -1, Steps: steps(5)},
	} {
		says(t, stratum{of: "models", Survival: s}.finding(), want)
	}
}

// Where bounds overlap, nobody knows whether the index rose.
func TestConcentrationFinding(t *testing.T) {
	c := func(quarter int, low, high float64) market.Concentration {
		return market.Concentration{Quarter: dataset.Quarter{Year: 2025, Number: quarter}, Low: low, High: high}
	}
	const in, line = "In the second quarter of 2025 the index of cloud spending ", "the line of the US merger guidelines of 2023"
	for want, list := range map[string][]market.Concentration{
		in + "lay between 1,700 and 1,900, on either side of 1,800, " + line:                                             {c(2, 1700, 1900)},
		in + "lay between 1,700 and 1,800, not above 1,800, " + line:                                                     {c(1, 1750, 1850), c(2, 1700, 1800)},
		in + "lay between 1,700 and 1,790, not above 1,800, " + line + "; it has fallen since the first quarter of 2025": {c(1, 1810, 1850), c(2, 1700, 1790)},
		in + "lay between 1,850 and 1,900, above 1,800, " + line + "; it has risen since the first quarter of 2025":      {c(1, 1700, 1800), c(2, 1850, 1900)},
		in + "was 1,850, above 1,800, " + line:                                                                           {c(1, 1800, 1900), c(2, 1850.1, 1850.4)},
	} {
		says(t, concentrationFinding(list), want)
	}
}

func TestQuarterFinding(t *testing.T) {
	b := worked(t) // as of 30 June 2025
	q := func(year, number, debuts, arrivals, leavings int) quarterCount {
		return quarterCount{dataset.Quarter{Year: year, Number: number}, debuts, arrivals, leavings}
	}
	before := []quarterCount{q(2024, 2, 2, 1, 0), q(2024, 3, 0, 0, 0), q(2024, 4, 1, 0, 0), q(2025, 1, 1, 0, 0)}
	with := func(last ...quarterCount) []quarterCount { return append(before[:4:4], last...) }
	const in = "In the second quarter of 2025 the catalogues changed "
	says(t, b.quarterFinding(with(q(2025, 2, 4, 0, 0))), in+"four times, up from three a year before; all brought a model that no compared cloud had sold")
	says(t, b.quarterFinding(with(q(2025, 2, 1, 1, 1), q(2025, 3, 9, 9, 9))), in+"three times, as often as a year before; one of the changes brought a model that no compared cloud had sold")
	says(t, b.quarterFinding(with(q(2025, 2, 0, 1, 0))), in+"once, down from three a year before; none of the changes brought a model that no compared cloud had sold")
	says(t, b.quarterFinding(with(q(2025, 2, 0, 0, 0))), in+"not once, down from three a year before")
	says(t, b.quarterFinding([]quarterCount{q(2025, 2, 0, 13, 0)}), in+"13 times; none of the changes brought a model that no compared cloud had sold")
	says(t, b.quarterFinding([]quarterCount{q(2025, 3, 2, 0, 0)}), "The catalogues have changed twice since "+words.Day(b.shifts()[0].Day))
}

func TestFarthest(t *testing.T) {
	b := worked(t)
	labs := func(reaches ...float64) []labReach {
		var list []labReach
		for i, r := range reaches {
			list = append(list, labReach{name: string(rune('A' + i)), now: r})
		}
		return list
	}
	says(t, b.farthest(labs(50)), "")
	says(t, b.farthest(labs(50, 40, 30)), ", more than any other shown")
	says(t, b.farthest(labs(50, 50, 30)), "; of those shown A and B reached most")
	says(t, b.farthest(labs(40, 50, 30)), "; of those shown B reached most, 50%")
	says(t, b.farthest(labs(40, 50, 50.2)), "; of those shown B and C reached most, 50%")
	says(t, b.farthest(labs(50, 50)), "; the others reached as much")
}
