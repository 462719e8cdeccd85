package plot

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// scope is the scope that a chart is asked for; the frontier where none is.
func (a args) scope() market.Scope {
	if s := a.one("scope"); s != "" {
		return market.Scope(s)
	}
	return market.ScopeFrontier
}

// nothingToCompare says why there is no chart where fewer than two clouds are
// compared; "" where there are enough.
func (b *Book) nothingToCompare() string {
	if len(b.market.Peers()) < 2 {
		return "Fewer than two clouds are named: there is nothing to compare."
	}
	return ""
}

// notOnSale says that a scope was empty all the time.
func (b *Book) notOnSale(s market.Scope) string {
	return fmt.Sprintf("No compared cloud had sold any %s by %s.", scopeWords(s), words.Day(b.market.Day()))
}

// exclusiveShare is the part of the models that one cloud alone sells, over
// time: of a scope, against the other scopes or by cloud.
func (b *Book) exclusiveShare(a args) *Chart {
	s := a.scope()
	share := func(m *market.Market) market.Ratio { return m.ExclusiveShare(s) }
	c := &Chart{Sources: []Source{b.records()}, Empty: b.nothingToCompare()}
	list := settled(b.withTurns(), share)
	if c.Empty == "" && list == nil {
		c.Empty = b.notOnSale(s)
	}
	if c.Empty != "" {
		return c
	}
	clouds := b.asked(a["clouds"])
	t := trend{from: list[0].Day(), to: b.market.Day(), y: hundred(), events: b.events(b.turns())}
	c.Note = scopeNote(s) + " " + b.drawnFrom(list, share)
	if len(clouds) > 0 {
		b.exclusiveByCloud(c, &t, list, s, clouds)
		c.Note += b.firmNote(clouds, func(m *market.Market, id dataset.CloudID) market.Ratio { return m.ExclusiveShareOn(s, id) })
	} else {
		b.exclusiveByScope(c, &t, list, s)
	}
	drawn(c, t.layOut)
	return c
}

// asked puts the clouds of a parameter into the site's order.
func (b *Book) asked(ids []string) []dataset.CloudID {
	return slices.DeleteFunc(b.market.Peers(), func(id dataset.CloudID) bool { return !slices.Contains(ids, string(id)) })
}

// drawnFrom says how a line over months was drawn, and why it begins where it
// does.
func (b *Book) drawnFrom(list []*market.Market, share func(*market.Market) market.Ratio) string {
	text := "Values at the end of each month"
	if months := b.months(); list[0].Day() > months[0].Day() && share(list[0]).Whole >= leastModels {
		text += fmt.Sprintf(", from the first with %s models on", words.Spell(leastModels))
	}
	return text + "."
}

// firmNote says what the values of clouds would be without what weak sources alone say,
// where other ones would then be the largest or the smallest.
func (b *Book) firmNote(clouds []dataset.CloudID, share func(*market.Market, dataset.CloudID) market.Ratio) string {
	of := func(m *market.Market) func(dataset.CloudID) market.Ratio {
		return func(id dataset.CloudID) market.Ratio { return share(m, id) }
	}
	most, least := extremes(clouds, of(b.market))
	firmMost, firmLeast := extremes(clouds, of(b.Firm()))
	if len(clouds) < 2 || len(firmMost) == 0 || slices.Equal(most, firmMost) && slices.Equal(least, firmLeast) {
		return ""
	}
	var values []string
	for _, id := range clouds {
		if r := share(b.Firm(), id); r.Defined() {
			values = append(values, b.cloudName(id)+" "+shareWords(r))
		}
	}
	return " Without what weak sources alone say: " + strings.Join(values, ", ") + "."
}

