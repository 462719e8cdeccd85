package report

import (
	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
)

// APIClaims are all tested claims.
type APIClaims struct {
	AsOf   string            `json:"as_of"`
	Peers  []dataset.CloudID `json:"peers"`
	Claims []APIClaim        `json:"claims"`
}

// APIClaim is one claim with its judgment.
type APIClaim struct {
	ID       string    `json:"id"`
	Page     string    `json:"page"` // below the root of the site
	Day      string    `json:"day"`  // as of which it is tested
	Sentence string    `json:"sentence"`
	Test     string    `json:"test"`
	Verdict  string    `json:"verdict"` // holds, fragile, broken, vacuous or under review
	Sides    []APISide `json:"sides"`
	Rows     []APIRow  `json:"rows"`
	More     int       `json:"more"` // facts left out of rows
	Flips    []APIFlip `json:"flips"`
	Measures []string  `json:"measures"` // that the test names
}

// APISide is a condition of a test.
type APISide struct {
	Claimed  string `json:"claimed"`
	Computed string `json:"computed"`
	Holds    bool   `json:"holds"`
}

// APIRow is a fact on which a claim rests.
type APIRow struct {
	Fact   string  `json:"fact"`
	Place  string  `json:"place"` // file and line in the repository
	Grade  *string `json:"grade"`
	Source *string `json:"source"`
}

// APIFlip is a single change that would flip the claim.
type APIFlip struct {
	APIRow
	Change string `json:"change"`
	To     string `json:"to"`
}

func (c *commentary) apiClaims() APIClaims {
	doc := APIClaims{AsOf: c.builder.market.Day().String(), Peers: c.builder.data.Site().Peers, Claims: []APIClaim{}}
	for _, e := range c.pieces {
		for _, j := range e.judgments {
			doc.Claims = append(doc.Claims, e.apiClaim(j))
		}
	}
	return doc
}

func (e *piece) apiClaim(j claim.Judgment) APIClaim {
	v := APIClaim{
		ID: j.ID, Page: string(e.place) + "#" + e.anchor(j.ID), Day: e.day.String(), Sentence: j.Sentence, Test: j.Test.Text(),
		Verdict: standing(j), Sides: []APISide{}, Rows: []APIRow{}, More: j.More, Flips: []APIFlip{}, Measures: orEmpty(j.Test.Measures()),
	}
	for _, s := range j.Sides {
		v.Sides = append(v.Sides, APISide{s.Claimed, s.Computed, s.Holds})
	}
	for _, r := range j.Rows {
		v.Rows = append(v.Rows, apiRow(r))
	}
	for _, f := range j.Flips {
		v.Flips = append(v.Flips, APIFlip{apiRow(f.Row), f.Change, string(f.To)})
	}
	return v
}

func apiRow(r claim.Row) APIRow {
	return APIRow{r.What, r.Pos.String(), orNull(string(r.Grade)), orNull(string(r.Source))}
}

// APIFigures are all charts.
type APIFigures struct {
	AsOf    string            `json:"as_of"`
	Peers   []dataset.CloudID `json:"peers"`
	Figures []APIFigure       `json:"figures"`
}

// APIFigure is one chart.
type APIFigure struct {
	ID       string     `json:"id"`
	Page     string     `json:"page"` // below the root of the site
	Finding  string     `json:"finding"`
	Subtitle string     `json:"subtitle"`
	Columns  []string   `json:"columns"`
	Rows     [][]string `json:"rows"` // as readers see them; "–" for what is not defined
}

func (c *commentary) apiFigures() APIFigures {
	doc := APIFigures{AsOf: c.builder.market.Day().String(), Peers: c.builder.data.Site().Peers, Figures: []APIFigure{}}
	for _, d := range c.gallery.list() {
		if d.chart.Empty != "" {
			continue
		}
		f := APIFigure{ID: d.chart.ID, Page: string(figurePlace(d.chart.ID)), Finding: d.chart.Finding, Subtitle: d.chart.Subtitle, Rows: d.chart.Table.Rows}
		for _, column := range d.chart.Table.Columns {
			f.Columns = append(f.Columns, column.Name)
		}
		doc.Figures = append(doc.Figures, f)
	}
	return doc
}
