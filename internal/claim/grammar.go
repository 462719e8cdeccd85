package claim

import (
	"maps"
	"reflect"
	"slices"

	"github.com/expr-lang/expr/conf"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// grammar is the language over one dataset: its functions and records, and the
// ids that a constant may name. It does not change.
type grammar struct {
	functions map[string][]function // those of one name differ in their parameters
	records   map[kind]*record
	types     map[kind]reflect.Type
	kinds     map[reflect.Type]kind
	ids       map[form][]string
	domains   map[domain]func() []string // what a text beside one may be
	loops     []string                   // the names of those
	typed     typing
	machine   conf.FunctionsTable
}

func newGrammar(h *market.History) *grammar {
	g := &grammar{
		functions: map[string][]function{}, records: map[kind]*record{},
		types: map[kind]reflect.Type{}, kinds: map[reflect.Type]kind{}, ids: idsOf(h.Data()),
		loops: loopNames(),
	}
	g.domains = wordsOf(h, g.ids)
	for _, k := range []kind{number, whole, text, truth, day} {
		g.types[k] = goType(k)
	}
	for _, rec := range records() { // those that others have as fields come first
		g.records[rec.name] = rec
		g.types[rec.name] = rec.goType(g.typeOf)
	}
	for k, t := range g.types {
		g.kinds[t] = k
	}
	for _, f := range functions() {
		g.functions[f.name] = append(g.functions[f.name], f)
	}
	g.typed = g.typing()
	g.machine = g.instructions()
	return g
}

// typeOf is the type that expr checks for a kind.
func (g *grammar) typeOf(k kind) reflect.Type {
	if element, ok := k.of(); ok {
		return reflect.SliceOf(g.typeOf(element))
	}
	return g.types[k]
}

// words lists all names that can be called.
func (g *grammar) words() []string {
	return slices.Concat(slices.Sorted(maps.Keys(g.functions)), g.loops)
}

// idsOf lists what constants of each form may be.
func idsOf(data *dataset.Dataset) map[form][]string {
	ids := map[form][]string{aPeer: plain(data.Site().Peers), aSide: {"input", "output"}, aScope: plain(market.Scopes())}
	ids[aPeerOrAll] = append(slices.Clone(ids[aPeer]), everywhere)
	for _, c := range data.Clouds() {
		ids[aCloud] = append(ids[aCloud], string(c.ID))
	}
	for _, m := range data.Models() {
		ids[aModel] = append(ids[aModel], string(m.ID))
	}
	ids[aStratum] = []string{"all", "third-party", "first-party"}
	for _, l := range data.Labs() {
		ids[aLab] = append(ids[aLab], string(l.ID))
		ids[aStratum] = append(ids[aStratum], "lab:"+string(l.ID))
	}
	for _, d := range data.Deals() {
		ids[aDeal] = append(ids[aDeal], string(d.ID))
	}
	ids[aModelOrLab] = slices.Concat(ids[aModel], ids[aLab])
	ids[aName] = slices.Concat(ids[aModelOrLab], ids[aCloud])
	return ids
}

// plain turns ids into texts.
func plain[S ~string](ids []S) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return texts
}
