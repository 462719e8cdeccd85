package catalogue

import (
	"fmt"

	"moatatlas/internal/dataset"
)

// Stands tells what every entry of a listing stands for.
func Stands(data *dataset.Dataset, l *Listing) map[string]string {
	stands := map[string]string{}
	m := newMatcher(data)
	m.learn(l)
	for _, p := range l.Providers {
		s := m.sellers[p.ID]
		for _, e := range p.Entries {
			f := m.find(s, e.ID)
			switch reason := m.leftOut(p.ID, e.ID); {
			case reason != "":
				stands[e.ID] = "ignored"
			case f.model != nil:
				stands[e.ID] = string(f.model.ID)
				if s.Cloud != "" {
					stands[e.ID] += " " + string(sighting{s, e, f.drops}.service(f.model))
				}
			case f.id != "":
				stands[e.ID] = "new " + string(f.id)
			case len(f.models) > 0:
				stands[e.ID] = fmt.Sprintf("any of %d", len(f.models))
			default:
				stands[e.ID] = "unknown"
			}
		}
	}
	return stands
}
