package dataset

import (
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// timelines checks deals, authorities' actions, events and renames.
func (c *checker) timelines() {
	for _, d := range c.Dataset.deals {
		c.deal(d)
	}
	for _, a := range c.Dataset.actions {
		c.dated(a.Place, a.Fact, a.Date)
		c.parties(a.Place, "targets", a.Targets)
		if a.Stage != Law { // which may take effect later
			c.past(a.At("date"), "an authority's step", a.Date)
		}
	}
	for _, e := range c.Dataset.events {
		c.dated(e.Place, e.Fact, e.Date)
		c.past(e.At("date"), "an event", e.Date)
		c.some(e.Place, "actors", len(e.Actors))
		c.parties(e.Place, "actors", e.Actors)
	}
	for i := range c.Dataset.renames {
		r := &c.Dataset.renames[i]
		c.dated(r.Place, r.Fact, r.Date)
		c.past(r.At("date"), "a new name", r.Date)
		exists(c, r.At("cloud"), c.known.clouds, r.Cloud)
	}
}

func (c *checker) deal(d *Deal) {
	c.dated(d.Place, d.Fact, d.Date)
	c.past(d.At("date"), "a deal", d.Date)
	c.some(d.Place, "parties", len(d.Parties))
	c.parties(d.Place, "parties", d.Parties)
	positive(c, d.Place, "amount_usd", d.AmountUSD)
	for i := range d.Terms {
		c.term(&d.Terms[i])
	}
}

func (c *checker) term(t *Term) {
	exists(c, t.At("party"), c.known.parties, t.Party)
	positive(c, t.Place, "amount_usd", t.AmountUSD)
	positive(c, t.Place, "stake_percent", t.StakePercent)
	positive(c, t.Place, "capacity_gw", t.CapacityGW)
	positive(c, t.Place, "years", t.Years)
	if t.StakePercent > 100 {
		c.problems.Add(t.At("stake_percent"), "stake_percent: want 100 at most, found %g", t.StakePercent)
	}
	c.inOrder(t.At("until"), "ends", t.Until, "its begin", t.From)
	if t.InForce && t.Has("until") {
		c.problems.Add(t.At("in_force"), "in_force: with an end given, leave it out")
	}
}

// market checks the figures of shares and sizes.
func (c *checker) market() {
	for _, s := range c.Dataset.series {
		c.shareSeries(s)
	}
	type line struct {
		quarter Quarter
		series  SeriesID
	}
	first := map[line]source.Pos{}
	for i := range c.Dataset.sizes {
		size := &c.Dataset.sizes[i]
		c.fact(size.Place, size.Fact)
		exists(c, size.At("series"), c.known.series, size.Series)
		positive(c, size.Place, "usd_billion", size.USDBillion)
		c.quarter(size.Place, size.Quarter)
		l := line{size.Quarter, size.Series}
		if at, twice := first[l]; !twice {
			first[l] = size.Pos()
		} else if !size.Quarter.IsZero() && size.Series != "" {
			c.problems.Add(size.Pos(), "a second size of %s in %v; the first is at %v", size.Series, size.Quarter, at)
		}
	}
}

// shareSeries checks the figures of one publisher. A quarter may stand in it
// more than once, with the figures that each source states.
func (c *checker) shareSeries(s *ShareSeries) {
	sums := map[Quarter]float64{}
	first := map[Quarter]map[PartyID]source.Pos{}
	c.some(s.Place, "quarter", len(s.Quarters))
	for i := range s.Quarters {
		q := &s.Quarters[i]
		c.fact(q.Place, q.Fact)
		c.quarter(q.Place, q.Quarter)
		if s.ID == c.Dataset.site.ShareSeries && q.Grade == GradeC {
			c.problems.Warn(q.At("grade"), "a weak source (C) for shares of the series that headlines use")
		}
		if first[q.Quarter] == nil {
			first[q.Quarter] = map[PartyID]source.Pos{}
		}
		before := sums[q.Quarter]
		for _, seller := range slices.Sorted(maps.Keys(q.Shares)) {
			sums[q.Quarter] += c.share(q, seller, first[q.Quarter])
		}
		if sum := sums[q.Quarter]; sum > all && before <= all && !q.Quarter.IsZero() {
			c.problems.Add(q.Pos(), "the shares of %v sum to more than 100 percent (%.4g)", q.Quarter, sum)
		}
	}
}

// all is the whole market in percent, and a little: figures with decimals do
// not sum exactly.
const all = 100 + 1e-6

// share checks one figure and returns what it adds to the sum of the quarter.
func (c *checker) share(q *ShareQuarter, seller PartyID, first map[PartyID]source.Pos) float64 {
	at, share := q.Key(string(seller)), q.Shares[seller]
	exists(c, at, c.known.parties, seller)
	if share <= 0 || share > 100 {
		c.problems.Add(q.At(string(seller)), "%s: want a share above 0 and up to 100 percent, found %g", seller, share)
		return 0
	}
	if before, twice := first[seller]; twice && !q.Quarter.IsZero() {
		c.problems.Add(at, "a second share of %s in %v; the first is at %v", seller, q.Quarter, before)
		return 0
	}
	first[seller] = at
	return share
}

// quarter notes a quarter that has not ended by the report's day.
func (c *checker) quarter(at source.Place, q Quarter) {
	if !q.IsZero() && q.End() > c.asOf() {
		c.ahead(at.At("quarter"), "%v ends on %v", q, q.End())
	}
}
