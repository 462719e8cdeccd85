package catalogue

import (
	"fmt"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// Written says what writing the files does, and which numbers in data/README.md
// count something else now.
func Written(files *amend.Plan, before *dataset.Dataset) string {
	n := len(files.Files())
	if n == 0 {
		return "Nothing to write."
	}
	text := fmt.Sprintf("Wrote %s.", words.Count(n, "file", "files"))
	now, _ := dataset.Load(files.Tree())
	was, is := count(before), count(now)
	var changed []string
	for i, table := range countedTables {
		if was[i] != is[i] {
			changed = append(changed, fmt.Sprintf("%s is now %d", table, is[i]))
		}
	}
	if len(changed) > 0 {
		text += " In data/README.md under Counts, " + words.And(changed) + "."
	}
	return text + " Run go run ./cmd/check."
}

// countedTables are those tables of data/README.md that an import adds to.
var countedTables = [...]string{"models", "availability", "stages", "prices", "first_party"}

func count(d *dataset.Dataset) (n [len(countedTables)]int) {
	for _, model := range d.Models() {
		n[0]++
		if model.FirstParty != nil {
			n[4]++
		}
		for _, a := range model.Availability {
			n[1]++
			n[2] += len(a.Stages)
			if a.Price != nil {
				n[3]++
			}
		}
	}
	return n
}
