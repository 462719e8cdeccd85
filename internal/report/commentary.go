package report

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"moatatlas/internal/claim"
	"moatatlas/internal/market"
	"moatatlas/internal/plot"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// commentary is the documents of the report with everything that they bind to
// the data.
type commentary struct {
	builder  *builder
	bench    *claim.Bench
	gallery  *gallery
	shelf    sync.Mutex // texts are read side by side
	books    map[source.Day]*plot.Book
	pieces   []*piece
	problems source.Problems
}

// piece is a document with what its references came to. It is an essay with a
// page of its own, or comments on a page of the report.
type piece struct {
	doc       *prose.Document
	place     Place
	day       source.Day // as of which it speaks
	values    []claim.Value
	claims    []claim.Claim // those that could be compiled
	judgments []claim.Judgment
	links     []target
	charts    []*plot.Chart // nil for one that cannot be made
	figures   []*drawn      // nil for one that cannot be made
	coverage  prose.Coverage
	problems  source.Problems
}

// target is what a link leads to.
type target struct {
	place  Place
	anchor string
}

// href is the address of a target as a page writes it.
func (t target) href(from Place) string {
	if t.anchor == "" {
		return from.To(t.place.File())
	}
	return from.To(t.place.File()) + "#" + t.anchor
}

// essay tells whether the document has a page of its own.
func (e *piece) essay() bool { return e.doc.Section == essayFolder }

// essayFolder is the folder of content/ whose documents are essays. Any other lies
// where the page lies that it comments on: content/clouds/aws.md comments on
// clouds/aws/, content/front.md on the front page.
const (
	essayFolder = "analysis"
	frontFile   = "front"
)

// comment reads all documents and computes what they say. Their claims are yet to be
// judged: together, for they share the work.
func (b *builder) comment(content *prose.Content, g *gallery) *commentary {
	c := &commentary{builder: b, bench: claim.NewBench(b.market.History), gallery: g, books: map[source.Day]*plot.Book{}}
	names := prose.NewNames(b.names())
	c.pieces = each(content.Documents(), func(doc *prose.Document) *piece { return c.read(doc, names) })
	for _, e := range c.pieces {
		c.problems.Append(e.problems.Sorted()...)
		c.refer(e)
	}
	return c
}

// judge judges the claims of all documents.
func (c *commentary) judge(memo claim.Memo) {
	var claims []claim.Claim
	for _, e := range c.pieces {
		claims = append(claims, e.claims...)
	}
	c.settle(c.bench.Judge(claims, memo))
}

// read computes the values of a document, compiles its claims and makes its charts. A
// claim that cannot be compiled is a problem, and is not judged.
func (c *commentary) read(doc *prose.Document, names *prose.Names) *piece {
	e := &piece{doc: doc, place: Place(doc.ID()) + "/"}
	if doc.ID() == frontFile {
		e.place = Front
	}
	e.day = c.day(e)
	for _, v := range doc.Values {
		e.values = append(e.values, c.value(e, v.Expr))
	}
	var unbound []source.Problem
	e.coverage, unbound = doc.Coverage(names)
	e.problems.Append(unbound...)
	e.claims = c.claims(e)
	for _, chart := range doc.Charts {
		made, fault := c.book(e.day).Chart(chart.Reference.Text)
		if fault != nil {
			e.problems.Append(chart.Reference.Problem(fault))
		}
		e.charts = append(e.charts, made)
	}
	return e
}

// refer resolves the links of a document and hangs its charts.
func (c *commentary) refer(e *piece) {
	for _, l := range e.doc.Links {
		t, fault := c.builder.resolve(l.Scheme, l.Target.Text)
		if fault != nil {
			c.problems.Append(l.Target.Problem(fault))
		}
		e.links = append(e.links, t)
	}
	for i, chart := range e.doc.Charts {
		d := c.chart(e, e.charts[i], chart.Reference)
		if d != nil && slices.Contains(e.figures, d) {
			c.problems.Append(chart.Reference.Problem(source.NewFault(0, "the text shows this chart already")))
		}
		e.figures = append(e.figures, d)
	}
}

// day is the day as of which a document speaks: its own, or the site's.
func (c *commentary) day(e *piece) source.Day {
	doc, site := e.doc, c.builder.market.Day()
	if doc.AsOf > site {
		e.problems.Add(doc.At("as_of"), "facts are recorded up to %v, so nothing can be said as of %v", site, doc.AsOf)
		return site
	}
	if doc.AsOf == 0 {
		return site
	}
	return doc.AsOf
}

