package report

import (
	"fmt"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// lockInFindings say how the ranks of some peers in the frontier depend on the
// weights, and who has none: one sentence for those whose rank stays and those whose
// rank does not.
func (b *builder) lockInFindings(clouds ...*dataset.Cloud) []string {
	indexes := b.market.LockInIndex(market.ScopeFrontier)
	var list, stay, vary []string
	every, of := true, 0
	var moving []*dataset.Cloud
	for _, c := range clouds {
		x := indexes[c.ID]
		switch rank := rankThroughout(x); {
		case x.Rank == 0:
			list = append(list, fmt.Sprintf("On the frontier %s has no index: no value for %s.", c.ShortName(), words.And(b.undefinedParts(x.Parts))))
		case x.Of == 1:
			list = append(list, fmt.Sprintf("On the frontier %s alone has an index.", c.ShortName()))
		case rank > 0:
			stay = append(stay, c.ShortName()+" "+rankWords(rank, x.Of))
			every, of = every && dominates(indexes, c, rank), x.Of
		default:
			moving, vary, of = append(moving, c), append(vary, c.ShortName()+" ranks "+rankShares(x, " and ")), x.Of
		}
	}
	if len(moving) == 2 && len(clouds) == of {
		vary = []string{fmt.Sprintf("%s and %s change places: %s", moving[0].ShortName(), moving[1].ShortName(), vary[0])}
	}
	if len(stay)+len(vary) == 0 {
		return list
	}
	return append([]string{ranksSentence(stay, vary, every, of)}, list...)
}

// ranksSentence joins what stays under all weights and what does not.
func ranksSentence(stay, vary []string, every bool, of int) string {
	under := fmt.Sprintf("under all %s random weightings", words.Thousands(market.Weightings))
	if every {
		under = "whatever the weights"
	}
	moves := fmt.Sprintf("%s of %s random weightings", strings.Join(vary, "; "), words.Thousands(market.Weightings))
	if len(stay) == 0 {
		return fmt.Sprintf("On the frontier, among the %s clouds with an index, %s; first is the most locked in.", words.Spell(of), moves)
	}
	text := fmt.Sprintf("On the frontier, %s, %s of the %s clouds with an index", under, words.And(stay), words.Spell(of))
	if len(vary) > 0 {
		text += "; " + moves
	}
	return text + "."
}

// rankThroughout is the rank that a cloud takes under all random weightings, 0 where
// they differ.
func rankThroughout(x market.LockInIndex) int {
	for i, s := range x.Shares {
		if s == 1 {
			return i + 1
		}
	}
	return 0
}

func rankWords(rank, of int) string {
	switch rank {
	case 1:
		return "is the most locked in"
	case of:
		return "is the least locked in"
	}
	return "ranks " + ordinal(rank)
}

// dominates tells whether no weights at all could give a cloud that ranks first or last
// another rank: none of its parts is below, or none above, that of any other cloud.
func dominates(indexes map[dataset.CloudID]market.LockInIndex, c *dataset.Cloud, rank int) bool {
	own := indexes[c.ID]
	if rank != 1 && rank != own.Of {
		return false
	}
	for id, x := range indexes {
		if id == c.ID || x.Rank == 0 {
			continue
		}
		for i, score := range scoresOf(x.Parts) {
			mine, theirs := scoresOf(own.Parts)[i], score
			if rank == 1 && mine < theirs || rank != 1 && mine > theirs {
				return false
			}
		}
	}
	return true
}

// scoresOf are the parts of an index in a fixed order, 0 for one without a value.
func scoresOf(p market.LockInParts) []float64 {
	var list []float64
	for _, s := range []market.Score{p.LockIn, p.LockOut, p.Narrowness, p.Price} {
		value, _ := s.Value()
		list = append(list, value)
	}
	return list
}
