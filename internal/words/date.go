package words

import (
	"fmt"
	"strings"

	"moatatlas/internal/source"
)

// Day writes a day: "28 April 2026".
func Day(d source.Day) string { return d.Time().Format("2 January 2006") }

// ShortDay writes a day where there is little room: "28 Apr 2026".
func ShortDay(d source.Day) string { return d.Time().Format("2 Jan 2006") }

// DayOfYear writes a day whose year is said elsewhere: "28 April".
func DayOfYear(d source.Day) string { return d.Time().Format("2 January") }

// Month writes the month of a day: "April 2026".
func Month(d source.Day) string { return d.Time().Format("January 2006") }

// Quarter writes a quarter of a year, 1 to 4: "first quarter of 2026".
func Quarter(year, number int) string {
	names := [...]string{"first", "second", "third", "fourth"}
	return fmt.Sprintf("%s quarter of %d", names[min(max(number, 1), 4)-1], year)
}

// ShortQuarter writes it where there is little room: "Q1 2026".
func ShortQuarter(year, number int) string { return fmt.Sprintf("Q%d %d", number, year) }

// Date writes a date as exactly as it is known: "28 April 2026", "April 2026",
// "2026", and "by 28 April 2026" for a bound.
func Date(d source.Date) string { return dateAs(d, "2 January 2006", "January 2006") }

// ShortDate does the same where there is little room: "by 28 Apr 2026".
func ShortDate(d source.Date) string { return dateAs(d, "2 Jan 2006", "Jan 2006") }

// ShortMonth leaves out the day: "Apr 2026", "by Apr 2026".
func ShortMonth(d source.Date) string { return dateAs(d, "Jan 2006", "Jan 2006") }

func dateAs(d source.Date, day, month string) string {
	if d.IsZero() {
		return Unknown
	}
	exact := strings.TrimPrefix(d.String(), "≤")
	text := exact
	switch len(exact) {
	case len("2026"):
	case len("2026-04"):
		text = d.Latest().Time().Format(month)
	default:
		text = d.Latest().Time().Format(day)
	}
	if d.Bounded() {
		return "by " + text
	}
	return text
}
