package plot

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// offerBar is what one service of a cloud did with a model, as a row of bars.
type offerBar struct {
	cloud   dataset.CloudID
	service string
	spells  []spell
	plan    *spell // the first stage that lies ahead
	ended   source.Date
}

// spell is a stage from its day to that of the next one.
type spell struct {
	stage  dataset.StageKind
	access dataset.Access
	date   source.Date
	from   source.Day
	until  source.Day
}

// mostOffers is how many rows the picture of a model holds.
const mostOffers = 20

// availability shows where a model has been on sale, stage by stage.
func (b *Book) availability(a args) *Chart {
	m := b.market.Data().Model(dataset.ModelID(a.one("model")))
	bars := b.offerBars(m)
	c := &Chart{Sources: b.stageSources(m)}
	if !slices.ContainsFunc(bars, func(o offerBar) bool { return len(o.spells) > 0 || o.plan != nil }) {
		c.Empty = fmt.Sprintf("No cloud of this atlas has a record of %s by %s.", m.Name, b.today())
		return c
	}
	more := max(0, len(bars)-mostOffers)
	shown := bars[:len(bars)-more]
	ax := b.saleAxis(bars)
	c.Finding = b.modelFinding(m)
	c.Subtitle = fmt.Sprintf("Availability of %s by cloud and service, %s to %s", m.Name, words.Month(ax.from), words.Day(ax.to))
	if ax.to > b.market.Day() {
		c.Subtitle += fmt.Sprintf("; plans as known on %s", b.today())
	}
	c.Note = join("Solid: generally available. Faint with two lines: preview. Dashed with a ring: announced or planned. Dotted: the start is known only by the end of the dots. Outlined: weights for a customer’s own endpoint.", capNote(more, "service", "services"))
	c.Alt = fmt.Sprintf("Bars through time for %s. %s.", words.Count(len(shown), "service", "services"), c.Finding)
	c.Table = b.stageTable(m)
	steps := b.statuses(m.ID)
	c.Drawings = drawings(func(p *pen, width float64) float64 { return b.drawModel(p, width, shown, ax, steps, m) })
	return c
}

// offerBars are the rows of a model: the peers in the site's order, one that
// never had it without bars, then the other clouds.
func (b *Book) offerBars(m *dataset.Model) []offerBar {
	var list []offerBar
	for _, peer := range b.market.Peers() {
		before := len(list)
		list = b.barsOn(list, m, func(c dataset.CloudID) bool { return c == peer })
		if len(list) == before {
			list = append(list, offerBar{cloud: peer})
		}
	}
	return b.barsOn(list, m, func(c dataset.CloudID) bool { return !b.market.IsPeer(c) })
}

func (b *Book) barsOn(list []offerBar, m *dataset.Model, in func(dataset.CloudID) bool) []offerBar {
	for i := range m.Availability {
		if in(m.Availability[i].Cloud) {
			list = append(list, b.offerBar(&m.Availability[i]))
		}
	}
	return list
}

func (b *Book) offerBar(a *dataset.Availability) offerBar {
	o := offerBar{cloud: a.Cloud, service: b.market.Data().Cloud(a.Cloud).ServiceName(a.Service)}
	day := b.market.Day()
	for i := range a.Stages {
		s := &a.Stages[i]
		from := s.Date.Latest()
		next := spell{s.Stage, a.AccessAt(i), s.Date, from, day}
		if from > day {
			o.plan = &next
			break
		}
		if n := len(o.spells); n > 0 {
			o.spells[n-1].until = from
		}
		if s.Stage == dataset.Retired {
			o.ended = s.Date
			break
		}
		o.spells = append(o.spells, next)
	}
	// A sale known only to have ended by the day it is first known keeps its mark.
	kept := len(o.spells)
	o.spells = slices.DeleteFunc(o.spells, func(s spell) bool {
		gone := s.from == s.until && s.until < day && kept > 1
		kept -= one(gone)
		return gone
	})
	return o
}

// saleAxis spans the life of a model: from its first stage to the day, or, where
// nobody sells it any more, to a little after its end.
func (b *Book) saleAxis(bars []offerBar) axis {
	day := b.market.Day()
	from, end, live := day, source.Day(0), false
	for _, o := range bars {
		for _, s := range o.spells {
			from, end = min(from, s.from), max(end, s.until)
			live = live || s.until == day && o.ended.IsZero()
		}
		live = live || o.plan != nil
	}
	to := day
	if !live && end != 0 {
		to = min(day, end+max(30, (end-from)/6))
	}
	from = min(from, to-14)
	from -= max(2, (to-from)/40)
	for _, o := range bars {
		if o.plan != nil && o.plan.from <= day+max(90, (day-from)/4) {
			to = max(to, o.plan.from+max(4, (day-from)/30))
		}
	}
	return axis{from: from, to: to}
}

func (b *Book) stageTable(m *dataset.Model) Table {
	t := Table{Columns: []Column{{Name: "Cloud"}, {Name: "Service"}, {Name: "Stage"}, {Name: "Date"}, {Name: "Access"}, {Name: "Source"}, {Name: "Grade"}}}
	for i := range m.Availability {
		a := &m.Availability[i]
		for k := range a.Stages {
			s := &a.Stages[k]
			text := stageName(s.Stage)
			if s.Date.Latest() > b.market.Day() {
				text += ", " + b.ahead(s.Date)
			}
			t.Rows = append(t.Rows, []string{b.cloudName(a.Cloud), b.market.Data().Cloud(a.Cloud).ServiceName(a.Service), text, words.ShortDate(s.Date), string(a.AccessAt(k)), s.Source.Host(), string(s.Grade)})
		}
	}
	return t
}

// ahead says whether a date after the day surely lies ahead.
func (b *Book) ahead(d source.Date) string {
	if d.Straddles(b.market.Day()) {
		return "not yet certain"
	}
	return "planned"
}

// stageName says a stage as readers do.
func stageName(k dataset.StageKind) string {
	if k == dataset.GA {
		return "generally available"
	}
	return string(k)
}

// stageSources are the pages behind the stages of a model, the same site once.
func (b *Book) stageSources(m *dataset.Model) []Source {
	var facts []dataset.Fact
	for _, a := range m.Availability {
		for _, s := range a.Stages {
			facts = append(facts, s.Fact)
		}
	}
	return recordSources(facts)
}

// words say a spell in the bar: the first that fits is shown.
func (s spell) words() []string {
	since := strings.Replace(words.ShortDate(s.date), "by ", "known by ", 1)
	if !s.date.Bounded() {
		since = "since " + since
	}
	note := accessWords(s.access)
	if note != "" {
		note = ", " + note
	}
	name := stageName(s.stage)
	if s.access == dataset.SelfHosted {
		name, note = "own endpoint", ""
	}
	list := []string{name + note + ", " + since, name + " " + since, since, name}
	if !s.date.Bounded() {
		list[0] = name + " " + since + note
	}
	if s.stage == dataset.GA {
		return list[:3] // solid says the rest
	}
	return slices.Delete(list, 2, 3)
}
