package source

import (
	"fmt"
	"strings"
	"time"
)

// Day is a day of the calendar, counted from 1 January 1970. It has no hour
// and no zone. The zero Day is no day: nothing here is older than firstYear.
type Day int32

// firstYear is the first year a date may lie in: before it there was no cloud.
const firstYear = 1990

// DayOf is the given day of the Gregorian calendar.
func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads an exact day such as "2026-04-28".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < firstYear {
		return 0, fmt.Errorf("%s is not a day; write it like %q", Quote(s), "2026-04-28")
	}
	return Day(t.Unix() / 86400), nil
}

// UnmarshalText reads an exact day.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDay(string(text))
	return err
}

// Time is midnight at the day's start, in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String is the day as "2026-04-28".
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Date is what is known of when something happened: a day, a month, a year,
// or only a day by which it had happened. It is an interval of days.
type Date struct {
	text    string
	first   Day
	last    Day
	bounded bool
}

// dateForms are the ways to write a date, from most to least exact.
const dateForms = `"2026-04-28", "2026-04", "2026" or "≤2026-04-28" (by that day)`

// ParseDate reads "2026-04-28", "2026-04", "2026", or any of these behind
// "≤" for a date known only as an upper bound.
func ParseDate(s string) (Date, error) {
	exact, bounded := strings.CutPrefix(s, "≤")
	first, last, ok := interval(exact)
	if !ok {
		return Date{}, fmt.Errorf("%s is not a date; write it like %s", Quote(s), dateForms)
	}
	return Date{text: s, first: first, last: last, bounded: bounded}, nil
}

func interval(s string) (first, last Day, ok bool) {
	layout, months := time.DateOnly, 0
	switch len(s) {
	case len("2026-04"):
		layout, months = "2006-01", 1
	case len("2026"):
		layout, months = "2006", 12
	}
	t, err := time.Parse(layout, s)
	if err != nil || t.Year() < firstYear {
		return 0, 0, false
	}
	first = DayOf(t.Year(), t.Month(), t.Day())
	if months == 0 {
		return first, first, true
	}
	return first, DayOf(t.Year(), t.Month()+time.Month(months), 1) - 1, true
}

// UnmarshalText reads a date.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}

// IsZero tells whether no date is known.
func (d Date) IsZero() bool { return d.text == "" }

// Earliest is the first day it can have been; ok is false where the date is
// only an upper bound and there is none.
func (d Date) Earliest() (day Day, ok bool) { return d.first, !d.bounded && !d.IsZero() }

// Latest is the day by which it had certainly happened. Measures count from
// this day on ("known by").
func (d Date) Latest() Day { return d.last }

// Bounded tells whether the date is only an upper bound.
func (d Date) Bounded() bool { return d.bounded }

// Exact tells whether the very day is known.
func (d Date) Exact() bool { return !d.bounded && !d.IsZero() && d.first == d.last }

// Straddles tells whether the date may lie on either side of the end of a
// day: whether it had happened by then is not known.
func (d Date) Straddles(day Day) bool {
	return !d.IsZero() && day < d.last && (d.bounded || d.first <= day)
}

// String is the date as it is written in the data.
func (d Date) String() string { return d.text }
