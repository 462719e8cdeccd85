package catalogue

import (
	"fmt"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// gone lists models for text that are on sale here, at sellers that the catalogue
// has, and that it does not list there. It has few models for images, sound and
// video, so that it says nothing of those.
func (p *proposer) gone() []Line {
	services, labs := p.covered()
	var lines []Line
	for _, model := range p.data.Models() {
		if model.Modality != dataset.Text {
			continue
		}
		for i := range model.Availability {
			a := &model.Availability[i]
			at := place{model.ID, a.Cloud, a.Service}
			if a.Access != dataset.SelfHosted && onSale(a, p.plan.Day) && services[place{"", a.Cloud, a.Service}] {
				lines = append(lines, missing(at.text(), p.listed[at], p.offers[at], a.Pos())...)
			}
		}
		own := model.FirstParty
		if own != nil && labs[model.Lab()] && !own.Since.IsZero() && own.Since.Latest() <= p.plan.Day && own.Retired.IsZero() {
			lines = append(lines, missing(name(string(model.ID))+" at its lab", p.atLab[model.ID], p.firsts[model.ID], own.Pos())...)
		}
	}
	return lines
}

// covered tells for which services and labs the catalogue has a provider.
func (p *proposer) covered() (services map[place]bool, labs map[dataset.LabID]bool) {
	services, labs = map[place]bool{}, map[dataset.LabID]bool{}
	absent := map[dataset.ProviderID]bool{}
	for _, id := range p.absent {
		absent[id] = true
	}
	for _, s := range p.mapping.Providers {
		if absent[s.ID] {
			continue
		}
		if s.Cloud != "" {
			services[place{"", s.Cloud, s.Service}] = true
		}
		for _, service := range s.Services {
			services[place{"", s.Cloud, service}] = true
		}
		if s.Lab != "" {
			labs[s.Lab] = true
		}
	}
	return services, labs
}

// missing is a line for what the catalogue does not have, or calls ended. Of what is
// listed by an entry that is no good it says nothing.
func missing(what string, listed bool, seen []sighting, at source.Pos) []Line {
	switch {
	case !listed:
		return []Line{{Text: what, At: at}}
	case len(seen) > 0 && len(served(seen)) == 0:
		return []Line{{Text: fmt.Sprintf("%s: marked as ended", what), At: at, From: seen[0].Entry.At}}
	}
	return nil
}
