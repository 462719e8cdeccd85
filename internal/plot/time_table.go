package plot

import (
	"strconv"

	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// ratioColumn is a column of a table of shares over time.
type ratioColumn struct {
	name  string
	share func(*market.Market) market.Ratio
}

// ratioTable is the table of shares over time, the latest day first; the last
// column counts what they are shares of.
func ratioTable(list []*market.Market, columns []ratioColumn, counted string, n func(*market.Market) int) Table {
	t := Table{Columns: []Column{{Name: "Day"}}}
	for _, c := range columns {
		t.Columns = append(t.Columns, Column{c.name, true})
	}
	if counted != "" {
		t.Columns = append(t.Columns, Column{counted + " (number)", true})
	}
	for i := len(list) - 1; i >= 0; i-- {
		row := []string{words.Day(list[i].Day())}
		for _, c := range columns {
			row = append(row, oneDecimal(c.share(list[i])))
		}
		if counted != "" {
			row = append(row, strconv.Itoa(n(list[i])))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// oneDecimal is a share in percent as tables give it: "57.1".
func oneDecimal(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	return strconv.FormatFloat(tenths(r), 'f', 1, 64)
}
