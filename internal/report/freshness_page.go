package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// maxDue is how many facts the page lists; the table to download has all.
const maxDue = 100

// FreshnessPage is the view of how old facts are and which want another look.
type FreshnessPage struct {
	Finding string
	Limit   string
	Added   string // what a fact behind the headline shares counts more
	Groups  []AgeGroup
	Due     []DueRow
	More    string // what is left out of these
	Leaning []LeaningClaim
	CSV     string
	Grades  string // the address of the explanation of grades
}

// AgeGroup is the facts of a cloud and a grade.
type AgeGroup struct {
	Cloud  Link
	Grade  string
	Facts  string
	Median string // age in days
	Share  string // of those that are due
}

// DueRow is a fact that is due for another look.
type DueRow struct {
	What      Link
	Where     string // file and line
	Age       string
	Influence string
	Source
}

// LeaningClaim is a claim that leans on facts of the lowest grade.
type LeaningClaim struct {
	Sentence Link
	Verdict  string
	Alone    string // how many such facts would each turn it
	Facts    string // how many such facts are among those listed with it

	alone int
}

// fresh is the facts in the order in which they want another look.
func (c *commentary) fresh() []SourcedFact {
	turned := map[source.Pos][]int{}
	number := 0
	for _, e := range c.pieces {
		for _, j := range e.judgments {
			for _, f := range j.Flips {
				turned[f.Pos] = append(turned[f.Pos], number)
			}
			number++
		}
	}
	return freshness(c.builder.market, turned)
}

func (c *commentary) freshness(facts []SourcedFact) Page {
	b := c.builder
	limit := b.data.Site().FreshnessDays
	due := dueOf(facts)
	view := FreshnessPage{
		Finding: freshFinding(facts, limit), Limit: words.Count(limit, "day", "days"), Added: words.Spell(marketInfluence),
		Groups: b.ageGroups(facts), Leaning: c.leaning(), CSV: Fresh.To(dueTable(nil).Path()), Grades: Fresh.To(Data.File()) + "#grades",
	}
	for _, f := range due[:min(len(due), maxDue)] {
		view.Due = append(view.Due, b.dueRow(f))
	}
	view.More = andMore(len(due) - len(view.Due))
	return Page{
		Place: Fresh, Section: Data, Template: "freshness", Title: "Freshness", View: view,
		Description: "How old the facts are, which are due for another look, and which claims lean on weak sources.",
		Crumbs:      []Link{Fresh.Link("Data", Data)},
	}
}

func dueOf(facts []SourcedFact) []SourcedFact {
	n := 0
	for n < len(facts) && facts[n].Due {
		n++
	}
	return facts[:n]
}

// freshFinding says in a sentence how things stand.
func freshFinding(facts []SourcedFact, limit int) string {
	due, checked := len(dueOf(facts)), 0
	for _, f := range facts {
		if f.Checked != 0 {
			checked++
		}
	}
	text := ""
	switch n := len(facts); {
	case n == 0:
		return "There are no facts yet."
	case limit == 0:
		text = "No limit is set, so no fact is due for another look."
	case due == 0:
		text = "No fact is due for another look."
	case due == n:
		text = "Every fact is due for another look."
	default:
		text = fmt.Sprintf("%s of %s %s due for another look.", words.Thousands(due), words.Count(n, "fact", "facts"), words.Agree(due, "is", "are"))
	}
	switch checked {
	case 0:
		return text + " No check has been noted since they were recorded."
	case len(facts):
		return text + " Each has been checked at least once."
	}
	return text + fmt.Sprintf(" %s %s been checked since %s recorded.", words.Thousands(checked), words.Agree(checked, "has", "have"), words.Agree(checked, "it was", "they were"))
}

