package claim_test

import (
	"fmt"
	"os"
	"testing"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// hundred makes up a hundred claims as essays have them: of every measure, on the
// report's day and on earlier ones.
func hundred() []string {
	var list []string
	for _, cloud := range []string{"aws", "azure", "gcp"} {
		for _, scope := range []string{"frontier", "proprietary", "all"} {
			list = append(list,
				fmt.Sprintf(`exclusive_share(%q, %q) > 0.3`, cloud, scope),
				fmt.Sprintf(`lock_in(%q, %q) < lock_in(%q, %q, date("2026-04-27"))`, cloud, scope, cloud, scope),
				fmt.Sprintf(`lock_out(%q, %q, date("2026-04-28")) > 0.2`, cloud, scope))
		}
		list = append(list,
			fmt.Sprintf(`median_lag(%q) > 30`, cloud),
			fmt.Sprintf(`premium_output(%q) >= 1`, cloud),
			fmt.Sprintf(`breadth(%q) > 0.3`, cloud),
			fmt.Sprintf(`count(offers(date("2026-04-27")), .cloud == %q and .lab == "openai") == 2`, cloud),
			fmt.Sprintf(`count(frontier(), %q in .clouds) > 5`, cloud),
			fmt.Sprintf(`count(models(), %q in .clouds and len(.clouds) == 1 and not .open) > 20`, cloud),
			fmt.Sprintf(`share(%q) > 20`, cloud),
			fmt.Sprintf(`count(shifts(), .cloud == %q and "lab-arrival" in .kinds) > 5`, cloud))
	}
	for _, lab := range []string{"openai", "anthropic", "google", "meta", "mistral"} {
		list = append(list,
			fmt.Sprintf(`reach(%q) > 40`, lab),
			fmt.Sprintf(`reach(%q) > reach(%q, date("2026-04-27"))`, lab, lab),
			fmt.Sprintf(`none(filter(frontier(), .lab == %q), len(.clouds) == 3)`, lab),
			fmt.Sprintf(`count(recorded(), .lab == %q and known(.keystone)) > 0`, lab),
			fmt.Sprintf(`count(deals(), %q in .parties) > 2`, lab),
			fmt.Sprintf(`count(shifts(), .lab == %q and not .open) > 5`, lab))
	}
	list = append(list,
		`exclusive_share() > 0.5`, `exclusive_share() > exclusive_share(date("2026-04-27"))`,
		`exclusive_share_third_party("proprietary") > 0.4`, `multihoming("all", "all") < 0.5`,
		`first_day("openai/gpt-5.5", "aws") == date("2026-04-28")`, `lag("openai/gpt-5.5", "aws") == 4`,
		`all(lags("openai", "aws", date("2026-04-28")), # <= 5)`, `status("openai/gpt-5.5") == "dual"`,
		`survival(90, "third-party") > 0.4`, `not known(survival_median("third-party"))`,
		`price("openai/gpt-5.5", "aws", "output") / price("openai/gpt-5.5", "azure", "output") == 1.1`,
		`find(shifts(), "lab-exclusivity-ended" in .kinds and .lab == "openai" and not .open).day == date("2026-04-28")`,
		`max(map(filter(recorded(), .ended), .exclusive_days)) <= 500`, `hhi_low() > 1000`,
		`any(deal("microsoft-openai-2023-third-phase").terms, .kind == "exclusive-api" and .until == date("2026-04-27"))`,
		`all(peers(), exclusive_share(.id) > 0.2)`, `count(labs(), len(.peers) == 3) > 2`,
		`overlap("aws", "azure", "all") > 0.1`, `catalogue_hhi("azure", "all") > 1000`)
	return list
}

// real is the project's own data.
func real(tb testing.TB) *claim.Bench {
	tb.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		tb.Fatal(err)
	}
	defer root.Close()
	data, problems := dataset.Load(root.FS())
	for _, p := range problems {
		if !p.Warning {
			tb.Fatal(p)
		}
	}
	return claim.NewBench(market.New(data))
}

// BenchmarkJudge judges a hundred claims on the real data, with the fragility of
// each, and names the largest kinds of claim apart.
func BenchmarkJudge(b *testing.B) {
	bench := real(b)
	var claims []claim.Claim
	for i, text := range hundred() {
		test, fault := bench.Claim(text)
		if fault != nil {
			b.Fatal(text, fault)
		}
		claims = append(claims, claim.Claim{ID: fmt.Sprint(i), Sentence: text, Test: test, Day: bench.AsOf()})
	}
	b.ReportMetric(float64(len(claims)), "claims")
	b.ReportAllocs()
	for b.Loop() {
		bench.Judge(claims, claim.Memo{})
	}
}
