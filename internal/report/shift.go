package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// ShiftPage is the view of all shifts, or of those of one year, newest first.
type ShiftPage struct {
	Year   string // "" for all
	Rows   []ShiftRow
	Clouds []Option
	Labs   []Option
	Kinds  []Option
	Years  []Link
	Feed   string       // the address of the feed, "" where there is none
	Moved  *Attribution // of a year's page; nil for none
	Beside []Entry      // deals, steps of authorities and events of the same year
	Method string       // the address of the definition
}

// Option is a choice of a filter.
type Option struct {
	Value string
	Text  string
}

// ShiftRow is one shift.
type ShiftRow struct {
	ID      string
	When    When
	Link    Link // the permalink, with the day for its text
	Lab     Link
	LabID   string
	Cloud   Link
	CloudID string
	Kinds   string // separated by spaces
	Before  Squares
	After   Squares
	Words   string
	Impact  string // in words, "" for none
	Share   string // of the frontier, before and after; once where it is the same
	Still   bool   // whether it is
	Sources []Source
}

func (b *builder) shiftPages() []Page {
	pages := []Page{b.shiftPage(Shifts, "", b.shifts)}
	for _, year := range b.shiftYears() {
		in := slices.DeleteFunc(slices.Clone(b.shifts), func(s *market.Shift) bool { return yearOf(s.Day) != year })
		pages = append(pages, b.shiftPage(shiftYear(year), year, in))
	}
	return pages
}

func shiftYear(year string) Place { return Shifts + Place(year) + "/" }

func yearOf(d source.Day) string { return fmt.Sprint(d.Time().Year()) }

func (b *builder) shiftYears() []string {
	var years []string
	for _, s := range slices.Backward(b.shifts) {
		if y := yearOf(s.Day); len(years) == 0 || years[len(years)-1] != y {
			years = append(years, y)
		}
	}
	return years
}

func (b *builder) shiftPage(place Place, year string, shifts []*market.Shift) Page {
	view := ShiftPage{Year: year, Kinds: kindOptions(), Method: place.definition("shifts")}
	if b.data.Site().BaseURL != "" {
		view.Feed = place.To(AtomPath)
	}
	labs, clouds := map[string]string{}, map[string]string{}
	for _, s := range slices.Backward(shifts) {
		row := b.shiftRow(place, s)
		labs[row.LabID], clouds[row.CloudID] = row.Lab.Text, row.Cloud.Text
		view.Rows = append(view.Rows, row)
	}
	view.Labs, view.Clouds = options(labs), options(clouds)
	for _, y := range b.shiftYears() {
		view.Years = append(view.Years, place.Link(y, shiftYear(y)))
	}
	p := Page{
		Place: place, Section: Shifts, Template: "shifts", Title: "Shifts", View: view, charts: []string{"shifts-per-quarter"},
		Description: b.shiftCount(len(shifts)),
	}
	if year != "" {
		view.Moved = b.attribution(place, year, shifts)
		view.Beside = b.entriesOf(place, year)
		p.View = view
		p.Title, p.Crumbs = "Shifts of "+year, []Link{place.Link("Shifts", Shifts)}
	}
	return p
}

// shiftCount says how many shifts a page lists and what they are, or that there
// are none.
func (b *builder) shiftCount(n int) string {
	if n == 0 {
		return fmt.Sprintf("There is none yet: by %s no model was on sale on %s.", b.asOf().Text, words.Or(b.peerNames()))
	}
	return fmt.Sprintf("%s: what each cloud began or ceased to sell of each lab, and what that did to exclusivity and reach.", words.Sentence(words.Count(n, "shift", "shifts")))
}

// entriesOf lists the deals, steps of authorities and events of a year, newest
// first: what happened beside the shifts.
func (b *builder) entriesOf(from Place, year string) []Entry {
	var numbers []int
	for i, r := range b.recorded {
		if yearOf(r.day) == year && r.day <= b.market.Day() {
			numbers = append(numbers, i)
		}
	}
	return b.entries(from, numbers)
}

