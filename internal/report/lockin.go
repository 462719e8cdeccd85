package report

import (
	"fmt"
	"strconv"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// LockInIndex is the view of the composite lock-in index. It is never shown
// without its parts and the ranks that random weightings give.
type LockInIndex struct {
	Title    string
	Findings []string // what the ranks say, in sentences
	Weights  string   // how the parts are weighted, in words
	Method   string   // the address of the definition
	Columns  []string // scopes or clouds
	Rows     []MeasureRow
}

// lockInIndexOf is the index of one peer, a column a scope; nil for any other
// cloud.
func (b *builder) lockInIndexOf(from Place, c *dataset.Cloud) *LockInIndex {
	if !b.market.IsPeer(c.ID) {
		return nil
	}
	v := b.lockInView(from, "Lock-in index")
	var all, open []market.LockInIndex
	for _, s := range market.Scopes() {
		v.Columns = append(v.Columns, words.Sentence(string(s)))
		all, open = append(all, b.market.LockInIndex(s)[c.ID]), append(open, b.open.LockInIndex(s)[c.ID])
	}
	v.Findings = b.lockInFindings(c)
	v.Rows = lockInRows(from, all, open)
	return v
}

// lockInIndexes is the index of some peers in the frontier, a column a cloud.
func (b *builder) lockInIndexes(from Place, clouds ...*dataset.Cloud) *LockInIndex {
	v := b.lockInView(from, "Lock-in index, frontier")
	var all, open []market.LockInIndex
	for _, c := range clouds {
		v.Columns = append(v.Columns, c.ShortName())
		all = append(all, b.market.LockInIndex(market.ScopeFrontier)[c.ID])
		open = append(open, b.open.LockInIndex(market.ScopeFrontier)[c.ID])
	}
	v.Findings = b.lockInFindings(clouds...)
	if text := b.firmRanks(clouds); text != "" {
		v.Findings = append(v.Findings, text)
	}
	v.Rows = lockInRows(from, all, open)
	return v
}

// firmRanks says how clouds would rank without what weak sources alone say, where that
// is not as they do.
func (b *builder) firmRanks(clouds []*dataset.Cloud) string {
	is, would := b.market.LockInIndex(market.ScopeFrontier), b.firm.LockInIndex(market.ScopeFrontier)
	same := true
	var ranks []string
	for _, c := range clouds {
		same = same && is[c.ID].Rank == would[c.ID].Rank
		if x := would[c.ID]; x.Rank > 0 {
			ranks = append(ranks, fmt.Sprintf("%s %s", c.ShortName(), rankText(x)))
		}
	}
	if same || len(ranks) == 0 {
		return ""
	}
	return "Without what weak sources alone say, the ranks would be: " + strings.Join(ranks, ", ") + "."
}

func (b *builder) lockInView(from Place, title string) *LockInIndex {
	return &LockInIndex{Title: title, Weights: b.weightWords(), Method: from.definition("lock-in-index")}
}

// lockInRows are the parts, the index and the ranks, in this order, with open
// access alone beside them where that makes a difference.
func lockInRows(from Place, all, open []market.LockInIndex) []MeasureRow {
	var rows []MeasureRow
	row := func(name, definition string, write func(market.LockInIndex) string) {
		var allWords, openWords []string
		for i := range all {
			allWords, openWords = append(allWords, write(all[i])), append(openWords, write(open[i]))
		}
		rows = append(rows, accessRow(name, from.definition(definition), allWords, openWords))
	}
	row("Lock-in: models lost by moving", "lock-in", func(x market.LockInIndex) string { return scoreText(x.Parts.LockIn) })
	row("Lock-out: models not sold here", "lock-out", func(x market.LockInIndex) string { return scoreText(x.Parts.LockOut) })
	row("Narrowness: labs missing here", "breadth", func(x market.LockInIndex) string { return scoreText(x.Parts.Narrowness) })
	row("Price: median paid above the lowest", "premium", func(x market.LockInIndex) string { return scoreText(x.Parts.Price) })
	row("Index", "lock-in-index", func(x market.LockInIndex) string { return scoreText(x.Index) })
	row("Rank, 1 the most locked in", "lock-in-index", rankText)
	row(fmt.Sprintf("Rank under %s random weightings", words.Thousands(market.Weightings)), "lock-in-index", func(x market.LockInIndex) string { return rankShares(x, ", ") })
	return rows
}

// undefinedParts names the parts for want of which there is no index.
func (b *builder) undefinedParts(p market.LockInParts) []string {
	w := b.data.Site().IndexWeights()
	var names []string
	for _, part := range []struct {
		name   string
		score  market.Score
		weight dataset.Weight
	}{{"lock-in", p.LockIn, w.LockIn}, {"lock-out", p.LockOut, w.LockOut}, {"narrowness", p.Narrowness, w.Narrowness}, {"price", p.Price, w.Price}} {
		if _, ok := part.score.Value(); !ok && part.weight > 0 {
			names = append(names, part.name)
		}
	}
	return names
}

// lockInIndexNow is the index of each peer in the frontier with its parts and
// ranks.
func (b *builder) lockInIndexNow() []Fact {
	indexes := b.market.LockInIndex(market.ScopeFrontier)
	facts := b.byPeer(func(c dataset.CloudID) string {
		x := indexes[c]
		parts := fmt.Sprintf("lock-in %s, lock-out %s, narrowness %s, price %s",
			scoreText(x.Parts.LockIn), scoreText(x.Parts.LockOut), scoreText(x.Parts.Narrowness), scoreText(x.Parts.Price))
		if x.Rank == 0 {
			return "no index: " + parts
		}
		return fmt.Sprintf("%s: %s; rank %s; under %s random weightings %s",
			scoreText(x.Index), parts, rankText(x), words.Thousands(market.Weightings), rankShares(x, ", "))
	})
	return append(facts, Fact{Label: "Weights", Text: b.weightWords()})
}

// weightWords says how the parts are weighted.
func (b *builder) weightWords() string {
	w := b.data.Site().IndexWeights()
	if w.LockIn == w.LockOut && w.LockIn == w.Narrowness && w.LockIn == w.Price {
		return "all four equal"
	}
	return fmt.Sprintf("lock-in %v, lock-out %v, narrowness %v, price %v", w.LockIn, w.LockOut, w.Narrowness, w.Price)
}

// scoreText writes a score to three places: indexes that rank apart are often close.
func scoreText(s market.Score) string {
	value, ok := s.Value()
	if !ok {
		return words.Unknown
	}
	return strconv.FormatFloat(value, 'f', 3, 64)
}

func rankText(x market.LockInIndex) string {
	if x.Rank == 0 {
		return words.Unknown
	}
	return fmt.Sprintf("%d of %d", x.Rank, x.Of)
}

// rankShares says how often a peer takes which rank: "first in 62%, second in
// 38%". Ranks that it never takes are left out.
func rankShares(x market.LockInIndex, between string) string {
	var parts []string
	for i, s := range x.Shares {
		if s > 0 {
			parts = append(parts, fmt.Sprintf("%s in %s%%", ordinal(i+1), words.Decimal(100*s, 1)))
		}
	}
	if len(parts) == 0 {
		return words.Unknown
	}
	return strings.Join(parts, between)
}

// ordinal spells the small ordinal numbers.
func ordinal(n int) string {
	ordinals := []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
	if n <= len(ordinals) {
		return ordinals[n-1]
	}
	return "rank " + words.Thousands(n)
}
