package report

import (
	"cmp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// The deck of a page answers its question below the heading, in one to three
// sentences that the measures decide.

// maxDescription is how many characters a description has room for where search
// engines and cards show it; the first sentence stands whole.
const maxDescription = 240

// described is as much of a deck as a description has room for.
func described(deck []string) string {
	text := ""
	for i, s := range deck {
		if i > 0 && len([]rune(text))+len([]rune(s)) >= maxDescription {
			break
		}
		text = strings.TrimSpace(text + " " + s)
	}
	return text
}

// sentences leaves out what there is nothing to say of.
func sentences(list ...string) []string {
	var said []string
	for _, s := range list {
		if s != "" {
			said = append(said, s)
		}
	}
	return said
}

// theThree are the peers where a sentence has named them before.
func (b *builder) theThree() string { return "the " + words.Spell(len(b.peers)) }

// ofCompared begins a sentence about some of the peers.
func (b *builder) ofCompared() string {
	return "Of " + b.theThree() + " clouds compared, "
}

// fromWords is a date behind a verb: "on 28 April 2026", "in April 2026", "by 28
// April 2026".
func fromWords(d source.Date) string {
	switch {
	case d.Bounded():
		return when(d).Text
	case d.Exact():
		return "on " + when(d).Text
	}
	return "in " + when(d).Text
}

// boundWords is a date behind a word that "by" cannot follow: "28 April 2026 at the
// latest".
func boundWords(w When) string {
	if w.Bound {
		return strings.TrimPrefix(w.Text, "by ") + " at the latest"
	}
	return w.Text
}

func sinceWords(w When) string { return "since " + boundWords(w) }

// follower is a peer that came to sell what another had sold, or may have, before.
type follower struct {
	name string
	date source.Date
}

// followedWords says when peers came after a first date; of one that may have come
// before it only by when it was there, as in "had it".
func followedWords(had string, first source.Date, came []follower) string {
	var parts []string
	last := ""
	for i := 0; i < len(came); {
		date, names := came[i].date, []string{}
		for ; i < len(came) && came[i].date == date; i++ {
			names = append(names, came[i].name)
		}
		verb := " followed"
		switch {
		case date.Bounded():
			verb = " " + had
		case !before(first, date):
			verb = " came"
		}
		if verb == last {
			verb = ""
		} else {
			last = verb
		}
		parts = append(parts, words.And(names)+verb+" "+fromWords(date))
	}
	return strings.Join(parts, ", ")
}

// rival is another peer with the value that one is held against.
type rival struct {
	name  string
	value int
	text  string // the value as a sentence has it, "60%"
}

// against says which of some rivals have more than a value, which the same and
// which less: "fewer than AWS (16) but more than Google Cloud (6)".
func (v ranking) against(own int, rivals []rival) string {
	var groups []string
	for _, g := range []struct {
		order int
		words string
	}{{1, v.less}, {0, v.same}, {-1, v.more}} {
		var names []string
		for _, r := range rivals {
			switch {
			case cmp.Compare(r.value, own) != g.order:
			case g.order == 0:
				names = append(names, r.name)
			default:
				names = append(names, r.name+" ("+r.text+")")
			}
		}
		if len(names) == 0 {
			continue
		}
		if len(groups) > 0 {
			g.words = strings.Replace(g.words, " share ", " one ", 1)
		}
		groups = append(groups, g.words+" "+words.And(names))
	}
	if len(groups) == 2 && strings.HasPrefix(groups[0], v.less) {
		return strings.Join(groups, " but ")
	}
	return words.And(groups)
}

// ranking is how one value stands beside another in words.
type ranking struct{ less, same, more string }

// others are the peers but for one.
func (b *builder) others(id dataset.CloudID) []*dataset.Cloud {
	var list []*dataset.Cloud
	for _, p := range b.peers {
		if p.ID != id {
			list = append(list, p)
		}
	}
	return list
}

// perhapsOn tells whether the dates leave open that a cloud sells any of some models
// yet.
func (b *builder) perhapsOn(id dataset.CloudID, models ...*dataset.Model) bool {
	return slices.ContainsFunc(models, func(m *dataset.Model) bool { return b.market.InDoubt(m.ID, id) && !b.market.Usable(m.ID, id) })
}
