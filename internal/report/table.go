package report

import (
	"fmt"
	"strconv"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Table is a table of facts to download.
type Table struct {
	Name    string // of the file, without its ending
	Title   string // what one row is
	Columns []Column
	Rows    [][]string // as many texts as columns; "" for what is not known
}

// Path is where the table lies below the root of the site.
func (t Table) Path() string { return "data/" + t.Name + ".csv" }

// ParquetPath is where the same lies for statistics programs and databases.
func (t Table) ParquetPath() string { return "data/" + t.Name + ".parquet" }

// Column describes a column. Type is one of Frictionless' types.
type Column struct {
	Name        string
	Type        string
	Description string
}

// PackagePath is where the tables' description for programs lies.
const PackagePath = "data/datapackage.json"

func text(name, description string) Column    { return Column{name, "string", description} }
func number(name, description string) Column  { return Column{name, "number", description} }
func integer(name, description string) Column { return Column{name, "integer", description} }
func flag(name, description string) Column    { return Column{name, "boolean", description} }
func day(name, description string) Column     { return Column{name, "date", description} }

// dateColumns are a date as it is written and the days it can mean.
func dateColumns(name, meaning string) []Column {
	return []Column{
		text(name, meaning+"; a day, a month, a year, or behind ≤ the day by which it had happened"),
		day(name+"_earliest", "the first day that "+name+" can mean; empty for a bound"),
		day(name+"_latest", "the last day that "+name+" can mean: measures count from it"),
	}
}

func dateCells(d source.Date) []string {
	if d.IsZero() {
		return []string{"", "", ""}
	}
	first := ""
	if earliest, known := d.Earliest(); known {
		first = earliest.String()
	}
	return []string{d.String(), first, d.Latest().String()}
}

// factColumns are what every fact carries.
func factColumns() []Column {
	return []Column{
		text("source", "the page that states the fact"),
		text("grade", gradesMeaning()),
		text("note", "what a reader should know besides"),
	}
}

func factCells(f dataset.Fact) []string { return []string{string(f.Source), string(f.Grade), f.Note} }

// join makes one list of columns or cells out of several.
func join[T any](parts ...any) []T {
	var all []T
	for _, p := range parts {
		switch v := p.(type) {
		case T:
			all = append(all, v)
		case []T:
			all = append(all, v...)
		}
	}
	return all
}

func columns(parts ...any) []Column { return join[Column](parts...) }
func cells(parts ...any) []string   { return join[string](parts...) }

// list writes a list in one cell.
func list[T ~string](items []T) string {
	words := make([]string, len(items))
	for i, item := range items {
		words[i] = string(item)
	}
	return strings.Join(words, ";")
}

// amount writes a number, or nothing for zero, which stands for not known.
func amount[N int | int64 | float64](n N) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(n), 'f', -1, 64)
}

func (b *builder) tables(measures APIMeasures) []Table {
	facts := []Table{
		b.cloudTable(), b.labTable(), b.modelTable(), b.availabilityTable(), b.stageTable(),
		b.dealTable(), b.termTable(), b.actionTable(), b.eventTable(), b.organisationTable(),
		b.renameTable(), b.seriesTable(), b.shareTable(), b.sizeTable(), b.droppedTable(),
	}
	return append(facts, b.measureTables(measures)...)
}

func (b *builder) cloudTable() Table {
	t := Table{Name: "clouds", Title: "one cloud and its platform for models", Columns: columns(
		text("id", "key of the cloud"), text("name", "full name"), text("company", "owner"), text("country", "seat of the owner, two letters"),
		text("kind", "hyperscaler, enterprise-cloud, data-platform or edge"), text("platform", "product under which it sells models"),
		flag("peer", "whether it is one of the clouds compared"), text("services", "services through which models are sold, separated by ;"), dateColumns("launched", "when the platform opened"),
		text("homepage", "home page"), text("docs", "the vendor’s list of models"), factColumns())}
	for _, c := range b.data.Clouds() {
		t.Rows = append(t.Rows, cells(string(c.ID), c.Name, c.Company, string(c.Country), string(c.Kind), c.Platform, yes(b.market.IsPeer(c.ID)), list(c.Services),
			dateCells(c.Launched), string(c.Homepage), string(c.Docs), factCells(c.Fact)))
	}
	return t
}

func (b *builder) labTable() Table {
	t := Table{Name: "labs", Title: "one maker of models", Columns: columns(
		text("id", "key of the lab"), text("name", "name"), text("country", "seat, two letters"), integer("founded", "year"),
		text("homepage", "home page"), text("cloud", "key of the cloud under the same owner"), text("stake", "which clouds own a part of the lab"), factColumns())}
	for _, l := range b.data.Labs() {
		t.Rows = append(t.Rows, cells(string(l.ID), l.Name, string(l.Country), amount(l.Founded), string(l.Homepage), string(l.Cloud), l.Stake, factCells(l.Fact)))
	}
	return t
}

func (b *builder) organisationTable() Table {
	t := Table{Name: "organisations", Title: "one party that is neither a lab nor a cloud here", Columns: columns(
		text("id", "key of the organisation"), text("name", "name"), text("kind", "what it is"), text("country", "seat, two letters"))}
	for _, o := range b.data.Organisations() {
		t.Rows = append(t.Rows, cells(string(o.ID), o.Name, string(o.Kind), string(o.Country)))
	}
	return t
}

func (b *builder) renameTable() Table {
	t := Table{Name: "renames", Title: "one product name that another replaced", Columns: columns(
		text("cloud", "key of the cloud"), text("old", "name before"), text("new", "name since"), dateColumns("date", "when the new name came"), factColumns())}
	for _, r := range b.data.Renames() {
		t.Rows = append(t.Rows, cells(string(r.Cloud), r.Old, r.New, dateCells(r.Date), factCells(r.Fact)))
	}
	return t
}

func (b *builder) droppedTable() Table {
	t := Table{Name: "dropped", Title: "one statement left out on purpose", Columns: columns(
		text("table", "the table it would belong to"), text("row", "what it would say"), text("reason", "why it is left out"))}
	for _, d := range b.data.Dropped() {
		t.Rows = append(t.Rows, cells(d.Table, d.Row, d.Reason))
	}
	return t
}

// yes writes true or false.
func yes(b bool) string { return fmt.Sprint(b) }