// exclusiveByScope draws one scope as the subject and the others behind it.
func (b *Book) exclusiveByScope(c *Chart, t *trend, list []*market.Market, s market.Scope) {
	c.Subtitle = fmt.Sprintf("Models that %s alone sells, %% of the %s on sale, %s", words.Or(b.peerNames()), scopeWords(s), b.asOf())
	names := map[market.Scope]string{market.ScopeAll: "All models", market.ScopeProprietary: "Proprietary", market.ScopeFrontier: "Frontier"}
	scopes := append(slices.DeleteFunc(market.Scopes(), func(o market.Scope) bool { return o == s }), s)
	for _, o := range scopes {
		line := strand{name: names[o], points: trace(list, func(m *market.Market) market.Ratio { return m.ExclusiveShare(o) }), style: context()}
		if o == s {
			line.style, line.main = subject(), true
		}
		t.lines = append(t.lines, line)
	}
	c.Finding = b.exclusiveFinding(s)
	c.Alt = t.alt("Line chart of exclusive shares.", "%")
	var columns []ratioColumn
	for _, o := range slices.Backward(scopes) {
		columns = append(columns, ratioColumn{names[o] + ", only on one cloud (%)", func(m *market.Market) market.Ratio { return m.ExclusiveShare(o) }})
	}
	c.Table = ratioTable(list, columns, words.Sentence(scopeWords(s)), func(m *market.Market) int { return m.ExclusiveShare(s).Whole })
}

// exclusiveFinding says the share today, against that on the day before the latest
// turn, or else a year before.
func (b *Book) exclusiveFinding(s market.Scope) string {
	today := b.market.Day()
	now := b.market.ExclusiveShare(s)
	text := b.onOneOnly(now, s)
	if before := b.reference(); before != nil {
		text += since(now, before.ExclusiveShare(s), before.Day(), today)
	}
	return text
}

// onOneOnly says what part of the models one cloud alone sold on the day.
func (b *Book) onOneOnly(r market.Ratio, s market.Scope) string {
	if !r.Defined() {
		return fmt.Sprintf("On %s, no compared cloud sold %s", b.today(), scopeWords(s))
	}
	return fmt.Sprintf("On %s, %s on one of the %s clouds only", b.today(), b.partWere(r, scopeWords(s)), words.Spell(len(b.market.Peers())))
}

// partWere begins a sentence about a part, which is defined, of some models.
func (b *Book) partWere(r market.Ratio, models string) string {
	switch {
	case r.Whole == 1:
		models = strings.Replace(models, "models", "model", 1)
		return []string{"no ", "the one "}[r.Part] + models + " was"
	case r.Part == 0:
		return "none of the " + models + " were"
	case r.Part == r.Whole:
		return "all " + models + " were"
	}
	return shareWords(r) + " of " + models + " were"
}

// reference is the market that today's is held against: on the day before the
// latest turn, or, where there is none, a year before; nil where the history is
// shorter.
func (b *Book) reference() *market.Market {
	day, latest := b.market.Day(), source.Day(0)
	for _, s := range b.turns() {
		if s.Day > latest && s.Day < day {
			latest = s.Day
		}
	}
	if latest == 0 {
		return b.yearBefore()
	}
	return b.market.On(latest - 1)
}

// exclusiveByCloud draws the share on each cloud, and that of all together in
// front.
func (b *Book) exclusiveByCloud(c *Chart, t *trend, list []*market.Market, s market.Scope, clouds []dataset.CloudID) {
	c.Subtitle = fmt.Sprintf("%s sold on no other of %s, %% of those on the cloud, %s", words.Sentence(scopeWords(s)), words.And(b.peerNames()), b.asOf())
	all := func(m *market.Market) market.Ratio { return m.ExclusiveShare(s) }
	columns := []ratioColumn{{b.together() + ", only on one cloud (%)", all}}
	for _, id := range clouds {
		share := func(m *market.Market) market.Ratio { return m.ExclusiveShareOn(s, id) }
		if points := trace(list, share); len(points) > 0 {
			t.lines = slices.Insert(t.lines, 0, strand{name: b.cloudName(id), brief: b.shortest(id), points: points, style: b.peer(id)})
		}
		columns = append(columns, ratioColumn{b.cloudName(id) + ", only there (%)", share})
	}
	t.lines = append(t.lines, strand{name: b.together(), points: trace(list, all), style: subject(), main: true})
	c.Finding = b.cloudFinding(s, clouds)
	c.Alt = t.alt("Line chart of exclusive shares by cloud.", "%")
	c.Table = ratioTable(list, columns, words.Sentence(scopeWords(s)), func(m *market.Market) int { return all(m).Whole })
}

