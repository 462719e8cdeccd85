package dataset

import (
	"maps"
	"slices"

	"moatatlas/internal/source"
)

// imports checks what is said of the catalogue models.dev.
func (c *checker) imports() {
	var ids []string
	for _, p := range c.Dataset.catalogue.Providers {
		ids = append(ids, string(p.ID))
		c.provider(p)
	}
	type id struct {
		provider ProviderID
		id       string
	}
	first := map[id]source.Pos{}
	for _, p := range c.Dataset.catalogue.Pairs {
		c.listed(p.Place, ids, p.Provider)
		exists(c, p.At("model"), c.known.models, p.Model)
		if at, twice := first[id{p.Provider, p.ID}]; twice && p.ID != "" {
			c.problems.Add(p.At("id"), "a second pair for %s; the first is at %v", source.Quote(p.ID), at)
			continue
		}
		first[id{p.Provider, p.ID}] = p.Pos()
	}
	for _, i := range c.Dataset.catalogue.Ignored {
		if !i.Has("provider") && !i.Has("pattern") {
			c.problems.Add(i.Pos(), "leaves everything out; give it a provider or a pattern")
		}
	}
}

func (c *checker) provider(p *CatalogueProvider) {
	switch {
	case !p.Has("cloud") && !p.Has("lab"):
		c.problems.Add(p.Pos(), "neither a cloud nor a lab; leave the provider out, or say with [[ignore]] why")
	case p.Has("cloud") && !p.Has("service"):
		c.problems.Add(p.Pos(), `missing key "service"`)
	case p.Has("cloud"):
		c.offer(p.Place, p.Cloud, p.Service)
	}
	if p.Has("lab") {
		exists(c, p.At("lab"), c.known.labs, p.Lab)
	}
	for _, lab := range slices.Sorted(maps.Keys(p.Services)) {
		exists(c, p.At("services"), c.known.labs, lab)
		if services := c.services[p.Cloud]; services != nil {
			exists(c, p.At("services"), services, p.Services[lab])
		}
	}
	for _, start := range slices.Sorted(maps.Keys(p.Makers)) {
		exists(c, p.At("makers"), c.known.labs, p.Makers[start])
	}
}

// listed notes a provider that the file says nothing else of.
func (c *checker) listed(at source.Place, ids []string, id ProviderID) {
	if id != "" && !c.said[at.At("provider")] && !slices.Contains(ids, string(id)) {
		c.problems.Add(at.At("provider"), "%s", source.Unknown("provider", string(id), ids))
	}
}
