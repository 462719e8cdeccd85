package report

import (
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
	"moatatlas/internal/words"
)

// Offer is a model in one service of a cloud, as tables show it.
type Offer struct {
	Model   Link
	Lab     Link
	Cloud   Link
	CloudID string
	Peer    bool // whether the cloud is one of those compared
	Service string
	State   string // "generally available, ends 1 Dec 2026", "preview", "retired 12 Mar 2025", …
	Since   When   // the day by which customers could use it; zero where they never could
	Proof   string // the address of the stage that says so, with its source; "" where there is none
	Live    bool   // whether customers can use it on the day
	Called  string // the name a customer calls
	Access  string
	Regions string
	Input   string // US dollars a million tokens, "" where no price is known
	Output  string
	Price   *Source
	Squares Squares
	Sources []Stage
}

// Stage is one step in the life of an offer.
type Stage struct {
	ID      string // of its row: "aws-bedrock-ga-2026-06-01"
	Cloud   Link
	CloudID string
	Service string
	When    When
	Words   string
	Ahead   string // planned, perhaps, or ""
	Called  string
	Access  string
	Regions string
	Source  Source
	day     source.Day
}

func (b *builder) offer(from Place, o offer) Offer {
	cloud := b.data.Cloud(o.Cloud)
	v := Offer{
		Model:   from.Link(o.model.Name, modelPlace(o.model.ID)),
		Lab:     b.labLink(from, o.model.Lab()),
		Cloud:   from.Link(cloud.ShortName(), cloudPlace(cloud.ID)),
		CloudID: string(o.Cloud),
		Peer:    b.isPeer(o.Cloud),
		Service: cloud.ServiceName(o.Service),
		State:   b.state(o),
		Called:  o.ID,
		Access:  string(o.Access),
		Regions: strings.Join(o.Regions, ", "),
		Squares: b.squares(o.model.ID),
		Live:    b.live(o.Availability),
	}
	if p := o.Price; p != nil {
		s := b.sourceOf(from, p.Fact, p.Place)
		v.Input, v.Output, v.Price = words.Rate(p.Input), words.Rate(p.Output), &s
	}
	if s := b.begun(o.Availability); s != nil {
		v.Since, v.Proof = when(s.Date), stageAddress(from, o, s)
	}
	for i := range o.Stages {
		v.Sources = append(v.Sources, b.stage(from, o, i))
	}
	return v
}

func (b *builder) stage(from Place, o offer, i int) Stage {
	a, s := o.Availability, &o.Stages[i]
	cloud := b.data.Cloud(a.Cloud)
	v := Stage{
		ID:      stageID(a, s),
		Cloud:   from.Link(cloud.ShortName(), cloudPlace(cloud.ID)),
		CloudID: string(a.Cloud),
		Service: cloud.ServiceName(a.Service),
		When:    when(s.Date),
		Words:   stageWords(s.Stage),
		Ahead:   b.stageAhead(o, i),
		Called:  a.ID,
		Regions: strings.Join(s.Regions, ", "),
		Source:  b.sourceOf(from, s.Fact, s.Place),
		day:     s.Date.Latest(),
	}
	if s.ID != "" {
		v.Called = s.ID
	}
	if s.Stage != dataset.Deprecated && s.Stage != dataset.Retired {
		v.Access = string(a.AccessAt(i))
	}
	return v
}

// ahead says whether a date lies after the report's day.
func (b *builder) ahead(d source.Date) string {
	switch {
	case b.certain(d):
		return ""
	case d.Straddles(b.market.Day()):
		return perhaps
	}
	return planned
}

// stageAhead says it of a stage, of which more is known than its date: what came
// before it.
func (b *builder) stageAhead(o offer, i int) string {
	switch {
	case b.certain(o.Stages[i].Date):
		return ""
	case o.model.InDoubt(o.Availability, i, b.market.Day()):
		return perhaps
	}
	return planned
}

// How a date ahead of the report's day is marked.
const (
	planned = "planned" // it lies ahead
	perhaps = "perhaps" // it may lie ahead
)

// certain tells whether something had certainly happened by the report's day.
func (b *builder) certain(d source.Date) bool { return d.Latest() <= b.market.Day() }

func (b *builder) isPeer(id dataset.CloudID) bool {
	for _, p := range b.peers {
		if p.ID == id {
			return true
		}
	}
	return false
}

// last is the latest stage that an offer has certainly reached, nil for none.
func (b *builder) last(a *dataset.Availability) *dataset.Stage {
	for i := len(a.Stages) - 1; i >= 0; i-- {
		if b.certain(a.Stages[i].Date) {
			return &a.Stages[i]
		}
	}
	return nil
}

// live tells whether customers can use the offer on the day.
func (b *builder) live(a *dataset.Availability) bool {
	sale, ok := market.SaleOf(a)
	return ok && sale.On(b.market.Day())
}

func (b *builder) state(o offer) string {
	a, last := o.Availability, b.last(o.Availability)
	switch {
	case last == nil:
		return "not yet certain"
	case last.Stage == dataset.Retired:
		return "retired " + when(last.Date).Short
	}
	text := stageWords(last.Stage)
	if a.Access == dataset.SelfHosted {
		text = "self-hosted weights"
	}
	n := len(a.Stages) - 1
	switch end := a.Stages[n]; {
	case end.Stage != dataset.Retired:
		return text
	case b.stageAhead(o, n) == perhaps:
		return text + ", perhaps retired"
	default:
		return text + ", ends " + when(end.Date).Short
	}
}

// begun is the stage at which an offer was first more than a promise, or may have
// been where that is not certain; nil where it never was.
func (b *builder) begun(a *dataset.Availability) *dataset.Stage {
	var first *dataset.Stage
	for i := range a.Stages {
		s := &a.Stages[i]
		switch {
		case !s.Stage.Usable():
		case b.certain(s.Date):
			return s
		case first == nil:
			first = s
		}
	}
	return first
}

// stageID is the id of a stage's row on the page of its model.
func stageID(a *dataset.Availability, s *dataset.Stage) string {
	return strings.Join([]string{string(a.Cloud), string(a.Service), string(s.Stage), strings.TrimPrefix(s.Date.String(), "≤")}, "-")
}

// stageAddress is where the page of the model has a stage with its source.
func stageAddress(from Place, o offer, s *dataset.Stage) string {
	row := "#" + stageID(o.Availability, s)
	if page := modelPlace(o.model.ID); page != from {
		return from.To(page.File()) + row
	}
	return row
}
