package dataset

import "slices"

// successors checks that a model's successor exists, is of the same lab, came
// later and does not lead back.
func (c *checker) successors() {
	cyclic := c.cycles()
	for _, m := range c.Dataset.models {
		if m.Successor == "" || !exists(c, m.At("successor"), c.known.models, m.Successor) {
			continue
		}
		if m.Successor.Lab() != m.Lab() {
			c.problems.Add(m.At("successor"), "%s is of another lab; a successor is of the same", m.Successor)
		}
		next := c.modelByID[m.Successor]
		if next == nil || next.Released.IsZero() || cyclic[m.ID] {
			continue
		}
		if earliest, known := m.Released.Earliest(); known && next.Released.Latest() < earliest {
			c.problems.Add(m.At("successor"), "%s was released on %v, before this model on %v", next.ID, next.Released, m.Released)
		}
	}
}

// cycles notes each cycle of successors, once, at the first of its models, and
// returns the models on cycles.
func (c *checker) cycles() map[ModelID]bool {
	cyclic, done := map[ModelID]bool{}, map[ModelID]bool{}
	for _, m := range c.Dataset.models {
		var chain []ModelID
		for next := m; next != nil && !done[next.ID]; next = c.modelByID[next.Successor] {
			done[next.ID] = true
			chain = append(chain, next.ID)
		}
		if len(chain) == 0 {
			continue
		}
		// Where the walk ended on a model of its own chain, the rest is a cycle.
		last := c.modelByID[chain[len(chain)-1]]
		if from := slices.Index(chain, last.Successor); from >= 0 {
			c.cycle(chain[from:])
			for _, id := range chain[from:] {
				cyclic[id] = true
			}
		}
	}
	return cyclic
}

// cycle spells out the way from the first of a cycle's models back to it.
func (c *checker) cycle(ids []ModelID) {
	first := slices.Min(ids)
	text := string(first)
	for id := c.modelByID[first].Successor; ; id = c.modelByID[id].Successor {
		text += " → " + string(id)
		if id == first {
			break
		}
	}
	c.problems.Add(c.modelByID[first].At("successor"), "the successors lead back to this model: %s", text)
}
