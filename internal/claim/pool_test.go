package claim_test

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"
)

// pool has an expression of every function and field, over models M and N, a cloud C,
// another D, a lab L, a scope S and a day T.
func pool() []string {
	return strings.Split(strings.TrimSpace(`
exclusive_share("C", "S", "T")
exclusive_share("all", "S")
exclusive_share()
exclusive_share("C") - exclusive_share("C", "T")
exclusive_share_first_party("C", "S", "T")
exclusive_share_third_party("all", "S")
multihoming("C", "S")
lock_in("C", "S", "T")
lock_in_to("C", "S")
lock_out("C", "S")
catalogue_hhi("C", "S")
breadth("C", "T")
overlap("C", "D", "S", "T")
jaccard("C", "D", "S")
usable("M", "oci", "T") ? 1 : 2
first_day("M", "C", "T")
first_day("M")
first_day("M", "C") - first_day("N")
lag("M", "C")
access("M", "C", "T")
degree("M", "T")
status("M")
since("M", "T")
keystone("M")
survival(30, "third-party", "T")
survival_median("all")
survival_median("first-party", "T")
median_lag("C", "T")
lags("L", "C", "T") | len
sum(lags("L", "C"))
reach("M", "T")
reach("L")
share("C", "T")
hhi_low("T")
hhi_high()
cr3("T")
premium_input("C", "T")
premium_output("C")
price("M", "C", "input", "T")
count(models("S", "T"), "C" in .clouds)
count(frontier(), len(.clouds) == 1)
count(proprietary("T"), .current)
count(recorded("T"), known(.since))
sum(recorded(), .exclusive_days ?? 0)
latest(map(filter(recorded(), known(.second_day)), .second_day))
count(recorded(), .ended)
count(recorded(), .released < date("2024-12-15"))
count(models(), .first_day <= date("T"))
count(models(), .status == "dual" and known(.keystone) == false)
sum(filter(models("all", "T"), known(.reach)), .reach)
len(models("all", "T")[0].all_clouds)
count(offers("T"), .cloud == "C")
sum(filter(offers(), known(.input)), .input)
earliest(map(offers("T"), .from))
count(offers(), known(.until)) + count(offers(), .access == "open")
count(offers("T"), .stage == "ga")
count(labs("T"), len(.peers) == 1)
max(map(labs("T"), .reach ?? -1))
sum(labs(), len(.line))
count(clouds("T"), known(.share))
sum(peers("T"), len(.models))
count(peers(), exclusive_share(.id, "all") > 0.5)
count(deals("T"), "alpha" in .parties)
count(deals(), any(.terms, .in_force))
first(deals("T")).amount
count(actions("T"), "aws" in .targets)
latest(map(actions(), .date))
count(events("T"), .kind == "launch")
last(events()).id
count(shifts("T"), "debut" in .kinds)
count(shifts(), .lab == "L" and len(.came) > 0)
sum(filter(shifts(), known(.reach_after)), .reach_after)
find(shifts(), .cloud == "C").day
first(sortBy(shifts("T"), .day, "desc")).id
let x = exclusive_share("all", "S"); x > 0.5 ? 1 - x : x
mean(map(models(), len(.clouds)))
count(recorded(), (lag(.id, "C") ?? -1) >= 0)
count(models(), (first_day(.id, "C") ?? date("T")) == date("T"))
distinct(map(frontier(), .lab)) | len
map(models("S"), name(.id)) | enumerate
name("M")
days(date("T"), first_day("M"))
count(models(), count(models(), len(.clouds) > 1) > 1)
all(peers(), let c = .id; len(distinct(map(filter(models("S", "T"), c in .clouds), .lab))) > 1) ? 1 : 2
sum(map(peers(), let c = .id; count(models(), len(.clouds) == 1 and c in .clouds)))
let o = filter(offers("T"), .access == "open"); count(peers(), let c = .id; any(o, .cloud == c and .lab == "L"))
count(offers(), .cloud == "C" and not usable(.model, "D"))
sum(filter(map(offers("T"), price(.model, "C", "input") ?? 0), # > 0))
count(models(), let m = .id; any(.clouds, access(m, #) != "open"))
let d = date("T"); count(recorded(), (first_day(.id, "C") ?? d) < d)
count(labs(), let l = .id; any(models(), .lab == l and len(.clouds) == 1))
len(filter(models(), let m = .id; any(shifts(), m in .came)))
count(deals(), let a = .amount ?? 0; any(deals("T"), (.amount ?? 0) > a))
`), "\n")
}

// drawExpression draws one of the pool about what there is in a world.
func (w world) drawExpression(t *rapid.T) string {
	text := rapid.SampledFrom(pool()).Draw(t, "expression")
	day := func() string {
		return rapid.SampledFrom(append(w.days, "2025-12-31", "2025-07-02")).Draw(t, "T")
	}
	for _, r := range [][2]string{
		{`"M"`, rapid.SampledFrom(w.ids).Draw(t, "M")}, {`"N"`, rapid.SampledFrom(w.ids).Draw(t, "N")},
		{`"C"`, rapid.SampledFrom([]string{"aws", "azure", "gcp"}).Draw(t, "C")}, {`"D"`, rapid.SampledFrom([]string{"aws", "azure", "gcp"}).Draw(t, "D")},
		{`"L"`, rapid.SampledFrom([]string{"alpha", "beta"}).Draw(t, "L")}, {`"S"`, rapid.SampledFrom([]string{"all", "proprietary", "frontier"}).Draw(t, "S")},
		{`"T"`, day()},
	} {
		text = strings.ReplaceAll(text, r[0], strconv.Quote(r[1]))
	}
	return text
}
