package words_test

import (
	"math"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"pgregory.net/rapid"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// check compares what was written with what should be.
func check(t *testing.T, cases map[string]string) {
	t.Helper()
	for want, got := range cases {
		if want != got {
			t.Errorf("%q is written %q", want, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		n                      int
		digits, letters, short string
	}{
		{0, "0", "no", "none"}, {1, "1", "one", "1"}, {12, "12", "twelve", "12"}, {13, "13", "13", "13"}, {999, "999", "999", "999"},
		{1420, "1,420", "1,420", "1,420"}, {1234567, "1,234,567", "1,234,567", "1,234,567"}, {-1, "−1", "−1", "−1"},
		{-123456, "−123,456", "−123,456", "−123,456"}, {math.MinInt64, "−9,223,372,036,854,775,808", "−9,223,372,036,854,775,808", "−9,223,372,036,854,775,808"},
	} {
		check(t, map[string]string{c.digits: words.Thousands(c.n)})
		check(t, map[string]string{c.letters: words.Spell(c.n)})
		check(t, map[string]string{c.short: words.OrNone(c.n)})
	}
	check(t, map[string]string{
		"0 models": words.Count(0, "model", "models"), "1 model": words.Count(1, "model", "models"), "1,420 models": words.Count(1420, "model", "models"),
		"no model": words.SpellCount(0, "model", "models"), "one model": words.SpellCount(1, "model", "models"), "two models": words.SpellCount(2, "model", "models"),
		"is": words.Agree(1, "is", "are"), "are": words.Agree(0, "is", "are"),
	})
}

func TestDecimals(t *testing.T) {
	for _, c := range []struct {
		x           float64
		decimals    int
		fixed, most string
	}{
		{57, 0, "57", "57"}, {1420, 0, "1,420", "1,420"}, {100, 0, "100", "100"}, {1420.5, 2, "1,420.50", "1,420.5"}, {33, 2, "33.00", "33"},
		{-1420.25, 1, "−1,420.3", "−1,420.3"}, {62.5, 0, "63", "63"}, {28.4999, 0, "28", "28"}, {28.499999999999996, 0, "29", "29"}, {-.04, 1, "0.0", "0"}, {.04, 1, "0.0", "0"}, {-.05, 2, "−0.05", "−0.05"}, {999.96, 1, "1,000.0", "1,000"},
	} {
		if fixed, most := words.Fixed(c.x, c.decimals), words.Decimal(c.x, c.decimals); fixed != c.fixed || most != c.most {
			t.Errorf("%v with %d decimals is %q, with that many at most %q", c.x, c.decimals, fixed, most)
		}
	}
}

// The numbers are those that the tables of Unicode for English have, but for the
// sign and for halves, which are rounded upwards here.
func TestNumbersAreEnglish(t *testing.T) {
	english := message.NewPrinter(language.English)
	rapid.Check(t, func(t *rapid.T) {
		n, x := rapid.Int().Draw(t, "n"), rapid.Float64Range(-1e15, 1e15).Draw(t, "x")
		if got, want := words.Thousands(n), english.Sprintf("%d", n); strings.Replace(got, "−", "-", 1) != want {
			t.Errorf("%d is %s, not %s", n, got, want)
		}
		decimals := rapid.IntRange(0, 6).Draw(t, "decimals")
		if _, half := math.Modf(math.Abs(x) * math.Pow10(decimals)); math.Abs(half-0.5) < 1e-6 || math.Abs(x)*math.Pow10(decimals) > 1e9 {
			return // a half, or too large to tell one
		}
		got, want := words.Fixed(x, decimals), english.Sprintf("%.*f", decimals, x)
		if strings.Trim(want, "-0.") == "" {
			want = strings.TrimPrefix(want, "-")
		}
		if strings.Replace(got, "−", "-", 1) != want {
			t.Errorf("%v with %d decimals is %s, not %s", x, decimals, got, want)
		}
	})
}

func TestPercent(t *testing.T) {
	for _, c := range []struct{ part, whole, percent, perMille int }{
		{12, 21, 57, 571}, {0, 7, 0, 0}, {7, 7, 100, 1000}, {1, 200, 1, 5}, {1, 201, 0, 5}, {1, 2000, 0, 1}, {2, 3, 67, 667},
	} {
		if percent, perMille := words.Percent(c.part, c.whole), words.PerMille(c.part, c.whole); percent != c.percent || perMille != c.perMille {
			t.Errorf("%d of %d is %d%%, %d‰", c.part, c.whole, percent, perMille)
		}
	}
}

// What is not in a part is the rest of its hundred, but for the halves, which both
// go upwards.
func TestPercentsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		whole := rapid.IntRange(1, 5000).Draw(t, "whole")
		part := rapid.IntRange(0, whole).Draw(t, "part")
		want := 100
		if 200*part%(2*whole) == whole {
			want = 101
		}
		if sum := words.Percent(part, whole) + words.Percent(whole-part, whole); sum != want {
			t.Errorf("%d of %d and the rest are %d%%", part, whole, sum)
		}
	})
}

