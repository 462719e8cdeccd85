package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// shiftWords says what changed, in one to four sentences.
func (b *builder) shiftWords(s *market.Shift) string {
	var parts []string
	if len(s.Came) > 0 {
		parts = append(parts, b.comingWords(s))
	}
	if len(s.Left) > 0 {
		parts = append(parts, fmt.Sprintf("%s %s %s.", b.modelNames(s.Left), words.Agree(len(s.Left), "leaves", "leave"), b.cloudName(s.Cloud)))
	}
	return strings.Join(append(parts, b.consequences(s)...), " ")
}

// comingWords says which models came, and how.
func (b *builder) comingWords(s *market.Shift) string {
	how := accessOf(s)
	debut := b.firstSale(s)
	if debut {
		return fmt.Sprintf("%s %s debut on %s%s.", b.modelNames(s.Came), words.Agree(len(s.Came), "makes its", "make their"), b.cloudName(s.Cloud), how)
	}
	return fmt.Sprintf("%s %s on %s%s%s.", b.modelNames(s.Came), words.Agree(len(s.Came), "arrives", "arrive"), b.cloudName(s.Cloud), b.delay(s), how)
}

// accessOf qualifies a sale that is not open to every customer.
func accessOf(s *market.Shift) string {
	switch {
	case s.Restricted == 0:
		return ""
	case s.Restricted < len(s.Came):
		return fmt.Sprintf(", access to %s of them restricted", words.Spell(s.Restricted))
	case s.Access == dataset.Gated:
		return ", for chosen customers"
	}
	return ", on application"
}

// firstSale tells whether no peer sold any of the models before the day.
func (b *builder) firstSale(s *market.Shift) bool {
	return !slices.ContainsFunc(s.Came, func(id dataset.ModelID) bool {
		spell, ok := b.market.Spell(id)
		return !ok || spell.First != s.Day
	})
}

// delay says how long after its first peer a single model came.
func (b *builder) delay(s *market.Shift) string {
	if len(s.Came) != 1 {
		return ""
	}
	spell, ok := b.market.Spell(s.Came[0])
	first := b.market.PeersOn(s.Came[0], spell.First)
	if !ok || len(first) != 1 || first[0] == s.Cloud {
		return ""
	}
	began, _ := b.market.First(s.Came[0], first[0])
	came, _ := b.market.First(s.Came[0], s.Cloud)
	if !began.Exact() || !came.Exact() {
		return ""
	}
	return fmt.Sprintf(", %s after %s", words.Count(int(s.Day-spell.First), "day", "days"), b.cloudName(first[0]))
}

// consequences says what the shift did to exclusivity, naming the models where
// it is not true of all.
func (b *builder) consequences(s *market.Shift) []string {
	var parts []string
	lab, class := b.data.Lab(s.Lab).ShortName(), "proprietary"
	if s.Weights == market.OpenWeights {
		class = "open-weight"
	}
	switch sellers := b.sellersBefore(s); {
	case s.Has(market.LabExclusivityEnded) && len(sellers) == 1:
		parts = append(parts, fmt.Sprintf("Just before, only %s sold %s models of %s.", sellers[0], class, lab))
	case s.Has(market.LabArrival):
		parts = append(parts, fmt.Sprintf("%s had sold no %s model of %s before.", b.cloudName(s.Cloud), class, lab))
	}
	if s.Has(market.ExclusivityEnded) {
		parts = append(parts, b.endWords(s))
	}
	if s.Has(market.ReachedAll) && len(b.peers) > 1 {
		all := among(s, s.Came, 0, func(_, after int) bool { return after == len(b.peers) })
		parts = append(parts, b.ofModels(all, s.Came, "Now on "+b.all()+".", "is now on "+b.all(), "are now on "+b.all()))
	}
	if s.Has(market.ExclusivityFormed) {
		left := among(s, s.Left, len(s.Came), func(before, after int) bool { return before >= 2 && after == 1 })
		parts = append(parts, b.ofModels(left, s.Left, "One cloud alone still sells "+words.Agree(len(s.Left), "it", "them")+".", "is left on one cloud", "are left on one cloud each"))
	}
	if s.Has(market.Withdrawal) {
		parts = append(parts, fmt.Sprintf("No model of %s is left there.", lab))
	}
	return parts
}