func (c *commentary) value(e *piece, expr prose.Span) claim.Value {
	compiled, fault := c.bench.Value(expr.Text)
	if fault == nil {
		var v claim.Value
		if v, fault = compiled.Eval(c.bench, e.day); fault == nil {
			if v.Undefined != "" {
				e.problems.Warn(expr.Pos(), "the value is not defined and reads %s: %s", words.Unknown, v.Undefined)
			}
			return v
		}
	}
	e.problems.Append(expr.Problem(fault))
	return claim.Value{Text: words.Unknown}
}

// chart enters a chart that a text refers to into the gallery; nil for one that cannot
// be made.
func (c *commentary) chart(e *piece, made *plot.Chart, reference prose.Span) *drawn {
	if made == nil {
		return nil
	}
	d := c.gallery.add(made, reference.Pos())
	d.usedOn(e.place)
	return d
}

// book is that of a day.
func (c *commentary) book(day source.Day) *plot.Book {
	c.shelf.Lock()
	defer c.shelf.Unlock()
	if c.books[day] == nil {
		data := c.builder.data.At(day)
		c.books[day] = plot.NewBook(market.On(data, day), day == c.builder.market.Day())
	}
	return c.books[day]
}

// claims compiles the claims of a document.
func (c *commentary) claims(e *piece) []claim.Claim {
	texts := e.texts()
	var list []claim.Claim
	for i := range e.doc.Claims {
		stated := &e.doc.Claims[i]
		test, fault := c.bench.Claim(stated.Expr.Text)
		if fault != nil {
			e.problems.Append(stated.Expr.Problem(fault))
			continue
		}
		list = append(list, claim.Claim{ID: stated.ID, Sentence: stated.Sentence(texts), Test: test, Day: e.day, Pos: stated.Pos})
	}
	return list
}

// settle gives the judgments back to their documents, and says which of them
// keep the report from being published.
func (c *commentary) settle(all []claim.Judgment) {
	for _, e := range c.pieces {
		n := len(e.claims)
		e.judgments, all = all[:n:n], all[n:]
		var accepted []claim.Exception
		for _, a := range e.doc.Accepted {
			accepted = append(accepted, claim.Exception{Claim: a.Claim, Until: a.Until, Reason: a.Reason, Pos: a.At("claim")})
		}
		c.problems.Append(claim.Settle(e.judgments, accepted, c.builder.market.Day())...)
	}
}

// texts are the values of the document as they stand in it.
func (e *piece) texts() []string {
	texts := make([]string, len(e.values))
	for i, v := range e.values {
		texts[i] = v.Text
	}
	return texts
}

// names are those of models, whose numbers are no quantities.
func (b *builder) names() []string {
	var names []string
	for _, m := range b.data.Models() {
		names = append(names, m.Name)
	}
	return names
}

// beside puts the documents that comment on pages into these. One without a page
// is a problem.
func (c *commentary) beside(pages []Page) {
	var all []string
	at := map[Place]int{}
	for i, p := range pages {
		at[p.Place] = i
		all = append(all, "content/"+strings.TrimSuffix(string(p.Place), "/")+".md")
	}
	for _, e := range c.pieces {
		if e.essay() {
			continue
		}
		i, ok := at[e.place]
		if !ok {
			c.problems.Add(source.Pos{File: e.doc.File}, "comments on no page of the report; %s", source.Unknown("place for it", e.doc.File, all))
			continue
		}
		p := &pages[i]
		p.Comment = &Comment{Title: e.doc.Title, Summary: e.doc.Summary, Tested: e.tested(), Edit: c.editURL(e), AsOf: whenDay(e.day), Blocks: c.blocks(e)}
		p.Explore = p.Explore || e.explorable()
	}
}

// pages notes the links of documents to pages that there are not.
func (c *commentary) pages(there []Page) {
	known := map[Place]bool{}
	var all []string
	for _, p := range there {
		known[p.Place] = true
		all = append(all, string(p.Place))
	}
	for _, e := range c.pieces {
		for i, l := range e.doc.Links {
			if l.Scheme == "page" && !known[e.links[i].place] {
				path, _, _ := strings.Cut(l.Target.Text, "#")
				c.problems.Append(l.Target.Problem(source.NewFault(0, "%s", source.Unknown("page", path, all))))
			}
		}
	}
}

// tested counts the claims of all documents.
func (c *commentary) tested() int {
	n := 0
	for _, e := range c.pieces {
		n += len(e.judgments)
	}
	return n
}

// hasty tells whether of any claim it is unknown which facts turn it.
func (c *commentary) hasty() bool {
	return slices.ContainsFunc(c.pieces, func(e *piece) bool {
		return slices.ContainsFunc(e.judgments, func(j claim.Judgment) bool { return j.Unknown })
	})
}

// length says how long a text is to read.
func length(n int) string {
	const perMinute = 230
	return fmt.Sprintf("%s words, %s", words.Thousands(n), words.Count(max((n+perMinute/2)/perMinute, 1), "minute", "minutes"))
}