// cloudFinding says where the share is largest and smallest today.
func (b *Book) cloudFinding(s market.Scope, clouds []dataset.CloudID) string {
	today := b.market.Day()
	share := func(id dataset.CloudID) market.Ratio { return b.market.ExclusiveShareOn(s, id) }
	if len(clouds) == 1 {
		now := share(clouds[0])
		if !now.Defined() {
			return fmt.Sprintf("On %s, %s sold no %s", b.today(), b.cloudName(clouds[0]), scopeWords(s))
		}
		text := fmt.Sprintf("On %s, %s on no other compared cloud", words.Day(today), b.partWere(now, scopeWords(s)+" on "+b.cloudName(clouds[0])))
		if before := b.reference(); before != nil {
			text += since(now, before.ExclusiveShareOn(s, clouds[0]), before.Day(), today)
		}
		return text
	}
	most, least := extremes(clouds, share)
	level := len(most) > 0 && whole(share(most[0])) == whole(share(least[0]))
	on := fmt.Sprintf("On %s, ", words.Day(today))
	switch {
	case len(most) == 0:
		return on + "none of these clouds sold " + scopeWords(s)
	case len(clouds) == len(b.market.Peers()):
		text := fmt.Sprintf("%s; of those on %s %s were on no other", b.onOneOnly(b.market.ExclusiveShare(s), s), b.eachOf(most), shareWords(share(most[0])))
		if !level {
			text += fmt.Sprintf(", of those on %s %s", b.eachOf(least), shareWords(share(least[0])))
		}
		return text
	case level:
		return fmt.Sprintf("%s%s of the %s on %s were on no other compared cloud", on, shareWords(share(most[0])), scopeWords(s), b.eachOf(most))
	}
	return fmt.Sprintf("%s%s of the %s on %s were on no other compared cloud, %s of those on %s",
		on, shareWords(share(most[0])), scopeWords(s), b.eachOf(most), shareWords(share(least[0])), b.eachOf(least))
}

// eachOf names clouds of which one thing is true of each: "AWS", "each of AWS
// and Azure".
func (b *Book) eachOf(ids []dataset.CloudID) string {
	if len(ids) > 1 {
		return "each of " + words.And(b.cloudNames(ids))
	}
	return strings.Join(b.cloudNames(ids), "")
}

// each names clouds that share a value: "AWS", "AWS and Azure each".
func (b *Book) each(ids []dataset.CloudID) string {
	if len(ids) > 1 {
		return words.And(b.cloudNames(ids)) + " each"
	}
	return strings.Join(b.cloudNames(ids), "")
}

// extremes finds the clouds with the largest and the smallest value, to the
// percent that readers see; several where they are equal.
func extremes(clouds []dataset.CloudID, share func(dataset.CloudID) market.Ratio) (most, least []dataset.CloudID) {
	known := slices.DeleteFunc(slices.Clone(clouds), func(id dataset.CloudID) bool { return !share(id).Defined() })
	if len(known) == 0 {
		return nil, nil
	}
	high, low := 0, 100
	for _, id := range known {
		high, low = max(high, whole(share(id))), min(low, whole(share(id)))
	}
	for _, id := range known {
		if whole(share(id)) == high {
			most = append(most, id)
		}
		if whole(share(id)) == low {
			least = append(least, id)
		}
	}
	return most, least
}
