package report

import (
	"cmp"
	"fmt"

	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// headline says how exclusive the frontier is on the day: against the day before
// the event that charts mark, where there is one.
func (b *builder) headline() string {
	frontier := b.market.In(market.ScopeFrontier)
	only := b.exclusive(frontier)
	switch n := len(frontier); {
	case n == 0:
		return fmt.Sprintf("No frontier model is on sale on %s", words.Or(b.peerNames()))
	case len(b.peers) < 2:
		return fmt.Sprintf("%s on sale on %s", words.Count(n, "frontier model is", "frontier models are"), words.And(b.peerNames()))
	case b.ended() != "":
		return b.ended() + b.sinceThen()
	case n == 1 && only == 1:
		return fmt.Sprintf("The only frontier model on sale can be bought on %s only", b.among())
	case only == 0:
		return "Every frontier model on sale can be bought on two clouds or more"
	case only == n:
		return fmt.Sprintf("Every frontier model on sale can be bought on %s only", b.among())
	default:
		return fmt.Sprintf("%d of the %d frontier models on sale can be bought on %s only", only, n, b.among())
	}
}

// ended says which exclusive ended with the event that charts mark; "" where
// there is none.
func (b *builder) ended() string {
	s := b.gallery.book.Turn()
	if s == nil {
		return ""
	}
	lab := b.data.Lab(s.Lab).ShortName()
	if sellers := b.sellersBefore(s); len(sellers) == 1 {
		return fmt.Sprintf("%s exclusive on %s ended.", words.Possessive(sellers[0]), lab)
	}
	return words.Possessive(lab) + " exclusive ended."
}

// sinceThen says what became of the exclusive share since the event.
func (b *builder) sinceThen() string {
	now, before, way := b.sinceTurn()
	switch {
	case now.Part == 0:
		return " No frontier model is exclusive now"
	case !before.Defined():
		return fmt.Sprintf(" Now %s of frontier models are exclusive", wholePercent(now))
	case way > 0:
		return fmt.Sprintf(" Frontier exclusivity has risen to %s", wholePercent(now))
	case way < 0:
		return fmt.Sprintf(" Frontier exclusivity has fallen to %s", wholePercent(now))
	}
	return fmt.Sprintf(" Frontier exclusivity is the same, at %s", wholePercent(now))
}

// sinceTurn is the exclusive share of the frontier now and on the day before the
// marked event, and which way it went: as readers see it, in whole percent.
func (b *builder) sinceTurn() (now, before market.Ratio, way int) {
	now = b.market.ExclusiveShare(market.ScopeFrontier)
	if s := b.gallery.book.Turn(); s != nil {
		before = b.market.On(s.Day - 1).ExclusiveShare(market.ScopeFrontier)
	}
	return now, before, compared(now, before)
}

// compared tells which of two shares is larger in whole percent; 0 too where one
// is not defined.
func compared(x, y market.Ratio) int {
	if !x.Defined() || !y.Defined() {
		return 0
	}
	return cmp.Compare(words.Percent(x.Part, x.Whole), words.Percent(y.Part, y.Whole))
}

// wholePercent writes a share without decimals: "57%".
func wholePercent(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	return fmt.Sprintf("%d%%", words.Percent(r.Part, r.Whole))
}

// deck tells the event behind the headline and the numbers; without an event it
// says what is on sale.
func (b *builder) deck() string {
	now, before, way := b.sinceTurn()
	s := b.gallery.book.Turn()
	if s == nil || len(b.peers) < 2 || !now.Defined() {
		return b.stockDeck()
	}
	text := fmt.Sprintf("%s proprietary models came to %s %s", words.Possessive(b.data.Lab(s.Lab).ShortName()), b.cloudName(s.Cloud), b.shiftDay(s))
	if sellers := b.sellersBefore(s); len(sellers) == 1 {
		text += fmt.Sprintf("; of %s only %s had sold them until then", words.And(b.peerNames()), sellers[0])
	}
	begin, end := "On", fmt.Sprintf(", against %s the day before they came.", wholePercent(before))
	switch {
	case !before.Defined():
		end = "."
	case way > 0:
		begin = "Yet on"
	case way == 0:
		end = ", as the day before they came."
	}
	if 0 < now.Part && now.Part < now.Whole {
		end = ": " + wholePercent(now) + end
	}
	return fmt.Sprintf("%s. %s %s, %s sold on %s only%s", text, begin, b.asOf().Text, partWere(now, "frontier model", "frontier models"), b.among(), end)
}

// shiftDay says when a shift was as a sentence does: "on 28 April 2026", "in April
// 2026", "by 28 April 2026".
func (b *builder) shiftDay(s *market.Shift) string {
	switch d := b.shiftDate(s); {
	case d.IsZero():
		return "on " + whenDay(s.Day).Text
	case d.Bounded():
		return when(d).Text
	}
	return "in " + b.shiftWhen(s).Text
}

// partWere begins a clause about some of all: "12 of the 21 frontier models were".
func partWere(r market.Ratio, one, many string) string {
	switch {
	case r.Part == 0:
		return fmt.Sprintf("no %s was", one)
	case r.Whole == 1:
		return fmt.Sprintf("the only %s was", one)
	case r.Part == r.Whole:
		return fmt.Sprintf("all %s were", words.Count(r.Whole, one, many))
	}
	return fmt.Sprintf("%s of the %s %s", words.Thousands(r.Part), words.Count(r.Whole, one, many), words.Agree(r.Part, "was", "were"))
}

// stockDeck says how exclusive all models are, and those whose weights are closed.
func (b *builder) stockDeck() string {
	all := b.market.In(market.ScopeAll)
	sold := fmt.Sprintf("On %s, %s sold %s.", b.asOf().Text, words.And(b.peerNames()), words.Count(len(all), "model", "models"))
	switch closed := closedWeights(all); {
	case len(all) == 0:
		return fmt.Sprintf("On %s, no model was on sale there.", b.asOf().Text)
	case len(b.peers) == 1:
		return sold
	case len(closed) == 0:
		return fmt.Sprintf("%s Of these, one cloud alone sold %s.", sold, words.Thousands(b.exclusive(all)))
	default:
		return fmt.Sprintf("%s Of these, one cloud alone sold %s; of the %s with closed weights, %s.",
			sold, words.Thousands(b.exclusive(all)), words.Thousands(len(closed)), words.Thousands(b.exclusive(closed)))
	}
}