// ageGroups are the facts by cloud, those of none last, and grade.
func (b *builder) ageGroups(facts []SourcedFact) []AgeGroup {
	var list []AgeGroup
	add := func(name Link, cloud dataset.CloudID) {
		for _, grade := range dataset.GradeA.Allowed() {
			var ages []int
			due, n := 0, 0
			for _, f := range facts {
				if f.Cloud == cloud && f.Grade == dataset.Grade(grade) {
					if n++; !f.Undated {
						ages = append(ages, f.Age)
					}
					due += len(dueOf([]SourcedFact{f}))
				}
			}
			if n > 0 {
				list = append(list, AgeGroup{name, grade, words.Thousands(n), medianAge(ages), strconv.Itoa(words.Percent(due, n)) + "%"})
			}
		}
	}
	for _, c := range b.data.Clouds() {
		add(Fresh.Link(c.ShortName(), cloudPlace(c.ID)), c.ID)
	}
	add(Link{Text: "No single cloud"}, "")
	return list
}

// medianAge is the median of ages in days.
func medianAge(ages []int) string {
	n := len(ages)
	if n == 0 {
		return words.Unknown
	}
	slices.Sort(ages)
	return words.Thousands((ages[(n-1)/2] + ages[n/2]) / 2)
}

func (b *builder) dueRow(f SourcedFact) DueRow {
	s := b.sourceOf(Fresh, f.Fact, source.Place{})
	s.Edit = b.data.Site().LineURL(f.Pos)
	return DueRow{
		What: Fresh.Link(f.What, f.Page), Where: f.Pos.String(), Age: f.AgeText(), Influence: words.Thousands(f.Influence), Source: s,
	}
}

// AgeText is the age in days; ≤ marks one that is the most that it can be.
func (f SourcedFact) AgeText() string {
	switch {
	case f.Undated:
		return "no date"
	case f.Bound:
		return "≤ " + words.Thousands(f.Age)
	}
	return words.Thousands(f.Age)
}

// leaning lists the claims whose deciding facts have one of grade C among them, those
// first that most of them would turn alone.
func (c *commentary) leaning() []LeaningClaim {
	var list []LeaningClaim
	for _, e := range c.pieces {
		for _, j := range e.judgments {
			weak, alone := 0, map[source.Pos]bool{}
			for _, r := range j.Rows {
				if r.Grade == dataset.GradeC {
					weak++
				}
			}
			for _, f := range j.Flips {
				if f.Grade == dataset.GradeC {
					alone[f.Pos] = true
				}
			}
			if weak > 0 || len(alone) > 0 {
				list = append(list, LeaningClaim{
					Sentence: Link{e.whole(j), Fresh.To(Claims.File()) + "#" + j.ID}, Verdict: standing(j), alone: len(alone),
					Alone: words.Thousands(len(alone)), Facts: fmt.Sprintf("%s of %s", words.Thousands(weak), words.Thousands(len(j.Rows))),
				})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b LeaningClaim) int { return cmp.Compare(b.alone, a.alone) })
	return list
}

// dueTable is the facts as a table to download.
func dueTable(facts []SourcedFact) Table {
	t := Table{Name: "due", Title: "one fact with how old it is and what hangs on it, the one that most wants another look first", Columns: columns(
		text("fact", "what it says"), text("file", "the file that holds it"), integer("line", "the line of the file"), text("cloud", "key of the cloud; empty where it is of no single one"),
		day("checked", "when a person last opened the source; empty where nobody noted it"), integer("age_days", "days since then, or else since the fact’s own date; empty where neither is known"),
		flag("bound", "whether the age is only the most that it can be"), integer("influence", "1, and one for each claim that the fact alone would turn, and more where the headline shares rest on it"),
		integer("weight", "influence × age × 1, 2 or 3 for the grade A, B or C"), flag("due", "whether the age is above the limit"), factColumns())}
	for _, f := range facts {
		checked, age := "", strconv.Itoa(f.Age)
		if f.Checked != 0 {
			checked = f.Checked.String()
		}
		if f.Undated {
			age = ""
		}
		t.Rows = append(t.Rows, cells(f.What, f.Pos.File, strconv.Itoa(f.Pos.Line), string(f.Cloud), checked, age,
			yes(f.Bound), strconv.Itoa(f.Influence), strconv.Itoa(f.Weight), yes(f.Due), factCells(f.Fact)))
	}
	return t
}
