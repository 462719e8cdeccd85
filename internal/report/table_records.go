package report

func (b *builder) dealTable() Table {
	t := Table{Name: "deals", Title: "one leg of a contract or an investment", Columns: columns(
		text("id", "key of the deal"), dateColumns("date", "when it was announced or reported"), text("kind", "what it is about"),
		text("parties", "keys of labs, clouds and organisations, separated by ;"), number("amount_usd", "headline amount in US dollars; never to be added up"),
		text("exclusivity", "effect on exclusive rights: grants, extends, narrows, ends or none"), text("title", "the deal in a line"),
		text("summary", "what was agreed"), factColumns())}
	for _, d := range b.data.Deals() {
		t.Rows = append(t.Rows, cells(string(d.ID), dateCells(d.Date), string(d.Kind), list(d.Parties), amount(d.AmountUSD), string(d.Exclusivity), d.Title, d.Summary, factCells(d.Fact)))
	}
	return t
}

func (b *builder) termTable() Table {
	t := Table{Name: "terms", Title: "one thing that a deal settles", Columns: columns(
		text("deal", "key of the deal"), text("effect", "keeps or ends a term of an earlier deal; empty where the deal creates it"), text("kind", "what is settled"),
		text("party", "key of the one that holds the right, sells the capacity or puts in the money"), flag("others", "whether others, not listed, share it"),
		text("what", "the object, where it is narrower than everything"), number("amount_usd", "US dollars, ceilings included"),
		number("stake_percent", "share of the company held"), number("capacity_gw", "computing capacity in gigawatts"), integer("years", "how many years it runs"),
		dateColumns("from", "when it began"), dateColumns("until", "the agreed end, or the day a later deal ended it"),
		flag("in_force", "whether it is in force without a known end"))}
	for _, d := range b.data.Deals() {
		for _, term := range d.Terms {
			t.Rows = append(t.Rows, cells(string(d.ID), string(term.Effect), string(term.Kind), string(term.Party), yes(term.Others), term.What,
				amount(term.AmountUSD), amount(term.StakePercent), amount(term.CapacityGW), amount(term.Years), dateCells(term.From), dateCells(term.Until), yes(term.InForce)))
		}
	}
	return t
}

func (b *builder) actionTable() Table {
	t := Table{Name: "regulation", Title: "one step of an authority, a court or a legislator", Columns: columns(
		text("id", "key of the step"), dateColumns("date", "when it was taken or takes effect"), text("authority", "who acted"), text("jurisdiction", "where it applies"),
		text("targets", "keys of those concerned, separated by ;"), text("stage", "how far it goes"), text("title", "the step in a line"),
		text("summary", "what was done"), text("outcome", "what came of it"), factColumns())}
	for _, a := range b.data.Actions() {
		t.Rows = append(t.Rows, cells(string(a.ID), dateCells(a.Date), a.Authority, a.Jurisdiction, list(a.Targets), string(a.Stage), a.Title, a.Summary, a.Outcome, factCells(a.Fact)))
	}
	return t
}

func (b *builder) eventTable() Table {
	t := Table{Name: "events", Title: "one dated event for a timeline", Columns: columns(
		text("id", "key of the event"), dateColumns("date", "when it happened"), text("kind", "what it is about"),
		text("actors", "keys of those who took part, separated by ;"), text("title", "the event in a line"), text("summary", "what happened"), factColumns())}
	for _, e := range b.data.Events() {
		t.Rows = append(t.Rows, cells(string(e.ID), dateCells(e.Date), string(e.Kind), list(e.Actors), e.Title, e.Summary, factCells(e.Fact)))
	}
	return t
}

func (b *builder) seriesTable() Table {
	t := Table{Name: "share_series", Title: "one publisher’s count of the market", Columns: columns(
		text("id", "key of the series"), text("title", "name"), text("publisher", "who publishes it"), text("scope", "what is counted"),
		text("unit", "unit of the figures"), flag("headline", "whether reach and concentration are taken from it"), text("note", "what a reader should know besides"))}
	for _, s := range b.data.Series() {
		t.Rows = append(t.Rows, cells(string(s.ID), s.Title, s.Publisher, s.Scope, s.Unit, yes(s.ID == b.market.Series()), s.Note))
	}
	return t
}

func (b *builder) shareTable() Table {
	t := Table{Name: "shares", Title: "the share of one seller in one quarter of one series", Columns: columns(
		text("series", "key of the series; never join two of them"), text("quarter", "calendar quarter"), text("seller", "key of a cloud or an organisation"),
		number("share", "percent of the market"), factColumns())}
	for _, s := range b.data.Series() {
		for _, q := range s.Quarters {
			for _, seller := range sorted(q.Shares) {
				t.Rows = append(t.Rows, cells(string(s.ID), q.Quarter.String(), string(seller), amount(q.Shares[seller]), factCells(q.Fact)))
			}
		}
	}
	return t
}

func (b *builder) sizeTable() Table {
	t := Table{Name: "market_size", Title: "the size of one series’ market in one quarter", Columns: columns(
		text("series", "key of the series"), text("quarter", "calendar quarter"), number("usd_billion", "spending in billions of US dollars"), factColumns())}
	for _, s := range b.data.Sizes() {
		t.Rows = append(t.Rows, cells(string(s.Series), s.Quarter.String(), amount(s.USDBillion), factCells(s.Fact)))
	}
	return t
}
