// Package market turns facts into what they say of the market: exclusivity,
// portability, lock-in, reach, concentration, and what changed when. It is pure:
// it reads a dataset and a day, and knows no file, no clock and no page.
//
// # Ground terms
//
// The peers are the clouds that are compared with each other; site.toml names
// them. Every date is an interval of days, and measures count from its last day
// ("known by"): a fact dated after a day changes nothing on it. The models whose
// figures a date on either side of the day could change are named by
// Market.Uncertain; a bound leaves a doubt from the model's release on.
//
// A model is usable on a cloud on a day if, in any service of the cloud that is
// more than an endpoint for the customer's own copy of the weights, it had
// reached preview or general availability by that day and had not been
// retired. A deprecated model is still usable; an announced one not yet.
//
// The degree of a model is the number of peers on which it is usable. M, the
// market, is all models of degree 1 or more. A model is current if it is in M
// and no model of its chain of successors is. F, the frontier, is the current
// models of the frontier tier whose main output is text. A lab's line is its
// current proprietary models, or, where it has none, its current models.
//
// Measures are taken in three scopes: all (M), proprietary (the models of M
// without open weights) and frontier (F).
//
// # Measures
//
// Definitions lists every measure with its definition, formula, unit, undefined
// cases, limits and source: they stand at the end of this documentation, and the
// methodology page of the site is made from them. In
// code:
//
//   - Market.ExclusiveShare, ExclusiveShareOn, ExclusiveSplit, ExclusiveSplitOn: E
//     and E_c, also apart for first-party and third-party models, each a Ratio of
//     counts.
//   - History.Portability, Statuses: the status of a model, since when, the
//     keystone date.
//   - History.Survival, Spell: how long exclusivity lasts (Kaplan and Meier 1958,
//     Greenwood's variance, 95% interval by the log-log transform), in days.
//   - History.Lag, LagOf: how late models come to a peer, in days.
//   - Market.Overlap, Jaccard, LockIn, LockOut, Breadth: what customers keep, lose
//     and miss, as Ratios.
//   - Market.Premium: prices over the lowest, as a ratio of US dollars.
//   - Market.LockInIndex: the composite lock-in index, 0 to 1, with its parts and
//     its ranks under random weightings; RankLockIn ranks any parts.
//   - Market.Reach, LabReach, ShareOf: percent of spending on clouds.
//   - Market.Concentration, CatalogueHHI: in percent squared, 0 to 10000.
//   - History.Shifts, Attribute: what changed, and what changed E. The parts of an
//     attribution are exact fractions and add up exactly.
//   - History.Questions: clauses of deals against the catalogues.
//   - History.With, Market.With: the same after one change of the data, derived from
//     what it was before in a small part of the time; Until: up to another day.
//
// A Ratio over nothing is undefined, never 0; other measures say by a second
// result whether they have a value.
package market
