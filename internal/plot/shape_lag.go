package plot

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// late is a model that came to a peer, and where it had been first.
type late struct {
	model       *dataset.Model
	first       []dataset.CloudID // peers on which it began
	began, came source.Date
	days        int
}

// words say the days between, and what is known of them where a date is none of
// a day.
func (l late) words() string {
	switch exactFirst, exactHere := l.began.Exact(), l.came.Exact(); {
	case l.days == 0 && exactFirst && exactHere:
		return "same day"
	case exactFirst && exactHere:
		return words.Count(l.days, "day", "days")
	case exactFirst:
		return "≤ " + words.Count(l.days, "day", "days")
	case exactHere && l.began.Bounded():
		return "≥ " + words.Count(l.days, "day", "days")
	}
	return "about " + words.Count(l.days, "day", "days")
}

// mostLate is how many models the picture holds.
const mostLate = 30

// lag shows how long after their first cloud frontier-tier models came to a peer.
func (b *Book) lag(a args) *Chart {
	cloud, lab := dataset.CloudID(a.one("cloud")), dataset.LabID(a.one("lab"))
	list := b.lates(cloud, lab)
	whose := "Frontier-tier models"
	if lab != "" {
		whose = words.Possessive(b.labShort(lab)) + " frontier-tier models"
	}
	c := &Chart{Sources: b.saleSources()}
	if len(list) == 0 {
		c.Empty = fmt.Sprintf("%s: none that others sold came to %s by %s.", whose, b.cloudName(cloud), b.today())
		return c
	}
	c.Finding = b.lagFinding(list, cloud)
	c.Subtitle = fmt.Sprintf("%s that another cloud sold first or on the same day: days from then to the first on %s, to %s", whose, b.cloudName(cloud), b.today())
	shown := list[max(0, len(list)-mostLate):]
	more := ""
	if n := len(list) - len(shown); n > 0 {
		more = fmt.Sprintf("And %s.", words.Count(n, "earlier arrival", "earlier arrivals"))
	}
	c.Note = join("First day in preview or generally available.", uncertainNote(shown), more)
	c.Alt = fmt.Sprintf("Two dots for each of %s, in the order of arrival on %s. %s.", words.Count(len(shown), "model", "models"), b.cloudName(cloud), c.Finding)
	c.Table = b.lagTable(list, cloud)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawLag(p, width, shown, cloud, lab) })
	return c
}

// lates finds the models that others sold no later and that came to a cloud, in
// the order of their arrival.
func (b *Book) lates(cloud dataset.CloudID, lab dataset.LabID) []late {
	var list []late
	for _, m := range b.market.Data().Models() {
		if m.Tier != dataset.Frontier || lab != "" && m.Lab() != lab {
			continue
		}
		if l, ok := b.late(m, cloud); ok {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(x, y late) int {
		return cmp.Or(cmp.Compare(x.came.Latest(), y.came.Latest()), cmp.Compare(x.began.Latest(), y.began.Latest()), cmp.Compare(x.model.ID, y.model.ID))
	})
	return list
}

func (b *Book) late(m *dataset.Model, cloud dataset.CloudID) (late, bool) {
	l := late{model: m}
	days, ok := b.market.LagOf(m.ID, cloud)
	came, here := b.first(m.ID, cloud)
	if !ok || !here {
		return l, false
	}
	l.days, l.came = days, came
	for _, peer := range b.market.Peers() {
		first, known := b.first(m.ID, peer)
		if known && peer != cloud && first.Latest() == came.Latest()-source.Day(days) {
			l.first = append(l.first, peer)
			if l.began.IsZero() || first.Exact() {
				l.began = first
			}
		}
	}
	return l, len(l.first) > 0
}

// uncertainNote explains the hollow dots, where there are any.
func uncertainNote(list []late) string {
	for _, l := range list {
		if !l.began.Exact() || !l.came.Exact() {
			return "Hollow dot: the very day is not known; its last possible day counts."
		}
	}
	return ""
}

// lagFinding compares the first arrival with the last, or gives the median.
func (b *Book) lagFinding(list []late, cloud dataset.CloudID) string {
	name := b.cloudName(cloud)
	if len(list) == 1 {
		l := list[0]
		if l.days == 0 {
			return fmt.Sprintf("%s came to %s on its first day", l.model.Name, name)
		}
		return fmt.Sprintf("%s came to %s %s after %s", l.model.Name, name, plainDays(l), words.And(b.cloudNames(l.first)))
	}
	latest := list[len(list)-1]
	if first := list[0]; len(list) <= 6 && first.days > 0 {
		return fmt.Sprintf("%s took %s to reach %s; the latest, %s", first.model.Name, plainDays(first), name, latest.arrival())
	}
	if latest.words() == "same day" {
		return middleWords(list, name) + fmt.Sprintf("; the latest, %s, on the same day", latest.model.Name)
	}
	return middleWords(list, name) + fmt.Sprintf("; the latest, %s, after %s", latest.model.Name, plainDays(latest))
}

// middleWords give the days in which half of the models had come: the lower median.
func middleWords(list []late, cloud string) string {
	same := 0
	days := make([]int, len(list))
	for i, l := range list {
		days[i] = l.days
		same += one(l.days == 0)
	}
	slices.Sort(days)
	middle := days[(len(days)-1)/2]
	if middle == 0 {
		return fmt.Sprintf("%d of these %d models came to %s on their first day", same, len(list), cloud)
	}
	return fmt.Sprintf("Half of these %d models took at most %s to come to %s", len(list), words.Count(middle, "day", "days"), cloud)
}

// arrival says how late a model came: "GPT-6 Astra, 5 days".
func (l late) arrival() string {
	if l.words() == "same day" {
		return l.model.Name + ", none"
	}
	return l.model.Name + ", " + plainDays(l)
}

// plainDays are the days between in a sentence.
func plainDays(l late) string {
	return strings.NewReplacer("≤", "at most", "≥", "at least").Replace(l.words())
}

func (b *Book) lagTable(list []late, cloud dataset.CloudID) Table {
	t := Table{Columns: []Column{{Name: "Model"}, {Name: "Lab"}, {Name: "First on"}, {Name: "First day there"}, {Name: "First day on " + b.cloudName(cloud)}, {"Days between", true}}}
	for _, l := range list {
		t.Rows = append(t.Rows, []string{
			l.model.Name, b.labName(l.model.Lab()), words.And(b.cloudNames(l.first)), words.ShortDate(l.began), words.ShortDate(l.came), words.Thousands(l.days),
		})
	}
	return t
}
