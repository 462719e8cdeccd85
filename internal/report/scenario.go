package report

import (
	"cmp"
	"fmt"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// ScenarioIndex is the view of the list of scenarios.
type ScenarioIndex struct {
	Rows []ScenarioEntry
}

// ScenarioEntry is a scenario in the list.
type ScenarioEntry struct {
	Link     Link
	Question string
	Effect   string // on the exclusive share of the frontier
}

// ScenarioPage is the view of a scenario: what is, beside what would be.
type ScenarioPage struct {
	Question string
	Answer   string
	Fate     string // what has become of it, "" where nothing has yet
	Day      When   // both columns are of this day
	Ahead    bool   // whether that is after the day of the edition
	Measures []Compared
	Models   []SupposedModel
	Rows     []Supposition
	Methods  string
}

// Compared is one figure in the data and in the scenario.
type Compared struct {
	Name     string
	Is       string
	Would    string
	Changed  bool
	Division bool // whether a rule goes above it
}

// SupposedModel is a model of the scenario, with where it is on sale and would
// be.
type SupposedModel struct {
	Model  Link
	Before Squares
	After  Squares
	Status string
}

// Supposition is one change that the scenario supposes.
type Supposition struct {
	ID     string
	Model  Link
	Cloud  Link
	Words  string
	When   When
	Access string
	Edit   string // where readers can see the record and mend it, "" where that is not known
}

func scenarioPlace(id dataset.ScenarioID) Place { return Scenarios + Place(id) + "/" }

func (b *builder) scenarioPages() []Page {
	scenarios := b.data.Scenarios()
	if len(scenarios) == 0 {
		return nil
	}
	index := ScenarioIndex{}
	var pages []Page
	for _, s := range scenarios {
		page, effect := b.scenario(s)
		pages = append(pages, page)
		index.Rows = append(index.Rows, ScenarioEntry{Scenarios.Link(s.Title, scenarioPlace(s.ID)), s.Question, effect})
	}
	return append(pages, Page{
		Place: Scenarios, Section: Scenarios, Template: "scenarios", Title: "What if", View: index,
		Description: "Changes to the market that are supposed, not true, and what they would do to the measures.",
	})
}

func (b *builder) scenario(s *dataset.Scenario) (page Page, effect string) {
	place := scenarioPlace(s.ID)
	_, last := s.Days()
	day := max(last, b.market.Day())
	data := b.data.On(day)
	is, would := market.On(data, day), market.On(data.Supposing(s), day)
	before, after := is.ExclusiveShare(market.ScopeFrontier), would.ExclusiveShare(market.ScopeFrontier)
	effect = fmt.Sprintf("exclusive share of the frontier: %s → %s", share(before), share(after))
	view := ScenarioPage{
		Question: s.Question, Answer: b.answer(before, after) + besides(is, would), Fate: b.fate(s), Day: whenDay(day), Ahead: day > b.market.Day(),
		Measures: append(b.compared(s, is, would), b.comparedOpen(s, data, day)...), Methods: place.To(Methods.File()), Rows: b.suppositions(place, s),
	}
	for _, id := range s.Models() {
		m := b.data.Model(id)
		view.Models = append(view.Models, SupposedModel{
			Model:  place.Link(m.Name, modelPlace(id)),
			Before: b.squaresOf(func(c dataset.CloudID) dataset.Access { return is.Access(id, c) }),
			After:  b.squaresOf(func(c dataset.CloudID) dataset.Access { return would.Access(id, c) }),
			Status: b.portion(is.Degree(id)) + " → " + b.portion(would.Degree(id)),
		})
	}
	number := Card{}
	if before.Defined() && after.Defined() {
		number = Card{Number: wholePercent(after), Unit: "of frontier models would be on one cloud only; as it is, " + wholePercent(before)}
	}
	return Page{
		Place: place, Section: Scenarios, Template: "scenario", Title: "What if: " + s.Title, Short: s.Title, View: view, Card: number,
		Description: "A supposition, not a fact. " + s.Question, Crumbs: []Link{place.Link("What if", Scenarios)},
	}, effect
}

// fate says what has become of a scenario: whether it has come true, in all or in
// part, is refuted or moot.
func (b *builder) fate(s *dataset.Scenario) string {
	f := b.data.Fate(s)
	_, last := s.Days()
	switch changes := words.Count(f.Rows, "change", "changes"); {
	case f.True == f.Rows:
		return "All of this has come true or is planned: the scenario supposes nothing any more."
	case f.True > 0:
		return fmt.Sprintf("Of its %s, %s come true or %s planned.", changes, words.Count(f.True, "has", "have"), words.Agree(f.True, "is", "are"))
	case f.Moot == f.Rows:
		return "It is moot: by its day nobody sells the " + words.Agree(len(s.Models()), "model", "models") + " any more."
	case f.Refuted:
		return fmt.Sprintf("It is refuted: its last day, %s, has passed, and none of it came true.", whenDay(last).Text)
	case f.Moot > 0:
		return fmt.Sprintf("Of its %s, %s moot: by their day nobody sells the model any more.", changes, words.Count(f.Moot, "is", "are"))
	}
	return ""
}

// answer says what the scenario would do to the headline figure.
func (b *builder) answer(before, after market.Ratio) string {
	was, known := before.Value()
	would, defined := after.Value()
	switch {
	case !known || !defined:
		return "The frontier would be empty, and its exclusive share without a value."
	case would < was:
		return fmt.Sprintf("The exclusive share of the frontier would fall from %s to %s.", share(before), share(after))
	case would > was:
		return fmt.Sprintf("The exclusive share of the frontier would rise from %s to %s.", share(before), share(after))
	}
	return fmt.Sprintf("The exclusive share of the frontier would stay at %s.", share(after))
}

// besides says what becomes of the exclusive share of proprietary models where
// that of the frontier stays.
func besides(is, would *market.Market) string {
	before, after := is.ExclusiveShare(market.ScopeProprietary), would.ExclusiveShare(market.ScopeProprietary)
	if is.ExclusiveShare(market.ScopeFrontier) != would.ExclusiveShare(market.ScopeFrontier) || before == after {
		return ""
	}
	return fmt.Sprintf(" That of all proprietary models would go from %s to %s.", share(before), share(after))
}

// compared sets the measures of the data beside those of the scenario.
func (b *builder) compared(s *dataset.Scenario, is, would *market.Market) []Compared {
	var rows []Compared
	add := func(first bool, name string, value func(*market.Market) string) {
		x, y := value(is), value(would)
		rows = append(rows, Compared{name, x, y, x != y, first})
	}
	for i, scope := range market.Scopes() {
		add(i == 0, "Exclusive share, "+string(scope), func(m *market.Market) string { return share(m.ExclusiveShare(scope)) })
	}
	frontier := market.ScopeFrontier
	for _, p := range b.peers {
		name := p.ShortName()
		add(true, name+": sold here only, frontier", func(m *market.Market) string { return share(m.ExclusiveShareOn(frontier, p.ID)) })
		add(false, name+": lock-in, frontier", func(m *market.Market) string { return b.lockInOf(m, frontier, p.ID) })
		add(false, name+": lock-out, frontier", func(m *market.Market) string { return share(m.LockOut(frontier, p.ID)) })
		add(false, name+": breadth", func(m *market.Market) string { return share(m.Breadth(p.ID)) })
	}
	for i, lab := range labsOf(s) {
		add(i == 0, "Reach of "+b.data.Lab(lab).Name, func(m *market.Market) string { return labReach(m, lab) })
	}
	return rows
}

// comparedOpen sets beside each other what every customer may buy: a scenario
// that opens access changes nothing else.
func (b *builder) comparedOpen(s *dataset.Scenario, data *dataset.Dataset, day source.Day) []Compared {
	is, would := market.On(data.OpenOnly(), day), market.On(data.Supposing(s).OpenOnly(), day)
	row := func(name, x, y string) Compared {
		return Compared{Name: name + ", open access only", Is: x, Would: y, Changed: x != y}
	}
	frontier := market.ScopeFrontier
	rows := []Compared{row("Exclusive share, frontier", share(is.ExclusiveShare(frontier)), share(would.ExclusiveShare(frontier)))}
	rows[0].Division = true
	for _, lab := range labsOf(s) {
		rows = append(rows, row("Reach of "+b.data.Lab(lab).Name, labReach(is, lab), labReach(would, lab)))
	}
	return rows
}

func labsOf(s *dataset.Scenario) []dataset.LabID {
	var labs []dataset.LabID
	for _, id := range s.Models() {
		labs = append(labs, id.Lab())
	}
	return slices.Compact(labs)
}

func labReach(m *market.Market, lab dataset.LabID) string {
	percent, ok := m.LabReach(lab)
	if !ok || percent == 0 {
		return words.Unknown
	}
	return words.Decimal(percent, 1) + "% of cloud spending"
}

func (b *builder) suppositions(from Place, s *dataset.Scenario) []Supposition {
	var rows []Supposition
	ids := rowIDs{}
	for _, part := range []struct {
		words  string
		rows   []dataset.ScenarioRow
		access func(dataset.ScenarioRow) string
	}{
		{"comes to", s.Add, func(r dataset.ScenarioRow) string { return string(cmp.Or(r.Access, dataset.Open)) }},
		{"leaves", s.End, func(dataset.ScenarioRow) string { return "" }},
		{"changes its access on", s.Change, func(r dataset.ScenarioRow) string { return string(r.Access) }},
	} {
		for _, r := range part.rows {
			rows = append(rows, Supposition{
				ID:    ids.of(string(r.Model), part.words, string(r.Cloud)),
				Edit:  b.data.Site().LineURL(r.Pos()),
				Model: from.Link(b.data.Model(r.Model).Name, modelPlace(r.Model)),
				Cloud: from.Link(b.cloudName(r.Cloud), cloudPlace(r.Cloud)),
				Words: part.words, When: when(r.Date), Access: part.access(r),
			})
		}
	}
	return rows
}
