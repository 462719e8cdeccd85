package claim

import (
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

func labFields() []field {
	line := func(get func(v *view, l *labThing) any) getter {
		return of(func(r *run, l *labThing) any {
			r.read(ofLab, string(l.ID), l.day)
			return get(r.at(l.day), l)
		})
	}
	return []field{
		{"id", text, "", labIDs, "", of(func(_ *run, l *labThing) any { return string(l.ID) })},
		{"name", text, "", freeText, "", of(func(_ *run, l *labThing) any { return l.Name })},
		{"country", text, "", countries, "two letters", of(func(_ *run, l *labThing) any { return known(l.Country) })},
		{"cloud", text, "", cloudIDs, "id of the cloud under the same owner", of(func(_ *run, l *labThing) any { return known(l.Lab.Cloud) })},
		{"clouds", list(text), "", cloudIDs, "ids of all clouds on which a model of its line is usable", line(func(v *view, l *labThing) any { return plain(v.LabClouds(l.ID)) })},
		{"peers", list(text), "", peerIDs, "ids of the peers among them", line(func(v *view, l *labThing) any {
			ids := []string{}
			for _, c := range v.LabClouds(l.ID) {
				if v.IsPeer(c) {
					ids = append(ids, string(c))
				}
			}
			return ids
		})},
		{"line", list(text), "", modelIDs, "ids of its current models: the proprietary ones, or all where it has none", line(func(v *view, l *labThing) any {
			ids := []string{}
			for _, m := range v.Line(l.ID) {
				ids = append(ids, string(m.ID))
			}
			return ids
		})},
		{"reach", number, percent, freeText, "its reach", of(func(r *run, l *labThing) any {
			r.read(ofLab, string(l.ID), l.day)
			r.read(ofShares, "", l.day)
			return orNil(r.at(l.day).LabReach(l.ID))
		})},
	}
}

func cloudFields() []field {
	return []field{
		{"id", text, "", cloudIDs, "", of(func(_ *run, c *cloudThing) any { return string(c.ID) })},
		{"name", text, "", freeText, "", of(func(_ *run, c *cloudThing) any { return c.Name })},
		{"company", text, "", freeText, "", of(func(_ *run, c *cloudThing) any { return c.Company })},
		{"kind", text, "", cloudKinds, `"hyperscaler", "enterprise-cloud", "data-platform" or "edge"`, of(func(_ *run, c *cloudThing) any { return string(c.Kind) })},
		{"peer", truth, "", freeText, "whether it is one of those compared", of(func(r *run, c *cloudThing) any { return r.at(c.day).IsPeer(c.ID) })},
		{"models", list(text), "", modelIDs, "ids of the models that a peer sells and that are usable on it", of(func(r *run, c *cloudThing) any {
			v, ids := r.at(c.day), []string{}
			r.readScope(v, market.ScopeAll)
			for _, m := range v.In(market.ScopeAll) {
				if v.Usable(m.ID, c.ID) {
					ids = append(ids, string(m.ID))
				}
			}
			return ids
		})},
		{"share", number, percent, freeText, "its percent of spending on clouds", of(func(r *run, c *cloudThing) any {
			r.read(ofShares, "", c.day)
			s, ok := r.at(c.day).ShareOf(c.ID)
			return orNil(s.Percent, ok)
		})},
	}
}

func dealFields() []field {
	get := func(get func(d *dealThing) any) getter {
		return of(func(_ *run, d *dealThing) any { return get(d) })
	}
	return []field{
		{"id", text, "", dealIDs, "", get(func(d *dealThing) any { return string(d.ID) })},
		{"date", day, "", freeText, "when it was announced or reported", get(func(d *dealThing) any { return dayOf(d.Date) })},
		{"title", text, "", freeText, "", get(func(d *dealThing) any { return d.Title })},
		{"kind", text, "", dealKinds, `"investment", "compute", "distribution", "license" or "restructuring"`, get(func(d *dealThing) any { return string(d.Kind) })},
		{"parties", list(text), "", partyIDs, "ids of labs, clouds and organisations", get(func(d *dealThing) any { return plain(d.Parties) })},
		{"amount", number, dollars, freeText, "US dollars, often a ceiling over years", get(func(d *dealThing) any { return counted(d.AmountUSD) })},
		{"exclusivity", text, "", exclusivities, `what it does to exclusive rights: "grants", "extends", "narrows", "ends" or "none"`, get(func(d *dealThing) any { return string(d.Exclusivity) })},
		{"terms", list(termKind), "", freeText, "what it settles", get(func(d *dealThing) any { return d.terms })},
	}
}

func termFields() []field {
	get := func(get func(t *termThing) any) getter {
		return of(func(_ *run, t *termThing) any { return get(t) })
	}
	return []field{
		{"kind", text, "", termKinds, `"exclusive-api", "committed-spend", "equity" and others`, get(func(t *termThing) any { return string(t.Kind) })},
		{"party", text, "", partyIDs, "id of who holds the right, sells the capacity or puts in the money", get(func(t *termThing) any { return string(t.Party) })},
		{"effect", text, "", effects, `"keeps" or "ends" a term of an earlier deal`, get(func(t *termThing) any { return known(t.Effect) })},
		{"what", text, "", freeText, "its object, where it is narrower than everything", get(func(t *termThing) any { return known(t.What) })},
		{"amount", number, dollars, freeText, "US dollars", get(func(t *termThing) any { return counted(t.AmountUSD) })},
		{"stake", number, percent, freeText, "percent of the company", get(func(t *termThing) any { return counted(t.StakePercent) })},
		{"capacity", number, "", freeText, "gigawatts", get(func(t *termThing) any { return counted(t.CapacityGW) })},
		{"years", number, "", freeText, "how many it runs", get(func(t *termThing) any { return counted(t.Years) })},
		{"from", day, "", freeText, "", get(func(t *termThing) any { return dayOf(t.From) })},
		{"until", day, "", freeText, "", get(func(t *termThing) any { return dayOf(t.Until) })},
		{"in_force", truth, "", freeText, "whether it ran on the day: it had begun, and no known end had come", get(func(t *termThing) any { return t.inForce() })},
	}
}

// inForce tells whether a term that a deal creates runs on the day.
func (t *termThing) inForce() bool {
	begun := t.InForce || !t.From.IsZero() && t.From.Latest() <= t.day
	return begun && t.Effect != dataset.Ends && (t.Until.IsZero() || t.day < t.Until.Latest())
}

func actionFields() []field {
	get := func(get func(a *dataset.Action) any) getter {
		return of(func(_ *run, a *dataset.Action) any { return get(a) })
	}
	return []field{
		{"id", text, "", actionIDs, "", get(func(a *dataset.Action) any { return string(a.ID) })},
		{"date", day, "", freeText, "", get(func(a *dataset.Action) any { return dayOf(a.Date) })},
		{"title", text, "", freeText, "", get(func(a *dataset.Action) any { return a.Title })},
		{"authority", text, "", authorities, "", get(func(a *dataset.Action) any { return a.Authority })},
		{"jurisdiction", text, "", jurisdictions, "", get(func(a *dataset.Action) any { return a.Jurisdiction })},
		{"targets", list(text), "", targetIDs, "ids of labs, clouds and organisations", get(func(a *dataset.Action) any { return plain(a.Targets) })},
		{"stage", text, "", actionStages, `"inquiry", "investigation", "report", "complaint", "decision", "court" or "law"`, get(func(a *dataset.Action) any { return string(a.Stage) })},
	}
}

func eventFields() []field {
	get := func(get func(e *dataset.Event) any) getter {
		return of(func(_ *run, e *dataset.Event) any { return get(e) })
	}
	return []field{
		{"id", text, "", eventIDs, "", get(func(e *dataset.Event) any { return string(e.ID) })},
		{"date", day, "", freeText, "", get(func(e *dataset.Event) any { return dayOf(e.Date) })},
		{"title", text, "", freeText, "", get(func(e *dataset.Event) any { return e.Title })},
		{"kind", text, "", eventKinds, `"availability", "launch", "product", "policy", "price" or "governance"`, get(func(e *dataset.Event) any { return string(e.Kind) })},
		{"actors", list(text), "", actorIDs, "ids of labs, clouds and organisations", get(func(e *dataset.Event) any { return plain(e.Actors) })},
	}
}

func shiftFields() []field {
	get := func(get func(s *market.Shift) any) getter {
		return of(func(_ *run, s *market.Shift) any { return get(s) })
	}
	reach := func(get func(s *market.Shift) any) getter {
		return of(func(r *run, s *market.Shift) any {
			r.read(ofShiftReach, "", 0)
			return get(s)
		})
	}
	return []field{
		{"id", text, "", shiftIDs, "", get(func(s *market.Shift) any { return s.ID })},
		{"day", day, "", freeText, "", get(func(s *market.Shift) any { return s.Day })},
		{"lab", text, "", labIDs, "id", get(func(s *market.Shift) any { return string(s.Lab) })},
		{"cloud", text, "", peerIDs, "id", get(func(s *market.Shift) any { return string(s.Cloud) })},
		{"open", truth, "", freeText, "whether it is of open weights", get(func(s *market.Shift) any { return s.Weights == market.OpenWeights })},
		{"kinds", list(text), "", shiftKinds, `"debut", "arrival", "lab-arrival", "exclusivity-ended", "lab-exclusivity-ended", "everywhere", "retirement", "exclusivity-formed", "withdrawal"`, get(func(s *market.Shift) any { return plain(s.Kinds) })},
		{"came", list(text), "", modelIDs, "ids of the models that came", get(func(s *market.Shift) any { return plain(s.Came) })},
		{"left", list(text), "", modelIDs, "ids of the models that left", get(func(s *market.Shift) any { return plain(s.Left) })},
		{"access", text, "", accesses, "the weakest access that a model came with", get(func(s *market.Shift) any { return known(s.Access) })},
		{"reach_before", number, percent, freeText, "the lab’s reach before", reach(func(s *market.Shift) any { return orNil(s.ReachBefore, s.ReachBeforeDefined) })},
		{"reach_after", number, percent, freeText, "and after", reach(func(s *market.Shift) any { return orNil(s.ReachAfter, s.ReachAfterDefined) })},
	}
}
