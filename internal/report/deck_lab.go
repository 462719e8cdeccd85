package report

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// labDeck says on which peers a lab's line is sold and how far that reaches, how
// exclusive its models are, and when it left its first peer.
func (b *builder) labDeck(lab *dataset.Lab) []string {
	models := b.byLab[lab.ID]
	if len(models) == 0 {
		return []string{fmt.Sprintf("No model of %s is in this edition.", lab.ShortName())}
	}
	line := b.market.Line(lab.ID)
	if len(line) == 0 {
		return sentences(b.unsoldLab(models), b.onceSold(models))
	}
	class, what := models, "models"
	if !line[0].OpenWeights {
		class, what = closedWeights(models), "proprietary models"
	}
	if len(class) == len(models) {
		what = "models"
	}
	return sentences(b.lineDeck(lab, line, class, what), b.labAlone(models, len(line), what), b.labHistory(class, what))
}

// lineDeck says on which peers a lab's current models are, and what part of spending
// lies with clouds that sell any.
func (b *builder) lineDeck(lab *dataset.Lab, line, class []*dataset.Model, what string) string {
	var on, off, counted, perhaps []string
	parted := false
	for _, p := range b.peers {
		n := 0
		for _, m := range line {
			if b.market.Usable(m.ID, p.ID) {
				n++
			}
		}
		switch {
		case n == 0 && b.perhapsOn(p.ID, class...):
			perhaps = append(perhaps, p.ShortName())
			continue
		case n == 0:
			off = append(off, p.ShortName())
			continue
		}
		on, counted = append(on, p.ShortName()), append(counted, fmt.Sprintf("%s (%d)", p.ShortName(), n))
		parted = parted || n < len(line)
	}
	if parted {
		on = counted
	}
	text := fmt.Sprintf("%s %s current %s are on %s", words.Possessive(lab.ShortName()), words.Spell(len(line)), what, words.And(on))
	if len(line) == 1 {
		text = fmt.Sprintf("%s one current %s is on %s", words.Possessive(lab.ShortName()), singular(what), words.And(on))
	}
	switch {
	case len(perhaps) > 0:
		text += ", perhaps also on " + words.And(perhaps)
	case len(off) > 0 && len(on) == 1:
		text += " alone of " + b.theThree() + " clouds compared"
	case len(off) > 0:
		text += ", not on " + words.Or(off)
	}
	if percent, ok := b.market.LabReach(lab.ID); ok {
		text += fmt.Sprintf("; clouds that sell %s hold %s%% of cloud spending (%s)", words.Agree(len(line), "it", "any of them"), words.Decimal(percent, 1), b.seriesName())
	}
	return text + "."
}

func singular(models string) string { return models[:len(models)-1] }

// labAlone says how many of a lab's models on the peers are on one of them only, and
// on which; nothing of a lab that only one peer ever sold.
func (b *builder) labAlone(models []*dataset.Model, line int, what string) string {
	all, only := 0, 0
	alone := map[dataset.CloudID]int{}
	for _, m := range models {
		peers := b.market.PeersOf(m.ID)
		if len(peers) > 0 {
			all++
		}
		if len(peers) == 1 {
			only++
			alone[peers[0]]++
		}
	}
	if len(b.peers) < 2 || all < 2 || len(b.arrivals(models)) < 2 {
		return ""
	}
	where := b.countsOn(alone)
	its := fmt.Sprintf("its %s models on %s, %s", words.Spell(all), b.theThree(), olderWords(what))
	if all == line {
		its = "them"
	}
	switch {
	case only == 0:
		return fmt.Sprintf("Each of %s is on two clouds or more.", its)
	case only == all && len(alone) == 1:
		return fmt.Sprintf("None of %s is on a second one; all are on %s.", its, where)
	case only == all:
		return fmt.Sprintf("None of %s is on a second one: %s.", its, where)
	}
	return fmt.Sprintf("%s of %s %s on one only: %s.", words.Sentence(words.Spell(only)), its, words.Agree(only, "is", "are"), where)
}

// olderWords say which models are counted with those of the line.
func olderWords(what string) string {
	if what == "models" {
		return "older ones included,"
	}
	return "older and open ones included,"
}

// countsOn lists how many of some models are on which peer, most first.
func (b *builder) countsOn(alone map[dataset.CloudID]int) string {
	peers := slices.DeleteFunc(slices.Clone(b.peers), func(p *dataset.Cloud) bool { return alone[p.ID] == 0 })
	if len(peers) == 1 {
		return peers[0].ShortName()
	}
	slices.SortStableFunc(peers, func(x, y *dataset.Cloud) int { return cmp.Compare(alone[y.ID], alone[x.ID]) })
	var where []string
	for _, p := range peers {
		where = append(where, fmt.Sprintf("%s on %s", words.Thousands(alone[p.ID]), p.ShortName()))
	}
	return words.And(where)
}

