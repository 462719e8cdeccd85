package dataset

import (
	"fmt"
	"slices"

	"moatatlas/internal/source"
)

// site checks the choices of site.toml.
func (c *checker) site() {
	s := &c.Dataset.site
	c.some(s.Place, "peers", len(s.Peers))
	for i, peer := range s.Peers {
		exists(c, s.Item("peers", i), c.known.clouds, peer)
	}
	once(c, s.Place, "peers", s.Peers)
	exists(c, s.At("share_series"), c.known.series, s.ShareSeries)
	positive(c, s.Place, "freshness_days", s.FreshnessDays)
	if at := s.At("base_url"); s.BaseURL != "" && !c.said[at] {
		if err := s.BaseURL.CheckBase(); err != nil {
			c.problems.Add(at, "base_url: %v", err)
		}
	}
	if at := s.At("repository"); s.Repository != "" && !c.said[at] {
		if err := s.Repository.CheckRepository(); err != nil {
			c.problems.Add(at, "repository: %v", err)
		}
	}
	if at := s.At("branch"); !c.said[at] {
		if err := CheckBranch(s.Branch); err != nil {
			c.problems.Add(at, "branch: %v", err)
		}
	}
	if s.LockInWeights != nil {
		c.weights(s.At("lock_in_weights"), s.LockInWeights)
	}
}

// weights checks that no part counts against the others, and that one counts.
func (c *checker) weights(at source.Pos, w *LockInWeights) {
	largest, whole := Weight(0), true
	for _, part := range []struct {
		key    string
		weight Weight
	}{{"lock_in", w.LockIn}, {"lock_out", w.LockOut}, {"narrowness", w.Narrowness}, {"price", w.Price}} {
		whole = whole && w.Has(part.key) && !c.said[w.At(part.key)]
		if part.weight < 0 {
			c.problems.Add(w.At(part.key), "%s: want a number of 0 or more, found %v", part.key, part.weight)
			whole = false
		}
		largest = max(largest, part.weight)
	}
	if whole && largest == 0 {
		c.problems.Add(at, "lock_in_weights: all are 0; give one at least a number above 0")
	}
}

func (c *checker) clouds() {
	for _, cloud := range c.Dataset.clouds {
		c.fact(cloud.Place, cloud.Fact)
		c.past(cloud.At("launched"), "launched", cloud.Launched)
		once(c, cloud.Place, "services", cloud.Services)
		c.services[cloud.ID] = c.servicesOf(cloud)
	}
}

func (c *checker) labs() {
	for _, l := range c.Dataset.labs {
		c.fact(l.Place, l.Fact)
		exists(c, l.At("cloud"), c.known.clouds, l.Cloud)
		c.founded(l)
	}
}

// oldest is the first year in which the company behind a lab can have begun.
const oldest = 1800

func (c *checker) founded(l *Lab) {
	if !l.Has("founded") || c.said[l.At("founded")] {
		return
	}
	switch {
	case l.Founded < oldest || l.Founded > 9999:
		c.problems.Add(l.At("founded"), "founded: want a year, found %d", l.Founded)
	case l.Founded > c.asOf().Time().Year():
		c.ahead(l.At("founded"), "founded in %d", l.Founded)
	}
}

// organisations checks that each is neither a lab nor a cloud: an id of a
// party has to stand for one company.
func (c *checker) organisations() {
	for _, o := range c.Dataset.organisations {
		if c.labByID[LabID(o.ID)] != nil {
			c.problems.Add(o.Pos(), "%q is a lab already; an organisation is neither a lab nor a cloud", o.ID)
		} else if c.cloudByID[CloudID(o.ID)] != nil {
			c.problems.Add(o.Pos(), "%q is a cloud already; an organisation is neither a lab nor a cloud", o.ID)
		}
	}
}

// servicesOf is the register of a cloud's services. One that lists none may
// have any.
func (c *checker) servicesOf(cloud *Cloud) *register {
	open := !cloud.Has("services") || c.said[cloud.At("services")]
	for i := range cloud.Services {
		open = open || c.said[cloud.Item("services", i)]
	}
	return newRegister(fmt.Sprintf("service of %s", cloud.ID), slices.Values(cloud.Services), open)
}
