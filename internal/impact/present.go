package impact

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/words"
)

// section is a list as readers see it, whatever the format.
type section struct {
	id      string
	title   string
	lead    string // what the list is, where the title does not say
	entries []entry
	left    int // how many entries are left out
}

// entry is one change. What is in it may come from anybody.
type entry struct {
	place   string // file:line:column; "" for none
	subject string
	change  bool   // whether there is a before and an after
	before  string // "" for nothing
	after   string
	notes   []string
	chart   *ChartChange // whose drawings a page shows; nil for none
}

// sections are all lists that are not empty: facts, loss first, then what follows from
// them.
func (i *Impact) sections() []section {
	all := []section{
		list("removed", "Facts removed", "", i.Removed, removedEntry),
		list("changed", "Facts changed", "", i.Changed, factEntry),
		list("regraded", "Facts regraded", "", i.Regraded, factEntry),
		list("added", "Facts added", "", i.Added, addedEntry),
		list("moved", "Records under another id", "", i.Moved, factEntry),
		list("measures", "Headline measures", "Which facts brought each change. Where it matters what is applied first, a part is the mean over orders. Before rounding, the parts of a change add up to it exactly.", i.Measures, measureEntry),
		list("headlines", "Headlines", "", i.Headlines, headlineEntry),
		list("statuses", "Portability", "", i.Statuses, statusEntry),
		list("shifts", "Shifts", "", i.Shifts, shiftEntry),
		list("plans", "Planned", "", i.Plans, planEntry),
		list("claims", "Claims", "", i.Claims, claimEntry),
		list("pages", "Pages", "", i.Pages, pageEntry),
		list("charts", "Charts", "", i.Charts, chartEntry),
		list("problems", "Problems", "", i.Problems, problemEntry),
		list("files", "Files", "", i.Files, fileEntry),
	}
	return slices.DeleteFunc(all, func(s section) bool { return len(s.entries) == 0 && s.left == 0 })
}

func list[T any](id, title, lead string, l List[T], of func(T) entry) section {
	s := section{id: id, title: fmt.Sprintf("%s (%s)", title, words.Thousands(l.Len())), lead: lead, left: l.LeftOut}
	for _, item := range l.Items {
		e := of(item)
		if e.change && e.before != "" && e.after != "" {
			e.before, e.after = contrast(e.before, e.after)
		}
		s.entries = append(s.entries, e)
	}
	return s
}

// leftOut says how many entries are not shown; "" where all are.
func (s section) leftOut() string {
	if s.left == 0 {
		return ""
	}
	return fmt.Sprintf("and %s more", words.Thousands(s.left))
}

// maxText is how many characters of a text are shown.
const maxText = 240

func short(text string) string {
	if runes := []rune(text); len(runes) > maxText {
		return string(runes[:maxText]) + "…"
	}
	return text
}

// minAlike is from how many characters on that two texts have in common at an end
// these are left out.
const minAlike = 48

// contrast is two texts without much of what they have in common at their ends, so
// that a reader sees what differs. Words stay whole.
func contrast(before, after string) (string, string) {
	b, a := strings.Split(before, " "), strings.Split(after, " ")
	if head := alike(b, a); len(strings.Join(b[:head], " ")) >= minAlike {
		b, a = append([]string{"…"}, b[head:]...), append([]string{"…"}, a[head:]...)
	}
	slices.Reverse(b)
	slices.Reverse(a)
	if tail := alike(b, a); len(strings.Join(b[:tail], " ")) >= minAlike {
		b, a = append([]string{"…"}, b[tail:]...), append([]string{"…"}, a[tail:]...)
	}
	slices.Reverse(b)
	slices.Reverse(a)
	return strings.Join(b, " "), strings.Join(a, " ")
}

// context is how many of the words in common are left to show where two texts part.
const context = 3

// alike is how many words two texts begin with in common, less the context.
func alike(a, b []string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return max(n-context, 0)
}

func (f FactChange) subject() string {
	if f.Field == "" {
		return f.Record
	}
	return f.Record + ": " + f.Field
}

func factEntry(f FactChange) entry {
	return entry{place: f.At(), subject: f.subject(), change: true, before: f.Before, after: f.After}
}

func removedEntry(f FactChange) entry {
	return entry{place: f.BeforeAt, subject: f.subject() + ": " + f.Before, notes: within(f)}
}

