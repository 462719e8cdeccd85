package report

import (
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
)

// documents are the files for programs: an index, the list of models, and a
// file for each model.
func (b *builder) documents() []Document {
	all := []APIModel{}
	var files []Document
	for _, m := range b.data.Models() {
		summary := b.apiModel(m)
		all = append(all, summary)
		files = append(files, Document{modelDocument(m.ID), m.Name, b.apiModelFile(m, summary)})
	}
	models := Document{modelsPath, "All models, with where each can be used", all}
	index := APIIndex{AsOf: b.market.Day().String(), Peers: b.data.Site().Peers, Files: []APIFile{
		{belowIndex(models.Path), models.Title},
		{"models/{lab}/{model}.json", "One model: every offer and every stage, with sources"},
	}}
	return append([]Document{{indexPath, "What can be read here", index}, models}, files...)
}

func belowIndex(path string) string {
	return strings.TrimPrefix(path, strings.TrimSuffix(indexPath, "index.json"))
}

func (b *builder) apiModel(m *dataset.Model) APIModel {
	return APIModel{
		ID:          m.ID,
		Name:        m.Name,
		Lab:         m.Lab(),
		Family:      m.Family,
		Tier:        m.Tier,
		Modality:    m.Modality,
		Released:    m.Released.String(),
		OpenWeights: m.OpenWeights,
		Successor:   orNull(m.Successor),
		Status:      string(b.market.Status(m.ID)),
		Current:     b.market.Current(m),
		Clouds:      orEmpty(b.market.Clouds(m.ID)),
	}
}

func (b *builder) apiModelFile(m *dataset.Model, summary APIModel) APIModelFile {
	v := APIModelFile{
		AsOf:         b.market.Day().String(),
		Peers:        b.data.Site().Peers,
		APIModel:     summary,
		License:      orNull(m.License),
		Input:        m.Input,
		Output:       m.Output,
		Context:      orNull(m.Context),
		Fact:         apiFact(m.Fact),
		Availability: []APIOffer{},
	}
	if f := m.FirstParty; f != nil {
		v.FirstParty = &APIFirstParty{Since: apiDate(f.Since), Retired: apiDate(f.Retired)}
		if f.Price != nil {
			v.FirstParty.Price = &APIRate{f.Price.Input, f.Price.Output}
		}
	}
	for i := range m.Availability {
		v.Availability = append(v.Availability, b.apiOffer(&m.Availability[i]))
	}
	return v
}

func (b *builder) apiOffer(a *dataset.Availability) APIOffer {
	v := APIOffer{
		Cloud: a.Cloud, Service: a.Service, Called: orNull(a.ID), Access: a.Access,
		Usable: b.live(a), Regions: orEmpty(a.Regions),
	}
	if p := a.Price; p != nil {
		v.Price = &APIPrice{APIRate{p.Input, p.Output}, apiFact(p.Fact)}
	}
	for i := range a.Stages {
		s, words := &a.Stages[i], b.stage(Front, a, i)
		v.Stages = append(v.Stages, APIStage{
			Stage: s.Stage, Date: *apiDate(s.Date), Planned: words.Ahead != "", Called: orNull(words.Called),
			Access: orNull(words.Access), Regions: orEmpty(s.Regions), Fact: apiFact(s.Fact),
		})
	}
	return v
}

// sorted lists the keys of a map in their order.
func sorted[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
