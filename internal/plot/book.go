package plot

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Book makes the charts of a market on a day.
type Book struct {
	market *market.Market
	suffix string // of the ids, where the day is not the report's own

	// What many charts are made from, computed once.
	months   func() []*market.Market
	turns    func() []*market.Shift
	shifts   func() []*market.Shift
	survival func() map[string]market.Survival
	firm     func() *market.Market
}

// NewBook is the book of charts of a market. The charts of another day than the
// report's own have that day in their ids.
func NewBook(m *market.Market, report bool) *Book {
	b := &Book{market: m}
	b.months = sync.OnceValue(b.findMonths)
	b.turns = sync.OnceValue(b.findTurns)
	b.shifts = sync.OnceValue(b.findShifts)
	b.survival = sync.OnceValue(b.findSurvival)
	b.firm = sync.OnceValue(func() *market.Market { return market.On(m.Data().Firm(), m.Day()) })
	if !report {
		b.suffix = "-on-" + m.Day().String()
	}
	return b
}

// Firm is the market of the same day without what weak sources alone say.
func (b *Book) Firm() *market.Market { return b.firm() }

// kind is a kind of chart.
type kind struct {
	name   string
	about  string // what it shows, for authors
	params []param
	make   func(b *Book, a args) *Chart
}

// param is a parameter of a kind of chart.
type param struct {
	name  string
	about string
	many  bool // whether it takes a list, separated by commas
	// allowed lists the values it takes.
	allowed func(b *Book) []string
	// required tells whether a chart cannot be made without it.
	required bool
}

// args are the values of a chart's parameters.
type args map[string][]string

// one is the value of a parameter that takes a single one; "" where it is not
// given.
func (a args) one(name string) string {
	if len(a[name]) == 0 {
		return ""
	}
	return a[name][0]
}

// id is the id of a chart with its parameters.
func (b *Book) id(name string, a args) string {
	parts := []string{name}
	for _, key := range slices.Sorted(maps.Keys(a)) {
		parts = append(parts, a[key]...)
	}
	id := strings.NewReplacer("/", "-", ".", "-", ":", "-").Replace(strings.Join(parts, "-"))
	return id + b.suffix
}

// Chart makes the chart that a reference names: a kind and, after a question
// mark, its parameters, such as "exclusive-share?clouds=aws,azure".
func (b *Book) Chart(reference string) (*Chart, *source.Fault) {
	k, a, fault := b.parse(reference)
	if fault != nil {
		return nil, fault
	}
	c := k.make(b, a)
	for i := 1; i < len(c.Sources); i++ {
		if rest, own := strings.CutPrefix(c.Sources[i].Name, "This report"); own {
			c.Sources[i].Name = "this report" + rest // it stands behind a semicolon
		}
	}
	c.ID, c.Kind, c.KindName = b.id(k.name, a), k.about, k.name
	return c, nil
}

func (b *Book) parse(reference string) (kind, args, *source.Fault) {
	name, query, _ := strings.Cut(reference, "?")
	i := slices.IndexFunc(kinds(), func(k kind) bool { return k.name == name })
	if i < 0 {
		return kind{}, nil, source.NewFault(0, "%s", source.Unknown("chart", name, Names()))
	}
	k, a := kinds()[i], args{}
	at := len(name) + 1
	for part := range strings.SplitSeq(query, "&") {
		if part != "" {
			if fault := b.set(k, a, part, at); fault != nil {
				return kind{}, nil, fault
			}
		}
		at += len(part) + 1
	}
	for _, p := range k.params {
		if p.required && len(a[p.name]) == 0 {
			return kind{}, nil, source.NewFault(0, "the chart %q needs %q: %s", name, p.name, p.about)
		}
	}
	return k, a, nil
}

// set reads one parameter of a reference, which begins at an offset of it.
func (b *Book) set(k kind, a args, part string, at int) *source.Fault {
	key, value, _ := strings.Cut(part, "=")
	i := slices.IndexFunc(k.params, func(p param) bool { return p.name == key })
	if i < 0 {
		var names []string
		for _, p := range k.params {
			names = append(names, p.name)
		}
		return source.NewFault(at, "%s", source.Unknown("parameter", key, names))
	}
	p := k.params[i]
	values := []string{value}
	if p.many {
		values = strings.Split(value, ",")
	}
	allowed := p.allowed(b)
	place := at + len(key) + 1
	for i, v := range values {
		switch {
		case !slices.Contains(allowed, v):
			return source.NewFault(place, "%s", source.Unknown(p.single(), v, allowed))
		case slices.Contains(values[:i], v):
			return source.NewFault(place, "%q is listed twice", v)
		}
		place += len(v) + 1
	}
	if a[key] != nil {
		return source.NewFault(at, "%q is given twice", key)
	}
	a[key] = values
	return nil
}

// single names one value of a parameter that takes several.
func (p param) single() string {
	switch {
	case p.name == "strata":
		return "stratum"
	case p.many:
		return strings.TrimSuffix(p.name, "s")
	}
	return p.name
}

// kinds lists all kinds of charts.
func kinds() []kind { return slices.Concat(timeKinds(), shapeKinds()) }

// Names lists the kinds of charts.
func Names() []string {
	var names []string
	for _, k := range kinds() {
		names = append(names, k.name)
	}
	return names
}

func (b *Book) peerIDs() []string {
	var ids []string
	for _, id := range b.market.Peers() {
		ids = append(ids, string(id))
	}
	return ids
}

func (b *Book) labIDs() []string {
	var ids []string
	for _, l := range b.market.Data().Labs() {
		ids = append(ids, string(l.ID))
	}
	return ids
}

func scopeNames(*Book) []string {
	var names []string
	for _, s := range market.Scopes() {
		names = append(names, string(s))
	}
	return names
}

// cloudName is the short name of a cloud.
func (b *Book) cloudName(id dataset.CloudID) string { return b.market.Data().Cloud(id).ShortName() }
