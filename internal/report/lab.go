package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// LabIndex is the view of the list of labs: each with the number of its models
// on sale on every cloud.
type LabIndex struct {
	Clouds []Head
	Rows   []LabRow
}

// LabRow is one lab in the list.
type LabRow struct {
	Lab    Link
	Models int      // in the dataset
	OnSale int      // on any cloud on the day
	Counts []string // on sale, one a cloud; "" for none
}

// Lab is the view of a lab.
type Lab struct {
	Deck    string
	Facts   []Fact
	Also    []Fact // what is no answer: where the lab itself says more
	Source  Source
	Peers   []Head
	Models  []LabModel // newest first
	Shifts  []ShiftRow
	Records []Entry
}

// LabModel is a model in its lab's table.
type LabModel struct {
	Model    Link
	Released When
	Tier     string
	Weights  string
	Squares  Squares
	Cells    []LabCell // one a peer
	Others   []Link    // other clouds that sell it
}

// LabCell is a model on one peer.
type LabCell struct {
	Cloud string
	Note  string // restricted access and doubts, in words
	Since When   // zero where it never was on sale there
	Live  bool
}

func (b *builder) labIndex() Page {
	view := LabIndex{}
	clouds := b.peersFirst()
	for _, c := range clouds {
		view.Clouds = append(view.Clouds, Head{string(c.ID), Labs.Link(c.ShortName(), cloudPlace(c.ID))})
	}
	for _, lab := range b.data.Labs() {
		view.Rows = append(view.Rows, b.labRow(lab, clouds))
	}
	slices.SortStableFunc(view.Rows, func(x, y LabRow) int { return cmp.Compare(y.OnSale, x.OnSale) })
	return Page{
		Place: Labs, Section: Labs, Template: "labs", Title: "Labs", View: view, charts: []string{"ribbons", "reach"},
		Description: fmt.Sprintf("%s and the number of their models on sale on each cloud.", words.Count(len(view.Rows), "maker of models", "makers of models")),
	}
}

// peersFirst lists all clouds, the peers before the others.
func (b *builder) peersFirst() []*dataset.Cloud {
	clouds := slices.Clone(b.peers)
	for _, c := range b.data.Clouds() {
		if !b.isPeer(c.ID) {
			clouds = append(clouds, c)
		}
	}
	return clouds
}

func (b *builder) labRow(lab *dataset.Lab, clouds []*dataset.Cloud) LabRow {
	models := b.byLab[lab.ID]
	row := LabRow{Lab: Labs.Link(lab.Name, labPlace(lab.ID)), Models: len(models)}
	counts := map[dataset.CloudID]int{}
	for _, m := range models {
		on := b.market.CloudsOf(m.ID)
		for _, id := range on {
			counts[id]++
		}
		if len(on) > 0 {
			row.OnSale++
		}
	}
	for _, c := range clouds {
		text := ""
		if n := counts[c.ID]; n > 0 {
			text = words.Thousands(n)
		}
		row.Counts = append(row.Counts, text)
	}
	return row
}

func (b *builder) lab(lab *dataset.Lab) Page {
	place := labPlace(lab.ID)
	row := b.labRow(lab, nil)
	deck := b.labDeck(lab)
	view := Lab{
		Deck:    strings.Join(deck, " "),
		Facts:   b.labFacts(place, lab, row),
		Also:    known(Fact{Label: "Home page", Links: external(lab.Homepage)}),
		Source:  b.sourceOf(place, lab.Fact, lab.Place),
		Shifts:  b.latestShifts(place, b.shiftsOf[lab.ID], maxShifts),
		Records: b.records(place, dataset.PartyID(lab.ID)),
	}
	for _, p := range b.peers {
		view.Peers = append(view.Peers, Head{string(p.ID), place.Link(p.ShortName(), cloudPlace(p.ID))})
	}
	models := slices.Clone(b.byLab[lab.ID])
	slices.SortStableFunc(models, func(x, y *dataset.Model) int { return cmp.Compare(y.Released.Latest(), x.Released.Latest()) })
	for _, m := range models {
		view.Models = append(view.Models, b.labModel(place, m))
	}
	return Page{
		Place: place, Section: Labs, Template: "lab", Title: lab.Name, View: view, Crumbs: []Link{place.Link("Labs", Labs)}, mark: "lab?lab=" + string(lab.ID), Card: b.labCard(lab.ID),
		Description: described(deck),
	}
}

func (b *builder) labFacts(place Place, lab *dataset.Lab, row LabRow) []Fact {
	founded := ""
	if lab.Founded != 0 {
		founded = fmt.Sprint(lab.Founded)
	}
	var own []Link
	if lab.Cloud != "" {
		own = []Link{place.Link(b.data.Cloud(lab.Cloud).Name, cloudPlace(lab.Cloud))}
	}
	return known(
		Fact{Label: "Models", Text: fmt.Sprintf("%s in this atlas, %s on sale", words.Thousands(row.Models), words.Thousands(row.OnSale))},
		Fact{Label: "Reach", Text: b.reachText(lab.ID)},
		Fact{Label: "Own cloud", Links: own},
		Fact{Label: "Stakes", Text: lab.Stake},
		Fact{Label: "Country", Text: countryName(lab.Country)},
		Fact{Label: "Founded", Text: founded},
	)
}

func (b *builder) labModel(place Place, m *dataset.Model) LabModel {
	v := LabModel{
		Model:    place.Link(m.Name, modelPlace(m.ID)),
		Released: when(m.Released),
		Tier:     string(m.Tier),
		Weights:  weights(m),
		Squares:  b.squares(m.ID),
	}
	for _, p := range b.peers {
		cell := LabCell{Cloud: string(p.ID), Live: b.market.Usable(m.ID, p.ID), Note: b.saleNote(m.ID, p.ID)}
		if first, ok := b.market.First(m.ID, p.ID); ok {
			cell.Since = when(first)
		}
		v.Cells = append(v.Cells, cell)
	}
	for _, id := range b.market.CloudsOf(m.ID) {
		if !b.isPeer(id) {
			v.Others = append(v.Others, place.Link(b.data.Cloud(id).ShortName(), cloudPlace(id)))
		}
	}
	return v
}

// saleNote qualifies the sale of a model on a cloud: not everybody may buy, or the
// dates leave open whether it had begun or ended.
func (b *builder) saleNote(model dataset.ModelID, cloud dataset.CloudID) string {
	note := accessNote(b.market.Access(model, cloud))
	switch {
	case !b.market.InDoubt(model, cloud):
	case b.market.Usable(model, cloud):
		note += " (perhaps no longer)"
	default:
		note += " (perhaps)"
	}
	return strings.TrimSpace(note)
}

func weights(m *dataset.Model) string {
	if m.OpenWeights {
		return "open"
	}
	return "closed"
}
