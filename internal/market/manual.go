// # Usable
//
// Customers of the cloud can use the model: in any service that is more than an
// endpoint for their own copy of the weights it has reached preview or general
// availability, and has not been retired. A deprecated model is still usable,
// an announced one not yet.
//
//	usable(m, c, t) = some service of c has preview or ga of m by t, and no retirement by t
//
// Unit: yes or no, for a model, a cloud and a day.
//
// Undefined: A stage dated after the day of the edition is a plan: shown, never
// counted.
//
// Limits: A date known as a month, a year or a bound counts from its last
// possible day. Access on application counts and is marked. Regions, features
// and quotas are not compared.
//
// Source: definition of this report
//
// # Market and proprietary and frontier
//
// The market (all) is every model usable on at least one of the clouds
// compared. Proprietary are those without open weights. The frontier is the
// models that their labs placed at the top at release, that give text, and none
// of whose successors is on the market.
//
//	M(t) = {m : degree ≥ 1}
//	F(t) = {m in M(t) : tier frontier, modality text, no successor in M(t)}
//
// Unit: models.
//
// Undefined: Never: a scope may be empty.
//
// Limits: The tier is the lab’s own positioning, read by the editors.
// Headlines use the frontier; tables show all three scopes.
//
// Source: definition of this report
//
// # Portability status
//
// On how many of the compared clouds a model can be used: unavailable (none),
// exclusive (one), dual (two of three), everywhere (all), portable (everywhere
// without a break for 180 days). The keystone date is the day a model last came
// to be everywhere.
//
//	degree(m, t) = number of compared clouds on which m is usable
//
// Unit: status with the day it began.
//
// Undefined: No status date for a model that no compared cloud ever sold.
//
// Limits: One family under one name may differ between clouds in version,
// context or features.
//
// Source: Multi-homing: obstacles, opportunities, facilitating factors (EU
// Observatory on the Online Platform Economy)
// https://platformobservatory.eu/news/analytical-paper-multi-homing-obstacles-opportunities-facilitating-factors/
//
// # Exclusive share
//
// Of the models of a scope, those that one compared cloud alone sells; for one
// cloud, of the models on it. One minus it is the multihoming rate. Shown apart
// for the clouds’ own labs (first-party: labs that belong to a compared
// cloud) and for independent labs (third-party: all others).
//
//	E(t) = |{m in S : degree = 1}| / |S|
//	E_c(t) = the same over the models of S on c
//
// Unit: share, 0 to 1.
//
// Undefined: Where the scope is empty.
//
// Limits: A cloud’s own models are exclusive by design. Absence proves
// nothing about intent.
//
// Source: Multi-homing: obstacles, opportunities, facilitating factors (EU
// Observatory on the Online Platform Economy)
// https://platformobservatory.eu/news/analytical-paper-multi-homing-obstacles-opportunities-facilitating-factors/
//
// # Duration of exclusivity
//
// How long a model stays with one cloud. The clock starts on its first day on
// any compared cloud and stops when a second one sells it. Models still
// exclusive on the day of the edition, or retired by their only cloud before,
// are censored. Estimated by Kaplan and Meier with Greenwood’s variance; 95%
// interval by the log-log transform.
//
//	S(x) = Π over x_i ≤ x of (1 − d_i / n_i)
//	Var S = S² Σ d_i / (n_i (n_i − d_i))
//	median = smallest x with S(x) ≤ 0.5
//
// Unit: share still exclusive after so many days.
//
// Undefined: The median where S stays above one half: not reached. The interval
// where S is 0; before the first event it is 1 to 1.
//
// Limits: Retirement before a second cloud is a competing risk, so the estimate
// overstates arrivals. One contract moves many models at once: models of one
// lab are not independent. Some first days are only bounds.
//
// Source: Kaplan-Meier estimates with Greenwood variance (NAG Library, g12aac)
// https://support.nag.com/numeric/nl/nagdoc_28.3/clhtml/g12/g12aac.html
//
// # Lag
//
// How late models come to a cloud that others sold first: the days from a
// model’s first on any compared cloud to its first on this one; the median
// over the models that came, and the share that never did.
//
//	lag(m, c) = first day on c − first day on any compared cloud
//
// Unit: days.
//
// Undefined: The median where no model came. It is given twice: over all, and
// over those with both days known.
//
// Limits: Models that began on the cloud do not count. Those that have not come
// yet are not in the median.
//
// Source: definition of this report
//
// # Portability between two clouds
//
// Of the models of one cloud, those that another sells too: what a customer who
// moves keeps.
//
//	O(c→a) = |S_c ∩ S_a| / |S_c|
//	Jaccard = |S_c ∩ S_a| / |S_c ∪ S_a|
//
// Unit: share, 0 to 1.
//
// Undefined: Where the first cloud has no model of the scope.
//
// Limits: Counts models, not use: one much used model weighs as one.
//
// Source: definition of this report
//
// # Lock-in
//
// What a customer who uses a cloud’s whole catalogue loses by moving to the
// best single other cloud, which is named.
//
//	L_c = 1 − max over a ≠ c of O(c→a)
//	always E_c ≤ L_c
//
// Unit: share, 0 to 1.
//
// Undefined: Where the cloud has no model of the scope.
//
// Limits: Only models. Data transfer, commitments, skills and software around
// the model lock in too, and are not in it.
//
// Source: definition of this report
// Source: UK CMA on barriers to switching in cloud services
// https://competition.today/2025/07/31/uk-cma-finds-cloud-services-market-failing-uk-consumers-urges-action-on-microsoft-and-aws/
//
// # Lock-out
//
// Of all models of a scope, those that customers of a cloud cannot buy there.
//
//	K_c = |S \ S_c| / |S|
//
// Unit: share, 0 to 1.
//
// Undefined: Where the scope is empty.
//
// Limits: As for lock-in.
//
// Source: definition of this report
//
// # Breadth
//
// Of the labs with a frontier model on the market, those with one on the cloud.
//
//	labs of F on c / labs of F
//
// Unit: share of labs, 0 to 1.
//
// Undefined: Where the frontier is empty.
//
// Limits: Every lab counts the same, however much its models are used.
//
// Source: definition of this report
//
// # Price premium
//
// What a cloud charges for a model over the lowest list price on any compared
// cloud, for input and output tokens apart; per cloud the median over the
// models that another one prices too.
//
//	price on c / lowest price on any compared cloud
//
// Unit: ratio to the lowest price.
//
// Undefined: Where no model has a price on this and on another cloud.
//
// Limits: List prices on demand in one currency, as last recorded, of the
// cheapest service, for models on sale on the day. Discounts, commitments,
// caching and batch prices are not in it.
//
// Source: definition of this report
//
// # Lock-in index
//
// This report’s own composite: the weighted mean of four parts, each on its
// own scale from 0 to 1, 1 the most locked in. They are lock-in; lock-out;
// narrowness, the share of the frontier’s labs that the cloud lacks; and
// price, the share of the price paid that lies above the lowest, from the
// median premiums of input and output. Weights are a choice: equal ones unless
// the edition sets others. The index is therefore shown only with its parts,
// and with how often the cloud takes each rank under 1,000 random weightings,
// all equally likely, drawn with a fixed seed and the same for every cloud and
// scope. Clouds whose indexes differ by less than a billionth share the better
// rank.
//
//	I_c = Σ w_i p_i / Σ w_i
//	p = L_c, K_c, 1 − breadth, 1 − (1/premium_in + 1/premium_out) / 2
//
// Unit: index, 0 to 1; rank 1 is the most locked in.
//
// Undefined: Where a part that has a weight is undefined: the other parts do
// not stand in for it, and the cloud takes no rank. A part of weight 0 is left
// out, of the random weightings too.
//
// Limits: The parts differ in kind and overlap: a missing lab is missing models
// too, and models that a cloud alone sells raise its lock-in and lower its
// lock-out. The exclusive share is no part, for lock-in counts its models
// already. No part is stretched between the lowest and the highest cloud; one
// that hardly differs between clouds hardly decides the rank. Lock-in and
// lock-out are of the scope, narrowness of the frontier, price of all models.
// Prices have no dates, so the index is given for the day of the edition alone.
// Random weightings test the choice of the weights, not that of the parts.
//
// Source: definition of this report
// Source: OECD and JRC, Handbook on Constructing Composite Indicators (on
// weights and robustness)
// https://publications.jrc.ec.europa.eu/repository/handle/JRC47008
// Source: Lahdelma and Salminen, SMAA-2 (share of weightings by rank)
// http://sal.aalto.fi/publications/abstracts/plah01.html
//
// # Reach
//
// The share of spending on cloud infrastructure that lies with clouds on which
// a model is usable: their customers need no new vendor for it. The reach of a
// lab counts the clouds on which any model of its line is usable; the line is
// its current proprietary models, or, where it has none, its current models.
//
//	R_m(t) = Σ share_c(t) over all clouds where m is usable
//
// Unit: percent of spending on clouds.
//
// Undefined: Before the first published quarter.
//
// Limits: Shares are of infrastructure spending as a whole, not of models, by
// one publisher, rounded. A quarter counts from its last day. A cloud without a
// published figure adds nothing; the latest published one is carried forward.
// Shares of different series are never mixed.
//
// Source: definition of this report
//
// # Concentration of spending
//
// The Herfindahl-Hirschman index over the sellers of the latest quarter with a
// figure for every compared cloud, as a pair of bounds: the published shares
// alone, and with the rest split into as many firms of the smallest published
// share as fit. CR3 is the share of the three largest.
//
//	HHI = Σ s_i²
//	CR3 = s_1 + s_2 + s_3
//
// Unit: HHI, 0 to 10,000; CR3 in percent.
//
// Undefined: Before the first complete quarter.
//
// Limits: The line of 1,800 in the 2023 US Merger Guidelines may be compared
// with this index only. The upper bound takes no unpublished seller to be
// larger than the smallest published one, and jumps where a publisher names
// fewer sellers.
//
// Source: US Merger Guidelines 2023, guideline 1
// https://www.justice.gov/atr/merger-guidelines/applying-merger-guidelines/guideline-1
//
// # Concentration of a catalogue
//
// The same index over the labs behind a cloud’s models. 10,000 divided by it
// is the effective number of labs.
//
//	HHI = Σ (100 · models of lab on c / models on c)²
//
// Unit: HHI, 0 to 10,000.
//
// Undefined: Where the cloud has no model of the scope.
//
// Limits: Counts models, not money: thresholds of merger law do not apply.
//
// Source: definition of this report
//
// # Shifts
//
// A change of what one compared cloud sells of one lab, apart for open and
// closed weights. Found by comparing each day with the day before. Kinds: debut
// (a model’s first day on any compared cloud), arrival (one more for a model
// that was on one), lab arrival (the lab’s first with these weights on this
// cloud), end of exclusivity (a model, or a lab with these weights, goes from
// one cloud to two or more), everywhere, retirement, exclusivity formed (two or
// more become one), withdrawal (the lab’s last model leaves). Its impact is
// the change of the lab’s reach, then the number of models.
//
//	E(t₁) − E(t₀) = Σ over the shifts between of the change that each brought; shifts of one day are applied in the order of their ids
//
// Unit: change on one day, for one lab on one cloud.
//
// Undefined: Changes of share where a scope was empty before.
//
// Limits: Rests on dates as they are recorded: a bound appears as a shift on
// the bound’s day.
//
// Source: definition of this report
//
// # Clauses against catalogues
//
// A clause of a deal that grants a cloud the exclusive sale of a lab’s
// models, and models of that lab that others sold while it was in force. It is
// put as a question: a carve-out, or is one of the two records wrong?
//
//	clause in force on t, and usable(m, c, t) for a cloud c other than the one that holds the right
//
// Unit: questions.
//
// Undefined: For clauses whose start is not public.
//
// Limits: Contracts are known from announcements and the press, not from their
// text. A clause about one object is held against the model or family of that
// name alone. One whose end is not public counts as in force.
//
// Source: definition of this report
package market
