package report

import (
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Source is where a fact can be read and how far that can be trusted.
type Source struct {
	Href    string
	Site    string // the host of the address
	Grade   string // A, B or C
	Meaning string // of the grade, in words
	Note    string
	Quote   string
	Archive string // a stored copy, "" where there is none
	Checked When   // by a person; zero where nobody has
	Grades  string // the address of the explanation of grades
	Edit    string // where readers can see the record and mend it, "" where that is not known
}

// sourceOf is the source of a fact in a record at a place of the dataset.
func (b *builder) sourceOf(from Place, f dataset.Fact, at source.Place) Source {
	s := Source{
		Href:    string(f.Source),
		Site:    f.Source.Site(),
		Grade:   string(f.Grade),
		Meaning: gradeMeaning(f.Grade),
		Note:    noteSentence(f.Note),
		Quote:   f.Quote,
		Archive: string(f.Archive),
		Grades:  from.To(Data.File()) + "#grades",
		Edit:    b.data.Site().LineURL(at.Pos()),
	}
	if f.Checked != 0 {
		s.Checked = whenDay(f.Checked)
	}
	return s
}

func gradeMeaning(g dataset.Grade) string {
	switch g {
	case dataset.GradeA:
		return "stated by the vendor, a party or an authority (of sales, also by the established press)"
	case dataset.GradeB:
		return "from a reputable secondary source, or derived, or a bound"
	}
	return "weak or inferred"
}

// gradesMeaning explains all grades in a line.
func gradesMeaning() string {
	var parts []string
	for _, g := range dataset.GradeA.Allowed() {
		parts = append(parts, g+": "+gradeMeaning(dataset.Grade(g)))
	}
	return strings.Join(parts, "; ")
}

// Fact is a line of a profile: a label with a text, or with links.
type Fact struct {
	Label   string
	Text    string
	Links   []Link
	Squares Squares
}

// known leaves out the facts of which nothing is known.
func known(facts ...Fact) []Fact {
	var kept []Fact
	for _, f := range facts {
		if f.Text != "" || len(f.Links) > 0 {
			kept = append(kept, f)
		}
	}
	return kept
}

// linkTo is a list of one link, or of none without an address.
func linkTo(text, href string) []Link {
	if href == "" {
		return nil
	}
	return []Link{{Text: text, Href: href}}
}

func external(u dataset.URL) []Link {
	if u == "" {
		return nil
	}
	return []Link{{Text: u.Host(), Href: string(u)}}
}
