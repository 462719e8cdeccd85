// Package report decides what the site says: which pages there are, where
// they lie, what each shows, and which tables and documents can be downloaded.
// It turns facts and measures into typed views in readers' words; how a view
// looks is the business of templates, and writing them that of package site.
package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// Report is the whole report before it has a form.
type Report struct {
	Site      Site
	Pages     []Page // in the order of their places
	NotFound  Page   // what a reader sees at an address that no page has
	Tables    []Table
	Documents []Document
}

// Site is what all pages share.
type Site struct {
	Title    string
	Tagline  string
	Base     string // the address the site is published under, ending in a slash; "" where it is not known
	AsOf     When
	Sections []Section
}

// Section is an entry of the navigation.
type Section struct {
	Name  string
	Place Place
}

// Page is one page.
type Page struct {
	Place       Place
	Template    string // the file in templates/, without its ending
	Title       string // the heading, and the name of the browser's tab
	Description string // a line for search engines and link previews
	Section     Place
	Crumbs      []Link // the way to it from the section
	View        any    // what the template shows: a struct made for it
}

// Document is a file for programs: a value that is written as JSON.
type Document struct {
	Path  string // below the root of the site
	Title string
	Value any
}

// New makes the report of a market.
func New(m *market.Market) *Report {
	b := newBuilder(m)
	r := &Report{Site: b.site(), NotFound: b.notFound(), Tables: b.tables(), Documents: b.documents()}
	r.Pages = slices.Concat(
		[]Page{b.front(), b.cloudIndex(), b.labIndex(), b.modelIndex(), b.dataPage(r.Tables), b.leftOut()},
		each(b.data.Clouds(), b.cloud),
		each(b.data.Labs(), b.lab),
		each(b.data.Models(), b.model),
		b.timelinePages(),
	)
	slices.SortFunc(r.Pages, func(a, c Page) int { return strings.Compare(string(a.Place), string(c.Place)) })
	return r
}

func each[T any](list []T, page func(T) Page) []Page {
	pages := make([]Page, 0, len(list))
	for _, item := range list {
		pages = append(pages, page(item))
	}
	return pages
}

// builder makes pages; it holds what they look up.
type builder struct {
	data     *dataset.Dataset
	market   *market.Market
	peers    []*dataset.Cloud
	offers   map[dataset.CloudID][]offer
	byLab    map[dataset.LabID][]*dataset.Model
	replaces map[dataset.ModelID][]*dataset.Model // the models that one is the successor of
	involved map[dataset.PartyID]*involvement
}

// offer is a model in one service of a cloud.
type offer struct {
	model *dataset.Model
	*dataset.Availability
}

func newBuilder(m *market.Market) *builder {
	b := &builder{
		data:     m.Data(),
		market:   m,
		offers:   map[dataset.CloudID][]offer{},
		byLab:    map[dataset.LabID][]*dataset.Model{},
		replaces: map[dataset.ModelID][]*dataset.Model{},
	}
	for _, id := range b.data.Site().Peers {
		b.peers = append(b.peers, b.data.Cloud(id))
	}
	for _, model := range b.data.Models() {
		b.byLab[model.Lab()] = append(b.byLab[model.Lab()], model)
		if model.Successor != "" {
			b.replaces[model.Successor] = append(b.replaces[model.Successor], model)
		}
		for i := range model.Availability {
			a := &model.Availability[i]
			b.offers[a.Cloud] = append(b.offers[a.Cloud], offer{model, a})
		}
	}
	b.involved = b.involvements()
	return b
}

func (b *builder) site() Site {
	s := b.data.Site()
	return Site{
		Title:   s.Title,
		Tagline: s.Tagline,
		Base:    s.BaseURL.Folder(),
		AsOf:    whenDay(s.AsOf),
		Sections: []Section{
			{"Front page", Front}, {"Clouds", Clouds}, {"Labs", Labs}, {"Models", Models},
			{"Deals", Deals}, {"Regulation", Regulation}, {"Events", Events}, {"Data", Data},
		},
	}
}

func (b *builder) asOf() When { return whenDay(b.market.Day()) }

// peerNames lists the peers as sentences name them.
func (b *builder) peerNames() []string { return cloudNames(b.peers) }

func cloudNames(clouds []*dataset.Cloud) []string {
	names := make([]string, len(clouds))
	for i, c := range clouds {
		names[i] = c.ShortName()
	}
	return names
}

// among says "one of the three clouds" with the number of peers.
func (b *builder) among() string {
	if len(b.peers) == 1 {
		return b.peers[0].ShortName()
	}
	return fmt.Sprintf("one of the %s clouds", inWords(len(b.peers)))
}

// party links an id of a deal or an action to what it stands for; an id that
// is both a lab and a cloud leads to the cloud.
func (b *builder) party(from Place, id dataset.PartyID) Link {
	lab, cloud, other := b.data.Party(id)
	switch {
	case cloud != nil:
		return from.Link(cloud.ShortName(), cloudPlace(cloud.ID))
	case lab != nil:
		return from.Link(lab.Name, labPlace(lab.ID))
	case other != nil:
		return Link{Text: other.Name}
	}
	return Link{Text: string(id)}
}

func (b *builder) parties(from Place, ids []dataset.PartyID) []Link {
	links := make([]Link, len(ids))
	for i, id := range ids {
		links[i] = b.party(from, id)
	}
	return links
}

func (b *builder) labLink(from Place, id dataset.LabID) Link {
	return from.Link(b.data.Lab(id).Name, labPlace(id))
}

func (b *builder) notFound() Page {
	return Page{Template: "not-found", Title: "Page not found", Description: "No page of the report has this address.", View: NotFound{}}
}

// NotFound is the page for addresses that no page has.
type NotFound struct{}
