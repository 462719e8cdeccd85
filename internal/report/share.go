package report

import (
	"fmt"
	"maps"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// Series is one publisher's count of the market, quarter by quarter.
type Series struct {
	ID        string
	Title     string
	Scope     string
	Note      string
	Publisher string
	Sellers   []Link
	Quarters  []SeriesQuarter // newest first
}

// SeriesQuarter is one quarter of a series.
type SeriesQuarter struct {
	ID      string // of its row: "synergy-2026Q2"
	Name    string
	Shares  []string // one a seller, "" where none is published
	Size    string   // of the market, "" where it is not known
	Sources []Source
}

// series lists the market figures with the sellers that each has.
func (b *builder) series(from Place) []Series {
	var list []Series
	for _, s := range b.headlineFirst() {
		quarters := b.quarters(s)
		v := Series{ID: string(s.ID), Title: s.Title, Scope: s.Scope, Note: typeset(s.Note), Publisher: s.Publisher}
		sellers := sellersOf(s)
		v.Sellers = b.sellers(from, sellers)
		for _, q := range slices.Backward(sortedQuarters(quarters)) {
			v.Quarters = append(v.Quarters, b.quarterView(from, s, q, quarters[q], sellers))
		}
		list = append(list, v)
	}
	return list
}

// sellers links sellers by their names as clouds.
func (b *builder) sellers(from Place, ids []dataset.PartyID) []Link {
	links := b.parties(from, ids)
	for i, id := range ids {
		if c := b.data.Cloud(dataset.CloudID(id)); c != nil {
			links[i].Text = c.ShortName()
		}
	}
	return links
}

// quarterFigures is all that is published for one quarter of a series.
type quarterFigures struct {
	shares []dataset.ShareQuarter
	size   *dataset.MarketSize
}

func (b *builder) quarters(s *dataset.ShareSeries) map[dataset.Quarter]*quarterFigures {
	all := map[dataset.Quarter]*quarterFigures{}
	of := func(q dataset.Quarter) *quarterFigures {
		if all[q] == nil {
			all[q] = &quarterFigures{}
		}
		return all[q]
	}
	for _, q := range s.Quarters {
		of(q.Quarter).shares = append(of(q.Quarter).shares, q)
	}
	for _, size := range b.data.Sizes() {
		if size.Series == s.ID {
			of(size.Quarter).size = &size
		}
	}
	return all
}

// sellersOf lists the sellers of a series, those with the largest latest
// share first.
func sellersOf(s *dataset.ShareSeries) []dataset.PartyID {
	latest := map[dataset.PartyID]float64{}
	for _, q := range s.Quarters {
		maps.Copy(latest, q.Shares)
	}
	sellers := slices.Sorted(maps.Keys(latest))
	slices.SortStableFunc(sellers, func(x, y dataset.PartyID) int {
		switch {
		case latest[x] > latest[y]:
			return -1
		case latest[x] < latest[y]:
			return 1
		}
		return 0
	})
	return sellers
}

func sortedQuarters(quarters map[dataset.Quarter]*quarterFigures) []dataset.Quarter {
	return slices.SortedFunc(maps.Keys(quarters), dataset.Quarter.Compare)
}

func (b *builder) quarterView(from Place, s *dataset.ShareSeries, q dataset.Quarter, figures *quarterFigures, sellers []dataset.PartyID) SeriesQuarter {
	v := SeriesQuarter{ID: quarterID(s, q), Name: quarterName(q)}
	for _, seller := range sellers {
		text := ""
		for _, shares := range figures.shares {
			if share, ok := shares.Shares[seller]; ok {
				text = fmt.Sprintf("%g", share)
			}
		}
		v.Shares = append(v.Shares, text)
	}
	for _, shares := range figures.shares {
		v.Sources = append(v.Sources, b.sourceOf(from, shares.Fact, shares.Place))
	}
	if size := figures.size; size != nil {
		v.Size = fmt.Sprintf("%g", size.USDBillion)
		if s := b.sourceOf(from, size.Fact, size.Place); !slices.ContainsFunc(v.Sources, func(x Source) bool { return x.Href == s.Href }) {
			v.Sources = append(v.Sources, s)
		}
	}
	return v
}

// quarterName writes a quarter: "Q1 2026".
func quarterName(q dataset.Quarter) string { return words.ShortQuarter(q.Year, q.Number) }

// quarterID is the id of the row of a quarter.
func quarterID(s *dataset.ShareSeries, q dataset.Quarter) string {
	return string(s.ID) + "-" + q.String()
}

// shares lists a seller's figures, the series of headlines first, then newest
// first.
func (b *builder) shares(from Place, seller dataset.PartyID) []Share {
	var list []Share
	for _, s := range b.headlineFirst() {
		for _, q := range slices.Backward(s.Quarters) {
			if share, ok := q.Shares[seller]; ok {
				list = append(list, Share{quarterID(s, q.Quarter), quarterName(q.Quarter), s.Publisher, fmt.Sprintf("%g", share), b.sourceOf(from, q.Fact, q.Place)})
			}
		}
	}
	return list
}

func (b *builder) headlineFirst() []*dataset.ShareSeries {
	headline := b.data.Site().ShareSeries
	series := b.data.Series()
	slices.SortStableFunc(series, func(x, y *dataset.ShareSeries) int {
		switch headline {
		case x.ID:
			return -1
		case y.ID:
			return 1
		}
		return 0
	})
	return series
}
