package report

import (
	"strconv"
	"strings"
	"unicode"
)

// rowIDs gives ids to rows whose records have none, made from their words, so that a
// link to a row still leads to it once others stand above it.
type rowIDs map[string]int // how many rows have been given each

// longestID is how many characters of its words an id has.
const longestID = 80

// of is the id of a row: its words in small letters, joined by hyphens. A second row
// of the same words gets a number.
func (r rowIDs) of(words ...string) string {
	parts := strings.FieldsFunc(strings.ToLower(strings.Join(words, " ")), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c)
	})
	id := []rune(strings.Join(parts, "-"))
	base := "row-" + strings.TrimSuffix(string(id[:min(len(id), longestID)]), "-")
	r[base]++
	if n := r[base]; n > 1 {
		return base + "--" + strconv.Itoa(n) // no id of words has two hyphens in a row
	}
	return base
}
