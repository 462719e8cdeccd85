// Package report decides what the site says: which pages there are, where
// they lie, what each shows, and which tables and documents can be downloaded.
// It turns facts and measures into typed views in readers' words; how a view
// looks is the business of templates, and writing them that of package site.
package report

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/plot"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Report is the whole report before it has a form.
type Report struct {
	Site      Site
	Pages     []Page // in the order of their places
	NotFound  Page   // what a reader sees at an address that no page has
	Tables    []Table
	Documents []Document
	Feed      *Feed     // nil where the address of the site is not known
	Planned   []Planned // in the order of days
	Figures   []FigureData
	Claims    int           // how many were tested
	Hasty     bool          // whether it is not yet known of all of them which facts turn them
	Facts     []SourcedFact // those that want another look first
	Images    []string      // files of content/ that pages show
	Search    []SearchEntry

	texts *commentary
	limit int // after how many days a fact is due
}

// Page is one page.
type Page struct {
	Place       Place
	Template    string // the file in templates/, without its ending
	Title       string // the heading, and the name of the browser's tab
	Short       string // the name behind the crumbs; "" where that is the title
	Description string // a line for search engines and link previews
	Section     Place
	Crumbs      []Link // the way to it from the section
	View        any    // what the template shows: a struct made for it
	Figures     []Figure
	Comment     *Comment // nil where nobody comments on it
	Explore     bool     // whether it has a chart that can be made live
	Card        Card     // what is shown beside a link to it
	Parts       []Part   // the pages that it is made of; nil for all but the whole edition

	charts []string // references to those of its charts that have pages of their own
	mark   string   // reference to the one that it alone has; "" for none
}

// Crumb names the page behind the way to it.
func (p Page) Crumb() string { return cmp.Or(p.Short, p.Title) }

// Document is a file for programs: a value that is written as JSON.
type Document struct {
	Path  string // below the root of the site
	Title string
	Value any
}

// New makes the report of a market, with the documents that comment on it.
// Problems are what is wrong in those documents, or keeps a chart from being
// drawn.
func New(m *market.Market, content *prose.Content, artist Artist, memo claim.Memo) (*Report, []source.Problem) {
	b := newBuilder(m)
	b.essays = essaysOf(content)
	measures := b.apiMeasures()
	tables := b.tables(measures)
	pages := b.pages()

	g := b.hang(pages)
	c := b.comment(content, g)
	var undrawn []source.Problem
	together(func() { c.judge(memo) }, func() { undrawn = g.draw(artist) })
	c.problems.Append(undrawn...)
	g.show(pages)
	facts := c.fresh()
	tables = append(tables, dueTable(facts))
	pages = append(pages, b.dataPage(tables), c.freshness(facts))
	c.beside(pages)
	pages = slices.Concat(pages, c.essayPages(), []Page{c.manual(), c.ledger()})
	pages = append(pages, b.figurePages(g, pages)...)
	pages = append(pages, c.edition(pages))
	slices.SortFunc(pages, func(a, c Page) int { return strings.Compare(string(a.Place), string(c.Place)) })
	c.pages(pages)
	for i := range pages {
		pages[i].Card = b.card(pages[i])
	}

	return &Report{
		Site: b.site(), Pages: pages, NotFound: b.notFound(), Tables: tables, Documents: b.documents(measures, c),
		Feed: b.feed(), Planned: b.planned(), Figures: b.figureData(g), Claims: c.tested(), Facts: facts, Hasty: c.hasty(), Images: content.Files(),
		Search: c.search(pages), texts: c, limit: b.data.Site().FreshnessDays,
	}, c.problems.Sorted()
}

// pages makes the pages that the data alone decides.
func (b *builder) pages() []Page {
	return slices.Concat(
		[]Page{b.front(), b.cloudIndex(), b.labIndex(), b.modelIndex(), b.leftOut(), b.methodology(), b.exclusivity(), b.lockIn()},
		each(b.data.Clouds(), b.cloud),
		each(b.data.Labs(), b.lab),
		each(b.data.Models(), b.model),
		b.timelinePages(),
		b.shiftPages(),
		b.comparePages(),
		b.scenarioPages(),
	)
}

// each makes one thing of every item of a list, as many at a time as there are
// processors: a builder is only read while it makes pages.
func each[T, P any](list []T, one func(T) P) []P {
	made := make([]P, len(list))
	parallel(len(list), func(i int) { made[i] = one(list[i]) })
	return made
}

// parallel does n things, as many at a time as there are processors.
func parallel(n int, do func(i int)) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { do(i); return nil })
	}
	_ = group.Wait() // no function returns an error
}

// together does several things at a time.
func together(tasks ...func()) {
	var all sync.WaitGroup
	for _, task := range tasks {
		all.Go(task)
	}
	all.Wait()
}

// builder makes pages; it holds what they look up.
type builder struct {
	data     *dataset.Dataset
	market   *market.Market
	open     *market.Market // the same day without access on application or for chosen customers
	firm     *market.Market // the same day without what weak sources alone say
	peers    []*dataset.Cloud
	offers   map[dataset.CloudID][]offer
	byLab    map[dataset.LabID][]*dataset.Model
	replaces map[dataset.ModelID][]*dataset.Model // the models that one is the successor of
	recorded []record                             // deals, steps of authorities, events, each kind by date
	involved map[dataset.PartyID][]int            // the numbers of a party's records in recorded
	titles   map[string]string                    // of these, by their ids
	shifts   []*market.Shift                      // the oldest first
	shiftsOf map[dataset.LabID][]*market.Shift
	shiftsOn map[dataset.CloudID][]*market.Shift
	essays   []*prose.Document // those there are, the newest first
	gallery  *gallery
	asked    []market.Question // clauses that the catalogues put in question
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
		open:     market.On(m.Data().OpenOnly(), m.Day()),
		offers:   map[dataset.CloudID][]offer{},
		byLab:    map[dataset.LabID][]*dataset.Model{},
		replaces: map[dataset.ModelID][]*dataset.Model{},
		involved: map[dataset.PartyID][]int{},
		titles:   map[string]string{},
		shiftsOf: map[dataset.LabID][]*market.Shift{},
		shiftsOn: map[dataset.CloudID][]*market.Shift{},
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
	b.gallery = newGallery(plot.NewBook(m, true), b.data.Site().BaseURL.Folder())
	b.firm = b.gallery.book.Firm()
	b.collect()
	b.shifts, b.asked = m.Shifts(), m.Questions()
	for _, s := range b.shifts {
		b.shiftsOf[s.Lab] = append(b.shiftsOf[s.Lab], s)
		b.shiftsOn[s.Cloud] = append(b.shiftsOn[s.Cloud], s)
	}
	return b
}

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
	return fmt.Sprintf("one of the %s clouds", words.Spell(len(b.peers)))
}

// party links an id of a deal or an action to what it stands for: a cloud by
// the name of its company, for that is who signs. An id that is both a lab and a
// cloud leads to the cloud.
func (b *builder) party(from Place, id dataset.PartyID) Link {
	lab, cloud, other := b.data.Party(id)
	switch {
	case cloud != nil:
		return from.Link(cloud.Company, cloudPlace(cloud.ID))
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
