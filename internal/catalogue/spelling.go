package catalogue

import (
	"maps"
	"slices"

	"moatatlas/internal/dataset"
)

// oneSpelling joins the entries of new models whose ids differ only as sellers write
// one and the same: under the id that the lab itself has, if it sells the model.
func (c *collection) oneSpelling() {
	first := map[string]dataset.ModelID{}
	ids := slices.SortedFunc(maps.Keys(c.new), func(a, b dataset.ModelID) int {
		if home := c.atHome(b) - c.atHome(a); home != 0 {
			return home
		}
		return nearest(c.new[a][0], c.new[b][0])
	})
	for _, id := range ids {
		key := plain(string(id))
		if as, known := first[key]; known {
			c.new[as] = append(c.new[as], c.new[id]...)
			delete(c.new, id)
			continue
		}
		first[key] = id
	}
}

// atHome is 1 where the lab of a new model is among its sellers, and 0 where not.
func (c *collection) atHome(id dataset.ModelID) int {
	if slices.ContainsFunc(c.new[id], func(s sighting) bool { return s.Lab == id.Lab() }) {
		return 1
	}
	return 0
}
