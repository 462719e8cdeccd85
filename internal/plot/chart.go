package plot

import "encoding/json"

// Chart is one chart of the report: what it says in words, the values behind
// it, and what is to be drawn.
type Chart struct {
	ID       string // unique on the site: small letters, digits, hyphens
	Kind     string // what charts of its kind show
	KindName string // how references name the kind: "exclusive-share"
	Finding  string // the title: a sentence with the deciding number
	Subtitle string // what is measured, its unit, the scope and the day
	Alt      string // the picture in words, for readers who do not see it
	Note     string // what must be known to read it; "" where nothing
	Sources  []Source
	Table    Table
	Empty    string          // why there is nothing to draw; "" where there is
	Drawings []Drawing       // from the widest to the narrowest; none where Empty
	Explore  json.RawMessage // the option for a live chart; nil where ECharts does not draw it
}

// Source is where the values of a chart come from.
type Source struct {
	Name string
	URL  string // "" for records of the report itself
}

// Table holds the values behind a chart, for readers and as a download.
type Table struct {
	Columns []Column
	Rows    [][]string // a cell a column; "–" for a value that is not defined
}

// Column is a column of a table.
type Column struct {
	Name    string // with the unit
	Numeric bool   // whether it is aligned as numbers are
}

// Drawing is a chart at one width: either an option that ECharts draws, or
// marks so plain that they are drawn here.
type Drawing struct {
	Width  int // in CSS pixels
	Height int
	Option json.RawMessage
	Marks  SVG
}

// SVG is the inside of an svg element, safe to be put into a page: without
// style elements or attributes, scripts or references to other files.
type SVG string

// The three widths a chart is drawn at. Pages show the widest that fits, so
// that text of 12 px is never shown at less than 11.
const (
	Wide   = 860
	Half   = 540
	Narrow = 358
)