// among picks the models of a shift whose degrees before and after fit; at is
// where their degrees begin.
func among(s *market.Shift, ids []dataset.ModelID, at int, fits func(before, after int) bool) []dataset.ModelID {
	var list []dataset.ModelID
	for i, id := range ids {
		if fits(s.DegreeBefore[at+i], s.DegreeAfter[at+i]) {
			list = append(list, id)
		}
	}
	return list
}

// ofModels says something of all models of a shift, or of those that it is true
// of.
func (b *builder) ofModels(some, all []dataset.ModelID, ofAll, ofOne, ofMany string) string {
	if len(some) == len(all) {
		return ofAll
	}
	return fmt.Sprintf("%s %s.", b.modelNames(some), words.Agree(len(some), ofOne, ofMany))
}

// sellersBefore lists the peers that sold models of the shift's lab and class of
// weights on the day before.
func (b *builder) sellersBefore(s *market.Shift) []string {
	on := map[dataset.CloudID]bool{}
	for _, m := range b.byLab[s.Lab] {
		if m.OpenWeights != (s.Weights == market.OpenWeights) {
			continue
		}
		for _, c := range b.market.PeersOn(m.ID, s.Day-1) {
			on[c] = true
		}
	}
	return b.namesOf(on)
}

func (b *builder) namesOf(on map[dataset.CloudID]bool) []string {
	var names []string
	for _, p := range b.peers {
		if on[p.ID] {
			names = append(names, p.ShortName())
		}
	}
	return names
}

// endWords says whose exclusive ended.
func (b *builder) endWords(s *market.Shift) string {
	ended := among(s, s.Came, 0, func(before, after int) bool { return before == 1 && after >= 2 })
	holders := map[dataset.CloudID]bool{}
	for _, id := range ended {
		for _, c := range b.market.PeersOn(id, s.Day-1) {
			holders[c] = true
		}
	}
	text := fmt.Sprintf("The exclusive on %s ends", words.And(b.namesOf(holders)))
	if len(ended) == len(s.Came) {
		return text + "."
	}
	return fmt.Sprintf("%s for %s.", text, b.modelNames(ended))
}

// impactWords says what the shift did to the lab's reach. Customers gained or
// lost its models where the change is the cloud's own share; anything else comes
// from what the lab's line is now made of.
func (b *builder) impactWords(s *market.Shift) string {
	gain := s.Gain()
	name := words.Possessive(b.data.Lab(s.Lab).ShortName())
	own, _ := b.market.ShareOn(s.Cloud, s.Day)
	switch whole := math.Abs(math.Abs(gain)-own.Percent) < 1e-9; {
	case !s.ReachBeforeDefined || !s.ReachAfterDefined || gain == 0:
		return ""
	case whole && gain > 0 && len(s.Came) > 0:
		return fmt.Sprintf("Customers holding %s%% of cloud spending gained %s current models.", words.Decimal(gain, 1), name)
	case whole && gain < 0 && len(s.Left) > 0:
		return fmt.Sprintf("Customers holding %s%% of cloud spending lost %s current models.", words.Decimal(-gain, 1), name)
	case gain < 0 && len(s.Came) > 0:
		return fmt.Sprintf("%s current line is now one that fewer clouds sell: reach falls from %s%% to %s%% of cloud spending.", name, words.Decimal(s.ReachBefore, 1), words.Decimal(s.ReachAfter, 1))
	}
	return fmt.Sprintf("Reach of %s current line: %s%% → %s%% of cloud spending.", name, words.Decimal(s.ReachBefore, 1), words.Decimal(s.ReachAfter, 1))
}

// maxNames is how many models a sentence names.
const maxNames = 3

func (b *builder) modelNames(ids []dataset.ModelID) string {
	var names []string
	for _, id := range ids {
		names = append(names, b.data.Model(id).Name)
	}
	if len(names) > maxNames {
		names = append(names[:maxNames:maxNames], words.Spell(len(names)-maxNames)+" more")
	}
	return words.And(names)
}

func (b *builder) cloudName(id dataset.CloudID) string { return b.data.Cloud(id).ShortName() }
