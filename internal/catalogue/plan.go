package catalogue

import (
	"fmt"
	"maps"
	"slices"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Address is where the catalogue lies: the source of all that is written.
const Address = "https://models.dev/api.json"

// Plan is what a catalogue proposes.
type Plan struct {
	Day    source.Day // of the catalogue
	Groups []Group    // those to be written first
	Notes  []string   // what was counted and not listed
	edits  []edit
	data   *dataset.Dataset
}

// Group is proposals of one kind.
type Group struct {
	Title string
	Write bool // whether they can be written; else they are for people to weigh
	Lines []Line
}

// Line is one proposal. In the text `…` marks names, whoever gave them; all of it
// is safe to print.
type Line struct {
	Text string
	At   source.Pos // what it is about here
	From source.Pos // where the catalogue says it
}

// edit is a change of the data's files.
type edit func(*amend.Plan) error

// Writes counts the edits that the plan proposes.
func (p *Plan) Writes() int { return len(p.edits) }

// Amend plans the edits, and counts what they add.
func (p *Plan) Amend(files *amend.Plan) error {
	for _, do := range p.edits {
		if err := do(files); err != nil {
			return err
		}
	}
	now, _ := dataset.Load(files.Tree())
	return files.EditMarkdown(dataset.CountsFile, dataset.Recount(p.data, now))
}

// Wanted tells which providers of the catalogue Propose wants to know of.
func Wanted(data *dataset.Dataset) func(provider string) bool { return newMatcher(data).wanted }

// Propose holds a catalogue of a day against the dataset.
func Propose(data *dataset.Dataset, l *Listing, day source.Day) *Plan {
	m := newMatcher(data)
	p := &proposer{matcher: m, collection: m.collect(l), plan: &Plan{Day: day, data: data}}
	p.add(p.newModels())
	p.add(p.newOffers())
	p.add(p.stages())
	p.add(p.prices())
	p.add(p.contexts())
	p.list("Prices that differ (those here stay)", p.dearer)
	p.list("Contexts that differ (those here stay)", p.longer)
	p.list("Retired, announced or released here at another time than listed there", p.untimely)
	p.list("Prices and contexts that are not here, under a source that is not the catalogue", p.gaps)
	p.list("Not in the catalogue, or marked as ended there (no retirement is written)", p.gone())
	p.list("Models that cannot be written as they are", p.unclear)
	p.list("Entries left out", p.leftOutLines())
	p.notes(day)
	return p.plan
}

// proposer makes a plan.
type proposer struct {
	*matcher
	*collection
	plan     *Plan
	dearer   []Line
	longer   []Line
	untimely []Line
	gaps     []Line
	unclear  []Line
}

// proposal is a line with its edit.
type proposal struct {
	Line
	do edit
}

// add puts proposals that can be written into the plan.
func (p *proposer) add(title string, list []proposal) {
	g := Group{Title: title, Write: true}
	for _, one := range list {
		g.Lines = append(g.Lines, one.Line)
		p.plan.edits = append(p.plan.edits, one.do)
	}
	if len(list) > 0 {
		p.plan.Groups = append(p.plan.Groups, g)
	}
}

// list puts lines that are for people into the plan.
func (p *proposer) list(title string, lines []Line) {
	if len(lines) > 0 {
		p.plan.Groups = append(p.plan.Groups, Group{Title: title, Lines: lines})
	}
}

func (p *proposer) leftOutLines() []Line {
	var lines []Line
	for _, s := range p.odd {
		lines = append(lines, Line{Text: fmt.Sprintf("%s at %s: %s", name(s.Entry.ID), name(string(s.seller.ID)), s.Odd), From: s.Entry.At})
	}
	for _, s := range p.shared {
		var ids []string
		for _, model := range s.models {
			ids = append(ids, name(string(model.ID)))
		}
		lines = append(lines, Line{Text: fmt.Sprintf("%s at %s: the id of %s here", name(s.Entry.ID), name(string(s.seller.ID)), words.And(ids)), From: s.Entry.At})
	}
	return lines
}

// maxNamed is how many things a note names.
const maxNamed = 8

func (p *proposer) notes(day source.Day) {
	note := func(format string, args ...any) { p.plan.Notes = append(p.plan.Notes, fmt.Sprintf(format, args...)) }
	note("The catalogue has %s of %s; %s of them, with %s, are clouds or labs here.",
		words.Count(p.all, "entry", "entries"), words.Count(p.vendors, "provider", "providers"),
		words.Thousands(len(p.mapping.Providers)-len(p.absent)), words.Count(p.read, "entry", "entries"))
	for _, reason := range slices.Sorted(maps.Keys(p.ignored)) {
		note("Ignored: %s (%s).", words.Count(p.ignored[reason], "entry", "entries"), name(reason))
	}
	if n, list := counted(p.unknown); n > 0 {
		note("Of makers that are no labs here, or are not named by the id: %s (%s).", words.Count(n, "entry", "entries"), list)
	}
	if len(p.absent) > 0 {
		var names []string
		for _, id := range p.absent {
			names = append(names, name(string(id)))
		}
		note("Not in the catalogue, and so not compared: %s.", words.And(names))
	}
	if newest := p.newest(); newest > day {
		note("An entry gives %v as the day of a release, which is after %v: is that the catalogue's day?", newest, day)
	}
}

// newest is the latest day on which an entry says that a model was released.
func (p *proposer) newest() (day source.Day) {
	for _, lists := range []map[dataset.ModelID][]sighting{p.firsts, p.new} {
		for _, list := range lists {
			for _, s := range list {
				if d, err := source.ParseDate(s.Released); err == nil && d.Exact() {
					day = max(day, d.Latest())
				}
			}
		}
	}
	return day
}

// counted sums counts up and names the largest.
func counted(counts map[string]int) (sum int, list string) {
	keys := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(keys, func(a, b string) int { return counts[b] - counts[a] })
	var parts []string
	for i, key := range keys {
		sum += counts[key]
		if i < maxNamed {
			parts = append(parts, fmt.Sprintf("%s %d", name(key), counts[key]))
		}
	}
	if more := len(keys) - maxNamed; more > 0 {
		parts = append(parts, fmt.Sprintf("%d others", more))
	}
	return sum, words.And(parts)
}
