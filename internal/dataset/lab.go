package dataset

import (
	"strings"

	"moatatlas/internal/source"
)

// Lab is a maker of models.
type Lab struct {
	source.Place `toml:"-"`
	ID           LabID `toml:"-"`

	// The name of the lab.
	Name string `toml:"name"`
	// The country of its seat, two letters (ISO 3166-1).
	Country Country `toml:"country,omitempty"`
	// The year in which it, or the company it is part of, was founded.
	Founded int `toml:"founded,omitempty"`
	// The lab's home page.
	Homepage URL `toml:"homepage,omitempty"`
	// The cloud under the same owner, if there is one: its models are first-party there.
	Cloud CloudID `toml:"cloud,omitempty"`
	// Which clouds own a part of the lab, in the analyst's own words.
	Stake string `toml:"stake,omitempty"`
	Fact
}

// ShortName is the name without what stands in brackets: "Google" for "Google
// (DeepMind)".
func (l *Lab) ShortName() string {
	short, _, _ := strings.Cut(l.Name, " (")
	return short
}

// Organisation is a party to deals or a target of authorities that is
// neither a lab nor a cloud here.
type Organisation struct {
	source.Place `toml:"-"`
	ID           PartyID `toml:"-"`

	// The name of the organisation.
	Name string `toml:"name"`
	// What it is.
	Kind OrganisationKind `toml:"kind"`
	// The country of its seat, two letters (ISO 3166-1).
	Country Country `toml:"country,omitempty"`
}

// OrganisationKind says what an organisation is.
type OrganisationKind string

// Allowed lists the kinds of organisation.
func (OrganisationKind) Allowed() []string {
	return []string{"chip-maker", "company", "device-maker", "gpu-cloud", "hyperscaler", "investor", "lab", "software"}
}
