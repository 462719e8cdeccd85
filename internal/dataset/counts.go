package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"moatatlas/internal/source"
)

// CountsFile says, in a table under "## Counts", how many records of each kind the
// data has, so that one lost in an edit shows.
const CountsFile = dataDir + "/README.md"

// Count is how many records a table of the data has.
type Count struct {
	Table   string
	Records int
}

// Counts counts the records of each table, in the order of CountsFile.
func (d *Dataset) Counts() []Count {
	availability, stages, prices, firstParty := d.offers()
	terms, shares := 0, 0
	for _, deal := range d.deals {
		terms += len(deal.Terms)
	}
	for _, s := range d.series {
		for _, q := range s.Quarters {
			shares += len(q.Shares)
		}
	}
	return []Count{
		{"clouds", len(d.clouds)}, {"labs", len(d.labs)}, {"models", len(d.models)},
		{"availability", availability}, {"stages", stages}, {"prices", prices}, {"first_party", firstParty},
		{"deals", len(d.deals)}, {"terms", terms}, {"regulation", len(d.actions)}, {"events", len(d.events)},
		{"organisations", len(d.organisations)}, {"renames", len(d.renames)},
		{"shares", shares}, {"share_series", len(d.series)}, {"market_size", len(d.sizes)},
		{"scenarios", len(d.scenarios)}, {"dropped", len(d.dropped)},
	}
}

// offers counts what stands in the files of models.
func (d *Dataset) offers() (availability, stages, prices, firstParty int) {
	for _, m := range d.models {
		if m.FirstParty != nil {
			firstParty++
		}
		availability += len(m.Availability)
		for _, a := range m.Availability {
			stages += len(a.Stages)
			if a.Price != nil {
				prices++
			}
		}
	}
	return availability, stages, prices, firstParty
}

// CheckCounts holds the numbers in CountsFile, if it has any, to the records of its
// tree, and to nothing where Load found problems: a record that could not be read is no
// fault of a number.
func CheckCounts(fsys fs.FS, d *Dataset, found []source.Problem) []source.Problem {
	if _, err := fs.Lstat(fsys, CountsFile); errors.Is(err, fs.ErrNotExist) || source.Blocking(found) > 0 {
		return nil
	}
	var problems source.Problems
	text, ok := source.ReadFile(fsys, CountsFile, &problems)
	if !ok {
		return problems.Sorted()
	}
	holdCounts(string(text), d.Counts(), &problems)
	return problems.Sorted()
}

// holdCounts notes what is wrong in a table of counts, if a text has one.
func holdCounts(text string, counts []Count, problems *source.Problems) {
	heading, rows := countRows(text)
	if heading < 0 {
		return
	}
	var tables []string
	for _, c := range counts {
		tables = append(tables, c.Table)
	}
	lines := source.NewLines(CountsFile, []byte(text))
	left := slices.Clone(counts)
	for _, row := range rows {
		i := slices.Index(tables, row.table)
		// A row that is missing because it is misspelt has been named already.
		left = slices.DeleteFunc(left, func(c Count) bool {
			return c.Table == row.table || i < 0 && c.Table == source.Nearest(row.table, tables)
		})
		switch {
		case i < 0:
			problems.Add(lines.Pos(row.start), "%s", source.Unknown("table", row.table, tables))
		case slices.ContainsFunc(rows, func(r countRow) bool { return r.table == row.table && r.start < row.start }):
			problems.Add(lines.Pos(row.start), "%s is counted twice", row.table)
		case row.number != strconv.Itoa(counts[i].Records):
			problems.Add(lines.Pos(row.at), "%s", row.fault(counts[i].Records))
		}
	}
	for _, c := range left {
		if c.Records > 0 {
			problems.Add(lines.Pos(heading), "%s is not counted; add a row for it, with the number %d", c.Table, c.Records)
		}
	}
}

// Recount is an edit of the text of CountsFile for a change of the data: what that
// adds to the records of a table is added to the table's number. So a number that was
// wrong before, and shows that a record is lost, stays wrong.
func Recount(before, after *Dataset) func(text string) string {
	added := map[string]int{}
	for i, c := range after.Counts() {
		added[c.Table] = c.Records - before.Counts()[i].Records
	}
	return func(text string) string {
		_, rows := countRows(text)
		var b strings.Builder
		at := 0
		for _, row := range rows {
			if n, err := strconv.Atoi(row.number); err == nil && added[row.table] != 0 {
				b.WriteString(text[at:row.at] + strconv.Itoa(n+added[row.table]))
				at = row.at + len(row.number)
			}
		}
		return b.String() + text[at:]
	}
}

// countRow is a row of the table of counts, with offsets in bytes.
type countRow struct {
	table, number string
	start, at     int // of the row and of the number
}

// fault says what is wrong with a number where there are n records.
func (row countRow) fault(n int) string {
	written, err := strconv.Atoi(row.number)
	switch {
	case err != nil:
		return fmt.Sprintf("%s: want the number of records, %d, found %s", row.table, n, source.Quote(row.number))
	case n > written:
		return fmt.Sprintf("%s: %d stands here, and the data has %d; if you added %d, write %d", row.table, written, n, n-written, n)
	case n < written:
		return fmt.Sprintf("%s: %d stands here, and the data has %d; if you took out %d, write %d", row.table, written, n, written-n, n)
	}
	return fmt.Sprintf("%s: write %d", row.table, n)
}

// countRows finds the table under "## Counts", and where that heading stands; -1 if
// nowhere.
func countRows(text string) (heading int, rows []countRow) {
	heading = -1
	offset, body := 0, false
	for line := range strings.Lines(text) {
		start := offset
		offset += len(line)
		trimmed := strings.TrimSpace(line)
		switch {
		case heading < 0:
			if strings.TrimRight(line, " \t\r\n") == "## Counts" {
				heading = start
			}
		case strings.HasPrefix(line, "# "), strings.HasPrefix(line, "## "):
			return heading, rows
		case !strings.HasPrefix(trimmed, "|"):
			body = false
		case strings.Trim(trimmed, "|-: \t") == "":
			body = true // below the line that parts a table from its head
		case body:
			rows = append(rows, newCountRow(line, start))
		}
	}
	return heading, rows
}

func newCountRow(line string, start int) countRow {
	line = strings.TrimRight(line, "\r\n")
	_, rest, _ := strings.Cut(line, "|")
	table, rest, _ := strings.Cut(rest, "|")
	cell, _, _ := strings.Cut(rest, "|")
	number := strings.TrimLeft(cell, " \t")
	at := start + len(line) - len(rest) + len(cell) - len(number)
	return countRow{strings.Trim(table, " \t`"), strings.TrimSpace(number), start, at}
}
