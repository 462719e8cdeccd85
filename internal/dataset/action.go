package dataset

import "moatatlas/internal/source"

// Action is one step of an authority, a court or a legislator.
type Action struct {
	source.Place `toml:"-"`
	ID           ActionID `toml:"-"`

	// When it was taken or takes effect.
	Date source.Date `toml:"date"`
	// Who acted.
	Authority string `toml:"authority"`
	// Where it applies.
	Jurisdiction string `toml:"jurisdiction"`
	// Whom it concerns: labs, clouds, organisations; left out where it is everybody.
	Targets []PartyID `toml:"targets,omitempty"`
	// How far it goes.
	Stage ActionStage `toml:"stage"`
	// The step in a line.
	Title string `toml:"title"`
	// What was done, in the analyst's own words.
	Summary string `toml:"summary"`
	// What came of it.
	Outcome string `toml:"outcome,omitempty"`
	Fact
}

// ActionStage is how far a step of an authority goes.
type ActionStage string

// Law is the one stage whose date may lie ahead of the report's day.
const Law ActionStage = "law"

// Allowed lists the stages of an authority's action.
func (ActionStage) Allowed() []string {
	return []string{"inquiry", "investigation", "report", "complaint", "decision", "court", "law"}
}

// Event is something dated that belongs on a timeline and is neither a deal
// nor an authority's action.
type Event struct {
	source.Place `toml:"-"`
	ID           EventID `toml:"-"`

	// When it happened.
	Date source.Date `toml:"date"`
	// What it is about.
	Kind EventKind `toml:"kind"`
	// Who took part: labs, clouds, organisations.
	Actors []PartyID `toml:"actors"`
	// The event in a line.
	Title string `toml:"title"`
	// What happened, in the analyst's own words.
	Summary string `toml:"summary"`
	Fact
}

// EventKind says what an event is about.
type EventKind string

// Allowed lists the kinds of event.
func (EventKind) Allowed() []string {
	return []string{"availability", "launch", "product", "policy", "price", "governance"}
}