func options(texts map[string]string) []Option {
	var list []Option
	for value, text := range texts {
		list = append(list, Option{value, text})
	}
	slices.SortFunc(list, func(x, y Option) int {
		return cmp.Or(cmp.Compare(strings.ToLower(x.Text), strings.ToLower(y.Text)), cmp.Compare(x.Value, y.Value))
	})
	return list
}

func kindOptions() []Option {
	var list []Option
	for _, k := range market.Kinds() {
		list = append(list, Option{string(k), kindText(k)})
	}
	return list
}

// kindText says a kind of shift as a filter shows it.
func kindText(k market.Kind) string {
	switch k {
	case market.LabArrival:
		return "lab arrives"
	case market.ExclusivityEnded:
		return "exclusivity of a model ends"
	case market.LabExclusivityEnded:
		return "exclusivity of a lab ends"
	case market.ReachedAll:
		return "on all clouds"
	case market.ExclusivityFormed:
		return "exclusivity forms"
	}
	return string(k)
}

func (b *builder) shiftRow(from Place, s *market.Shift) ShiftRow {
	row := ShiftRow{
		ID: s.ID, When: b.shiftWhen(s), Lab: b.labLink(from, s.Lab), LabID: string(s.Lab),
		Cloud: from.Link(b.data.Cloud(s.Cloud).ShortName(), cloudPlace(s.Cloud)), CloudID: string(s.Cloud),
		Before: b.squaresOn(s, s.Day-1), After: b.squaresOn(s, s.Day),
		Words: b.shiftWords(s), Impact: b.impactWords(s), Share: b.shareChange(s),
	}
	row.Still = !strings.Contains(row.Share, "→")
	row.Link = Link{row.When.Short, from.To(shiftYear(yearOf(s.Day)).File()) + "#" + s.ID}
	var kinds []string
	for _, k := range s.Kinds {
		kinds = append(kinds, string(k))
	}
	row.Kinds = strings.Join(kinds, " ")
	for _, stage := range b.shiftStages(s) {
		source := b.sourceOf(from, stage.Fact, stage.Place)
		if !slices.ContainsFunc(row.Sources, func(x Source) bool { return x.Href == source.Href }) {
			row.Sources = append(row.Sources, source)
		}
	}
	return row
}

// shiftDate is the day of a shift as exactly as the least exact record behind it
// knows it; zero where the day itself is known.
func (b *builder) shiftDate(s *market.Shift) source.Date {
	for _, stage := range b.shiftStages(s) {
		if !stage.Date.Exact() {
			return stage.Date
		}
	}
	return source.Date{}
}

func (b *builder) shiftWhen(s *market.Shift) When {
	if d := b.shiftDate(s); !d.IsZero() {
		return when(d)
	}
	return whenDay(s.Day)
}

// squaresOn marks the peers on which any model of a shift was usable on a day.
func (b *builder) squaresOn(s *market.Shift, day source.Day) Squares {
	return b.squaresOf(func(c dataset.CloudID) dataset.Access {
		widest := dataset.Access("")
		for _, id := range s.Models() {
			if a := b.market.AccessOn(id, c, day); a == dataset.Open || widest == "" {
				widest = cmp.Or(a, widest)
			}
		}
		return widest
	})
}

// shareChange is the exclusive share of the frontier before and after, in
// percent. The shifts of one lab on one day share it: between them stands only the
// order in which they are counted.
func (b *builder) shareChange(s *market.Shift) string {
	all := b.shiftsOf[s.Lab]
	together := func(x *market.Shift) bool { return x.Day == s.Day }
	first := slices.IndexFunc(all, together)
	last := first
	for last+1 < len(all) && together(all[last+1]) {
		last++
	}
	before, after := all[first].Before.All[market.ScopeFrontier], all[last].After.All[market.ScopeFrontier]
	if !before.Defined() && !after.Defined() {
		return words.Unknown
	}
	if percentOf(before) == percentOf(after) {
		return percentOf(after)
	}
	return percentOf(before) + " → " + percentOf(after)
}

// percentOf writes a ratio as a percentage with one decimal.
func percentOf(r market.Ratio) string {
	if !r.Defined() {
		return words.Unknown
	}
	tenths := words.PerMille(r.Part, r.Whole)
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}