// unsoldLab says where a lab is sold that no peer sells on the day.
func (b *builder) unsoldLab(models []*dataset.Model) string {
	var on []string
	for _, c := range b.peersFirst() {
		if slices.ContainsFunc(models, func(m *dataset.Model) bool { return b.market.Usable(m.ID, c.ID) }) {
			on = append(on, c.ShortName())
		}
	}
	its, sold := "any of its "+words.Spell(len(models))+" models", slices.ContainsFunc(models, func(m *dataset.Model) bool { return b.everSold(m.ID) })
	switch len(models) {
	case 1:
		its = "its model " + models[0].Name
	case 2:
		its = "either of its two models"
	}
	hosted := slices.ContainsFunc(models, func(m *dataset.Model) bool { return len(b.selfHosts(m)) > 0 })
	perhaps := slices.ContainsFunc(b.data.Clouds(), func(c *dataset.Cloud) bool { return b.perhapsOn(c.ID, models...) })
	switch {
	case len(on) == 0 && perhaps:
		return fmt.Sprintf("No cloud of this atlas is certain to sell %s.", its)
	case perhaps:
		return fmt.Sprintf("None of %s is certain to sell %s; %s %s.", words.And(b.peerNames()), its, words.And(on), words.Agree(len(on), "does", "do"))
	case len(on) > 0:
		return fmt.Sprintf("None of %s sells %s; %s %s.", words.And(b.peerNames()), its, words.And(on), words.Agree(len(on), "does", "do"))
	case sold:
		return fmt.Sprintf("No cloud of this atlas sells %s any more.", its)
	case hosted:
		return fmt.Sprintf("No cloud of this atlas has sold %s ready to use, only the weights for a customer’s own endpoint.", its)
	}
	return fmt.Sprintf("No cloud of this atlas has ever sold %s.", its)
}

// arrival is when a lab's first model of some came to a peer: the day by which one
// certainly had, and the first on which one can have.
type arrival struct {
	follower
	id       dataset.CloudID
	earliest source.Day
}

// arrivals are those of some models to the peers, in the order of time.
func (b *builder) arrivals(models []*dataset.Model) []arrival {
	var list []arrival
	for _, p := range b.peers {
		if a, ok := labArrival(b.market, models, p); ok {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(x, y arrival) int { return cmp.Compare(x.date.Latest(), y.date.Latest()) })
	return list
}

// onceSold says which peers sold some models that none sells any more.
func (b *builder) onceSold(models []*dataset.Model) string {
	list := b.arrivals(models)
	if len(list) == 0 || len(b.peers) < 2 {
		return ""
	}
	if len(list) == 1 {
		return fmt.Sprintf("%sonly %s ever did, first %s.", b.ofCompared(), list[0].name, fromWords(list[0].date))
	}
	var names []string
	for _, a := range list {
		names = append(names, a.name)
	}
	return fmt.Sprintf("%s%s once did.", b.ofCompared(), words.And(names))
}

// labHistory says when some models of a lab left their first peer.
func (b *builder) labHistory(models []*dataset.Model, what string) string {
	list := b.arrivals(models)
	if len(list) == 0 || len(b.peers) < 2 {
		return ""
	}
	first := list[0]
	others := func(p *dataset.Cloud) bool { return b.perhapsOn(p.ID, models...) }
	switch {
	case len(list) == 1 && slices.ContainsFunc(b.others(first.id), others):
		return ""
	case len(list) == 1:
		return fmt.Sprintf("No other of %s has ever sold its %s; %s %s.", b.theThree(), what, first.name, beganWords(first.date))
	}
	names := []string{first.name}
	var came []follower
	for _, a := range list[1:] {
		switch {
		case first.date.Exact() && a.date == first.date && a.earliest == first.earliest:
			names = append(names, a.name)
		case a.earliest <= first.date.Latest():
			return b.labKnown(list, what)
		default:
			came = append(came, a.follower)
		}
	}
	if len(came) == 0 {
		return fmt.Sprintf("%s began to sell its %s on the same day, %s.", words.And(names), what, when(first.date).Text)
	}
	return fmt.Sprintf("At first, %s, only %s sold its %s; %s.", fromWords(first.date), words.And(names), what, followedWords("had them", first.date, came))
}

// labKnown says the same where the dates leave open which peer was first.
func (b *builder) labKnown(list []arrival, what string) string {
	var parts []string
	for i := 0; i < len(list); {
		date, names := list[i].date, []string{}
		for ; i < len(list) && list[i].date == date; i++ {
			names = append(names, list[i].name)
		}
		parts = append(parts, fmt.Sprintf("on %s %s", words.And(names), fromWords(date)))
	}
	return fmt.Sprintf("Its %s were first recorded %s; the dates leave open which came first.", what, words.And(parts))
}

// beganWords says when a peer began.
func beganWords(d source.Date) string {
	if d.Bounded() {
		return "had begun " + fromWords(d)
	}
	return "began " + fromWords(d)
}

// labArrival finds when the first of some models came to a peer.
func labArrival(market *market.Market, models []*dataset.Model, peer *dataset.Cloud) (a arrival, ok bool) {
	for _, m := range models {
		d, sold := market.First(m.ID, peer.ID)
		if !sold {
			continue
		}
		earliest, known := d.Earliest()
		if released, dated := m.Released.Earliest(); !known || dated && released > earliest {
			earliest = released // nothing is sold before it is out; 0 where that is not known either
		}
		if !ok || earliest < a.earliest {
			a.earliest = earliest
		}
		if !ok || d.Latest() < a.date.Latest() {
			a.follower = follower{peer.ShortName(), d}
		}
		ok = true
	}
	a.id = peer.ID
	return a, ok
}
