// # Loops
//
//	count(list, [condition]) whole number
//		count(frontier(), len(.clouds) == 1)
//
// Of how many items a condition is true. In it .field is a field of the item, and #
// the item itself.
//
//	all(list, condition) yes or no
//		all(frontier(), .reach > 20)
//
// Whether a condition is true of all items.
//
//	any(list, condition) yes or no
//		any(frontier(), .open)
//
// Whether it is true of at least one.
//
//	none(list, condition) yes or no
//		none(frontier(), .lab == "openai" and "gcp" in .clouds)
//
// Whether it is true of none.
//
//	one(list, condition) yes or no
//		one(peers(), exclusive_share(.id) > 0.9)
//
// Whether it is true of exactly one.
//
//	filter(list, condition) list
//		filter(frontier(), .lab == "google")
//
// The items of which a condition is true.
//
//	find(list, condition) item
//		find(shifts(), "lab-exclusivity-ended" in .kinds).day
//
// The first of them; undefined where there is none.
//
//	map(list, value) list
//		map(frontier(), .name)
//
// A value of each item.
//
//	sum(list, [value]) number
//		sum(frontier(), len(.clouds))
//
// The sum of a value over all items.
//
//	sortBy(list, value, ["desc"]) list
//		first(sortBy(frontier(), .since, "desc")).id
//
// The items in the order of a value.
//
//	first(list) item
//		first(shifts()).day
//
// The first item; undefined where there is none. list[0] is the same.
//
//	last(list) item
//		last(deals()).title
//
// The last item.
//
// # Collections
//
//	models([scope], [day]) list of model
//		count(models(), .open)
//
// The models of a scope, by default all that a peer sells.
//
//	frontier([day]) list of model
//		count(frontier(), len(.clouds) == 1)
//
// The frontier: current text models of the highest tier.
//
//	proprietary([day]) list of model
//		count(proprietary(), "aws" in .clouds)
//
// The models that a peer sells without open weights.
//
//	recorded([day]) list of model
//		max(map(recorded(), .exclusive_days ?? 0))
//
// All models on record that were released by the day, also those that no peer sells
// any more.
//
//	offers([day]) list of offer
//		count(offers(), .cloud == "aws" and .lab == "openai")
//
// The offers on sale: a model in a service of any cloud.
//
//	labs([day]) list of lab
//		count(labs(), len(.peers) == 3)
//
// The labs with a model on a peer.
//
//	clouds([day]) list of cloud
//		count(clouds(), .kind == "data-platform")
//
// All clouds.
//
//	peers([day]) list of cloud
//		all(peers(), exclusive_share(.id) > 0.3)
//
// The clouds that are compared, in the site’s order.
//
//	deals([day]) list of deal
//		count(deals(), "openai" in .parties and .kind == "compute")
//
// The deals made by the day, the oldest first.
//
//	deal(deal, [day]) deal
//		deal("microsoft-openai-2019-investment").amount | usd
//
// One deal. Undefined before it was made.
//
//	actions([day]) list of action
//		count(actions(), "azure" in .targets)
//
// The steps of authorities taken or in effect by the day, the oldest first.
//
//	events([day]) list of event
//		count(events(), .kind == "price")
//
// The events by the day, the oldest first.
//
//	shifts([day]) list of shift
//		count(shifts(), "lab-exclusivity-ended" in .kinds and not .open)
//
// The shifts on peers by the day, the oldest first.
//
// # Operators
//
//	/ * + -
//		first_day("openai/gpt-5.5") + 30
//
// Of numbers; + also joins texts. Days can be subtracted, and moved by a number of
// days. Undefined for a division by zero.
//
//	== != < <= > >=
//		1 < 2 <= 2
//
// Of two numbers, two texts or two days. Numbers that differ by less than a
// thousand-millionth are equal.
//
//	and or not
//		reach("openai") > 20 and not usable("openai/gpt-5.5", "gcp")
//
// Of conditions; && || ! are the same. The second is not looked at where the first
// decides.
//
//	in
//		"openai/gpt-5.5" in peers()[0].models
//
// Whether a list has an item.
//
//	contains startsWith endsWith
//		name("openai/gpt-5.5") startsWith "GPT"
//
// Of two texts.
//
//	??
//		(lag("openai/gpt-5.5", "gcp") ?? 0) < 10
//
// What stands on its left where that is defined, else what stands on its right.
// Beside another operator it stands in brackets.
//
//	? :
//		exclusive_share() > 0.5 ? "more" : "less"
//
// One of two values, by a condition; if c { a } else { b } is the same.
//
//	|
//		exclusive_share("aws", "frontier") | percent
//
// Puts what stands on its left as the first argument into the function on its right,
// whose brackets may be left out.
//
//	let
//		let s = exclusive_share(); s - exclusive_share(as_of() - 365) | points
//
// Names a value for the rest of the expression.
package claim
