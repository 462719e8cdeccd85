package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// modelDeck says how long a model was on one peer alone and which came second, where
// it stands now, and what it costs on one peer more than on another. A model that no
// peer ever sold has a sentence on where it is sold at all.
func (b *builder) modelDeck(m *dataset.Model) []string {
	steps := b.market.Statuses(m.ID)
	if len(steps) == 0 || len(b.peers) < 2 {
		return b.saleDeck(m)
	}
	first := b.togetherFirst(m.ID, steps[0])
	if len(steps[0].Peers) == 1 {
		first = b.aloneFirst(m.ID, steps)
	}
	return sentences(first, b.standsNow(m.ID, steps), b.doubtDeck(m.ID), b.priceGap(m.ID))
}

// aloneFirst tells of a model that one peer sold first.
func (b *builder) aloneFirst(id dataset.ModelID, steps []market.StatusFrom) string {
	peer := steps[0].Peers[0]
	first, _ := b.market.First(id, peer)
	name, came, certain := b.cloudName(peer), b.followers(id, peer), true
	if len(came) == 0 {
		return b.onlyOn(id, steps)
	}
	for _, f := range came {
		certain = certain && before(first, f.date)
	}
	days, _ := b.gallery.book.DaysAlone(id)
	next := steps[slices.IndexFunc(steps, func(s market.StatusFrom) bool { return !slices.Equal(s.Peers, steps[0].Peers) })]
	began := fmt.Sprintf("%s alone had it for %s", name, days)
	switch exact, apart := came[0].date.Exact() && first.Exact(), len(next.Peers) < 2; {
	case certain && apart:
		began = fmt.Sprintf("%s sold it first, %s", name, fromWords(first))
	case apart || !certain && !exact && !strings.HasPrefix(days, "at most"):
		began = fmt.Sprintf("%s is the first known to have sold it, %s", name, fromWords(first))
	}
	return began + "; " + followedWords("had it", first, came) + "."
}

// onlyOn tells of a model that no second peer ever sold.
func (b *builder) onlyOn(id dataset.ModelID, steps []market.StatusFrom) string {
	last := steps[len(steps)-1]
	days, _ := b.gallery.book.DaysAlone(id)
	since := sinceWords(b.dated(id, steps[0].Since))
	sold := fmt.Sprintf("%sonly %s has ever sold it", b.ofCompared(), b.cloudName(steps[0].Peers[0]))
	if len(last.Peers) == 0 {
		since = "until " + boundWords(b.dated(id, last.Since))
		sold = strings.Replace(sold, "has ever sold", "ever sold", 1)
	}
	if slices.ContainsFunc(b.peers, func(p *dataset.Cloud) bool { return b.perhapsOn(p.ID, b.data.Model(id)) }) {
		sold = fmt.Sprintf("%sonly %s is known to have sold it", b.ofCompared(), b.cloudName(steps[0].Peers[0]))
	}
	switch {
	case len(steps) > 2:
		return fmt.Sprintf("%s, with a break, %s.", sold, since)
	case steps[0].Since == b.market.Day(), days == "at first":
		return fmt.Sprintf("%s, %s.", sold, since)
	case len(last.Peers) == 0:
		return fmt.Sprintf("%s, for %s, %s.", sold, days, since)
	}
	return fmt.Sprintf("%s, for %s so far, %s.", sold, days, since)
}

// togetherFirst tells of a model that several peers began to sell on one day, as far
// as the dates say.
func (b *builder) togetherFirst(id dataset.ModelID, step market.StatusFrom) string {
	var names []string
	first, _ := b.market.First(id, step.Peers[0])
	same := true
	for _, p := range step.Peers {
		d, _ := b.market.First(id, p)
		names = append(names, b.cloudName(p))
		same = same && d == first
	}
	text := fmt.Sprintf("%s %s sold it by %s", words.And(names), words.Agree(len(names)-1, "both", "all"), whenDay(step.Since).Text)
	switch {
	case same && first.Exact():
		text = fmt.Sprintf("%s began to sell it on the same day, %s", words.And(names), when(first).Text)
	case same && !first.Bounded() && len(first.String()) == len("2026-04"):
		text = fmt.Sprintf("%s began to sell it in the same month, %s", words.And(names), when(first).Text)
	}
	if came := b.followers(id, step.Peers...); len(came) > 0 {
		text += "; " + followedWords("had it", first, came)
	}
	return text + "."
}

// followers are the peers that came to sell a model besides those that began, in the
// order of time.
func (b *builder) followers(id dataset.ModelID, began ...dataset.CloudID) []follower {
	var list []follower
	for _, p := range b.peers {
		if d, ok := b.market.First(id, p.ID); ok && !slices.Contains(began, p.ID) {
			list = append(list, follower{p.ShortName(), d})
		}
	}
	slices.SortStableFunc(list, func(x, y follower) int { return cmp.Compare(x.date.Latest(), y.date.Latest()) })
	return list
}

