package market

import "moatatlas/internal/dataset"

// Scope is a part of the market that measures are taken of.
type Scope string

// The scopes. Open weights can be run anywhere, so exclusivity is above all a
// matter of proprietary models; headlines use the frontier.
const (
	ScopeAll         Scope = "all"         // M
	ScopeProprietary Scope = "proprietary" // the models of M without open weights
	ScopeFrontier    Scope = "frontier"    // F
)

// Scopes lists all scopes, the widest first.
func Scopes() []Scope { return []Scope{ScopeAll, ScopeProprietary, ScopeFrontier} }

// frontierKind tells whether a model belongs to the frontier while it is
// current.
func frontierKind(m *dataset.Model) bool {
	return m.Tier == dataset.Frontier && m.Modality == dataset.Text
}
