package plot

import (
	"fmt"
	"iter"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// contractFinding says what became of exclusive rights, and what sales followed.
func (b *Book) contractFinding(d dossier) string {
	lab := b.labShort(d.lab)
	exclusive := 0
	for _, r := range d.rights {
		exclusive += one(r.strong)
	}
	switch {
	case exclusive == 0:
		return fmt.Sprintf("No exclusive right to %s is on record; %s", lab, b.soldOn(d))
	case d.ended == 0:
		return fmt.Sprintf("%s has granted %s; %s", lab, words.Count(exclusive, "exclusive right", "exclusive rights"), b.soldOn(d))
	}
	ended, left := "exclusivity", ""
	if objects := d.unended(); len(objects) > 0 {
		ended = "general exclusivity"
		left = fmt.Sprintf("; %s, to %s, %s no end on record", words.Agree(len(objects), "a narrower right", "narrower rights"), words.And(objects), words.Agree(len(objects), "has", "have"))
	}
	text := fmt.Sprintf("%s %s ended on %s", words.Possessive(lab), ended, words.Day(d.ended))
	if n := b.narrowings(d.lab); n > 0 {
		text = fmt.Sprintf("%s %s narrowed %s and ended on %s", words.Possessive(lab), ended, howOften(n), words.Day(d.ended))
	}
	return text + left + b.sequel(d)
}

// unended lists what exclusive rights are about that have no end on record and are
// narrower than all models.
func (d dossier) unended() []string {
	var objects []string
	for _, r := range d.rights {
		if r.strong && !r.whole && r.end.IsZero() && !slices.Contains(objects, r.object) {
			objects = append(objects, r.object)
		}
	}
	return objects
}

// ending names the day on which exclusivity ended.
func (d dossier) ending() string {
	if len(d.unended()) > 0 {
		return "general exclusivity ends"
	}
	return "exclusivity ends"
}

// sequel says what others sold once exclusivity had ended.
func (b *Book) sequel(d dossier) string {
	if cloud, days, ok := b.followed(d); ok {
		return fmt.Sprintf("; proprietary models came to %s %s", b.cloudName(cloud), afterDays(days))
	}
	if early := b.before(d); len(early) > 0 {
		return fmt.Sprintf("; %s already sold proprietary models", words.And(b.cloudNames(early)))
	}
	return "; no other compared cloud has sold its proprietary models since"
}

func howOften(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return words.Spell(n) + " times"
}

func afterDays(n int) string {
	switch n {
	case 0:
		return "the same day"
	case 1:
		return "a day later"
	}
	return words.SpellCount(n, "day", "days") + " later"
}

// soldOn says on which peers the lab sells now.
func (b *Book) soldOn(d dossier) string {
	var on []string
	for i, peer := range b.market.Peers() {
		if atEnd(d.stocks[i]).here > 0 {
			on = append(on, b.cloudName(peer))
		}
	}
	switch len(on) {
	case 0:
		return "its models are " + b.nowhere()
	case len(b.market.Peers()):
		return b.allClouds() + words.Agree(len(on), " sells", " sell") + " its models"
	}
	return words.And(on) + words.Agree(len(on), " sells", " sell") + " its models"
}

// narrowings counts the deals that narrowed exclusive rights.
func (b *Book) narrowings(lab dataset.LabID) int {
	n := 0
	for _, deal := range b.market.Data().Deals() {
		n += one(deal.Exclusivity == "narrows" && deal.Date.Latest() <= b.market.Day() && slices.Contains(deal.Parties, dataset.PartyID(lab)))
	}
	return n
}

// followed finds the first other peer to which a closed model of the lab came
// for the first time on or after the end of exclusivity.
func (b *Book) followed(d dossier) (cloud dataset.CloudID, days int, ok bool) {
	for peer, first := range b.outsiders(d) {
		if n := int(first - d.ended); n >= 0 && (!ok || n < days) {
			cloud, days, ok = peer, n, true
		}
	}
	return cloud, days, ok
}

// before lists the other peers that sold closed models before exclusivity ended.
func (b *Book) before(d dossier) []dataset.CloudID {
	var early []dataset.CloudID
	for peer, first := range b.outsiders(d) {
		if first < d.ended {
			early = append(early, peer)
		}
	}
	return early
}

// outsiders are the peers that never held an exclusive right to the lab's
// models and sold closed ones, in the site's order, with their first day.
func (b *Book) outsiders(d dossier) iter.Seq2[dataset.CloudID, source.Day] {
	closed := slices.DeleteFunc(slices.Clone(b.modelsOf(d.lab)), func(m *dataset.Model) bool { return m.OpenWeights })
	return func(yield func(dataset.CloudID, source.Day) bool) {
		for _, peer := range b.market.Peers() {
			held := slices.ContainsFunc(d.rights, func(r right) bool { return r.strong && r.cloud == peer && r.from < d.ended && r.whole })
			if first := b.firstOf(closed, peer); !held && !first.IsZero() && !yield(peer, first.Latest()) {
				return
			}
		}
	}
}
