package catalogue

import (
	"cmp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
)

// sighting is an entry that stands for a model, and at which seller.
type sighting struct {
	*seller
	Entry
	drops int
}

// place is a model in a service of a cloud.
type place struct {
	model   dataset.ModelID
	cloud   dataset.CloudID
	service dataset.ServiceID
}

// shared is an entry whose id several models have here.
type shared struct {
	sighting
	models []*dataset.Model
}

// collection is all that a catalogue says, by what it stands for here.
type collection struct {
	offers  map[place][]sighting
	firsts  map[dataset.ModelID][]sighting // at the model's own lab
	new     map[dataset.ModelID][]sighting // models that are not here, wherever
	odd     []sighting
	shared  []shared
	listed  map[place]bool           // where an entry stands, be it no good
	atLab   map[dataset.ModelID]bool // the same at a model's own lab
	ignored map[string]int           // entries by reason
	unknown map[string]int           // entries by the maker that their ids begin with
	absent  []dataset.ProviderID
	read    int // entries of the providers that are here
	all     int // entries of all
	vendors int // providers of the catalogue
}

func (m *matcher) collect(l *Listing) *collection {
	c := &collection{
		offers: map[place][]sighting{}, firsts: map[dataset.ModelID][]sighting{}, new: map[dataset.ModelID][]sighting{},
		ignored: map[string]int{}, unknown: map[string]int{}, vendors: len(l.Providers),
		listed: map[place]bool{}, atLab: map[dataset.ModelID]bool{},
	}
	m.learn(l)
	there := map[dataset.ProviderID]bool{}
	for _, p := range l.Providers {
		c.all += p.Count
		there[dataset.ProviderID(p.ID)] = true
		if s := m.sellers[p.ID]; s != nil {
			c.read += p.Count
			for _, e := range p.Entries {
				m.sort(c, s, e)
			}
		}
	}
	for _, p := range m.mapping.Providers {
		if !there[p.ID] {
			c.absent = append(c.absent, p.ID)
		}
	}
	c.oneSpelling()
	for _, list := range c.offers {
		slices.SortFunc(list, nearest)
	}
	for _, list := range c.firsts {
		slices.SortFunc(list, nearest)
	}
	for _, list := range c.new {
		slices.SortFunc(list, nearest)
	}
	return c
}

// sort enters one entry.
func (m *matcher) sort(c *collection, s *seller, e Entry) {
	if e.Odd != "" {
		at := sighting{s, e, 0}
		c.odd = append(c.odd, at)
		if model := m.find(s, e.ID).model; model != nil {
			c.see(model, at)
		}
		return
	}
	if reason := m.leftOut(string(s.ID), e.ID); reason != "" {
		c.ignored[reason]++
		return
	}
	f := m.find(s, e.ID)
	at := sighting{s, e, f.drops}
	switch {
	case f.model != nil:
		c.known(f.model, at)
	case len(f.models) > 0:
		c.shared = append(c.shared, shared{at, f.models})
		for _, model := range f.models {
			c.see(model, at)
		}
	case f.id != "":
		c.new[f.id] = append(c.new[f.id], at)
	default:
		c.unknown[start(e.ID)]++
	}
}

// known enters an entry of a model that is here.
func (c *collection) known(model *dataset.Model, at sighting) {
	c.see(model, at)
	if at.Cloud != "" {
		p := at.place(model)
		c.offers[p] = append(c.offers[p], at)
	}
	if at.Lab != "" && at.Lab == model.Lab() {
		c.firsts[model.ID] = append(c.firsts[model.ID], at)
	}
}

// see notes that the catalogue has an entry of a model, whatever that says.
func (c *collection) see(model *dataset.Model, at sighting) {
	if at.Cloud != "" {
		c.listed[at.place(model)] = true
	}
	if at.Lab == model.Lab() {
		c.atLab[model.ID] = true
	}
}

func (s sighting) place(model *dataset.Model) place {
	return place{model.ID, s.Cloud, s.service(model)}
}

// service is that of the cloud under which the model stands, or would.
func (s sighting) service(model *dataset.Model) dataset.ServiceID {
	own := s.usual(model.Lab())
	var others []dataset.ServiceID
	for i := range model.Availability {
		switch a := &model.Availability[i]; {
		case a.Cloud != s.Cloud:
		case a.ID == s.Entry.ID:
			return a.Service
		case a.Service != own:
			others = append(others, a.Service)
		default:
			others = append(others, "")
		}
	}
	if len(others) == 1 && others[0] != "" {
		return others[0]
	}
	return own
}

// usual is the service under which the cloud sells a lab's models.
func (s *seller) usual(lab dataset.LabID) dataset.ServiceID {
	return cmp.Or(s.Services[lab], s.Service)
}

// nearest orders entries of one model: first what is called most like it, and
// has a price of its own.
func nearest(a, b sighting) int {
	without := func(s sighting) int {
		if s.NoPrices {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(a.drops, b.drops),
		without(a)-without(b),
		len(a.Entry.ID)-len(b.Entry.ID),
		strings.Compare(a.Entry.ID, b.Entry.ID),
		strings.Compare(string(a.seller.ID), string(b.seller.ID)),
	)
}

// price is the seller's price for the model, or nil.
func (s sighting) price() *Price {
	if s.NoPrices {
		return nil
	}
	return s.Price
}

// ended tells whether the catalogue says that the seller no longer serves it.
func (s sighting) ended() bool { return s.Status == "deprecated" }

// served lists the sightings that the catalogue does not call ended.
func served(list []sighting) []sighting {
	return slices.DeleteFunc(slices.Clone(list), sighting.ended)
}

// telling lists the sightings that say what the model costs and holds. Where the nearest
// has ended, what is left are other regions and modes, with prices of their own.
func telling(list []sighting) []sighting {
	return slices.DeleteFunc(served(list), func(s sighting) bool { return s.drops > list[0].drops })
}

// start is what an id begins with: most often its maker.
func start(id string) string {
	for _, sign := range []string{"/", "--", "."} {
		if i := strings.LastIndex(id, sign); i > 0 && (sign == "/" || strings.Index(id, sign) == i) {
			return id[:i]
		}
	}
	first, _, _ := strings.Cut(id, "-")
	return first
}
