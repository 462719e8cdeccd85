package report

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// cloudDeck says how broad and how exclusive a cloud's catalogue is, and what is
// missing there: of a peer beside the other peers, on the frontier; of another cloud
// beside the peers.
func (b *builder) cloudDeck(c *dataset.Cloud) []string {
	if b.market.IsPeer(c.ID) {
		return sentences(b.frontierLabs(c), b.frontierAlone(c), b.frontierMissing(c))
	}
	models, labs, _ := b.shelf(c.ID)
	if models == 0 {
		return []string{c.ShortName() + " sells no model of this atlas."}
	}
	return sentences(fmt.Sprintf("%s sells %s.", c.ShortName(), shelfWords(models, labs)), b.besidePeers(c, models))
}

// frontierLabs says of how many labs a peer has a frontier model.
func (b *builder) frontierLabs(c *dataset.Cloud) string {
	own := b.market.Breadth(c.ID)
	var rivals, sellers []rival
	for _, o := range b.others(c.ID) {
		n := b.market.Breadth(o.ID).Part
		r := rival{o.ShortName(), n, words.OrNone(n)}
		if rivals = append(rivals, r); n > 0 {
			sellers = append(sellers, r)
		}
	}
	name := c.ShortName()
	switch {
	case !own.Defined():
		return fmt.Sprintf("No frontier model is on sale on %s.", words.Or(b.peerNames()))
	case own.Part == 0:
		return fmt.Sprintf("%s sells no frontier model; %s.", name, sellersWords(sellers))
	case len(rivals) == 0:
		return fmt.Sprintf("%s sells frontier models of %s.", name, words.Count(own.Part, "lab", "labs"))
	case own.Whole == 1 && len(sellers) == 0:
		return fmt.Sprintf("%s alone sells frontier models of the only lab that has any.", name)
	case own.Whole == 1:
		return fmt.Sprintf("%s sells frontier models of the only lab that has any, as %s.", name, sellersOnly(sellers))
	}
	of := fmt.Sprintf("%d of %d labs", own.Part, own.Whole)
	switch {
	case own.Part == own.Whole && own.Whole == 2:
		of = "both labs that have any"
	case own.Part == own.Whole:
		of = fmt.Sprintf("all %d labs that have any", own.Whole)
	}
	return fmt.Sprintf("%s sells frontier models of %s, %s.", name, of, ranking{"fewer than", "as many as", "more than"}.against(own.Part, rivals))
}

// sellersWords says of how many labs other peers have frontier models.
func sellersWords(sellers []rival) string {
	var parts []string
	for i, s := range sellers {
		if i == 0 {
			parts = append(parts, fmt.Sprintf("%s sells those of %s", s.name, words.Count(s.value, "lab", "labs")))
			continue
		}
		parts = append(parts, fmt.Sprintf("%s of %s", s.name, s.text))
	}
	return words.And(parts)
}

// sellersOnly names peers that sell the same.
func sellersOnly(sellers []rival) string {
	var names []string
	for _, s := range sellers {
		names = append(names, s.name)
	}
	return words.Agree(len(names), "does ", "do ") + words.And(names)
}

// frontierAlone says how many frontier models of a peer are on no other, and how
// that stands beside the others.
func (b *builder) frontierAlone(c *dataset.Cloud) string {
	own, others := b.market.ExclusiveShareOn(market.ScopeFrontier, c.ID), b.others(c.ID)
	if !own.Defined() || len(others) == 0 {
		return ""
	}
	also, not := "on another of "+b.theThree(), "on no other of "+b.theThree()
	if len(others) == 1 {
		also, not = "on "+others[0].ShortName(), "on "+c.ShortName()+" alone"
	}
	var rivals []rival
	for _, o := range others {
		if r := b.market.ExclusiveShareOn(market.ScopeFrontier, o.ID); r.Defined() {
			rivals = append(rivals, rival{o.ShortName(), words.Percent(r.Part, r.Whole), wholePercent(r)})
		}
	}
	beside := ""
	if len(rivals) > 0 {
		beside = ", " + ranking{"a smaller share than on", "the same share as on", "a larger share than on"}.against(words.Percent(own.Part, own.Whole), rivals)
	}
	switch n := words.Spell(own.Whole); {
	case own.Whole == 1 && own.Part == 0:
		return fmt.Sprintf("Its only frontier model is %s too.", also)
	case own.Whole == 1:
		return fmt.Sprintf("Its only frontier model is %s.", not)
	case own.Part == 0:
		return fmt.Sprintf("Each of its %s frontier models is %s too.", n, also)
	case own.Part == own.Whole:
		return fmt.Sprintf("All its %s frontier models are %s%s.", n, not, beside)
	default:
		return fmt.Sprintf("%s of its %s frontier models (%s) %s %s%s.", words.Sentence(words.Spell(own.Part)), n, wholePercent(own), words.Agree(own.Part, "is", "are"), not, beside)
	}
}

