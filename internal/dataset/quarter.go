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

// UnmarshalText reads a quarter.
func (q *Quarter) UnmarshalText(text []byte) error {
	s := string(text)
	if n, err := fmt.Sscanf(s, "%4dQ%1d", &q.Year, &q.Number); err != nil || n != 2 || q.String() != s || q.Number < 1 || q.Number > 4 || q.Year < 1990 {
		return fmt.Errorf("%q is not a quarter; write it like %q", s, "2026Q1")
	}
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
