package dataset

import "moatatlas/internal/source"

// Model is one commercial model, not one snapshot of it, and everywhere it
// is sold.
type Model struct {
	source.Place `toml:"-"`
	ID           ModelID `toml:"-"`

	// The name the lab sells it under.
	Name string `toml:"name"`
	// The family it belongs to.
	Family string `toml:"family"`
	// The lab's own positioning of it at release.
	Tier Tier `toml:"tier"`
	// Its main output.
	Modality Modality `toml:"modality"`
	// When the lab first released it, on any channel.
	Released source.Date `toml:"released"`
	// Whether the weights can be downloaded.
	OpenWeights bool `toml:"open_weights"`
	// The licence of the weights: an SPDX id or the vendor's name for it.
	License string `toml:"license,omitempty"`
	// What it takes.
	Input []Medium `toml:"input"`
	// What it gives.
	Output []Medium `toml:"output"`
	// The longest input and output together, in tokens.
	Context int `toml:"context,omitempty"`
	// The model of the same lab that took its place at the same rank.
	Successor ModelID `toml:"successor,omitempty"`
	// The lab's own API; for a lab with a cloud, that cloud's.
	FirstParty *FirstParty `toml:"first_party,omitempty"`
	Fact
	// Where it is sold: one record for each service of a cloud.
	Availability []Availability `toml:"availability,omitempty"`
}

// Lab is the maker of the model: the first part of its id.
func (m *Model) Lab() LabID { return m.ID.Lab() }

// FirstParty is the sale of a model by its own maker.
type FirstParty struct {
	source.Place `toml:"-"`

	// When the lab's own API first served it.
	Since source.Date `toml:"since,omitempty"`
	// When the lab's own API stopped serving it.
	Retired source.Date `toml:"retired,omitempty"`
	// The lab's list price.
	Price *Rate `toml:"price,omitempty"`
}

// Rate is a list price on demand, in US dollars for a million tokens.
type Rate struct {
	source.Place `toml:"-"`

	// US dollars for a million input tokens.
	Input float64 `toml:"input"`
	// US dollars for a million output tokens.
	Output float64 `toml:"output"`
}

// Availability is a model in one service of one cloud.
type Availability struct {
	source.Place `toml:"-"`

	// The cloud that sells the model.
	Cloud CloudID `toml:"cloud"`
	// The service of that cloud.
	Service ServiceID `toml:"service"`
	// The name a customer calls, where it is known.
	ID string `toml:"id,omitempty"`
	// Who may use it, since the latest stage that opened it.
	Access Access `toml:"access"`
	// Codes of the regions that offer it, as far as known.
	Regions []string `toml:"regions,omitempty"`
	// The cloud's list price.
	Price *Price `toml:"price,omitempty"`
	// What happened to it there, in order of time.
	Stages []Stage `toml:"stages"`
}

// Price is a cloud's list price for a model.
type Price struct {
	source.Place `toml:"-"`

	// US dollars for a million input tokens, on demand.
	Input float64 `toml:"input"`
	// US dollars for a million output tokens, on demand.
	Output float64 `toml:"output"`
	Fact
}

// Stage is one step in the life of a model in a service.
type Stage struct {
	source.Place `toml:"-"`

	// The step.
	Stage StageKind `toml:"stage"`
	// When it happened.
	Date source.Date `toml:"date"`
	// The name a customer called at this stage, where it differs from the record's.
	ID string `toml:"id,omitempty"`
	// Who could use it from this stage on, where it differs from the record's.
	Access Access `toml:"access,omitempty"`
	// Codes of the regions the stage is about, where they differ from the record's.
	Regions []string `toml:"regions,omitempty"`
	Fact
}

// AccessAt is who could use the model from stage i on.
func (a *Availability) AccessAt(i int) Access {
	if own := a.Stages[i].Access; own != "" {
		return own
	}
	return a.Access
}

// Tier is a lab's own positioning of a model.
type Tier string

// The tiers.
const (
	Frontier Tier = "frontier"
	Mid      Tier = "mid"
	Small    Tier = "small"
)

// Allowed lists the tiers, highest first.
func (Tier) Allowed() []string { return []string{"frontier", "mid", "small"} }

// Modality is the main output of a model.
type Modality string

// The modalities; speech recognition stands under audio.
const (
	Text  Modality = "text"
	Image Modality = "image"
	Video Modality = "video"
	Audio Modality = "audio"
)

// Allowed lists the modalities.
func (Modality) Allowed() []string { return []string{"text", "image", "video", "audio"} }

// Medium is a form of input or output.
type Medium string

// Allowed lists the media.
func (Medium) Allowed() []string { return []string{"text", "image", "audio", "video", "pdf"} }

// Access says who may use a model on a cloud.
type Access string

// The kinds of access.
const (
	Open       Access = "open"        // any customer
	Limited    Access = "limited"     // after an application or registration
	Gated      Access = "gated"       // chosen customers
	SelfHosted Access = "self-hosted" // weights on the customer's own endpoint: never counted as sold
)

// Allowed lists the kinds of access, widest first.
func (Access) Allowed() []string { return []string{"open", "limited", "gated", "self-hosted"} }

// StageKind is a step in the life of a model in a service.
type StageKind string

// The stages, in the only order they can follow each other.
const (
	Announced  StageKind = "announced"  // promised, not usable
	Preview    StageKind = "preview"    // usable, without the vendor's full promise
	GA         StageKind = "ga"         // generally available
	Deprecated StageKind = "deprecated" // closed to newcomers, or its end announced
	Retired    StageKind = "retired"    // no longer usable
)

// Allowed lists the stages in their order.
func (StageKind) Allowed() []string {
	return []string{"announced", "preview", "ga", "deprecated", "retired"}
}

// Usable says whether the stage opens a model to customers.
func (k StageKind) Usable() bool { return k == Preview || k == GA }
