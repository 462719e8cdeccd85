package report

import (
	"strconv"

	"moatatlas/internal/dataset"
)

func (b *builder) modelTable() Table {
	t := Table{Name: "models", Title: "one commercial model", Columns: columns(
		text("id", "key of the model: lab/model"), text("name", "name"), text("lab", "key of the lab"), text("family", "family"),
		text("tier", "frontier, mid or small: the lab’s own positioning at release"), text("modality", "main output: text, image, video or audio"),
		dateColumns("released", "first release by the lab"), flag("open_weights", "whether the weights can be downloaded"),
		text("license", "licence of the weights"), text("input", "what it takes, separated by ;"), text("output", "what it gives, separated by ;"),
		integer("context", "longest input and output together, in tokens"), text("successor", "key of the model that took its place"),
		dateColumns("first_party_since", "when the lab’s own API first served it"), dateColumns("first_party_retired", "when the lab’s own API stopped"),
		number("first_party_price_input", "the lab’s list price, US dollars a million input tokens"),
		number("first_party_price_output", "the lab’s list price, US dollars a million output tokens"),
		text("status", "where it stands with the peers on the day of this edition: unavailable, exclusive, dual, multihomed, everywhere or portable (everywhere for 180 days)"),
		day("status_since", "when the status began"), day("keystone", "when it last came to be on all peers"), day("first_day", "first on any peer"), day("second_day", "first on two peers"),
		integer("exclusive_days", "from the first day to the second, or to the day it was censored"), flag("censored", "whether no second peer had come by then"),
		number("reach", "percent of spending with clouds that sell it"),
		flag("current", "whether it is on sale on a peer and none of its successors is"), factColumns())}
	for _, m := range b.data.Models() {
		own := cells("", "", "", "", "", "", "", "")
		if f := m.FirstParty; f != nil {
			input, output := "", ""
			if f.Price != nil {
				input, output = amount(f.Price.Input), amount(f.Price.Output)
			}
			own = cells(dateCells(f.Since), dateCells(f.Retired), input, output)
		}
		t.Rows = append(t.Rows, cells(string(m.ID), m.Name, string(m.Lab()), m.Family, string(m.Tier), string(m.Modality), dateCells(m.Released),
			yes(m.OpenWeights), m.License, list(m.Input), list(m.Output), amount(m.Context), string(m.Successor), own,
			b.portabilityCells(m.ID), yes(b.market.Current(m.ID)), factCells(m.Fact)))
	}
	return t
}

// portabilityCells are a model's status and how it came there.
func (b *builder) portabilityCells(id dataset.ModelID) []string {
	p := b.apiPortability(id)
	days, censored := "", ""
	if p.ExclusiveDays != nil {
		days, censored = strconv.Itoa(*p.ExclusiveDays), yes(p.Censored)
	}
	return cells(p.Status, orNothing(p.StatusSince), orNothing(p.Keystone), orNothing(p.FirstDay), orNothing(p.SecondDay), days, censored, figure(defined(b.market.Reach(id))))
}

func orNothing(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (b *builder) availabilityTable() Table {
	t := Table{Name: "availability", Title: "one model in one service of one cloud", Columns: columns(
		text("model", "key of the model"), text("cloud", "key of the cloud"), text("service", "key of the service"), text("called", "the name a customer calls"),
		text("access", "open, limited (on application), gated (chosen customers) or self-hosted (never counted as sold)"),
		text("regions", "codes of regions, as far as known, separated by ;"), flag("usable", "whether customers can use it on the day of this edition"),
		number("price_input", "US dollars a million input tokens, on demand"), number("price_output", "US dollars a million output tokens, on demand"),
		text("price_source", "the page that states the price"), text("price_grade", "grade of that page"), text("price_note", "what a reader should know of the price"))}
	for _, m := range b.data.Models() {
		for i := range m.Availability {
			a := &m.Availability[i]
			price := cells("", "", "", "", "")
			if p := a.Price; p != nil {
				price = cells(amount(p.Input), amount(p.Output), factCells(p.Fact))
			}
			t.Rows = append(t.Rows, cells(string(m.ID), string(a.Cloud), string(a.Service), a.ID, string(a.Access), list(a.Regions), yes(b.live(a)), price))
		}
	}
	return t
}

func (b *builder) stageTable() Table {
	t := Table{Name: "stages", Title: "one step in the life of a model in a service", Columns: columns(
		text("model", "key of the model"), text("cloud", "key of the cloud"), text("service", "key of the service"),
		text("stage", "announced, preview, ga, deprecated or retired"), dateColumns("date", "when it happened"),
		flag("planned", "whether it lies after the day of this edition: then it is not counted"),
		flag("uncertain", "whether the dates leave open if it had happened by the day of this edition: then it is not counted"), text("called", "the name a customer called at this stage"),
		text("access", "who could use it from this stage on; empty where a stage opens nothing"),
		text("regions", "codes of the regions the stage is about, separated by ;"), factColumns())}
	for _, m := range b.data.Models() {
		for i := range m.Availability {
			a := &m.Availability[i]
			for j := range a.Stages {
				s, v := &a.Stages[j], b.stage(Data, offer{m, a}, j)
				t.Rows = append(t.Rows, cells(string(m.ID), string(a.Cloud), string(a.Service), string(s.Stage), dateCells(s.Date),
					yes(v.Ahead == planned), yes(v.Ahead == perhaps), v.Called, v.Access, list(s.Regions), factCells(s.Fact)))
			}
		}
	}
	return t
}
