package dataset

import (
	"fmt"
	"time"

	"moatatlas/internal/source"
)

// Quarter is a quarter of the calendar year, written "2026Q1".
type Quarter struct {
	Year   int
	Number int // 1 to 4
}

// firstYear is the first year a quarter may lie in: before it there was no
// cloud to share.
const firstYear = 1990

// IsZero tells whether no quarter is known.
func (q Quarter) IsZero() bool { return q == Quarter{} }

// UnmarshalText reads a quarter.
func (q *Quarter) UnmarshalText(text []byte) error {
	var read Quarter
	_, err := fmt.Sscanf(string(text), "%4dQ%1d", &read.Year, &read.Number)
	if err != nil || read.String() != string(text) || read.Number < 1 || read.Number > 4 || read.Year < firstYear {
		return fmt.Errorf("%q is not a quarter; write it like %q", text, "2026Q1")
	}
	*q = read
	return nil
}

// String is the quarter as it is written in the data.
func (q Quarter) String() string { return fmt.Sprintf("%04dQ%d", q.Year, q.Number) }

// End is the last day of the quarter.
func (q Quarter) End() source.Day {
	return source.DayOf(q.Year, time.Month(3*q.Number+1), 1) - 1
}

// Compare orders quarters by time.
func (q Quarter) Compare(r Quarter) int {
	return (q.Year*4 + q.Number) - (r.Year*4 + r.Number)
}
