package plot

import "moatatlas/internal/dataset"

// shapeKinds lists the charts of one day, of records, and of flows.
func shapeKinds() []kind {
	return []kind{
		{
			name: "ribbons", about: "labs by clouds: since when, how many models, how many of them only there",
			params: []param{{name: "labs", about: "the labs to show; without it those of the frontier", many: true, allowed: (*Book).labIDs}},
			make:   (*Book).ribbons,
		},
		{name: "portability", about: "the ladder: on how many clouds each frontier model is sold, and since when", make: (*Book).ladder},
		{
			name: "overlap", about: "what a customer of one cloud keeps by moving to another",
			params: []param{{name: "scope", about: "the models counted; frontier without it", allowed: scopeNames}},
			make:   (*Book).overlap,
		},
		{
			name: "lag", about: "how long after their first cloud frontier-tier models came to a cloud",
			params: []param{
				{name: "cloud", about: "the cloud they came to, one of those compared", required: true, allowed: (*Book).peerIDs},
				{name: "lab", about: "the lab whose models; all without it", allowed: (*Book).labIDs},
			},
			make: (*Book).lag,
		},
		{name: "price", about: "prices of the same model on different clouds, over the lowest", make: (*Book).price},
		{
			name: "catalogue", about: "a cloud’s models by lab, and how many of them only there",
			params: []param{{name: "cloud", about: "the cloud", required: true, allowed: (*Book).cloudIDs}},
			make:   (*Book).catalogue,
		},
		{name: "money", about: "what clouds invest in labs, and what labs undertake to buy from them", make: (*Book).money},
		{
			name: "frontier", about: "a cloud’s frontier models by lab and by where else they are sold",
			params: []param{{name: "cloud", about: "the cloud, one of those compared", required: true, allowed: (*Book).peerIDs}},
			make:   (*Book).frontierFlow,
		},
		{
			name: "contract", about: "a lab’s contracts with clouds on a time axis above what they sell of it",
			params: []param{{name: "lab", about: "the lab", required: true, allowed: (*Book).labIDs}},
			make:   (*Book).contract,
		},
		{
			name: "model", about: "where a model has been on sale, stage by stage",
			params: []param{{name: "model", about: "the model", required: true, allowed: (*Book).modelIDs}},
			make:   (*Book).availability,
		},
		{
			name: "lab", about: "a lab’s models by clouds: first days, and what is sold only there",
			params: []param{{name: "lab", about: "the lab", required: true, allowed: (*Book).labIDs}},
			make:   (*Book).labPicture,
		},
	}
}

func (b *Book) cloudIDs() []string {
	return ids(b.market.Data().Clouds(), func(c *dataset.Cloud) dataset.CloudID { return c.ID })
}

func (b *Book) modelIDs() []string {
	return ids(b.market.Data().Models(), func(m *dataset.Model) dataset.ModelID { return m.ID })
}

func ids[R any, I ~string](records []R, id func(R) I) []string {
	list := make([]string, len(records))
	for i, r := range records {
		list[i] = string(id(r))
	}
	return list
}
