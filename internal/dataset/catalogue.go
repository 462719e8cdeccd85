package dataset

import (
	"fmt"
	"regexp"

	"moatatlas/internal/source"
)

// ProviderID names a provider of a public catalogue: "amazon-bedrock".
type ProviderID string

// Check says whether the id has the form of one.
func (id ProviderID) Check() error { return checkSlug(string(id)) }

// Pattern is a regular expression, in the syntax of Go (RE2).
type Pattern string

// maxPattern is how many bytes a pattern may have: longer ones are no patterns
// that a person wrote.
const maxPattern = 300

// Check says whether the pattern can be read and says anything.
func (p Pattern) Check() error {
	re, err := regexp.Compile(string(p))
	switch {
	case len(p) > maxPattern:
		return fmt.Errorf("longer than %d bytes", maxPattern)
	case err != nil:
		return fmt.Errorf("%s is no pattern: %v", source.Quote(string(p)), err)
	case re.MatchString(""):
		return fmt.Errorf("%s matches the empty text, and so everything", source.Quote(string(p)))
	}
	return nil
}

// Regexp is the pattern ready for use; it matches nothing where the pattern
// cannot be read.
func (p Pattern) Regexp() *regexp.Regexp {
	re, err := regexp.Compile(string(p))
	if err != nil {
		return regexp.MustCompile(`[^\s\S]`)
	}
	return re
}

// ModelsDevFile is data/import/models-dev.toml: what in the catalogue models.dev
// stands for what here.
type ModelsDevFile struct {
	// The providers that are a cloud or a lab here, by their id there.
	Providers map[ProviderID]CatalogueProvider `toml:"provider"`
	// The ids that stand for a model here and that nothing else tells.
	Pairs []CataloguePair `toml:"pair,omitempty"`
	// What is left out.
	Ignored []CatalogueIgnored `toml:"ignore,omitempty"`
}

// CatalogueProvider is a provider of the catalogue that is a cloud here, a lab, or
// both.
type CatalogueProvider struct {
	source.Place `toml:"-"`
	ID           ProviderID `toml:"-"`

	// The cloud whose offer the provider lists.
	Cloud CloudID `toml:"cloud,omitempty"`
	// The service of that cloud.
	Service ServiceID `toml:"service,omitempty"`
	// The services for models of certain labs, where they differ from that.
	Services map[LabID]ServiceID `toml:"services,omitempty"`
	// The lab whose own sale the provider lists.
	Lab LabID `toml:"lab,omitempty"`
	// What the ids of a lab's models begin with, and the lab.
	Makers map[string]LabID `toml:"makers,omitempty"`
	// What is taken out of ids before they are compared: regions, versions, dates.
	Drop []Pattern `toml:"drop,omitempty"`
	// Whether its prices are left aside: those of another region, or of another seller.
	NoPrices bool `toml:"no_prices,omitempty"`
}

// CataloguePair is an id of the catalogue that stands for a model here.
type CataloguePair struct {
	source.Place `toml:"-"`

	// The provider that lists it; any of them where left out.
	Provider ProviderID `toml:"provider,omitempty"`
	// Its id there.
	ID string `toml:"id"`
	// The model.
	Model ModelID `toml:"model"`
}

// CatalogueIgnored is what an import leaves out: a provider, ids, or ids of a
// provider.
type CatalogueIgnored struct {
	source.Place `toml:"-"`

	// The provider; any of them where left out.
	Provider ProviderID `toml:"provider,omitempty"`
	// What its ids hold; any where left out.
	Pattern Pattern `toml:"pattern,omitempty"`
	// Why it is left out.
	Reason string `toml:"reason"`
}

// Catalogue is what in the catalogue models.dev stands for what here.
type Catalogue struct {
	Providers []*CatalogueProvider // in the order of their ids
	Pairs     []CataloguePair
	Ignored   []CatalogueIgnored
}

// Catalogue tells what in the catalogue models.dev stands for what here.
func (d *Dataset) Catalogue() Catalogue { return d.catalogue }

const modelsDevFile = "data/import/models-dev.toml"

func (l *loader) imports() {
	var file ModelsDevFile
	l.table(modelsDevFile, &file)
	l.data.catalogue = Catalogue{
		Providers: keyed(file.Providers, func(p *CatalogueProvider, id ProviderID) { p.ID = id }),
		Pairs:     file.Pairs,
		Ignored:   file.Ignored,
	}
}
