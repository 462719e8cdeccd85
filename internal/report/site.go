package report

import (
	"slices"

	"moatatlas/internal/dataset"
)

// Site is what all pages share.
type Site struct {
	Title    string
	Tagline  string
	Base     string // the address the site is published under, ending in a slash; "" where it is not known
	Commit   string // names the version of the tree, "" where it is not known
	Issues   string // where readers can say what is wrong, "" where that is not known
	AsOf     When
	Begin    string // the month in which what is recorded begins: "2019-07"; "" where nothing is
	Peers    []dataset.CloudID
	Series   dataset.SeriesID // of market shares, behind reach and concentration
	Sections []Section
}

// Section is an entry of the navigation.
type Section struct {
	Name  string
	Place Place
}

func (b *builder) site() Site {
	s := b.data.Site()
	return Site{
		Title:    s.Title,
		Tagline:  s.Tagline,
		Base:     s.BaseURL.Folder(),
		Issues:   s.IssuesURL(),
		AsOf:     whenDay(s.AsOf),
		Begin:    b.begin(),
		Peers:    s.Peers,
		Series:   s.ShareSeries,
		Sections: b.sections(),
	}
}

// begin is the month of the first sale on a peer or, if that is earlier, of the first
// deal, step of an authority or event; "" where nothing is recorded.
func (b *builder) begin() string {
	days := b.market.Days()
	for _, r := range b.recorded {
		days = append(days, r.day)
	}
	if len(days) == 0 {
		return ""
	}
	return slices.Min(days).Time().Format("2006-01")
}

// sections are the entries of the navigation; there is none for essays and
// scenarios where there are none.
func (b *builder) sections() []Section {
	list := []Section{
		{"Front page", Front}, {"Exclusivity", Exclusive}, {"Lock-in", LockedIn}, {"Shifts", Shifts}, {"Deals", Deals},
		{"Regulation", Regulation}, {"Events", Events}, {"Clouds", Clouds}, {"Labs", Labs}, {"Models", Models},
	}
	if len(b.essays) > 0 {
		list = append(list, Section{"Analysis", Analysis})
	}
	if len(b.data.Scenarios()) > 0 {
		list = append(list, Section{"What if", Scenarios})
	}
	return append(list, Section{"Data", Data}, Section{"Methodology", Methods})
}

func (b *builder) asOf() When { return whenDay(b.market.Day()) }
