// # Days
//
//	date(day) day
//		date("2026-04-28") + 30
//
// A day. Days can be compared, subtracted from each other, and moved by a number of
// days.
//
//	as_of() day
//		as_of() - 365
//
// The day as of which the commentary speaks.
//
//	days(from, to) whole number
//		days(date("2026-02-27"), date("2026-04-28"))
//
// The days from one day to another; negative where the second is the earlier.
//
//	earliest(days) day
//		earliest(map(frontier(), .since)) | day
//
// The first of a list of days. Undefined of an empty list.
//
//	latest(days) day
//		latest(map(shifts(), .day)) | day
//
// The last of a list of days. Undefined of an empty list.
//
// # Numbers
//
//	abs(number) number
//		abs(lock_in("aws") - lock_in("gcp")) < 0.1
//
// A number without its sign.
//
//	floor(number) number
//		floor(2.7) == 2
//
// The next whole number below.
//
//	ceil(number) number
//		ceil(2.1) == 3
//
// The next whole number above.
//
//	round(number, [decimals]) number
//		round(exclusive_share(), 2) == 0.73
//
// A number rounded to so many decimals, by default to a whole one.
//
//	min(numbers) number
//		min(map(peers(), exclusive_share(.id))) > 0.3
//
// The smallest of a list. Undefined of an empty list.
//
//	max(numbers) number
//		max([lock_in("aws"), lock_in("azure")])
//
// The largest of a list. Undefined of an empty list.
//
//	mean(numbers) number
//		mean(map(frontier(), len(.clouds)))
//
// The mean of a list. Undefined of an empty list.
//
//	median(numbers) number
//		median(lags("openai", "aws")) < 10
//
// The median of a list. Undefined of an empty list.
//
//	known(value) yes or no
//		count(recorded(), known(.keystone))
//
// Whether a value is defined. a ?? b is a where that is defined, else b.
//
// # Lists and texts
//
//	len(list or text) whole number
//		len(frontier()) > 10
//
// How many items a list has, or letters a text.
//
//	distinct(texts) list of text
//		len(distinct(map(frontier(), .lab)))
//
// The texts of a list, each once, in alphabetical order.
//
//	name(id) text
//		name("openai/gpt-5.5")
//
// The name of a model, a lab or a cloud.
//
// # Writing
//
//	percent(share, [decimals]) text
//		exclusive_share() | percent
//
// A share as "57%", rounded to whole percents unless decimals are asked for. Figures
// that are in percent already, such as reach, stay as they are.
//
//	points(difference, [decimals]) text
//		exclusive_share() - exclusive_share(date("2026-04-27")) | points
//
// A difference of two shares as "15 points".
//
//	number(number, [decimals]) text
//		hhi_low() | number
//
// A number with separators, as "1,420"; with two decimals at most unless others are
// asked for.
//
//	usd(amount) text
//		deal("microsoft-openai-2019-investment").amount | usd
//
// An amount of US dollars as "$33", "$5.50", "$38 billion".
//
//	words(number) text
//		len(frontier()) | words
//
// A small whole number in words: "no", "one" to "twelve"; any other in digits.
//
//	days(number) text
//		lag("openai/gpt-5.5", "aws") | days
//
// A number of days as "54 days".
//
//	day(day) text
//		first_day("openai/gpt-5.5", "aws") | day
//
// A day as "28 April 2026".
//
//	day_month(day) text
//		as_of() | day_month
//
// A day as "28 April".
//
//	month(day) text
//		as_of() | month
//
// A day as "April 2026".
//
//	year(day) text
//		as_of() | year
//
// A day as "2026".
//
//	enumerate(texts) text
//		map(frontier(), .name) | enumerate
//
// A list as "a, b and c".
package claim
