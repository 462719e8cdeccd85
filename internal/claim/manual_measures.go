// # Exclusivity
//
//	exclusive_share([cloud], [scope], [day]) number
//		exclusive_share("aws", "frontier") | percent
//
// Of the models of a scope, by default the frontier, those that one peer alone
// sells; of a cloud, of the models on it. Undefined where there is no such model.
//
//	exclusive_share_first_party([cloud], [scope], [day]) number
//		exclusive_share_first_party("all", "proprietary")
//
// The same, counting only models of labs that belong to a peer. Undefined where
// there is no such model.
//
//	exclusive_share_third_party([cloud], [scope], [day]) number
//		exclusive_share_third_party("proprietary")
//
// The same, counting only models of independent labs, which belong to none.
// Undefined where there is no such model.
//
//	multihoming([cloud], [scope], [day]) number
//		multihoming("proprietary") | percent
//
// Of the models of a scope those that more than one peer sells: one minus the
// exclusive share. Undefined where there is no such model.
//
// # Lock-in
//
//	overlap(from, to, [scope], [day]) number
//		overlap("aws", "azure", "frontier") | percent
//
// Of the models of a scope on one peer, those that another sells too: what a
// customer who moves keeps. Undefined where there is no such model.
//
//	jaccard(from, to, [scope], [day]) number
//		jaccard("aws", "azure", "all")
//
// The models of a scope on both peers, of those on either. Undefined where there is
// no such model.
//
//	lock_in(cloud, [scope], [day]) number
//		lock_in("aws", "proprietary") | percent
//
// What a customer of a cloud’s whole catalogue loses by moving to the best single
// other peer. Undefined where the cloud has no such model.
//
//	lock_in_to(cloud, [scope], [day]) text
//		lock_in_to("gcp") | name
//
// The id of that best other peer. Undefined where the cloud has no such model.
//
//	lock_out(cloud, [scope], [day]) number
//		lock_out("azure") | percent
//
// Of all models of the scope, those that customers of the cloud cannot buy there.
// Undefined where the cloud has no such model.
//
//	catalogue_hhi(cloud, [scope], [day]) number
//		catalogue_hhi("aws", "all") | number
//
// The concentration of a cloud’s models among labs, 0 to 10,000. Undefined where
// the cloud has no such model.
//
//	breadth(cloud, [day]) number
//		breadth("aws") == 1
//
// Of the labs with a frontier model, those with one on the cloud. Undefined where
// the frontier is empty.
//
// # Models
//
//	usable(model, cloud, [day]) yes or no
//		usable("openai/gpt-5.5", "aws", date("2026-04-28"))
//
// Whether customers of a cloud can use a model.
//
//	first_day(model, [cloud], [day]) day
//		first_day("openai/gpt-5.5", "aws") | day
//
// The day by which a model was first usable on a cloud, or on any peer. Undefined
// where it has not come.
//
//	lag(model, peer, [day]) whole number
//		lag("openai/gpt-5.5", "aws") <= 5
//
// The days from a model’s first on any peer to its first on this one. Undefined
// where it has not come.
//
//	access(model, cloud, [day]) text
//		access("openai/gpt-5.5", "aws") == "open"
//
// Who may use a model on a cloud: "open", "limited" or "gated". Undefined where it
// is not usable.
//
//	degree(model, [day]) whole number
//		degree("openai/gpt-5.5") == 2
//
// On how many peers a model is usable.
//
//	status(model, [day]) text
//		status("openai/gpt-5.5") == "dual"
//
// The portability of a model: "unavailable", "exclusive", "dual", "multihomed",
// "everywhere" or "portable".
//
//	since(model, [day]) day
//		since("openai/gpt-5.5") | day
//
// The day on which that status began. Undefined for a model that no peer ever sold.
//
//	keystone(model, [day]) day
//		keystone("anthropic/claude-sonnet-4-5") | day
//
// The day on which a model last came to be on all peers. Undefined where it never
// was.
//
// # Duration and lag
//
//	survival(days, [stratum], [day]) number
//		survival(90, "third-party") | percent
//
// The share of models still exclusive so many days after they came (Kaplan-Meier);
// of "all", "first-party", "third-party" or "lab:<id>". Undefined for a lab with
// fewer than ten models.
//
//	survival_median([stratum], [day]) whole number
//		survival_median("third-party")
//
// The days after which half of the models are no longer exclusive. Undefined where
// that is not reached.
//
//	median_lag(cloud, [day]) number
//		median_lag("gcp") > 100
//
// The median of the days that models took to come to a peer, over those that began
// on another and came. Undefined where none came.
//
//	lags(lab, cloud, [after], [day]) list of whole number
//		all(lags("openai", "aws", date("2026-04-28")), # <= 5)
//
// The lags in days of a lab’s models that came to a peer, of those that came to
// their first peer after a day where one is given.
//
// # Reach and spending
//
//	reach(model or lab, [day]) number
//		reach("openai") | percent
//
// The percent of spending on clouds that lies with clouds on which a model, or any
// model of a lab’s line, is usable. Undefined before the first published quarter.
//
//	share(cloud, [day]) number
//		share("aws") | percent
//
// A cloud’s percent of spending on clouds in the latest quarter that had ended.
// Undefined where none is published.
//
//	hhi_low([day]) number
//		hhi_low() > 1
//
// The least that the Herfindahl-Hirschman index of spending on clouds can be, 0 to
// 10000. Undefined before the first quarter with a figure for every peer.
//
//	hhi_high([day]) number
//		hhi_high() > 1
//
// The most that it can be, with sellers that are not published no larger than the
// smallest that is. Undefined before the first quarter with a figure for every peer.
//
//	cr3([day]) number
//		cr3() > 1
//
// The percent of spending on clouds that lies with the three largest. Undefined
// before the first quarter with a figure for every peer.
//
// # Prices
//
//	premium_input(cloud, [day]) number
//		premium_input("aws") > 1
//
// What a peer charges for input tokens over the lowest list price on any peer: the
// median of the ratios over the models that another prices too. Undefined where no
// model has a price on this and on another peer.
//
//	premium_output(cloud, [day]) number
//		premium_output("aws") > 1
//
// The same for output tokens. Undefined where no model has a price on this and on
// another peer.
//
//	price(model, peer, side, [day]) number
//		price("openai/gpt-5.5", "aws", "output") | usd
//
// The lowest list price of a model on a peer that sells it, in US dollars for a
// million "input" or "output" tokens. Undefined where none is recorded or the peer
// does not sell the model.
package claim
