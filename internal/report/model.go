package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// ModelIndex is the view of the list of models.
type ModelIndex struct {
	Labs   []ModelGroup
	Doubts bool // whether a square has a dot
}

// ModelGroup is the models of one lab, newest first.
type ModelGroup struct {
	Lab    Link
	Anchor string
	Rows   []ModelRow
}

// ModelRow is one model in the list.
type ModelRow struct {
	Model    Link
	Lab      Link
	Released When
	Tier     string
	Modality string
	Weights  string
	Squares  Squares
	Others   int // clouds besides the peers that sell it
}

// Model is the view of a model.
type Model struct {
	Deck   string
	Facts  []Fact
	Source Source
	Offers []Offer
	Own    *OwnSale
	// What the measures say of the model, and how its portability changed.
	Measured []Fact
	History  []StatusRow
	Stages   []Stage // of all offers, in order of time
	Grades   string  // what the grades of stages mean
	Planned  bool    // whether a stage lies ahead
	Perhaps  bool    // whether a stage may lie ahead
	API      string  // the address of the same facts for programs
}

// OwnSale is the sale of a model by its own lab.
type OwnSale struct {
	Lab    string
	State  string
	Since  When
	Input  string
	Output string
	Source Source
}

func (b *builder) modelIndex() Page {
	view := ModelIndex{Doubts: len(b.market.Uncertain()) > 0}
	for _, lab := range b.data.Labs() {
		models := slices.Clone(b.byLab[lab.ID])
		if len(models) == 0 {
			continue
		}
		slices.SortStableFunc(models, func(x, y *dataset.Model) int { return cmp.Compare(y.Released.Latest(), x.Released.Latest()) })
		group := ModelGroup{Lab: Models.Link(lab.Name, labPlace(lab.ID)), Anchor: "lab-" + string(lab.ID)}
		for _, m := range models {
			group.Rows = append(group.Rows, b.modelRow(Models, m))
		}
		view.Labs = append(view.Labs, group)
	}
	return Page{
		Place: Models, Section: Models, Template: "models", Title: "Models", View: view, charts: []string{"portability", "survival"},
		Description: fmt.Sprintf("%s and where each is on sale.", words.Count(len(b.data.Models()), "AI model", "AI models")),
	}
}

func (b *builder) modelRow(from Place, m *dataset.Model) ModelRow {
	return ModelRow{
		Model:    from.Link(m.Name, modelPlace(m.ID)),
		Lab:      b.labLink(from, m.Lab()),
		Released: when(m.Released),
		Tier:     string(m.Tier),
		Modality: string(m.Modality),
		Weights:  weights(m),
		Squares:  b.squares(m.ID),
		Others:   len(b.market.CloudsOf(m.ID)) - len(b.market.PeersOf(m.ID)),
	}
}

func (b *builder) model(m *dataset.Model) Page {
	place := modelPlace(m.ID)
	deck := b.modelDeck(m)
	view := Model{
		Deck:   strings.Join(deck, " "),
		Facts:  b.modelFacts(place, m),
		Source: b.sourceOf(place, m.Fact, m.Place),
		Grades: gradesMeaning(),
		API:    place.To(modelDocument(m.ID)),

		Measured: b.modelMeasures(m.ID),
		History:  b.statusRows(m.ID),
	}
	for i := range m.Availability {
		o := b.offer(place, offer{m, &m.Availability[i]})
		view.Offers = append(view.Offers, o)
		view.Stages = append(view.Stages, o.Sources...)
	}
	for _, s := range view.Stages {
		view.Planned = view.Planned || s.Ahead == planned
		view.Perhaps = view.Perhaps || s.Ahead == perhaps
	}
	slices.SortStableFunc(view.Stages, func(x, y Stage) int { return cmp.Compare(x.day, y.day) })
	slices.SortStableFunc(view.Offers, func(x, y Offer) int { return cmp.Compare(b.rank(x), b.rank(y)) })
	lab := b.data.Lab(m.Lab())
	if f := m.FirstParty; f != nil && lab.Cloud == "" {
		view.Own = b.ownSale(place, m, f)
	}
	return Page{
		Place: place, Section: Models, Template: "model", Title: m.Name, View: view, Description: described(deck), mark: "model?model=" + string(m.ID), Card: b.modelCard(m),
		Crumbs: []Link{place.Link("Models", Models), place.Link(lab.Name, labPlace(lab.ID))},
	}
}

