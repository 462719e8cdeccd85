package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/claim"
	"moatatlas/internal/prose"
	"moatatlas/internal/words"
)

// AnalysisIndex is the view of the list of essays.
type AnalysisIndex struct {
	Essays []EssayEntry
}

// EssayEntry is an essay in the list.
type EssayEntry struct {
	ID      string
	Link    Link
	Date    When
	Summary string
	Length  string // to read
	Tested  string // how many numbers are bound and how the claims stand
}

// Comment is a text that stands on a page of the report.
type Comment struct {
	Title   string
	Summary string
	Tested  string // how many numbers are bound and how the claims stand
	Edit    string // where readers can edit the text, "" where that is not known
	AsOf    When
	Blocks  []EssayBlock
}

// EssayPage is the view of an essay.
type EssayPage struct {
	Published When
	AsOf      When // as of which it is computed
	Authors   []string

	Meta   []Fact
	Blocks []EssayBlock
}

// EssayBlock is a part of an essay: text or a figure, and what is said beside it.
type EssayBlock struct {
	Class  string // what kind of text it is
	HTML   Markup
	Figure *Figure // nil for text
	Notes  []ClaimNote
}

// ClaimNote says how a claim of the text stands.
type ClaimNote struct {
	ID      string
	Number  int
	Verdict string
	Words   string
	Test    string // "" where it is too long to stand beside a text
	Ledger  string // the address of the whole judgment
}

// essayPages are the essays and their list; none where there are no essays.
func (c *commentary) essayPages() []Page {
	newest := c.essays()
	if len(newest) == 0 {
		return nil
	}
	view := AnalysisIndex{}
	var pages []Page
	for _, e := range newest {
		view.Essays = append(view.Essays, e.entry())
		pages = append(pages, c.essayPage(e))
	}
	return append(pages, Page{
		Place: Analysis, Section: Analysis, Template: "analysis", Title: "Analysis", View: view,
		Description: "What the data says, in words. Every number in these texts is computed, and the sentences that matter are tested, each time the report is made.",
	})
}

// essays are the documents with pages of their own, the newest first.
func (c *commentary) essays() []*piece {
	newest := slices.DeleteFunc(slices.Clone(c.pieces), func(e *piece) bool { return !e.essay() })
	slices.SortStableFunc(newest, func(a, b *piece) int { return cmp.Compare(b.published(), a.published()) })
	return newest
}

// essaysOf are the documents with pages of their own, those with the latest date
// line first.
func essaysOf(content *prose.Content) []*prose.Document {
	essays := slices.DeleteFunc(slices.Clone(content.Documents()), func(d *prose.Document) bool { return d.Section != essayFolder })
	slices.SortStableFunc(essays, func(x, y *prose.Document) int { return cmp.Compare(y.Date, x.Date) })
	return essays
}

// published is the day of the essay's date line.
func (e *piece) published() int32 { return int32(cmp.Or(e.doc.Date, e.day)) }

func (e *piece) entry() EssayEntry {
	return EssayEntry{
		ID: e.doc.Slug, Link: Analysis.Link(e.doc.Title, e.place), Date: whenDay(cmp.Or(e.doc.Date, e.day)),
		Summary: e.doc.Summary, Length: length(e.doc.Words()),
		Tested: e.tested(),
	}
}

func (e *piece) tested() string {
	return words.Sentence(fmt.Sprintf("%s; numbers bound to data: %s.", e.verdicts(), e.bound()))
}

func (c *commentary) essayPage(e *piece) Page {
	view := EssayPage{Published: whenDay(cmp.Or(e.doc.Date, e.day)), AsOf: whenDay(e.day), Authors: e.doc.Authors, Blocks: c.blocks(e)}
	view.Meta = known(
		Fact{Label: "Published", Text: view.Published.Text},
		Fact{Label: "Computed as of", Text: view.AsOf.Text},
		Fact{Label: "By", Text: words.And(e.doc.Authors)},
		Fact{Label: "Numbers bound to data", Text: e.bound()},
		Fact{Label: "Claims", Text: e.verdicts()},
		Fact{Label: "Length", Text: length(e.doc.Words())},
		Fact{Label: "A mistake?", Links: linkTo("Edit this text", c.editURL(e))},
	)
	return Page{
		Place: e.place, Section: Analysis, Template: "essay", Title: e.doc.Title, Description: e.doc.Summary,
		Crumbs: []Link{e.place.Link("Analysis", Analysis)}, View: view, Explore: e.explorable(),
	}
}