func TestMoney(t *testing.T) {
	check(t, map[string]string{
		"$0": words.Dollars(int64(0)), "$33": words.Dollars(33.0), "$5.50": words.Dollars(5.5), "$1,420": words.Dollars(int64(1420)),
		"$999,999": words.Dollars(int64(999_999)), "$1 million": words.Dollars(int64(1_000_000)), "$16.3 million": words.Dollars(int64(16_300_000)),
		"$2.75 billion": words.Dollars(int64(2_750_000_000)), "$38 billion": words.Dollars(38e9), "$999.99 million": words.Dollars(int64(999_994_999)),
		"$1 billion": words.Dollars(int64(999_995_000)), "$1.5 trillion": words.Dollars(int64(1_500_000_000_000)), "$1 trillion": words.Dollars(999_999_999_999.0),
		"$2,000 trillion": words.Dollars(2e15), "−$2 million": words.Dollars(-2e6), "−$0.50": words.Dollars(-.5),
	})
	check(t, map[string]string{
		"0.00": words.Rate(0), "3.00": words.Rate(3), "0.25": words.Rate(.25), "0.075": words.Rate(.075), "12.50": words.Rate(12.5), "0.0375": words.Rate(.0375),
	})
}

func TestDays(t *testing.T) {
	day := source.DayOf(2026, 4, 8)
	check(t, map[string]string{"first quarter of 2026": words.Quarter(2026, 1), "Q4 2026": words.ShortQuarter(2026, 4), "8 April 2026": words.Day(day), "8 Apr 2026": words.ShortDay(day), "8 April": words.DayOfYear(day), "April 2026": words.Month(day)})
	for _, c := range []struct{ date, long, short, month string }{
		{"2026-04-08", "8 April 2026", "8 Apr 2026", "Apr 2026"},
		{"2026-04", "April 2026", "Apr 2026", "Apr 2026"},
		{"2026", "2026", "2026", "2026"},
		{"≤2026-04-08", "by 8 April 2026", "by 8 Apr 2026", "by Apr 2026"},
		{"≤2026-04", "by April 2026", "by Apr 2026", "by Apr 2026"},
		{"≤2026", "by 2026", "by 2026", "by 2026"},
		{"", "–", "–", "–"},
	} {
		var d source.Date
		if c.date != "" {
			if err := d.UnmarshalText([]byte(c.date)); err != nil {
				t.Fatal(err)
			}
		}
		if long, short, month := words.Date(d), words.ShortDate(d), words.ShortMonth(d); long != c.long || short != c.short || month != c.month {
			t.Errorf("%q is %q, %q, %q", c.date, long, short, month)
		}
	}
}

func TestNames(t *testing.T) {
	two, three := []string{"AWS", "Azure"}, []string{"AWS", "Azure", "Google Cloud"}
	check(t, map[string]string{
		"": words.And(nil), "AWS": words.Or(two[:1]), "AWS and Azure": words.And(two), "AWS or Azure": words.Or(two),
		"AWS, Azure and Google Cloud": words.And(three), "AWS, Azure or Google Cloud": words.Or(three),
	})
	check(t, map[string]string{"Anthropic’s": words.Possessive("Anthropic"), "AI21 Labs’": words.Possessive("AI21 Labs"), "AWS’s": words.Possessive("AWS")})
	check(t, map[string]string{"": words.Sentence(""), "Two models": words.Sentence("two models"), "2 models": words.Sentence("2 models"), "Écoles": words.Sentence("écoles")})
	check(t, map[string]string{
		"exclusive API": words.Key("exclusive-api"), "GPU capacity": words.Key("gpu-capacity"), "IP": words.Key("ip"),
		"licence": words.Key("license"), "non-exclusive licence": words.Key("non-exclusive-license"),
	})
}
