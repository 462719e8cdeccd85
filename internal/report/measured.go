package report

import (
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// CloudMeasures is what the measures say of a peer, one column a scope.
type CloudMeasures struct {
	Scopes []string
	Rows   []MeasureRow
	Apart  []Fact // measures without scopes
}

// MeasureRow is one measure in every scope.
type MeasureRow struct {
	Name   string
	Method string // the address of the definition
	Values []MeasureValue
}

// MeasureValue is a value of a measure.
type MeasureValue struct {
	Text string
	Open string // with what every customer may use alone; "" where that is the same
}

func (b *builder) cloudMeasures(from Place, id dataset.CloudID) *CloudMeasures {
	if !b.market.IsPeer(id) {
		return nil
	}
	v := &CloudMeasures{}
	for _, s := range market.Scopes() {
		v.Scopes = append(v.Scopes, words.Sentence(string(s)))
	}
	row := func(name, definition string, value func(*market.Market, market.Scope) string) {
		v.Rows = append(v.Rows, b.measureRow(name, from.definition(definition), value))
	}
	row("On no other compared cloud", "exclusive-share", func(m *market.Market, s market.Scope) string { return share(m.ExclusiveShareOn(s, id)) })
	row("The same, models of independent labs", "exclusive-share", func(m *market.Market, s market.Scope) string {
		_, third := m.ExclusiveSplitOn(s, id)
		return share(third)
	})
	row("Lock-in: lost by moving", "lock-in", func(m *market.Market, s market.Scope) string { return b.lockInOf(m, s, id) })
	row("Lock-out: not sold here", "lock-out", func(m *market.Market, s market.Scope) string { return share(m.LockOut(s, id)) })
	for _, other := range b.peers {
		if other.ID != id {
			row("Also on "+other.ShortName(), "overlap", func(m *market.Market, s market.Scope) string { return share(m.Overlap(s, id, other.ID)) })
		}
	}
	v.Apart = known(
		Fact{Label: "Labs with a frontier model", Text: b.breadthText(id)},
		Fact{Label: "Lag behind the first cloud", Text: lagText(b.market.Lag(id))},
		Fact{Label: "Median price", Text: premiumText(b.market.Premium(id))},
		Fact{Label: "Concentration of the catalogue (HHI)", Text: b.catalogueText(id)},
	)
	return v
}

// measureRow is a measure in every scope, with open access alone beside it where that
// makes a difference.
func (b *builder) measureRow(name, method string, value func(*market.Market, market.Scope) string) MeasureRow {
	var all, open []string
	for _, s := range market.Scopes() {
		all, open = append(all, value(b.market, s)), append(open, value(b.open, s))
	}
	return accessRow(name, method, all, open)
}

// accessRow is a row of values, each with that of open access alone where it differs.
func accessRow(name, method string, all, open []string) MeasureRow {
	row := MeasureRow{Name: name, Method: method}
	for i := range all {
		v := MeasureValue{Text: all[i]}
		if open[i] != all[i] {
			v.Open = open[i]
		}
		row.Values = append(row.Values, v)
	}
	return row
}

// breadthText is the part of the labs that a peer has a frontier model of, and
// that with open access alone where it differs.
func (b *builder) breadthText(id dataset.CloudID) string {
	all, open := share(b.market.Breadth(id)), share(b.open.Breadth(id))
	if all == open {
		return all
	}
	return all + "; with open access only " + open
}

// shareText is a cloud's share of spending with the quarter it is of.
func (b *builder) shareText(id dataset.CloudID) string {
	s, ok := b.market.ShareOf(id)
	if !ok {
		return ""
	}
	return fmt.Sprintf("%s%% of spending on clouds (%s, %s)", words.Decimal(s.Percent, 1), b.seriesName(), quarterName(s.Quarter))
}

func (b *builder) seriesName() string {
	for _, s := range b.data.Series() {
		if s.ID == b.market.Series() {
			return s.Publisher
		}
	}
	return string(b.market.Series())
}

// missing lists the frontier models that a peer does not sell.
func (b *builder) missing(from Place, id dataset.CloudID) []ModelRow {
	if !b.market.IsPeer(id) {
		return nil
	}
	var rows []ModelRow
	for _, m := range b.market.In(market.ScopeFrontier) {
		if !b.market.Usable(m.ID, id) {
			rows = append(rows, b.modelRow(from, m))
		}
	}
	return rows
}

// maxShifts is how many of the latest shifts a cloud's or a lab's page lists.
const maxShifts = 12

// latestShifts lists the newest of some shifts, so many at most.
func (b *builder) latestShifts(from Place, shifts []*market.Shift, most int) []ShiftRow {
	var rows []ShiftRow
	for _, s := range slices.Backward(shifts[max(0, len(shifts)-most):]) {
		rows = append(rows, b.shiftRow(from, s))
	}
	return rows
}

// reachText is how much of the market a lab's line reaches.
func (b *builder) reachText(lab dataset.LabID) string {
	percent, ok := b.market.LabReach(lab)
	line := b.market.Line(lab)
	return b.reachWords(percent, ok, b.market.LabClouds(lab), func(c dataset.CloudID) bool {
		return !slices.ContainsFunc(line, func(m *dataset.Model) bool { return b.market.Access(m.ID, c) == dataset.Open })
	})
}

// reachWords says a reach: of which quarters it is, what of it rests on
// restricted access alone, and which of the peers has no published share.
func (b *builder) reachWords(percent float64, ok bool, clouds []dataset.CloudID, restricted func(dataset.CloudID) bool) string {
	switch {
	case len(clouds) == 0:
		return words.Unknown
	case !ok:
		return "not known: no share of its clouds is published"
	}
	var shut float64
	var behind, without []string
	for _, c := range clouds {
		share, published := b.market.ShareOf(c)
		switch {
		case !published && b.market.IsPeer(c):
			without = append(without, b.cloudName(c))
		case published && restricted(c):
			shut += share.Percent
			behind = append(behind, b.cloudName(c))
		}
	}
	text := fmt.Sprintf("%s%% of cloud spending (%s, %s)", words.Decimal(percent, 1), b.seriesName(), b.quartersOf(clouds))
	if len(behind) > 0 {
		text += fmt.Sprintf("; %s points of it with restricted access only (%s)", words.Decimal(shut, 1), words.And(behind))
	}
	if len(without) > 0 {
		text += fmt.Sprintf("; without %s, of which no share is published", words.And(without))
	}
	return text
}

// inexact marks a lag of which an end is not known to the day.
func (b *builder) inexact(id dataset.ModelID, cloud dataset.CloudID) string {
	spell, ok := b.market.Spell(id)
	came, _ := b.market.First(id, cloud)
	if ok && came.Exact() && !b.dated(id, spell.First).Bound && len(b.dated(id, spell.First).Machine) == len("2026-04-28") {
		return ""
	}
	return " (a date is not exact)"
}

// quartersOf says of which quarters the shares of some clouds are.
func (b *builder) quartersOf(clouds []dataset.CloudID) string {
	var quarters []dataset.Quarter
	for _, c := range clouds {
		if s, ok := b.market.ShareOf(c); ok {
			quarters = append(quarters, s.Quarter)
		}
	}
	if len(quarters) == 0 {
		return ""
	}
	first, last := slices.MinFunc(quarters, dataset.Quarter.Compare), slices.MaxFunc(quarters, dataset.Quarter.Compare)
	if first == last {
		return quarterName(first)
	}
	return quarterName(first) + " to " + quarterName(last)
}

// StatusRow is a time in which the same peers sold a model.
type StatusRow struct {
	Since  When
	Status string
	Clouds string
	Days   string // how long it lasted, or has lasted
}

// statusRows is the history of a model's portability.
func (b *builder) statusRows(id dataset.ModelID) []StatusRow {
	changes := b.market.Statuses(id)
	var rows []StatusRow
	for i, c := range changes {
		end := b.market.Day()
		if i+1 < len(changes) {
			end = changes[i+1].Since
		}
		var names []string
		for _, p := range c.Peers {
			names = append(names, b.cloudName(p)+accessNote(b.market.AccessOn(id, p, c.Since)))
		}
		text := words.And(names)
		if len(names) == 0 {
			text = words.Unknown
		}
		rows = append(rows, StatusRow{b.dated(id, c.Since), b.portion(len(c.Peers)), text, words.Count(int(end-c.Since), "day", "days")})
	}
	return rows
}

// dated is a day in the history of a model as exactly as the records behind it
// know it.
func (b *builder) dated(id dataset.ModelID, day source.Day) When {
	w := whenDay(day)
	for _, a := range b.data.Model(id).Availability {
		for _, s := range a.Stages {
			switch {
			case !b.market.IsPeer(a.Cloud) || s.Date.Latest() != day || !s.Stage.Usable() && s.Stage != dataset.Retired:
			case s.Date.Exact():
				return whenDay(day)
			default:
				w = when(s.Date)
			}
		}
	}
	return w
}

// modelMeasures is what the measures say of one model.
func (b *builder) modelMeasures(id dataset.ModelID) []Fact {
	var reach, exclusive, keystone string
	percent, ok := b.market.Reach(id)
	reach = b.reachWords(percent, ok, b.market.CloudsOf(id), func(c dataset.CloudID) bool { return b.market.Access(id, c) != dataset.Open })
	if s, ok := b.market.Spell(id); ok {
		exclusive = words.Count(s.Days, "day", "days")
		switch {
		case !s.Ended && b.market.Exclusive(id):
			exclusive += " so far"
		case !s.Ended:
			exclusive += ", then retired"
		}
		if s.Bounded {
			exclusive += " (a date is only a bound)"
		}
	}
	if p := b.market.Portability(id); p.Keystone != 0 {
		keystone = b.dated(id, p.Keystone).Text
	}
	facts := known(Fact{Label: "Reach", Text: reach}, Fact{Label: "Exclusive for", Text: exclusive}, Fact{Label: "Everywhere", Text: keystone})
	for _, p := range b.peers {
		if days, ok := b.market.LagOf(id, p.ID); ok && days > 0 {
			facts = append(facts, Fact{Label: "Lag of " + p.ShortName(), Text: words.Count(days, "day", "days") + b.inexact(id, p.ID) + accessNote(b.market.Access(id, p.ID))})
		}
	}
	return facts
}
