package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// CloudIndex is the view of the list of clouds.
type CloudIndex struct {
	Rows   []CloudRow
	Series []Series
}

// CloudRow is one cloud in the list.
type CloudRow struct {
	Cloud    Link
	ID       string
	Platform string
	Kind     string
	Launched When
	Models   int // on sale on the day
	Labs     int // that make those
	Only     int // models that no other cloud of the dataset sells
	Source   Source
}

// Cloud is the view of a cloud.
type Cloud struct {
	ID       string
	Deck     string
	Facts    []Fact
	Also     []Fact // what is no answer: where the cloud itself says more
	Source   Source
	OnSale   []Offer
	Gone     []Offer        // retired, announced, self-hosted, or not certain to have begun
	Measured *CloudMeasures // nil for a cloud that is not compared
	Index    *LockInIndex   // nil for a cloud that is not compared
	Missing  []ModelRow     // frontier models that it does not sell
	Compare  []Link
	Shifts   []ShiftRow
	Renames  []Rename
	Shares   []Share
	Records  []Entry
}

// Rename is a product that got another name.
type Rename struct {
	ID       string
	When     When
	Old, New string
	Source   Source
}

// Share is a cloud's share of its market in one quarter of one series.
type Share struct {
	ID      string // of its row: "synergy-2026Q2"
	Quarter string
	Series  string
	Percent string
	Source  Source
}

func (b *builder) cloudIndex() Page {
	view := CloudIndex{}
	for _, c := range b.data.Clouds() {
		row := CloudRow{
			Cloud:    Clouds.Link(c.Name, cloudPlace(c.ID)),
			ID:       string(c.ID),
			Platform: c.Platform,
			Kind:     words.Key(c.Kind),
			Launched: when(c.Launched),
			Source:   b.sourceOf(Clouds, c.Fact, c.Place),
		}
		row.Models, row.Labs, row.Only = b.shelf(c.ID)
		view.Rows = append(view.Rows, row)
	}
	slices.SortStableFunc(view.Rows, func(x, y CloudRow) int { return cmp.Compare(y.Models, x.Models) })
	view.Series = b.series(Clouds)
	return Page{
		Place: Clouds, Section: Clouds, Template: "clouds", Title: "Clouds", View: view, charts: []string{"concentration"},
		Description: fmt.Sprintf("%s, the number of models each sells, and market shares.", words.Count(len(view.Rows), "cloud", "clouds")),
	}
}

// shelf counts what a cloud sells on the day.
func (b *builder) shelf(id dataset.CloudID) (models, labs, only int) {
	makers := map[dataset.LabID]bool{}
	seen := map[dataset.ModelID]bool{}
	for _, o := range b.offers[id] {
		if seen[o.model.ID] || !b.market.Usable(o.model.ID, id) {
			continue
		}
		seen[o.model.ID] = true
		makers[o.model.Lab()] = true
		if len(b.market.CloudsOf(o.model.ID)) == 1 {
			only++
		}
	}
	return len(seen), len(makers), only
}

func (b *builder) cloud(c *dataset.Cloud) Page {
	place := cloudPlace(c.ID)
	deck := b.cloudDeck(c)
	view := Cloud{
		ID:       string(c.ID),
		Deck:     strings.Join(deck, " "),
		Source:   b.sourceOf(place, c.Fact, c.Place),
		Measured: b.cloudMeasures(place, c.ID),
		Index:    b.lockInIndexOf(place, c),
		Missing:  b.missing(place, c.ID),
		Compare:  b.compareLinks(place, c.ID),
		Shifts:   b.latestShifts(place, b.shiftsOn[c.ID], maxShifts),
		Renames:  b.renames(place, c.ID),
		Shares:   b.shares(place, dataset.PartyID(c.ID)),
		Records:  b.records(place, dataset.PartyID(c.ID)),
		Facts:    b.cloudFacts(c),
		Also: known(
			Fact{Label: "Services", Text: serviceNames(c)},
			Fact{Label: "Home page", Links: external(c.Homepage)},
			Fact{Label: "Model list", Links: external(c.Docs)},
		),
	}
	for _, o := range b.offers[c.ID] {
		offer := b.offer(place, o)
		if offer.Live {
			view.OnSale = append(view.OnSale, offer)
		} else {
			view.Gone = append(view.Gone, offer)
		}
	}
	return Page{
		Place: place, Section: Clouds, Template: "cloud", Title: c.Name, View: view, Crumbs: []Link{place.Link("Clouds", Clouds)}, charts: b.cloudCharts(c.ID), Card: b.cloudCard(c.ID),
		Description: described(deck),
	}
}

