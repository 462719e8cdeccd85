package claim

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// hearing is what a claim came to in the world as it is.
type hearing struct {
	claim   *Claim
	verdict Verdict
	reason  string
	run     *run
	days    map[source.Day]bool // as of which the claim looks at the world
}

// Judge judges claims: whether each holds, on what facts it rests, and which single
// change of the data would turn it. To judge many together takes less time than one
// after the other; what the memo holds takes none.
func (b *Bench) Judge(claims []Claim, memo Memo) []Judgment {
	hearings := make([]*hearing, len(claims))
	for i := range claims {
		hearings[i] = b.hear(&claims[i])
	}
	flips, unknown := b.recalled(hearings, memo)
	judgments := make([]Judgment, len(claims))
	for i, h := range hearings {
		judgments[i] = h.judgment(b.world, flips[i])
		judgments[i].Unknown = unknown[i]
	}
	return judgments
}

// recalled finds the changes that turn each claim, from the memo where it can; those
// of the others stay unknown where there is no time.
func (b *Bench) recalled(hearings []*hearing, memo Memo) (all [][]Flip, unknown []bool) {
	all, unknown = make([][]Flip, len(hearings)), make([]bool, len(hearings))
	var fresh []*hearing
	var places []int
	for i, h := range hearings {
		var known bool
		if all[i], known = memo.recall(h.claim); !known {
			fresh, places = append(fresh, h), append(places, i)
			unknown[i] = true
		}
	}
	if memo.Hasty {
		return all, unknown
	}
	found := b.flips(fresh, memo.stopped)
	for i, flips := range found {
		all[places[i]], unknown[places[i]] = flips, false
		memo.keep(fresh[i].claim, flips)
	}
	return all, unknown
}

// hear tests a claim in the world as it is and notes all that it reads.
func (b *Bench) hear(c *Claim) *hearing {
	h := &hearing{claim: c, run: &run{world: b.world, day: c.Day, log: newLog(), keep: map[errand]memory{}}}
	h.verdict, h.reason = c.Test.verdict(h.run)
	h.days = map[source.Day]bool{}
	for r := range h.run.log.reads {
		if r.day != 0 {
			h.days[r.day] = true
		}
	}
	return h
}

// verdict tests an expression in the world of a run.
func (e *Expression) verdict(r *run) (v Verdict, reason string) {
	result := e.eval(r)
	switch {
	case result.fault != nil:
		return Untested, result.fault.Message
	case result.value == nil:
		return Vacuous, r.why
	}
	for _, i := range r.empty {
		if e.loops[i].outer {
			return Vacuous, e.loops[i].name + " goes through an empty list"
		}
	}
	if r.log != nil && len(r.log.reads) == 0 {
		return Vacuous, "reads no fact"
	}
	if result.value == true {
		return Holds, ""
	}
	return Broken, ""
}

// looksAt tells whether the claim looks at the world as of a day.
func (h *hearing) looksAt(day source.Day) bool { return h.days[day] }

// judgment puts together what is known of a claim.
func (h *hearing) judgment(w *world, flips []Flip) Judgment {
	j := Judgment{Claim: *h.claim, Verdict: h.verdict, Reason: h.reason, Flips: flips}
	if h.verdict == Holds && len(flips) > 0 {
		j.Verdict = Fragile
	}
	for i, t := range h.claim.Test.tests {
		if i < len(h.run.tests) && h.run.tests[i].reached {
			j.Sides = append(j.Sides, h.side(t, h.run.tests[i]))
		}
	}
	rows := h.rows(w, flips)
	shown := min(len(rows), maxRows)
	j.Rows, j.More = rows[:shown], len(rows)-shown
	return j
}

// maxRows is how many of the facts behind a claim a judgment lists.
const maxRows = 12

// side is a condition with what it came to.
func (h *hearing) side(t test, o outcome) Side {
	s := Side{Claimed: t.claimed, Computed: fmt.Sprint(o.holds), Holds: o.holds != t.negated}
	switch {
	case t.comparison:
		s.Computed, s.Told = computed(t, o), told(t, o)
	case t.loop >= 0 && h.run.log.loops[t.loop] != nil:
		s.Computed += exceptions(h.claim.Test.loops[t.loop].name, h.run.log.loops[t.loop])
	}
	switch {
	case t.negated && t.comparison:
		s.Claimed = "not (" + t.claimed + ")"
	case t.negated:
		s.Claimed = "not " + t.claimed
	}
	return s
}

// computed are the sides of a comparison, of which one that is written out is not
// told again.
func computed(t test, o outcome) string {
	left, right := shown(o.left), shown(o.right)
	for _, form := range []string{"%s", "date(%q)"} {
		switch {
		case strings.HasSuffix(t.claimed, " "+fmt.Sprintf(form, right)):
			return left
		case strings.HasPrefix(t.claimed, fmt.Sprintf(form, left)+" "):
			return right
		}
	}
	return left + " against " + right
}

// exceptions names the things on which a loop's answer rests.
func exceptions(loop string, l *loopLog) string {
	word, list := " for ", l.yes
	if loop == "all" {
		word, list = ", not for ", l.no
	}
	if len(list) == 0 {
		return ""
	}
	const most = 3
	var names []string
	for _, thing := range list[:min(most, len(list))] {
		names = append(names, nameOfThing(thing))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return word + words.And(names)
}

// shown is a value as a judgment shows it.
func shown(v any) string {
	switch x := v.(type) {
	case string:
		return fmt.Sprintf("%q", x)
	case float64:
		if math.Abs(x) >= 1e4 {
			return fmt.Sprintf("%.0f", x) // and not 3e+11 for an amount
		}
		return fmt.Sprintf("%.4g", x)
	case source.Day:
		return x.String()
	case []any, []string:
		const most = 6
		items := itemsOf(x)
		var texts []string
		for _, item := range items[:min(most, len(items))] {
			texts = append(texts, shown(item))
		}
		if len(items) > most {
			texts = append(texts, "…")
		}
		return "[" + strings.Join(texts, ", ") + "]"
	}
	return nameOfThing(v)
}

// rows are the facts that a claim rests on: those that alone turn it, then those
// that the expression names, those of the things that its loops picked out, and
// those that its measures count.
func (h *hearing) rows(w *world, flips []Flip) []Row {
	var notes []note
	for _, f := range flips {
		notes = append(notes, note{decisive, f.Row})
	}
	notes = append(notes, h.run.log.notes...)
	for i, l := range h.claim.Test.loops {
		if log := h.run.log.loops[i]; l.outer && log != nil {
			picked := log.yes
			if l.name == "all" {
				picked = log.no
			}
			for _, thing := range picked {
				for _, row := range rowsOf(w, thing) {
					notes = append(notes, note{found, row})
				}
			}
		}
	}
	slices.SortStableFunc(notes, func(a, b note) int {
		return cmp.Or(cmp.Compare(a.weight, b.weight), comparePos(a.row.Pos, b.row.Pos))
	})
	var rows []Row
	met := map[source.Pos]bool{}
	for _, n := range notes {
		if !met[n.row.Pos] || n.row.Pos == (source.Pos{}) {
			rows = append(rows, n.row)
		}
		met[n.row.Pos] = true
	}
	return rows
}

func comparePos(a, b source.Pos) int {
	return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}
