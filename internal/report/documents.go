package report

import (
	"maps"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// documents are the files for programs: an index, the measures, the facts, and
// a file for each model.
func (b *builder) documents(measures APIMeasures, c *commentary) []Document {
	list := []Document{
		{"api/v1/measures.json", "Exclusivity, lock-in, reach and concentration at the end of each month", measures},
		{"api/v1/survival.json", "How long exclusivity lasts, by stratum", apiSurvival(b.market.Survival())},
		{"api/v1/shifts.json", "What changed for one lab on one peer on one day, newest first", b.apiShifts()},
		{"api/v1/clouds.json", "All clouds with what each sells", b.apiClouds()},
		{"api/v1/labs.json", "All labs with where their models can be used", b.apiLabs()},
		{"api/v1/deals.json", "All deals with their terms", b.apiDeals()},
		{"api/v1/regulation.json", "All steps of authorities, courts and legislators", b.apiActions()},
		{"api/v1/events.json", "All other dated events", b.apiEvents()},
		{claimsPath, "Every claim of the texts, with its test, its verdict and the facts that decide it", c.apiClaims()},
		{"api/v1/figures.json", "Every chart with the values behind it", c.apiFigures()},
	}
	all := each(b.data.Models(), b.apiModel)
	files := each(b.data.Models(), func(m *dataset.Model) Document {
		return Document{modelDocument(m.ID), m.Name, b.apiModelFile(m)}
	})
	list = append(list, Document{modelsPath, "All models with where each can be used", all})
	return append(append(list, Document{indexPath, "What can be read here", b.apiIndex(list)}), files...)
}

func (b *builder) apiIndex(list []Document) APIIndex {
	index := APIIndex{AsOf: b.market.Day().String(), Peers: b.data.Site().Peers}
	for _, d := range list {
		index.Files = append(index.Files, APIFile{belowIndex(d.Path), d.Title})
	}
	index.Files = append(index.Files, APIFile{"models/{lab}/{model}.json", "One model: every offer and every stage, with sources"})
	slices.SortFunc(index.Files, func(x, y APIFile) int { return strings.Compare(x.Path, y.Path) })
	return index
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
		Released:    orNull(m.Released.String()),
		OpenWeights: m.OpenWeights,
		Successor:   orNull(m.Successor),
		Current:     b.market.Current(m.ID),
		Clouds:      orEmpty(b.market.CloudsOf(m.ID)),
		Reach:       defined(b.market.Reach(m.ID)),

		APIPortability: b.apiPortability(m.ID),
	}
}

func (b *builder) apiPortability(id dataset.ModelID) APIPortability {
	p := b.market.Portability(id)
	v := APIPortability{Status: string(p.Status), StatusSince: dayOrNull(p.Since), Keystone: dayOrNull(p.Keystone)}
	if s, ok := b.market.Spell(id); ok {
		v.FirstDay, v.SecondDay, v.ExclusiveDays, v.Censored = dayOrNull(s.First), dayOrNull(s.Second), &s.Days, !s.Ended
	}
	return v
}

func dayOrNull(d source.Day) *string {
	if d == 0 {
		return nil
	}
	text := d.String()
	return &text
}

func (b *builder) apiModelFile(m *dataset.Model) APIModelFile {
	v := APIModelFile{
		AsOf:         b.market.Day().String(),
		Peers:        b.data.Site().Peers,
		APIModel:     b.apiModel(m),
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
		v.Availability = append(v.Availability, b.apiOffer(offer{m, &m.Availability[i]}))
	}
	return v
}

func (b *builder) apiOffer(o offer) APIOffer {
	a := o.Availability
	v := APIOffer{
		Cloud: a.Cloud, Service: a.Service, Called: orNull(a.ID), Access: a.Access,
		Usable: b.live(a), Regions: orEmpty(a.Regions),
	}
	if p := a.Price; p != nil {
		v.Price = &APIPrice{APIRate{p.Input, p.Output}, apiFact(p.Fact)}
	}
	for i := range a.Stages {
		s, words := &a.Stages[i], b.stage(Front, o, i)
		v.Stages = append(v.Stages, APIStage{
			Stage: s.Stage, Date: *apiDate(s.Date), Planned: words.Ahead == planned, Uncertain: words.Ahead == perhaps,
			Called: orNull(words.Called), Access: orNull(words.Access), Regions: orEmpty(s.Regions), Fact: apiFact(s.Fact),
		})
	}
	return v
}

// sorted lists the keys of a map in their order.
func sorted[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