// cloudFacts stand beside the deck, which says of a cloud that is not compared how
// much it sells.
func (b *builder) cloudFacts(c *dataset.Cloud) []Fact {
	models, labs, only := b.shelf(c.ID)
	onSale := ""
	if b.market.IsPeer(c.ID) {
		onSale = shelfWords(models, labs)
	}
	return known(
		Fact{Label: "On sale", Text: onSale},
		Fact{Label: "In doubt", Text: b.doubtText(c.ID)},
		Fact{Label: "Nowhere else", Text: fmt.Sprintf("%s on no other of the %d clouds of this atlas", words.Count(only, "model", "models"), len(b.data.Clouds()))},
		Fact{Label: "Spending", Text: b.shareText(c.ID)},
		Fact{Label: "Compared", Text: b.comparedText(c.ID)},
		Fact{Label: "Platform", Text: b.platformText(c)},
		Fact{Label: "Owner", Text: fmt.Sprintf("%s (%s)", c.Company, words.Key(c.Kind))},
	)
}

// platformText names where a cloud sells models, and since when that is open.
func (b *builder) platformText(c *dataset.Cloud) string {
	if c.Launched.IsZero() {
		return c.Platform
	}
	return c.Platform + ", opened " + fromWords(c.Launched)
}

// doubtText says of how many models the dates leave open whether a cloud sold
// them.
func (b *builder) doubtText(id dataset.CloudID) string {
	begun, ended := 0, 0
	for _, m := range b.data.Models() {
		switch {
		case !b.market.InDoubt(m.ID, id):
		case b.market.Usable(m.ID, id):
			ended++
		default:
			begun++
		}
	}
	var parts []string
	if begun > 0 {
		parts = append(parts, words.Count(begun, "model", "models")+" perhaps on sale and not counted")
	}
	if ended > 0 {
		parts = append(parts, words.Count(ended, "model", "models")+" counted and perhaps no longer on sale")
	}
	return strings.Join(parts, "; ")
}

// comparedText says why a cloud's page has no measures of exclusivity.
func (b *builder) comparedText(id dataset.CloudID) string {
	if b.market.IsPeer(id) {
		return ""
	}
	return "no: exclusivity and lock-in are measured over " + words.And(b.peerNames())
}

func shelfWords(models, labs int) string {
	if models == 0 {
		return "no model"
	}
	return fmt.Sprintf("%s of %s", words.Count(models, "model", "models"), words.Count(labs, "lab", "labs"))
}

func (b *builder) renames(from Place, id dataset.CloudID) []Rename {
	var list []Rename
	ids := rowIDs{}
	for _, r := range b.data.Renames() {
		if r.Cloud == id {
			list = append(list, Rename{ids.of(r.Old, "to", r.New), when(r.Date), r.Old, r.New, b.sourceOf(from, r.Fact, r.Place)})
		}
	}
	return list
}

// serviceNames lists the services of a cloud that has several; the only one has the
// name of the platform.
func serviceNames(c *dataset.Cloud) string {
	if len(c.Services) < 2 {
		return ""
	}
	names := make([]string, len(c.Services))
	for i, id := range c.Services {
		names[i] = c.ServiceName(id)
	}
	return strings.Join(names, ", ")
}

// cloudCharts are the charts about one cloud: about a peer what sets it apart.
func (b *builder) cloudCharts(id dataset.CloudID) []string {
	if !b.market.IsPeer(id) {
		return nil
	}
	var charts []string
	for _, kind := range []string{"frontier", "catalogue", "lag", "lock-in"} {
		charts = append(charts, kind+"?cloud="+string(id))
	}
	return charts
}
