package site

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"slices"
	"strings"
)

// Weight is the size of a page as it travels.
type Weight struct {
	Path  string
	Bytes int // compressed with gzip
}

// PageBudget is how heavy a page may be: what a slow phone loads in about a
// second.
const PageBudget = 60_000

// Heavy lists the pages over PageBudget, the heaviest first.
func (s *Site) Heavy() []Weight { return s.over(PageBudget) }

func (s *Site) over(budget int) []Weight {
	var heavy []Weight
	for _, f := range s.files {
		if !strings.HasSuffix(f.Path, ".html") || len(f.Data) <= budget {
			continue // compressed it is lighter still
		}
		if n := compressed(f.Data); n > budget {
			heavy = append(heavy, Weight{f.Path, n})
		}
	}
	slices.SortStableFunc(heavy, func(a, b Weight) int { return cmp.Compare(b.Bytes, a.Bytes) })
	return heavy
}

func compressed(data []byte) int {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(data) // a Buffer takes everything
	_ = w.Close()
	return out.Len()
}
