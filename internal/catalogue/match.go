package catalogue

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
)

// matcher finds what an id of the catalogue stands for here.
type matcher struct {
	data     *dataset.Dataset
	mapping  dataset.Catalogue
	sellers  map[string]*seller
	pairs    map[pair]*dataset.Model
	rules    []ignored
	ids      map[offerID][]*dataset.Model
	slugs    map[string][]*dataset.Model // by plain slug
	newSlugs map[string][]dataset.LabID  // of models that are not here yet
}

type pair struct {
	provider dataset.ProviderID
	id       string
}

// offerID is an id that customers of a cloud call.
type offerID struct {
	cloud dataset.CloudID
	id    string
}

// seller is a provider of the catalogue that is a cloud or a lab here.
type seller struct {
	*dataset.CatalogueProvider
	drop   []*regexp.Regexp
	starts []string // of ids by their maker, the longest first
}

type ignored struct {
	provider dataset.ProviderID
	pattern  *regexp.Regexp // nil for any
	reason   string
}

func newMatcher(data *dataset.Dataset) *matcher {
	m := &matcher{
		data: data, mapping: data.Catalogue(), sellers: map[string]*seller{}, pairs: map[pair]*dataset.Model{},
		ids: map[offerID][]*dataset.Model{}, slugs: map[string][]*dataset.Model{}, newSlugs: map[string][]dataset.LabID{},
	}
	for _, p := range m.mapping.Providers {
		s := &seller{CatalogueProvider: p, starts: slices.Collect(maps.Keys(p.Makers))}
		slices.SortFunc(s.starts, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
		for _, d := range p.Drop {
			s.drop = append(s.drop, d.Regexp())
		}
		m.sellers[string(p.ID)] = s
	}
	for _, p := range m.mapping.Pairs {
		m.pairs[pair{p.Provider, p.ID}] = data.Model(p.Model)
	}
	for _, i := range m.mapping.Ignored {
		rule := ignored{provider: i.Provider, reason: i.Reason}
		if i.Pattern != "" {
			rule.pattern = i.Pattern.Regexp()
		}
		m.rules = append(m.rules, rule)
	}
	for _, model := range data.Models() {
		m.slugs[plain(model.ID.Slug())] = append(m.slugs[plain(model.ID.Slug())], model)
		m.enter(model)
	}
	return m
}

// enter notes the ids of a model's offers, those that it had at a stage too.
func (m *matcher) enter(model *dataset.Model) {
	for i := range model.Availability {
		a := &model.Availability[i]
		ids := strings.Split(a.ID, ";")
		for _, s := range a.Stages {
			ids = append(ids, strings.Split(s.ID, ";")...)
		}
		for _, id := range ids {
			if at := (offerID{a.Cloud, id}); id != "" && !slices.Contains(m.ids[at], model) {
				m.ids[at] = append(m.ids[at], model)
			}
		}
	}
}

// plain is an id without what differs between sellers: capitals, and a dot or a
// dash in the number of a version.
func plain(id string) string { return dashes.Replace(strings.ToLower(id)) }

var dashes = strings.NewReplacer(".", "-", "_", "-")

// wanted tells whether a provider is a cloud or a lab here.
func (m *matcher) wanted(provider string) bool {
	return m.sellers[provider] != nil && m.leftOut(provider, "") == ""
}

// leftOut is the reason why an id is ignored, or ""; for an id "" why a provider is.
func (m *matcher) leftOut(provider, id string) string {
	for _, i := range m.rules {
		of := i.provider == "" || string(i.provider) == provider
		if of && (i.pattern == nil || id != "" && i.pattern.MatchString(id)) {
			return i.reason
		}
	}
	return ""
}

// form is an id after something was taken out of it; drops counts what.
type form struct {
	text  string
	drops int
}

// forms lists an id as it is, and after each thing that is dropped.
func (s *seller) forms(id string) []form {
	list := []form{{id, 0}}
	for _, d := range s.drop {
		last := list[len(list)-1]
		if next := d.ReplaceAllString(last.text, ""); next != last.text && next != "" {
			list = append(list, form{next, last.drops + 1})
		}
	}
	return list
}

// maker tells by the beginning of an id which lab's model it is, and what the lab
// calls it. Where a provider says nothing of makers all are its own lab's.
func (s *seller) maker(id string) (lab dataset.LabID, slug string) {
	for _, start := range s.starts {
		rest, begins := strings.CutPrefix(id, start)
		if !begins {
			continue
		}
		if last := start[len(start)-1]; isWord(last) {
			rest = id
		}
		return s.Makers[start], rest
	}
	if len(s.starts) > 0 {
		return "", id
	}
	return s.Lab, id
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// find is what an entry stands for: a model here, any of several, or the id that a new
// one of a lab would have. Drops tells how far the entry's id is from the model's.
type find struct {
	model  *dataset.Model
	models []*dataset.Model // that have one id here
	id     dataset.ModelID  // of a new model; "" where the lab is not known
	drops  int
}

func (m *matcher) find(s *seller, id string) find {
	for _, p := range []pair{{s.ID, id}, {"", id}} {
		if model := m.pairs[p]; model != nil {
			return find{model: model, drops: 1}
		}
	}
	forms := s.forms(id)
	switch models, drops := m.called(s, forms); len(models) {
	case 0:
	case 1:
		return find{model: models[0], drops: drops}
	default:
		return find{models: models, drops: drops}
	}
	for _, f := range forms {
		switch models := m.named(s.maker(f.text)); len(models) {
		case 0:
		case 1:
			return find{model: models[0], drops: f.drops}
		default:
			return find{models: models, drops: f.drops}
		}
	}
	last := forms[len(forms)-1]
	lab, slug := s.maker(last.text)
	if known := m.newSlugs[plain(slug)]; lab == "" && len(known) == 1 {
		lab = known[0]
	}
	if lab == "" {
		return find{}
	}
	return find{id: dataset.ModelID(string(lab) + "/" + strings.ToLower(slug)), drops: last.drops}
}

// called finds the models that customers of the cloud call by the id: most often one.
func (m *matcher) called(s *seller, forms []form) ([]*dataset.Model, int) {
	if s.Cloud == "" {
		return nil, 0
	}
	for _, f := range forms {
		if models := m.ids[offerID{s.Cloud, f.text}]; len(models) > 0 {
			return models, f.drops
		}
		if _, last, nested := strings.Cut(f.text, "/"); nested {
			if models := m.ids[offerID{s.Cloud, last}]; len(models) > 0 {
				return models, f.drops
			}
		}
	}
	return nil, 0
}

// named finds a model by its lab's name for it, or several that differ only in their
// signs and none of which has just that name; without a lab, one where no other lab
// has a model of that name.
func (m *matcher) named(lab dataset.LabID, slug string) []*dataset.Model {
	var found []*dataset.Model
	for _, model := range m.slugs[plain(slug)] {
		switch {
		case lab == "", model.Lab() == lab && model.ID.Slug() != slug:
			found = append(found, model)
		case model.Lab() == lab:
			return []*dataset.Model{model}
		}
	}
	if lab == "" && len(found) > 1 {
		return nil
	}
	return found
}

// learn notes the names of models that are not here yet, from entries that tell
// the lab, so that sellers which do not tell it can be understood.
func (m *matcher) learn(l *Listing) {
	for _, p := range l.Providers {
		s := m.sellers[p.ID]
		if s == nil {
			continue
		}
		for _, e := range p.Entries {
			f := m.find(s, e.ID)
			if f.id == "" || e.Odd != "" || m.leftOut(p.ID, e.ID) != "" {
				continue
			}
			slug := plain(f.id.Slug())
			if !slices.Contains(m.newSlugs[slug], f.id.Lab()) {
				m.newSlugs[slug] = append(m.newSlugs[slug], f.id.Lab())
			}
		}
	}
}
