package impact

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// TestRealData divides changes of the real data: the parts add up, the way of
// attribution begins and ends where it should, and the data changes nothing against
// itself.
func TestRealData(t *testing.T) {
	tree := os.DirFS("../..")
	data, problems := dataset.Load(tree)
	if source.Blocking(problems) > 0 {
		t.Skip("the data has problems, which check tells")
	}
	real := Edition{Name: "the data", Data: data, Market: market.On(data, data.AsOf())}
	if i := Compare(real, real); i.facts() > 0 || i.Measures.Len() > 0 {
		t.Errorf("the data changes itself:\n%s", i.Text())
	}
	frontier := real.Market.In(market.ScopeFrontier)
	for n, edited := range []*dataset.Dataset{
		data.WithoutModel(frontier[0].ID),
		data.WithoutModel(frontier[0].ID).WithoutModel(frontier[1].ID).WithModel(shortened(frontier[2])),
		withoutFirsts(data, frontier),
		withSite(data, func(s *dataset.Site) { s.AsOf -= 200 }),
		withSite(data, func(s *dataset.Site) { s.Peers = s.Peers[:2] }),
		withSite(data, func(s *dataset.Site) { s.ShareSeries = "" }),
	} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			head := Edition{Name: "the head", Data: edited, Market: market.On(edited, edited.AsOf())}
			d := facts(real, head)
			changes := measures(real, head, d)
			if len(changes) == 0 {
				t.Error("no measure changed")
			}
			for _, c := range changes {
				addsUp(t, c)
			}
			ends(t, real, head, d)
		})
	}
}

// shortened is a model without its last offer.
func shortened(m *dataset.Model) *dataset.Model {
	s := *m
	s.Availability = s.Availability[:len(s.Availability)-1]
	return &s
}

// withoutFirsts takes from each of some models its first offer.
func withoutFirsts(data *dataset.Dataset, models []*dataset.Model) *dataset.Dataset {
	for _, m := range models {
		s := *m
		s.Availability = slices.Clone(s.Availability[1:])
		data = data.WithModel(&s)
	}
	return data
}

func withSite(data *dataset.Dataset, change func(*dataset.Site)) *dataset.Dataset {
	site := data.Site()
	change(&site)
	return data.WithMeasured(dataset.Measured{Site: site, Clouds: data.Clouds(), Labs: data.Labs(), Models: data.Models(), Series: data.Series()})
}