// standsNow says which of the peers that ever sold a model do so now, as far as that
// does not follow from when they began.
func (b *builder) standsNow(id dataset.ModelID, steps []market.StatusFrom) string {
	var now, never []string
	ever := 0
	for _, p := range b.peers {
		if _, sold := b.market.First(id, p.ID); !sold {
			if !b.perhapsOn(p.ID, b.data.Model(id)) {
				never = append(never, p.ShortName())
			}
			continue
		}
		ever++
		if b.market.Usable(id, p.ID) {
			now = append(now, p.ShortName())
		}
	}
	others := b.othersNow(id)
	switch {
	case len(now) == 0 && ever == 1 && len(others) > 0:
		return fmt.Sprintf("Besides them, %s still %s it.", words.And(others), words.Agree(len(others), "sells", "sell"))
	case len(now) == 0 && len(others) > 0:
		return fmt.Sprintf("No cloud compared has sold it %s; %s still %s.", sinceWords(b.dated(id, steps[len(steps)-1].Since)), words.And(others), words.Agree(len(others), "does", "do"))
	case ever == 1:
		return ""
	case len(now) == 0:
		return fmt.Sprintf("No cloud compared has sold it %s.", sinceWords(b.dated(id, steps[len(steps)-1].Since)))
	case len(now) == ever && len(never) == 0:
		return ""
	case len(now) == ever:
		return fmt.Sprintf("%s %s never sold it.", words.And(never), words.Agree(len(never), "has", "have"))
	}
	still := fmt.Sprintf("%s still %s it", words.And(now), words.Agree(len(now), "sells", "sell"))
	if len(now) == 1 {
		still = "Only " + still
	}
	if len(never) > 0 {
		still += fmt.Sprintf("; %s never did", words.And(never))
	}
	return still + "."
}

// othersNow names the clouds besides the peers that sell a model.
func (b *builder) othersNow(id dataset.ModelID) []string {
	var names []string
	for _, c := range b.peersFirst() {
		if !b.isPeer(c.ID) && b.market.Usable(id, c.ID) {
			names = append(names, c.ShortName()+accessNote(b.market.Access(id, c.ID)))
		}
	}
	return names
}

// doubtDeck says what the dates leave open.
func (b *builder) doubtDeck(id dataset.ModelID) string {
	begun, ended := b.doubts(id, b.peersFirst())
	var parts []string
	if len(begun) > 0 {
		too := ""
		if len(b.market.CloudsOf(id)) > 0 {
			too = " too"
		}
		parts = append(parts, fmt.Sprintf("%s %s it%s", words.And(begun), words.Agree(len(begun), "sells", "sell"), too))
	}
	if len(ended) > 0 {
		verb := words.Agree(len(ended), "sells it", "sell it")
		if len(parts) > 0 {
			verb = words.Agree(len(ended), "does", "do")
		}
		parts = append(parts, fmt.Sprintf("%s no longer %s", words.And(ended), verb))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Perhaps %s: the dates leave that open.", words.And(parts))
}

// saleDeck says where a model is sold that no peer ever sold, or any where no clouds
// are compared.
func (b *builder) saleDeck(m *dataset.Model) []string {
	on := b.othersNow(m.ID)
	for _, p := range b.market.PeersOf(m.ID) {
		on = append([]string{b.cloudName(p) + accessNote(b.market.Access(m.ID, p))}, on...)
	}
	begun, _ := b.doubts(m.ID, b.peersFirst())
	switch hosts := b.selfHosts(m); {
	case len(on) > 0 && (len(b.peers) < 2 || len(begun) > 0):
		return sentences(fmt.Sprintf("It is on sale on %s.", words.And(on)), b.doubtDeck(m.ID))
	case len(on) > 0:
		return sentences(fmt.Sprintf("None of %s has ever sold it: it is on %s.", words.And(b.peerNames()), words.And(on)), b.doubtDeck(m.ID))
	case len(begun) > 0:
		return []string{fmt.Sprintf("No cloud of this atlas is certain to sell it. Perhaps %s %s: the dates leave that open.", words.And(begun), words.Agree(len(begun), "does", "do"))}
	case b.everSold(m.ID) && len(b.peers) < 2:
		return []string{"No cloud of this atlas sells it any more."}
	case b.everSold(m.ID):
		return []string{fmt.Sprintf("None of %s ever sold it; %s did, and no cloud of this atlas does any more.", words.And(b.peerNames()), words.And(b.everSellers(m.ID)))}
	case len(hosts) > 0:
		return []string{fmt.Sprintf("No cloud of this atlas sells it ready to use: %s %s its weights for a customer’s own endpoint.", words.And(hosts), words.Agree(len(hosts), "offers", "offer"))}
	case b.soldByItsLab(m) && b.data.Lab(m.Lab()).Cloud != "":
		return []string{fmt.Sprintf("%s sells it; no offer of it on a cloud is on record in this atlas.", b.data.Lab(m.Lab()).ShortName())}
	case b.soldByItsLab(m):
		return []string{fmt.Sprintf("No cloud of this atlas has ever sold it: customers buy it from %s.", b.data.Lab(m.Lab()).ShortName())}
	}
	return []string{"No cloud of this atlas has ever sold it."}
}

// everSellers names the clouds that have sold a model by the day.
func (b *builder) everSellers(id dataset.ModelID) []string {
	var names []string
	for _, c := range b.peersFirst() {
		if _, ok := b.market.First(id, c.ID); ok {
			names = append(names, c.ShortName())
		}
	}
	return names
}

// soldByItsLab tells whether a lab sells a model itself on the day; a lab with a cloud
// does so there.
func (b *builder) soldByItsLab(m *dataset.Model) bool {
	own := m.FirstParty
	return own != nil && !own.Since.IsZero() && b.certain(own.Since) && (own.Retired.IsZero() || b.ahead(own.Retired) == planned)
}
