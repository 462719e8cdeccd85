package report

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// leftOut is the link to what was found and is not in the data.
func (p Place) leftOut() Link { return p.Link("What was left out, and why", LeftOut) }

// DataPage is the view of the page of downloads.
type DataPage struct {
	Tables   []Download
	Grades   []GradeCount
	Package  string // the address of the tables' description for programs
	Models   string // the address of the list of models for programs
	Index    string // the address of the list of documents
	Feeds    []Link // none where the site's own address is not known
	Calendar string
	LeftOut  Link
	Fresh    Link // to how old the facts are
	Correct  Link // to the files that hold the facts, "" where readers cannot get at them
	Cite     string
}

// Download is one table.
type Download struct {
	Name    string
	Title   string
	Href    string
	Parquet string // the address of the same as Parquet
	Rows    string
	Columns []Column
}

// GradeCount is how many facts carry a grade.
type GradeCount struct {
	Grade   string
	Meaning string
	Facts   string
}

func (b *builder) dataPage(tables []Table) Page {
	view := DataPage{
		Package:  Data.To(PackagePath),
		Models:   Data.To(modelsPath),
		Index:    Data.To(indexPath),
		Calendar: Data.To(CalendarPath),
		LeftOut:  Data.leftOut(),
		Fresh:    Data.Link("How old the facts are, and which are due for another look", Fresh),
		Correct:  b.correct(),
		Grades:   b.grades(),
		Cite:     b.cite(),
	}
	if b.data.Site().BaseURL != "" {
		view.Feeds = []Link{{"feed.xml (Atom)", Data.To(AtomPath)}, {"feed.json", Data.To(JSONFeedPath)}}
	}
	for _, t := range tables {
		view.Tables = append(view.Tables, Download{t.Name, t.Title, Data.To(t.Path()), Data.To(t.ParquetPath()), words.Thousands(len(t.Rows)), t.Columns})
	}
	return Page{
		Place: Data, Section: Data, Template: "data", Title: "Data", View: view,
		Description: "All facts behind the report to download, with their sources and grades.",
	}
}

// correct leads to where readers can mend facts.
func (b *builder) correct() Link {
	if at := b.data.Site().FactsURL(); at != "" {
		return Link{"The files of the facts", at}
	}
	return Link{}
}

// cite names the edition as a list of references does.
func (b *builder) cite() string {
	s := b.data.Site()
	return strings.TrimSpace(fmt.Sprintf("%s, edition of %s. Data under CC BY 4.0. %s", s.Title, b.asOf().Text, s.BaseURL.Folder()))
}

// grades counts the stages by grade: they are what the measures rest on.
func (b *builder) grades() []GradeCount {
	counts := map[dataset.Grade]int{}
	for _, m := range b.data.Models() {
		for _, a := range m.Availability {
			for _, s := range a.Stages {
				counts[s.Grade]++
			}
		}
	}
	var list []GradeCount
	for _, grade := range dataset.GradeA.Allowed() {
		g := dataset.Grade(grade)
		list = append(list, GradeCount{grade, gradeMeaning(g), words.Thousands(counts[g])})
	}
	return list
}

// LeftOutPage is the view of what was found and left out on purpose.
type LeftOutPage struct {
	Rows []Dropped
}

// Dropped is one statement left out.
type Dropped struct {
	ID     string
	Table  string
	Row    string
	Reason string
	Edit   string // where readers can see the record and mend it, "" where that is not known
}

// leftOutWords is a statement in the words of readers, as far as it is about what the
// atlas knows: "GPT-4o on Oracle: preview".
func (b *builder) leftOutWords(d dataset.Dropped) string {
	id, rest, _ := strings.Cut(d.Row, " ")
	cloud, rest, _ := strings.Cut(rest, " ")
	if d.Table != "availability" || b.data.Cloud(dataset.CloudID(cloud)) == nil {
		return d.Row
	}
	c := b.data.Cloud(dataset.CloudID(cloud))
	if service, after, ok := strings.Cut(rest, " "); ok && slices.Contains(c.Services, dataset.ServiceID(service)) {
		rest = after
	}
	stage, called, _ := strings.Cut(rest, " [")
	text := b.nameOf(id) + " on " + c.ShortName() + ": " + b.factWords(stage)
	if called != "" {
		text += " (" + strings.TrimSuffix(called, "]") + ")"
	}
	return text
}

func (b *builder) leftOut() Page {
	view, ids := LeftOutPage{}, rowIDs{}
	for _, d := range b.data.Dropped() {
		view.Rows = append(view.Rows, Dropped{ids.of(d.Table, d.Row), words.Key(d.Table), b.leftOutWords(d), typeset(d.Reason), b.data.Site().LineURL(d.Pos())})
	}
	return Page{
		Place: LeftOut, Section: Data, Template: "left-out", Title: "What was left out", View: view,
		Description: "Statements that were found and left out on purpose, each with the reason.",
		Crumbs:      []Link{LeftOut.Link("Data", Data)},
	}
}
