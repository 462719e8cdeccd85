// # Records
//
//	model
//
// A model, as of the day of its collection.
//
//	.id text
//	.name text
//	.lab text: id of its maker
//	.family text
//	.tier text: "frontier", "mid" or "small"
//	.modality text: main output: "text", "image", "video" or "audio"
//	.open yes or no: whether the weights can be downloaded
//	.first_party yes or no: whether its lab belongs to a peer
//	.released day
//	.clouds list of text: ids of the peers on which it is usable
//	.all_clouds list of text: ids of all clouds on which it is usable
//	.current yes or no: whether none of its successors is on sale on a peer
//	.status text: its portability, as status() gives it
//	.since day: when that began
//	.keystone day: when it last came to be on all peers
//	.first_day day: its first on any peer
//	.second_day day: its first on two or more peers
//	.exclusive_days whole number: for how long one peer alone sold it, from its first day on any
//	.ended yes or no: whether a second peer ended that
//	.reach number: its reach
//
//	offer
//
// A model on sale in a service of a cloud.
//
//	.model text: id
//	.lab text: id
//	.cloud text: id
//	.service text: id
//	.open yes or no: whether the model’s weights can be downloaded
//	.stage text: "preview", "ga" or "deprecated"
//	.access text: "open", "limited" or "gated": who may use the model on the cloud
//	.from day: its first day
//	.until day: the day of its retirement, where one is dated
//	.input number: US dollars for a million input tokens
//	.output number: US dollars for a million output tokens
//
//	lab
//
// A maker of models.
//
//	.id text
//	.name text
//	.country text: two letters
//	.cloud text: id of the cloud under the same owner
//	.clouds list of text: ids of all clouds on which a model of its line is usable
//	.peers list of text: ids of the peers among them
//	.line list of text: ids of its current models: the proprietary ones, or all where it has none
//	.reach number: its reach
//
//	cloud
//
// A cloud.
//
//	.id text
//	.name text
//	.company text
//	.kind text: "hyperscaler", "enterprise-cloud", "data-platform" or "edge"
//	.peer yes or no: whether it is one of those compared
//	.models list of text: ids of the models that a peer sells and that are usable on it
//	.share number: its percent of spending on clouds
//
//	term
//
// One thing that a deal settles.
//
//	.kind text: "exclusive-api", "committed-spend", "equity" and others
//	.party text: id of who holds the right, sells the capacity or puts in the money
//	.effect text: "keeps" or "ends" a term of an earlier deal
//	.what text: its object, where it is narrower than everything
//	.amount number: US dollars
//	.stake number: percent of the company
//	.capacity number: gigawatts
//	.years number: how many it runs
//	.from day
//	.until day
//	.in_force yes or no: whether it ran on the day: it had begun, and no known end had come
//
//	deal
//
// A deal.
//
//	.id text
//	.date day: when it was announced or reported
//	.title text
//	.kind text: "investment", "compute", "distribution", "license" or "restructuring"
//	.parties list of text: ids of labs, clouds and organisations
//	.amount number: US dollars, often a ceiling over years
//	.exclusivity text: what it does to exclusive rights: "grants", "extends", "narrows", "ends" or "none"
//	.terms list of term: what it settles
//
//	action
//
// A step of an authority, a court or a legislator.
//
//	.id text
//	.date day
//	.title text
//	.authority text
//	.jurisdiction text
//	.targets list of text: ids of labs, clouds and organisations
//	.stage text: "inquiry", "investigation", "report", "complaint", "decision", "court" or "law"
//
//	event
//
// An event.
//
//	.id text
//	.date day
//	.title text
//	.kind text: "availability", "launch", "product", "policy", "price" or "governance"
//	.actors list of text: ids of labs, clouds and organisations
//
//	shift
//
// A change of what one peer sells of one lab, apart for open and closed weights.
//
//	.id text
//	.day day
//	.lab text: id
//	.cloud text: id
//	.open yes or no: whether it is of open weights
//	.kinds list of text: "debut", "arrival", "lab-arrival", "exclusivity-ended", "lab-exclusivity-ended", "everywhere", "retirement", "exclusivity-formed", "withdrawal"
//	.came list of text: ids of the models that came
//	.left list of text: ids of the models that left
//	.access text: the weakest access that a model came with
//	.reach_before number: the lab’s reach before
//	.reach_after number: and after
package claim
