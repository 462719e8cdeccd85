package dataset

import (
	"moatatlas/internal/source"
)

// timelines checks deals, authorities' actions, events and renames.
func (c *checker) timelines() {
	for _, d := range c.deals {
		c.fact(d.Place, d.Fact)
		c.past(d.At("date"), "a deal", d.Date)
		c.named(d.Place, "parties", d.Parties)
		positive(c, d.Place, "amount_usd", d.AmountUSD)
		for i := range d.Terms {
			c.term(&d.Terms[i])
		}
	}
	for _, a := range c.actions { // a law may lie ahead
		c.fact(a.Place, a.Fact)
		c.named(a.Place, "targets", a.Targets)
	}
	for _, e := range c.events {
		c.fact(e.Place, e.Fact)
		c.past(e.At("date"), "an event", e.Date)
		c.named(e.Place, "actors", e.Actors)
	}
	for i := range c.renames {
		r := &c.renames[i]
		c.fact(r.Place, r.Fact)
		c.past(r.At("date"), "a new name", r.Date)
		exists(c, r.At("cloud"), "cloud", r.Cloud, c.cloudByID)
	}
}

func (c *checker) term(t *Term) {
	exists(c, t.At("party"), "party", t.Party, c.parties)
	positive(c, t.Place, "amount_usd", t.AmountUSD)
	positive(c, t.Place, "stake_percent", t.StakePercent)
	positive(c, t.Place, "capacity_gw", t.CapacityGW)
	positive(c, t.Place, "years", t.Years)
	c.inOrder(t.At("until"), "ends", t.Until, "its begin", t.From)
	if t.InForce && !t.Until.IsZero() {
		c.problems.Add(t.At("in_force"), "in_force: with an end given, leave it out")
	}
}

// market checks the figures of shares and sizes.
func (c *checker) market() {
	for _, s := range c.series {
		c.shareSeries(s)
	}
	series := c.seriesIDs()
	for i := range c.sizes {
		size := &c.sizes[i]
		c.fact(size.Place, size.Fact)
		exists(c, size.At("series"), "share series", size.Series, series)
		positive(c, size.Place, "usd_billion", size.USDBillion)
		c.quarter(size.Place, size.Quarter)
	}
}

func (c *checker) shareSeries(s *ShareSeries) {
	sums := map[Quarter]float64{}
	first := map[Quarter]map[PartyID]source.Pos{}
	for i := range s.Quarters {
		q := &s.Quarters[i]
		c.fact(q.Place, q.Fact)
		c.quarter(q.Place, q.Quarter)
		if first[q.Quarter] == nil {
			first[q.Quarter] = map[PartyID]source.Pos{}
		}
		for _, seller := range sortedKeys(q.Shares) {
			c.share(q, seller, first[q.Quarter])
			sums[q.Quarter] += q.Shares[seller]
		}
		if sum := sums[q.Quarter]; sum > 100 {
			c.problems.Add(q.Pos(), "the shares of %v sum to %g percent", q.Quarter, sum)
			sums[q.Quarter] = 0 // once a quarter
		}
	}
}

func (c *checker) share(q *ShareQuarter, seller PartyID, first map[PartyID]source.Pos) {
	exists(c, q.Key(string(seller)), "seller", seller, c.parties)
	if share := q.Shares[seller]; share <= 0 || share > 100 {
		c.problems.Add(q.At(string(seller)), "%s: want a share above 0 and up to 100 percent, found %g", seller, share)
	}
	if at, twice := first[seller]; twice {
		c.problems.Add(q.Key(string(seller)), "a second share of %s in %v; the first is at %v", seller, q.Quarter, at)
	}
	first[seller] = q.Key(string(seller))
}

// quarter notes a quarter that has not ended by the report's day.
func (c *checker) quarter(at source.Place, q Quarter) {
	if q.Number != 0 && c.asOf() != 0 && q.End() > c.asOf() {
		c.problems.Add(at.At("quarter"), "%v ends after the report's day %v", q, c.asOf())
	}
}
