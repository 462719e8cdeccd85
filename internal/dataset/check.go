package dataset

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/source"
)

// checker holds the facts against each other.
type checker struct {
	*Dataset
	problems *source.Problems
	parties  map[PartyID]bool // all ids that a party may have
}

// check finds what no record can show alone: ids that nothing has, days that
// contradict each other, sums that cannot be.
func check(d *Dataset, problems *source.Problems) {
	c := &checker{d, problems, d.partyIDs()}
	c.site()
	for _, cloud := range c.clouds {
		c.fact(cloud.Place, cloud.Fact)
	}
	for _, lab := range c.labs {
		c.lab(lab)
	}
	c.models()
	c.timelines()
	c.market()
	for _, s := range c.scenarios {
		c.scenario(s)
	}
}

// exists notes an id that no record has; known are the ids there are.
func exists[K ~string, T any](c *checker, at source.Pos, what string, id K, known map[K]T) bool {
	if _, ok := known[id]; ok || id == "" {
		return ok
	}
	names := make([]string, 0, len(known))
	for k := range known {
		names = append(names, string(k))
	}
	slices.Sort(names)
	c.problems.Add(at, "%s", source.Unknown(what, string(id), names))
	return false
}

// named notes ids that stand for neither a lab nor a cloud nor an
// organisation.
func (c *checker) named(at source.Place, key string, ids []PartyID) {
	for i, p := range ids {
		exists(c, at.Item(key, i), "party", p, c.parties)
	}
}

func (d *Dataset) partyIDs() map[PartyID]bool {
	known := map[PartyID]bool{}
	for _, l := range d.labs {
		known[PartyID(l.ID)] = true
	}
	for _, cloud := range d.clouds {
		known[PartyID(cloud.ID)] = true
	}
	for _, o := range d.organisations {
		known[o.ID] = true
	}
	return known
}

// site checks the choices of site.toml.
func (c *checker) site() {
	s := &c.Dataset.site
	if s.Place == (source.Place{}) {
		return // site.toml is missing or no TOML: said already
	}
	if len(s.Peers) == 0 && s.Has("peers") {
		c.problems.Add(s.At("peers"), "peers: name at least one cloud")
	}
	for i, peer := range s.Peers {
		exists(c, s.Item("peers", i), "cloud", peer, c.cloudByID)
		if slices.Index(s.Peers, peer) < i {
			c.problems.Add(s.Item("peers", i), "%q stands twice among the peers", peer)
		}
	}
	exists(c, s.At("share_series"), "share series", s.ShareSeries, c.seriesIDs())
	if s.FreshnessDays < 0 {
		c.problems.Add(s.At("freshness_days"), "freshness_days: want a number above 0, found %d", s.FreshnessDays)
	}
}

func (c *checker) seriesIDs() map[SeriesID]*ShareSeries {
	return byID(c.series, func(s *ShareSeries) SeriesID { return s.ID })
}

func (c *checker) lab(l *Lab) {
	c.fact(l.Place, l.Fact)
	exists(c, l.At("cloud"), "cloud", l.Cloud, c.cloudByID)
	if l.Founded != 0 && (l.Founded < 1800 || l.Founded > c.asOf().Time().Year()) {
		c.problems.Add(l.At("founded"), "founded: want a year, found %d", l.Founded)
	}
}

func (c *checker) asOf() source.Day { return c.Dataset.site.AsOf }

// maxQuote is how many words of a source may be quoted.
const maxQuote = 25

// fact checks what every fact carries.
func (c *checker) fact(at source.Place, f Fact) {
	if n := len(strings.Fields(f.Quote)); n > maxQuote {
		c.problems.Add(at.At("quote"), "quote: %d words; %d at most", n, maxQuote)
	}
	limit := source.Day(c.Dataset.site.FreshnessDays)
	if f.Checked != 0 && limit > 0 && c.asOf()-f.Checked > limit {
		c.problems.Warn(at.At("checked"), "last checked %d days before %v; the limit is %d", c.asOf()-f.Checked, c.asOf(), limit)
	}
}

// past notes a date that lies after the day the report describes.
func (c *checker) past(at source.Pos, what string, d source.Date) {
	if c.asOf() != 0 && after(d, c.asOf()) {
		c.problems.Add(at, "%s on %v, after the report's day %v", what, d, c.asOf())
	}
}

// after tells whether a date certainly lies after a day. An upper bound after
// it counts too: nothing can be known of a day that has not come.
func after(d source.Date, day source.Day) bool {
	earliest, known := d.Earliest()
	return !d.IsZero() && (known && earliest > day || !known && d.Latest() > day)
}

// positive notes an amount that is there and not above zero.
func positive[N int | int64 | float64](c *checker, at source.Place, key string, n N) {
	if n <= 0 && at.Has(key) {
		c.problems.Add(at.At(key), "%s: want a number above 0, found %v", key, n)
	}
}

func (c *checker) serviceOf(at source.Pos, cloud *Cloud, service ServiceID) {
	if cloud == nil || len(cloud.Services) == 0 || slices.Contains(cloud.Services, service) {
		return
	}
	known := map[ServiceID]bool{}
	for _, s := range cloud.Services {
		known[s] = true
	}
	exists(c, at, fmt.Sprintf("service of %s", cloud.ID), service, known)
}

func sortedKeys[K ~string, T any](m map[K]T) []K { return slices.Sorted(maps.Keys(m)) }
