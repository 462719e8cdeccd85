package dataset

import (
	"strings"

	"moatatlas/internal/source"
)

// Cloud is a company's platform on which customers buy the use of models.
type Cloud struct {
	source.Place `toml:"-"`
	ID           CloudID `toml:"-"`

	// The full name of the cloud.
	Name string `toml:"name"`
	// The name in tables and charts; left out where the full name is short enough.
	Short string `toml:"short,omitempty"`
	// The company that owns the cloud.
	Company string `toml:"company"`
	// The country of the owner's seat, two letters (ISO 3166-1).
	Country Country `toml:"country,omitempty"`
	// What the cloud is.
	Kind CloudKind `toml:"kind"`
	// The product under which it sells models, by its present name.
	Platform string `toml:"platform"`
	// The services through which models are sold; availability records name one of them.
	Services []ServiceID `toml:"services,omitempty"`
	// When the platform opened.
	Launched source.Date `toml:"launched,omitempty"`
	// The cloud's home page.
	Homepage URL `toml:"homepage,omitempty"`
	// The vendor's list of the models on sale.
	Docs URL `toml:"docs,omitempty"`
	Fact
}

// ShortName is the name for tables and charts.
func (c *Cloud) ShortName() string {
	if c.Short != "" {
		return c.Short
	}
	return c.Name
}

// ServiceName is the name of a service of the cloud: its own if the platform names it,
// that of the platform where it is the only one, else the words of its id.
func (c *Cloud) ServiceName(id ServiceID) string {
	words := strings.ReplaceAll(string(id), "-", " ")
	if len(c.Services) < 2 {
		name, _, _ := strings.Cut(c.Platform, " (")
		return name
	}
	for at := range c.Platform {
		if end := at + len(words); end <= len(c.Platform) && strings.EqualFold(c.Platform[at:end], words) {
			return c.Platform[at:end]
		}
	}
	return titled(words)
}

// CloudKind says what a cloud is: a hyperscaler runs models itself, a data
// platform or an enterprise cloud often resells what runs elsewhere.
type CloudKind string

// Allowed lists the kinds of cloud.
func (CloudKind) Allowed() []string {
	return []string{"hyperscaler", "enterprise-cloud", "data-platform", "edge"}
}

// Rename is the day on which a cloud gave one of its products another name.
type Rename struct {
	source.Place `toml:"-"`

	// The cloud that renamed a product.
	Cloud CloudID `toml:"cloud"`
	// The name before.
	Old string `toml:"old"`
	// The name since.
	New string `toml:"new"`
	// When the new name came.
	Date source.Date `toml:"date"`
	Fact
}
