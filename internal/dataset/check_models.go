package dataset

import (
	"slices"

	"moatatlas/internal/source"
)

// earlySale is by how many days a model may be on sale before its release
// without a doubt about one of the two days.
const earlySale = 30

func (c *checker) models() {
	looked := map[LabID]bool{}
	for _, m := range c.Dataset.models {
		if lab := m.Lab(); !looked[lab] { // once a folder, not once a model
			looked[lab] = true
			exists(c, source.Pos{File: m.Pos().File}, c.known.labs, lab)
		}
		c.model(m)
	}
	c.successors()
}

func (c *checker) model(m *Model) {
	c.dated(m.Place, m.Fact, m.Released)
	c.past(m.At("released"), "released", m.Released)
	c.some(m.Place, "input", len(m.Input))
	c.some(m.Place, "output", len(m.Output))
	once(c, m.Place, "input", m.Input)
	once(c, m.Place, "output", m.Output)
	positive(c, m.Place, "context", m.Context)
	c.firstParty(m)
	for i := range m.Availability {
		c.availability(m, &m.Availability[i])
	}
	c.oneRecordEach(m)
	c.soldAtHome(m)
	c.weakHeadline(m)
}

func (c *checker) firstParty(m *Model) {
	f := m.FirstParty
	if f == nil {
		return
	}
	if f.Pos().File != "" && !f.Has("since") && !f.Has("retired") && !f.Has("price") {
		c.problems.Add(f.Pos(), "first_party says nothing; leave it out")
	}
	c.past(f.At("since"), "sold by its lab", f.Since)
	c.early(f.At("since"), "sold by its lab", f.Since, m)
	c.inOrder(f.At("retired"), "retired", f.Retired, "its sale by the lab", f.Since)
	if p := f.Price; p != nil {
		positive(c, p.Place, "input", p.Input)
		positive(c, p.Place, "output", p.Output)
	}
}

// early notes a sale that certainly began long before the model's release.
func (c *checker) early(at source.Pos, what string, d source.Date, m *Model) {
	if released, known := m.Released.Earliest(); known && !d.IsZero() && d.Latest()+earlySale < released {
		c.problems.Add(at, "%s on %v, more than %d days before the release on %v", what, d, earlySale, m.Released)
	}
}

// oneRecordEach notes a second record for one service of a cloud: measures
// would take either of the two.
func (c *checker) oneRecordEach(m *Model) {
	type offer struct {
		cloud   CloudID
		service ServiceID
	}
	first := map[offer]source.Pos{}
	for i := range m.Availability {
		a := &m.Availability[i]
		o := offer{a.Cloud, a.Service}
		if at, twice := first[o]; !twice {
			first[o] = a.Pos()
		} else if a.Cloud != "" && a.Service != "" {
			c.problems.Add(a.At("service"), "a second record for %s on %s; the first is at %v", a.Service, a.Cloud, at)
		}
	}
}

// soldAtHome warns of a model on sale somewhere and not at its lab's own
// cloud: most often a record is missing. Not so of open weights, which anybody may
// sell, and the lab's own cloud need not.
func (c *checker) soldAtHome(m *Model) {
	lab := c.labByID[m.Lab()]
	if lab == nil || c.cloudByID[lab.Cloud] == nil || slices.ContainsFunc(m.Availability, func(a Availability) bool { return a.Cloud == lab.Cloud }) {
		return
	}
	switch {
	case len(m.Availability) > 0 && !m.OpenWeights:
		c.problems.Warn(m.Pos(), "sold by other clouds and never by %s, which belongs to its lab", lab.Cloud)
	case len(m.Availability) == 0 && m.FirstParty != nil:
		c.problems.Warn(m.At("first_party"), "sold by its lab and never by %s, which belongs to it", lab.Cloud)
	}
}

// weakHeadline warns where only weak sources say that a peer sells a frontier
// model: headline figures count it.
func (c *checker) weakHeadline(m *Model) {
	if m.Tier != Frontier || m.Modality != Text {
		return
	}
	for i := range m.Availability {
		a := &m.Availability[i]
		if !slices.Contains(c.Dataset.site.Peers, a.Cloud) || !c.counted(a) {
			continue
		}
		opened := func(s Stage) bool { return s.Stage.Usable() }
		better := func(s Stage) bool { return opened(s) && s.Grade != GradeC }
		if !slices.ContainsFunc(a.Stages, better) {
			first := &a.Stages[slices.IndexFunc(a.Stages, opened)]
			c.problems.Warn(first.At("grade"), "a weak source (C) alone says that %s sells the frontier model %s, which headlines count", a.Cloud, m.Name)
		}
	}
}

// counted tells whether figures for the report's day count a record.
func (c *checker) counted(a *Availability) bool {
	access, on := onSale(a, c.asOf())
	return on && access != SelfHosted
}
