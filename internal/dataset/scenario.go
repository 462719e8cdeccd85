package dataset

import "moatatlas/internal/source"

// Scenario is a change of the market that did not happen, or not yet: rows
// laid over the dataset.
type Scenario struct {
	source.Place `toml:"-"`
	ID           ScenarioID `toml:"-"`

	// The scenario in a line.
	Title string `toml:"title"`
	// The question it answers.
	Question string `toml:"question"`
	// Models that come to a cloud.
	Add []ScenarioRow `toml:"add,omitempty"`
	// Models that leave a cloud.
	End []ScenarioRow `toml:"end,omitempty"`
	// Models whose access on a cloud changes.
	Change []ScenarioRow `toml:"change,omitempty"`
}

// ScenarioRow is one supposed change of a model in a service of a cloud.
type ScenarioRow struct {
	source.Place `toml:"-"`

	// The model.
	Model ModelID `toml:"model"`
	// The cloud.
	Cloud CloudID `toml:"cloud"`
	// The service of that cloud.
	Service ServiceID `toml:"service"`
	// The day of the change.
	Date source.Date `toml:"date"`
	// Who may use it from then on; open where left out.
	Access Access `toml:"access,omitempty"`
}
