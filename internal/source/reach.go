package source

import "fmt"

// The decoder writes down the whole path of every key it meets, and walks it
// from the root: without these limits a file of 1 MiB would take it hours and
// all memory there is. Both are several times what any file here needs.
const (
	maxLevels = 32
	maxPath   = 512
)

// What is said of a document beyond the limits.
var (
	tooDeep = fmt.Sprintf("tables, arrays or keys nest more than %d deep", maxLevels)
	tooLong = fmt.Sprintf("the keys that lead here have more than %d bytes together", maxPath)
)

// reach is how far below the root of its document a value lies.
type reach struct {
	levels int // of keys and arrays
	bytes  int // of keys and their dots
}

func (r reach) down(keys []keyPart) reach {
	for _, k := range keys {
		r.levels++
		r.bytes += len(k.name) + 1
	}
	return r
}

// excess is the problem of what reaches beyond the limits.
func (x *indexer) excess(r reach, offset int) *Problem {
	switch {
	case r.levels > maxLevels:
		return x.problem(offset, tooDeep)
	case r.bytes > maxPath:
		return x.problem(offset, tooLong)
	}
	return nil
}
