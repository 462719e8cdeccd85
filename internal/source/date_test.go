package source_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"moatatlas/internal/source"
)

func day(t *testing.T, s string) source.Day {
	t.Helper()
	d, err := source.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateIsAnInterval(t *testing.T) {
	for _, c := range []struct {
		text, first, last string
		exact, bounded    bool
	}{
		{"2026-04-28", "2026-04-28", "2026-04-28", true, false},
		{"2026-04", "2026-04-01", "2026-04-30", false, false},
		{"2024-02", "2024-02-01", "2024-02-29", false, false},
		{"2026-12", "2026-12-01", "2026-12-31", false, false},
		{"2026", "2026-01-01", "2026-12-31", false, false},
		{"1990", "1990-01-01", "1990-12-31", false, false},
		{"≤2026-04-28", "", "2026-04-28", false, true},
		{"≤2026-04", "", "2026-04-30", false, true},
		{"≤2026", "", "2026-12-31", false, true},
	} {
		d, err := source.ParseDate(c.text)
		if err != nil {
			t.Error(err)
			continue
		}
		if first, ok := d.Earliest(); ok == c.bounded || ok && first.String() != c.first {
			t.Errorf("%s: earliest %v, %t", c.text, first, ok)
		}
		if d.Latest() != day(t, c.last) || d.Exact() != c.exact || d.Bounded() != c.bounded || d.IsZero() {
			t.Errorf("%s: latest %v, exact %t, bounded %t, zero %t", c.text, d.Latest(), d.Exact(), d.Bounded(), d.IsZero())
		}
	}
}

func TestStraddles(t *testing.T) {
	for _, c := range []struct {
		date, day string
		want      bool
	}{
		{"2026-04-28", "2026-04-27", false},
		{"2026-04-28", "2026-04-28", false},
		{"2026-04", "2026-03-31", false},
		{"2026-04", "2026-04-01", true},
		{"2026-04", "2026-04-29", true},
		{"2026-04", "2026-04-30", false},
		{"≤2026-04-28", "1990-01-01", true},
		{"≤2026-04-28", "2026-04-27", true},
		{"≤2026-04-28", "2026-04-28", false},
	} {
		d, err := source.ParseDate(c.date)
		if err != nil || d.Straddles(day(t, c.day)) != c.want {
			t.Errorf("%s straddles %s: %t (%v)", c.date, c.day, !c.want, err)
		}
	}
}

func TestParseDay(t *testing.T) {
	for _, s := range []string{"", "2026", "2026-04", "1989-12-31", "≤2026-04-28", "2026-04-31", "2026-4-1", " 2026-04-28"} {
		if d, err := source.ParseDay(s); err == nil || d != 0 {
			t.Errorf("%q is the day %v", s, d)
		}
	}
}

func TestNoDate(t *testing.T) {
	var d source.Date
	if _, ok := d.Earliest(); ok || !d.IsZero() || d.Exact() || d.Straddles(0) || d.String() != "" {
		t.Errorf("the zero date is %v", d)
	}
}

// Every day there is can be written in each form and read back.
func TestDateRoundTrip(t *testing.T) {
	first, last := day(t, "1990-01-01"), day(t, "9999-12-31")
	rapid.Check(t, func(t *rapid.T) {
		d := source.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "day"))
		if back, err := source.ParseDay(d.String()); err != nil || back != d {
			t.Errorf("%v is read as %v (%v)", d, back, err)
		}
		if y, m, n := d.Time().Date(); source.DayOf(y, m, n) != d {
			t.Errorf("%v is %d-%d-%d", d, y, m, n)
		}
		text := d.String()[:rapid.SampledFrom([]int{4, 7, 10}).Draw(t, "length")]
		text = rapid.SampledFrom([]string{"", "≤"}).Draw(t, "bound") + text
		parsed, err := source.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		checkDate(t, text, parsed)
		if early, ok := parsed.Earliest(); ok && early > d || parsed.Latest() < d {
			t.Errorf("%v does not lie in %v", d, parsed)
		}
	})
}

var dateForm = regexp.MustCompile(`^≤?\d{4}(-\d\d(-\d\d)?)?$`)

// checkDate checks what holds for every date read from a text.
func checkDate(t interface{ Errorf(string, ...any) }, text string, d source.Date) {
	if d.String() != text || d.IsZero() || !dateForm.MatchString(text) {
		t.Errorf("%q is read as %q", text, d.String())
	}
	early, ok := d.Earliest()
	if ok == d.Bounded() || d.Bounded() != strings.HasPrefix(text, "≤") {
		t.Errorf("%q: bounded %t, a first day %t", text, d.Bounded(), ok)
	}
	if ok && early > d.Latest() {
		t.Errorf("%q lasts from %v to %v", text, early, d.Latest())
	}
	if d.Straddles(d.Latest()) || ok && d.Straddles(early-1) || ok && d.Straddles(early) == d.Exact() {
		t.Errorf("%q straddles its ends", text)
	}
	if !strings.HasPrefix(d.Latest().String(), strings.TrimPrefix(text, "≤")) {
		t.Errorf("%q ends on %v", text, d.Latest())
	}
}

// A date means the same day on every machine.
func TestDatesDoNotDependOnTheZone(t *testing.T) {
	const text = "name = \"x\"\nsince = \"2026-03\"\nchecked = \"2026-03-14\"\nterms = [{ kind = \"a\", until = 2026-03-14 }]\n"
	seen := map[string]string{}
	defer func(zone *time.Location) { time.Local = zone }(time.Local)
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("east", 14*3600), time.FixedZone("west", -12*3600)} {
		time.Local = zone
		r, problems, _ := readText(text)
		first, _ := r.Since.Earliest()
		got := fmt.Sprint(int(first), int(r.Since.Latest()), int(r.Checked), r.Checked, r.Checked.Time(), source.DayOf(2026, time.March, 14), problems)
		seen[got] = zone.String()
	}
	if len(seen) != 1 {
		t.Errorf("dates by zone: %v", seen)
	}
}
