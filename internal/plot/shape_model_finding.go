package plot

import (
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// modelFinding says on how many clouds a model is sold, and since when.
func (b *Book) modelFinding(m *dataset.Model) string {
	steps, peers := b.statuses(m.ID), b.market.Peers()
	if len(steps) == 0 {
		if others := b.market.CloudsOf(m.ID); len(others) > 0 {
			return fmt.Sprintf("Sold by %s, %s", words.And(b.cloudNames(others)), b.nowhere())
		}
		return "Never on sale on " + b.anywhere()
	}
	now, first := steps[len(steps)-1], steps[0]
	turned := b.unbroken(steps)
	since := b.turnedOn(m, turned)
	switch n := len(now.Peers); {
	case n == 0:
		return fmt.Sprintf("On sale from %s until %s, %s since", b.turnedOn(m, first.Since), b.turnedOn(m, now.Since), b.nowhere())
	case len(peers) == 1:
		return fmt.Sprintf("On %s since %s", b.allClouds(), since)
	case n == 1 && len(steps) == 1:
		return fmt.Sprintf("Only on %s since %s: %s so far", b.cloudName(now.Peers[0]), since, b.daysAlone(m, steps))
	case n == 1:
		return fmt.Sprintf("Only on %s since %s, after others sold it too", b.cloudName(now.Peers[0]), since)
	case len(first.Peers) == n && turned == first.Since:
		return fmt.Sprintf("On %s from its first day, %s", b.whichClouds(now.Peers), since)
	case len(first.Peers) == 1:
		return fmt.Sprintf("%s on %s alone, on %s since %s", words.Sentence(b.daysAlone(m, steps)), b.cloudName(first.Peers[0]), b.whichClouds(now.Peers), since)
	}
	return fmt.Sprintf("On %s since %s", b.whichClouds(now.Peers), since)
}

// whichClouds names two clouds of more; all are called so.
func (b *Book) whichClouds(on []dataset.CloudID) string {
	if len(on) == len(b.market.Peers()) {
		return b.allClouds()
	}
	return words.And(b.cloudNames(on))
}

// unbroken is the day from which on as many peers sell a model as at the end.
func (b *Book) unbroken(steps []market.StatusFrom) source.Day {
	i := len(steps) - 1
	for i > 0 && len(steps[i-1].Peers) == len(steps[i].Peers) {
		i--
	}
	return steps[i].Since
}

// turnedOn writes the date on which a model's portability changed no more exactly
// than it is known: "28 April 2026", "October 2026", "28 April 2026 at the latest".
func (b *Book) turnedOn(m *dataset.Model, day source.Day) string {
	d := b.turnDate(m, day)
	if d.IsZero() || d.Bounded() {
		return words.Day(day) + atLatest(d)
	}
	return words.Date(d)
}

func atLatest(d source.Date) string {
	if d.Bounded() {
		return " at the latest"
	}
	return ""
}

// mayHaveCome tells whether a compared cloud beside some may have sold a model by a day.
func (b *Book) mayHaveCome(m *dataset.Model, beside []dataset.CloudID, day source.Day) bool {
	for i := range m.Availability {
		a := &m.Availability[i]
		for j, s := range a.Stages {
			if b.market.IsPeer(a.Cloud) && !slices.Contains(beside, a.Cloud) && s.Stage.Usable() && m.InDoubt(a, j, day) {
				return true
			}
		}
	}
	return false
}

// daysAlone is how long a model stayed on one cloud at first, up to the day where it
// still does. What is known of either end only as a month or a bound makes the days
// a guess, and how they can be wrong is said.
func (b *Book) daysAlone(m *dataset.Model, steps []market.StatusFrom) string {
	begin, end, known := steps[0].Since, b.market.Day(), true
	bounded := false
	for _, s := range steps {
		if len(s.Peers) != 1 {
			end = s.Since
			d, early := b.turnDate(m, end), b.mayHaveCome(m, s.Peers, end-1)
			known, bounded = d.Exact() && !early, d.Bounded() || early
			break
		}
	}
	days, from := words.SpellCount(int(end-begin), "day", "days"), b.turnDate(m, begin)
	switch {
	case known && from.Exact():
		return days
	case known && from.Bounded():
		return "at least " + days
	case bounded && from.Exact():
		return "at most " + days
	case bounded && from.Bounded():
		return "at first"
	}
	return "about " + days
}