// frontierMissing says how many frontier models of the other peers a peer lacks, and
// which labs' altogether.
func (b *builder) frontierMissing(c *dataset.Cloud) string {
	out := b.market.LockOut(market.ScopeFrontier, c.ID)
	switch {
	case !out.Defined() || len(b.peers) < 2 || out.Part == out.Whole:
		return ""
	case out.Part == 0:
		return fmt.Sprintf("%s lacks none of the frontier models on sale on %s.", c.ShortName(), b.theThree())
	}
	text := fmt.Sprintf("%s lacks %s of the %s on sale on %s", c.ShortName(), words.Spell(out.Part), words.Spell(out.Whole), b.theThree())
	labs, models := b.labsMissing(c.ID)
	switch {
	case len(labs) == 0:
		return text + "."
	case models == out.Part:
		return fmt.Sprintf("%s: all those of %s.", text, shortened(labs))
	}
	return fmt.Sprintf("%s, among them all those of %s.", text, shortened(labs))
}

// labsMissing names the labs of which the other peers sell frontier models and one
// peer none, those with the most first, and counts these models.
func (b *builder) labsMissing(id dataset.CloudID) (names []string, models int) {
	missing, here := map[dataset.LabID]int{}, map[dataset.LabID]bool{}
	for _, m := range b.market.In(market.ScopeFrontier) {
		if b.market.Usable(m.ID, id) {
			here[m.Lab()] = true
		} else {
			missing[m.Lab()]++
		}
	}
	labs := slices.Clone(b.data.Labs())
	labs = slices.DeleteFunc(labs, func(l *dataset.Lab) bool { return here[l.ID] || missing[l.ID] == 0 })
	slices.SortStableFunc(labs, func(x, y *dataset.Lab) int { return cmp.Compare(missing[y.ID], missing[x.ID]) })
	for _, l := range labs {
		names = append(names, l.ShortName())
		models += missing[l.ID]
	}
	return names, models
}

// mostNames is how many names of a list stand in a sentence.
const mostNames = 4

// shortened names some, and counts what there are more of.
func shortened(names []string) string {
	if len(names) <= mostNames {
		return words.And(names)
	}
	rest := len(names) - mostNames + 1
	return words.And(append(slices.Clone(names[:mostNames-1]), words.SpellCount(rest, "other lab", "other labs")))
}

// besidePeers says how many of the models of a cloud that is not compared no peer
// sells, and which peer has most of them.
func (b *builder) besidePeers(c *dataset.Cloud, models int) string {
	none := 0
	shared, seen := map[dataset.CloudID]int{}, map[dataset.ModelID]bool{}
	for _, o := range b.offers[c.ID] {
		if seen[o.model.ID] || !b.market.Usable(o.model.ID, c.ID) {
			continue
		}
		seen[o.model.ID] = true
		peers := b.market.PeersOf(o.model.ID)
		for _, p := range peers {
			shared[p]++
		}
		if len(peers) == 0 {
			none++
		}
	}
	nearest, most := b.nearest(shared)
	of := words.Or(b.peerNames())
	switch {
	case models == 1 && none == 1:
		return fmt.Sprintf("It is not on %s.", of)
	case models == 1:
		return fmt.Sprintf("It is on %s too.", words.And(nearest))
	case none == models:
		return fmt.Sprintf("None of them is on %s.", of)
	}
	text := fmt.Sprintf("Each of them is on %s too", of)
	if none > 0 {
		text = fmt.Sprintf("%s of them %s not on %s", words.Sentence(words.Spell(none)), words.Agree(none, "is", "are"), of)
	}
	many := fmt.Sprintf("%s of the %s", words.Thousands(most), words.Thousands(models))
	if most == models {
		many = "all of them"
	}
	switch {
	case len(b.peers) < 2:
		return text + "."
	case len(nearest) > 1:
		return fmt.Sprintf("%s; nearest are %s, each with %s.", text, words.And(nearest), many)
	}
	return fmt.Sprintf("%s; nearest is %s, with %s.", text, nearest[0], many)
}

// nearest names the peers that have the most of some models.
func (b *builder) nearest(shared map[dataset.CloudID]int) (names []string, most int) {
	for _, p := range b.peers {
		most = max(most, shared[p.ID])
	}
	for _, p := range b.peers {
		if most > 0 && shared[p.ID] == most {
			names = append(names, p.ShortName())
		}
	}
	return names, most
}
