package plot

import (
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/words"
)

// The weights of text in charts.
const (
	regular = 400
	medium  = 500
	strong  = 600
)

// pencil is how a line over time and its label are drawn.
type pencil struct {
	line   string // the colours of the line and of its label
	text   string
	width  float32
	dash   []float64 // of the line, none for a solid one
	weight int       // of the label
}

// subject is the pencil for what a chart is about, context that for what it is
// held against.
func subject() pencil { return pencil{line: ink, text: ink, width: 2.75, weight: strong} }
func context() pencil { return pencil{line: mute, text: ink3, width: 1.25, weight: regular} }

// peer is the pencil of a peer. From the third one on lines are dashed, so that
// colour never stands alone.
func (b *Book) peer(id dataset.CloudID) pencil {
	t := b.tones(id)
	return pencil{line: t.strong, text: t.text, width: 1.5, dash: dashOf(slices.Index(b.market.Peers(), id) - 1), weight: medium}
}

// dashOf tells lines of one colour apart: the first, and all before it, are solid.
func dashOf(i int) []float64 {
	dashes := [...][]float64{nil, {5, 2.5}, {2, 2}, {8, 3, 2, 3}, {10, 3}}
	return dashes[min(max(i, 0), len(dashes)-1)]
}

// shortest is a cloud's name for narrow drawings: its first word, where no
// other peer's begins with it.
func (b *Book) shortest(id dataset.CloudID) string {
	word, _, _ := strings.Cut(b.cloudName(id), " ")
	for _, other := range b.market.Peers() {
		if first, _, _ := strings.Cut(b.cloudName(other), " "); other != id && first == word {
			return b.cloudName(id)
		}
	}
	return word
}

// records is the source of what is counted from the clouds' catalogues.
func (b *Book) records() Source {
	return Source{Name: "This report’s records of the catalogues of " + words.And(b.peerNames())}
}

// spending is the source of shares of cloud spending; ok is false where the
// site names no series.
func (b *Book) spending() (s Source, publisher string, ok bool) {
	for _, series := range b.market.Data().Series() {
		if series.ID != b.market.Series() {
			continue
		}
		s = Source{Name: series.Title}
		if n := len(series.Quarters); n > 0 {
			s.URL = string(series.Quarters[n-1].Source)
		}
		return s, series.Publisher, true
	}
	return s, "", false
}
