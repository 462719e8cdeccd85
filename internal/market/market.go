// Package market turns facts into what they say of the market on a day: which
// models customers can use on which cloud, which of them are current, and how
// many clouds each is sold on.
//
// # Ground terms
//
// The peers are the clouds that are compared with each other (site.toml names
// them). A model is usable on a cloud on a day if, in any service of the cloud
// that is more than an endpoint for the customer's own copy of the weights, it
// had reached preview or general availability by that day and had not been
// retired. A deprecated model is still usable, an announced one not yet. A date
// known only as a month, a year or a bound counts from its last possible day.
//
// The degree of a model is the number of peers on which it is usable; M, the
// market, is all models of degree 1 or more. A model is exclusive if its degree
// is 1. A model is current if it is in M and no model of its chain of
// successors is; F, the frontier, is the current models of the frontier tier
// whose main output is text.
package market

import (
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Market is the market on one day. It does not change.
type Market struct {
	data  *dataset.Dataset
	day   source.Day
	sales map[offer][]Sale
	peers map[dataset.ModelID][]dataset.CloudID // of the models in M
}

type offer struct {
	model dataset.ModelID
	cloud dataset.CloudID
}

// On is the market of a dataset on a day.
func On(data *dataset.Dataset, day source.Day) *Market {
	m := &Market{data: data, day: day, sales: map[offer][]Sale{}, peers: map[dataset.ModelID][]dataset.CloudID{}}
	for _, model := range data.Models() {
		for _, a := range model.Availability {
			if s, ok := SaleOf(&a); ok {
				key := offer{model.ID, a.Cloud}
				m.sales[key] = append(m.sales[key], s)
			}
		}
		for _, peer := range data.Site().Peers {
			if m.Usable(model.ID, peer) {
				m.peers[model.ID] = append(m.peers[model.ID], peer)
			}
		}
	}
	return m
}

// Data is the dataset behind the market.
func (m *Market) Data() *dataset.Dataset { return m.data }

// Day is the day of the market.
func (m *Market) Day() source.Day { return m.day }

// Usable tells whether customers of a cloud can use a model on the day.
func (m *Market) Usable(model dataset.ModelID, cloud dataset.CloudID) bool {
	return slices.ContainsFunc(m.sales[offer{model, cloud}], func(s Sale) bool { return s.On(m.day) })
}

// First is the date on which a model first became usable on a cloud; ok is
// false where it has not by the day.
func (m *Market) First(model dataset.ModelID, cloud dataset.CloudID) (date source.Date, ok bool) {
	for _, s := range m.sales[offer{model, cloud}] {
		if s.From.Latest() <= m.day && (!ok || s.From.Latest() < date.Latest()) {
			date, ok = s.From, true
		}
	}
	return date, ok
}

// Peers lists the peers on which a model is usable on the day, in the site's
// order; their number is the model's degree.
func (m *Market) Peers(model dataset.ModelID) []dataset.CloudID {
	return slices.Clone(m.peers[model])
}

// Clouds lists all clouds on which a model is usable on the day, in the order
// of their ids.
func (m *Market) Clouds(model dataset.ModelID) []dataset.CloudID {
	var ids []dataset.CloudID
	for _, c := range m.data.Clouds() {
		if m.Usable(model, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Models is M: the models usable on at least one peer, in the order of their
// ids.
func (m *Market) Models() []*dataset.Model {
	return slices.DeleteFunc(m.data.Models(), func(model *dataset.Model) bool { return len(m.peers[model.ID]) == 0 })
}

// Exclusive tells whether exactly one peer sells a model on the day.
func (m *Market) Exclusive(model dataset.ModelID) bool { return len(m.peers[model]) == 1 }

// Current tells whether a model is in M and none of its successors is.
func (m *Market) Current(model *dataset.Model) bool {
	if len(m.peers[model.ID]) == 0 {
		return false
	}
	for next := m.data.Model(model.Successor); next != nil; next = m.data.Model(next.Successor) {
		if len(m.peers[next.ID]) > 0 {
			return false
		}
	}
	return true
}

// Frontier is F: the current models of the frontier tier whose main output is
// text, in the order of their ids.
func (m *Market) Frontier() []*dataset.Model {
	return slices.DeleteFunc(m.Models(), func(model *dataset.Model) bool {
		return model.Tier != dataset.Frontier || model.Modality != dataset.Text || !m.Current(model)
	})
}
