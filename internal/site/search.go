package site

import (
	"encoding/json"
	"fmt"

	"moatatlas/internal/report"
)

const searchIndexPath = "search-index.js"

// searchIndex hands everything that can be searched for to the page that asks
// for it. It is a script and no JSON, so that a page opened from a disk can load
// it too, and pages need not be allowed to fetch anything.
func searchIndex(r *report.Report) ([]File, error) {
	entries := make([][]string, len(r.Search))
	for i, e := range r.Search {
		entries[i] = []string{e.Title, e.Kind, e.Path, e.Words}
	}
	data, err := json.Marshal(entries)
	if err != nil {
		return nil, fmt.Errorf("index of the search: %w", err)
	}
	return []File{{searchIndexPath, fmt.Appendf(nil, "addSearchIndex(%s);\n", data)}}, nil
}
