package dataset

import (
	"fmt"
	"strings"

	"moatatlas/internal/source"
)

// checker holds the facts against each other.
type checker struct {
	*Dataset
	problems *source.Problems
	known    registers
	services map[CloudID]*register
	// said are the places at which reading has found fault. What stands there
	// was not taken over, so what the checks find there is an echo.
	said   map[source.Pos]bool
	misses misses
	late   []finding
}

// check finds what no record can show alone: ids that nothing has, days that
// contradict each other, sums that cannot be.
func check(d *Dataset, known registers, problems *source.Problems) {
	c := &checker{Dataset: d, problems: problems, known: known, services: map[CloudID]*register{}, said: map[source.Pos]bool{}}
	for _, p := range problems.Sorted() {
		c.said[p.Pos] = true
	}
	c.site()
	c.clouds()
	c.labs()
	c.organisations()
	c.models()
	c.timelines()
	c.market()
	for _, s := range c.Dataset.scenarios {
		c.scenario(s)
	}
	c.imports()
	c.misses.report(problems)
	c.reportLate()
}

// exists notes an id that no record has. It is false, too, where there is no
// usable id at all, which has been said before.
func exists[K ~string](c *checker, at source.Pos, known *register, id K) bool {
	if id == "" || c.said[at] {
		return false
	}
	if !known.has(string(id)) {
		c.misses.add(at, reference{string(id), known})
		return false
	}
	return true
}

// parties checks a list of labs, clouds and organisations.
func (c *checker) parties(at source.Place, key string, ids []PartyID) {
	for i, p := range ids {
		exists(c, at.Item(key, i), c.known.parties, p)
	}
	once(c, at, key, ids)
}

// once notes what stands twice in a list.
func once[T ~string](c *checker, at source.Place, key string, list []T) {
	seen := make(map[T]bool, len(list))
	for i, v := range list {
		if seen[v] && !c.said[at.Item(key, i)] {
			c.problems.Add(at.Item(key, i), "%s: %q stands here twice", key, v)
		}
		seen[v] = true
	}
}

// some notes a list without anything in it.
func (c *checker) some(at source.Place, key string, n int) {
	if n == 0 && at.Has(key) && !c.said[at.At(key)] {
		c.problems.Add(at.At(key), "%s: empty; name at least one", key)
	}
}

// positive notes an amount that is there and not above zero.
func positive[N int | int64 | float64](c *checker, at source.Place, key string, n N) {
	if n <= 0 && at.Has(key) && !c.said[at.At(key)] {
		c.problems.Add(at.At(key), "%s: want a number above 0, found %v", key, n)
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

// dated checks a fact with a date of its own.
func (c *checker) dated(at source.Place, f Fact, d source.Date) {
	c.fact(at, f)
	if d.Bounded() && f.Grade == GradeA {
		c.problems.Warn(at.At("grade"), "a date known only as a bound is graded B at best, found A")
	}
}

// inOrder notes that something certainly happened before what it should follow.
func (c *checker) inOrder(at source.Pos, what string, d source.Date, whatBefore string, before source.Date) {
	if earliest, known := before.Earliest(); known && !d.IsZero() && d.Latest() < earliest {
		c.problems.Add(at, "%s on %v, before %s on %v", what, d, whatBefore, before)
	}
}

// past notes a date that lies after the day the report describes.
func (c *checker) past(at source.Pos, what string, d source.Date) {
	if after(d, c.asOf()) {
		c.ahead(at, "%s on %v", what, d)
	}
}

// after tells whether a date certainly lies after a day. An upper bound after
// it counts too: nothing can be known of a day that has not come.
func after(d source.Date, day source.Day) bool {
	earliest, known := d.Earliest()
	return !d.IsZero() && (known && earliest > day || !known && d.Latest() > day)
}

// finding is a problem that may turn out to be one of many of one cause.
type finding struct {
	at      source.Pos
	message string
}

// ahead notes something that must not lie after the day of the report.
func (c *checker) ahead(at source.Pos, format string, args ...any) {
	if c.asOf() != 0 {
		message := fmt.Sprintf(format+", after the report's day %v", append(args, c.asOf())...)
		c.late = append(c.late, finding{at, message})
	}
}

func (c *checker) reportLate() {
	if n := len(c.late); n >= manyPlaces {
		c.problems.Add(c.Dataset.site.At("as_of"), "as_of: %d facts lie after this day, the first at %v", n, c.late[0].at)
		return
	}
	for _, f := range c.late {
		c.problems.Add(f.at, "%s", f.message)
	}
}