// everSold tells whether any cloud sold a model by the day.
func (b *builder) everSold(id dataset.ModelID) bool {
	return slices.ContainsFunc(b.data.Clouds(), func(c *dataset.Cloud) bool {
		_, ok := b.market.First(id, c.ID)
		return ok
	})
}

// released says when a model came out, and that it may not have where nothing
// shows that it had.
func (b *builder) released(m *dataset.Model) string {
	text := strings.Trim(when(m.Released).Text, words.Unknown)
	if b.ahead(m.Released) == perhaps && !b.everSold(m.ID) {
		text += " (perhaps)"
	}
	return text
}

// accessNote qualifies the name of a cloud where not everybody may buy.
func accessNote(a dataset.Access) string {
	switch a {
	case dataset.Limited:
		return " (on application)"
	case dataset.Gated:
		return " (for chosen customers)"
	}
	return ""
}

// selfHosts lists the clouds that offer no more than the weights of a model.
func (b *builder) selfHosts(m *dataset.Model) []string {
	var names []string
	for i := range m.Availability {
		a := &m.Availability[i]
		if last := b.last(a); last != nil && a.Access == dataset.SelfHosted && last.Stage != dataset.Retired {
			names = append(names, b.cloudName(a.Cloud))
		}
	}
	return names
}

func (b *builder) modelFacts(place Place, m *dataset.Model) []Fact {
	modelLink := func(id dataset.ModelID) []Link {
		if next := b.data.Model(id); next != nil {
			return []Link{place.Link(next.Name, modelPlace(id))}
		}
		return nil
	}
	var before []Link
	for _, p := range b.replaces[m.ID] {
		before = append(before, modelLink(p.ID)...)
	}
	context := ""
	if m.Context > 0 {
		context = "; " + words.Thousands(m.Context) + " tokens"
	}
	weights := weights(m) + " weights"
	if m.License != "" {
		weights += " (" + m.License + ")"
	}
	return known(
		Fact{Label: "Portability", Squares: b.squares(m.ID), Text: b.statusWords(m.ID)},
		Fact{Label: "Other clouds", Text: words.And(b.othersNow(m.ID))},
		Fact{Label: "Released", Text: b.released(m)},
		Fact{Label: "Tier", Text: fmt.Sprintf("%s at release, %s", m.Tier, weights)},
		Fact{Label: "Input → output", Text: mediumWords(m.Input) + " → " + mediumWords(m.Output) + context},
		Fact{Label: "Replaces", Links: before},
		Fact{Label: "Successor", Links: modelLink(m.Successor)},
	)
}

func (b *builder) ownSale(from Place, m *dataset.Model, f *dataset.FirstParty) *OwnSale {
	own := OwnSale{Lab: b.data.Lab(m.Lab()).Name, State: "on sale", Source: b.sourceOf(from, m.Fact, f.Place)}
	if !f.Since.IsZero() {
		own.Since = when(f.Since)
	}
	switch {
	case !b.certain(f.Since):
		own.State = "not yet certain"
	case f.Retired.IsZero():
	case b.ahead(f.Retired) == perhaps:
		own.State += ", perhaps retired"
	case b.ahead(f.Retired) == planned:
		own.State = "ends " + when(f.Retired).Short
	default:
		own.State = "ended " + when(f.Retired).Short
	}
	if f.Price != nil {
		own.Input, own.Output = words.Rate(f.Price.Input), words.Rate(f.Price.Output)
	}
	return &own
}

// rank puts offers in the order of tables: the peers in the site's order, then
// the other clouds.
func (b *builder) rank(o Offer) int {
	for i, p := range b.peers {
		if string(p.ID) == o.CloudID {
			return i
		}
	}
	return len(b.peers)
}