func addedEntry(f FactChange) entry {
	return entry{place: f.AfterAt, subject: f.subject() + ": " + f.After, notes: within(f)}
}

// maxWithin is how many of the records in a record are named.
const maxWithin = 12

func within(f FactChange) []string {
	notes := slices.Clone(f.Within[:min(len(f.Within), maxWithin)])
	for i := range notes {
		notes[i] = "with it, " + notes[i]
	}
	if more := len(f.Within) - len(notes); more > 0 {
		notes = append(notes, fmt.Sprintf("and %s more", words.Thousands(more)))
	}
	return notes
}

func measureEntry(m MeasureChange) entry {
	e := entry{subject: m.Name, change: true, before: m.Before, after: m.After}
	if m.Change != "" {
		e.after += " (" + m.Change + ")"
	}
	if m.Unattributed != "" {
		e.notes = append(e.notes, "not divided among facts: "+m.Unattributed)
	}
	for _, p := range m.Parts {
		note := p.Change + " by " + p.Unit
		if len(p.Facts) > 0 {
			note += " (" + strings.Join(p.Facts, ", ")
			if p.More > 0 {
				note += fmt.Sprintf(" and %d more", p.More)
			}
			note += ")"
		}
		e.notes = append(e.notes, note)
	}
	return e
}

func headlineEntry(h HeadlineChange) entry {
	return entry{subject: h.Page + ", " + h.What, change: true, before: h.Before, after: h.After}
}

func statusEntry(s StatusChange) entry {
	return entry{subject: s.Name + " (" + string(s.Model) + ")", change: true, before: s.Before, after: s.After}
}

func shiftEntry(s ShiftChange) entry { return timed(s.Before, s.After) }
func planEntry(p PlanChange) entry   { return timed(p.Before, p.After) }

// timed is something dated that is gone, changed or new.
func timed(before, after string) entry {
	switch {
	case after == "":
		return entry{subject: "gone: " + before}
	case before == "":
		return entry{subject: "new: " + after}
	}
	return entry{subject: "changed", change: true, before: before, after: after}
}

func claimEntry(c ClaimChange) entry {
	var kinds []string
	for _, k := range c.Kinds {
		kinds = append(kinds, string(k))
	}
	e := entry{place: c.At, subject: strings.Join(kinds, ", ") + ": “" + c.Sentence + "”"}
	if c.Before != c.After {
		e.change, e.before, e.after = true, c.Before, c.After
	}
	if c.Was != "" {
		e.notes = append(e.notes, "it read “"+c.Was+"”")
	}
	if c.Tested != "" {
		e.notes = append(e.notes, "the test was "+c.Tested)
	}
	if c.After != "" {
		e.notes = append(e.notes, "tested by "+c.Test)
	}
	for _, computed := range c.Computed {
		e.notes = append(e.notes, "computed "+computed)
	}
	for _, f := range c.Flips {
		e.notes = append(e.notes, "one change would turn it: "+f)
	}
	return e
}

func pageEntry(p PageChange) entry {
	state := "new: "
	if p.Gone {
		state = "gone: "
	}
	return entry{subject: state + p.Place + " (" + p.Title + ")"}
}

func chartEntry(c ChartChange) entry {
	e := timed(c.Before, c.After)
	e.chart = &c
	if c.Before != "" && c.After != "" {
		e.subject = c.ID
		if c.Rows != (RowCount{}) {
			e.notes = []string{fmt.Sprintf("of its table %s went and %s came", words.Count(c.Rows.Gone, "row", "rows"), words.Thousands(c.Rows.New))}
		}
		if c.Before == c.After {
			e.subject, e.change = c.ID+": "+c.After, false
		}
	}
	return e
}

func problemEntry(p ProblemChange) entry {
	kind := "new problem: "
	switch {
	case p.Gone && p.Warning:
		kind = "gone, a warning: "
	case p.Gone:
		kind = "gone, a problem: "
	case p.Warning:
		kind = "new warning: "
	}
	return entry{place: p.At, subject: kind + p.Message}
}

func fileEntry(f FileChange) entry { return entry{subject: string(f.What) + ": " + f.Path} }

// sides says what is compared.
func (i *Impact) sides() string { return "From " + side(i.Base) + " to " + side(i.Head) + "." }

func side(s Side) string {
	text := s.Name
	if s.AsOf != "" {
		text += ", as of " + s.AsOf
	}
	return text
}
