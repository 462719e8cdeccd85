package dataset

import "moatatlas/internal/source"

// Deal is one leg of a contract or an investment between labs, clouds and
// others. An announcement with money, capacity and sale in it is three deals.
type Deal struct {
	source.Place `toml:"-"`
	ID           DealID `toml:"-"`

	// When it was announced or reported.
	Date source.Date `toml:"date"`
	// What it is about.
	Kind DealKind `toml:"kind"`
	// Who takes part: labs, clouds, organisations.
	Parties []PartyID `toml:"parties"`
	// The headline amount in US dollars, often a ceiling over years: never to be added up.
	AmountUSD int64 `toml:"amount_usd,omitempty"`
	// What it does to exclusive rights.
	Exclusivity Exclusivity `toml:"exclusivity"`
	// The deal in a line.
	Title string `toml:"title"`
	// What was agreed, in the analyst's own words.
	Summary string `toml:"summary"`
	// What it settles, as far as a source states it; no terms means unknown, not none.
	Terms []Term `toml:"terms,omitempty"`
	Fact
}

// Term is one thing a deal settles: a right, money, capacity or a route to
// customers.
type Term struct {
	source.Place `toml:"-"`

	// Left out where the deal creates the term; else it keeps or ends one that an earlier deal created.
	Effect Effect `toml:"effect,omitempty"`
	// What is settled.
	Kind TermKind `toml:"kind"`
	// Who holds the right, sells the capacity or puts in the money.
	Party PartyID `toml:"party"`
	// Whether others, not listed, share it.
	Others bool `toml:"others,omitempty"`
	// The object, where it is narrower than everything.
	What string `toml:"what,omitempty"`
	// US dollars, ceilings included.
	AmountUSD int64 `toml:"amount_usd,omitempty"`
	// The part of the company held, in percent.
	StakePercent float64 `toml:"stake_percent,omitempty"`
	// Computing capacity in gigawatts.
	CapacityGW float64 `toml:"capacity_gw,omitempty"`
	// How many years it runs.
	Years int `toml:"years,omitempty"`
	// When it began; left out where that is not public.
	From source.Date `toml:"from,omitempty"`
	// The agreed end, or the day a later deal ended it; left out where that is not public or it is in force.
	Until source.Date `toml:"until,omitempty"`
	// Whether it is still in force without a known end.
	InForce bool `toml:"in_force,omitempty"`
}

// DealKind says what a deal is about.
type DealKind string

// Allowed lists the kinds of deal.
func (DealKind) Allowed() []string {
	return []string{"investment", "compute", "distribution", "license", "restructuring"}
}

// Exclusivity is what a deal does to exclusive rights.
type Exclusivity string

// Allowed lists the effects on exclusive rights.
func (Exclusivity) Allowed() []string {
	return []string{"grants", "extends", "narrows", "ends", "none"}
}

// Effect is what a later deal does to a term that an earlier one created.
type Effect string

// The effects.
const (
	Keeps Effect = "keeps"
	Ends  Effect = "ends"
)

// Allowed lists the effects.
func (Effect) Allowed() []string { return []string{"keeps", "ends"} }

// TermKind says what a term settles.
type TermKind string

// Allowed lists the kinds of term: rights, then money and capacity, then routes.
func (TermKind) Allowed() []string {
	return []string{
		"exclusive-compute", "exclusive-api", "exclusive-license", "exclusive-distribution",
		"right-of-first-refusal", "first-launch", "primary-cloud", "primary-training",
		"preferred-partner", "non-exclusive", "ip-license", "revenue-share",
		"committed-spend", "equity", "equity-stake", "capacity",
		"hosted-by", "billing", "letter-of-intent",
	}
}