// editURL is where readers can edit a text, "" where that is not known.
func (c *commentary) editURL(e *piece) string { return c.builder.data.Site().EditURL(e.doc.File) }

func (e *piece) explorable() bool {
	return slices.ContainsFunc(e.figures, func(d *drawn) bool { return d != nil && d.chart.Explore != nil })
}

// bound says how many of the numbers in the text are computed or tested.
func (e *piece) bound() string {
	return fmt.Sprintf("%s of %s", words.Thousands(e.coverage.Bound), words.Thousands(e.coverage.Total))
}

// verdicts counts the claims by how they stand: "9: 8 hold, 1 fragile".
func (e *piece) verdicts() string {
	if len(e.judgments) == 0 {
		return "no claims"
	}
	counts := map[string]int{}
	for _, j := range e.judgments {
		counts[standing(j)]++
	}
	var parts []string
	for _, s := range []struct{ verdict, one, many string }{
		{"holds", "holds", "hold"}, {"fragile", "fragile", "fragile"}, {"under review", "under review", "under review"},
		{"broken", "broken", "broken"}, {"vacuous", "vacuous", "vacuous"},
	} {
		if n := counts[s.verdict]; n == 1 {
			parts = append(parts, "1 "+s.one)
		} else if n > 1 {
			parts = append(parts, words.Thousands(n)+" "+s.many)
		}
	}
	return fmt.Sprintf("%s: %s", words.Count(len(e.judgments), "claim", "claims"), strings.Join(parts, ", "))
}

// standing is how a claim stands for readers.
func standing(j claim.Judgment) string {
	if j.UnderReview != nil {
		return "under review"
	}
	return string(j.Verdict)
}

// blocks lays the essay out.
func (c *commentary) blocks(e *piece) []EssayBlock {
	answers := prose.Answers{Values: e.texts()}
	for _, l := range e.links {
		answers.Links = append(answers.Links, l.href(e.place))
	}
	for i := range e.doc.Claims {
		answers.States = append(answers.States, e.state(e.doc.Claims[i].ID))
	}
	for _, image := range e.doc.Images {
		answers.Images = append(answers.Images, e.place.To(image.File))
	}
	var list []EssayBlock
	for _, block := range e.doc.Render(answers) {
		shown := EssayBlock{Class: blockClass(block.Kind), HTML: Markup(block.HTML)}
		if block.Kind == prose.Figure {
			if e.figures[block.Chart] == nil {
				continue
			}
			figure := e.figures[block.Chart].figure(e.place)
			figure.Caption = Markup(block.HTML)
			shown.Figure, shown.HTML = &figure, ""
		}
		for _, i := range block.Claims {
			if note, ok := c.note(e, i); ok {
				shown.Notes = append(shown.Notes, note)
			}
		}
		list = append(list, shown)
	}
	return list
}

func blockClass(k prose.Kind) string {
	switch k {
	case prose.Footnotes:
		return "fn"
	case prose.Table, prose.Quotation, prose.Code, prose.Picture:
		return string(k)
	}
	return ""
}

// judgment is that of a claim; ok is false where it could not be judged.
func (e *piece) judgment(id string) (j claim.Judgment, ok bool) {
	i := slices.IndexFunc(e.judgments, func(j claim.Judgment) bool { return j.ID == id })
	if i < 0 {
		return j, false
	}
	return e.judgments[i], true
}

// state is the class of a claim's text.
func (e *piece) state(id string) string {
	j, ok := e.judgment(id)
	switch {
	case !ok:
		return ""
	case j.UnderReview != nil:
		return "review"
	}
	return string(j.Verdict)
}

func (c *commentary) note(e *piece, i int) (ClaimNote, bool) {
	stated := &e.doc.Claims[i]
	j, ok := e.judgment(stated.ID)
	if !ok {
		return ClaimNote{}, false
	}
	note := ClaimNote{
		ID: stated.Note(), Number: i + 1, Verdict: standing(j), Words: c.builder.noteWords(j),
		Ledger: e.place.To(Claims.File()) + "#" + j.ID,
	}
	if test := j.Test.Text(); len(test) <= maxNoted {
		note.Test = test
	}
	return note, true
}

// maxNoted is how long a test may be, in bytes, to stand in a note: a longer one
// would push the text apart.
const maxNoted = 80
