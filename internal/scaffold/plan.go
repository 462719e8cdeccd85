package scaffold

import (
	"fmt"
	"slices"
	"strings"

	"moatatlas/internal/amend"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Add plans the record that the values, by key, describe, and counts it. It refuses
// what is there already, and says where.
func (k Kind) Add(files *amend.Plan, data *dataset.Dataset, values map[string]string) error {
	if err := k.add(files, data, values); err != nil {
		return err
	}
	now, _ := dataset.Load(files.Tree())
	return files.EditMarkdown(dataset.CountsFile, dataset.Recount(data, now))
}

func (k Kind) add(files *amend.Plan, data *dataset.Dataset, values map[string]string) error {
	pairs, err := pairs(k.Fields, "", values)
	if err != nil {
		return err
	}
	if at, there := k.Place(data, values); there {
		return fmt.Errorf("%s: this %s is there already", at, k.Name)
	}
	switch {
	case k.Name == "stage":
		return addStage(files, data, values, pairs[3:])
	case k.Name == "essay":
		return files.CreateMarkdown(essayFile(values["id"]), body(values["id"]), pairs[1:]...)
	case k.Name == "model":
		return files.Create(modelFile(values["id"]), "#:schema ../../../static/schema/model.json", pairs[1:]...)
	}
	date, err := source.ParseDate(strings.TrimSpace(values["date"]))
	if err != nil {
		return err
	}
	return files.AddTableByDate(k.file, amend.Path{}.Key(k.Name).Key(values["id"]), date, pairs[1:]...)
}

func essayFile(id string) string { return "content/analysis/" + id + ".md" }

// body is what an essay begins with: each of the ways in which a text refers to the
// data once, for its author to write over.
func body(id string) string {
	// The ids of claims are of another form than those of files.
	const maxClaim, first = 60, "-first"
	claim := strings.ReplaceAll(id, ".", "-")
	claim = strings.TrimRight(claim[:min(len(claim), maxClaim-len(first))], "-") + first
	return "On `= as_of() | day` the clouds that are compared sold `= count(models())` models. [A sentence that matters is a claim](claim:" + claim + ` "len(models()) > 0").

![What the figure shows](chart:exclusive-share)

What it means, and what it does not.
`
}

func modelFile(id string) string { return "data/models/" + id + ".toml" }

// Place is where the record stands, if it does. Essays are no records: they are found
// by their files.
func (k Kind) Place(data *dataset.Dataset, values map[string]string) (at source.Pos, there bool) {
	switch id := values["id"]; k.Name {
	case "essay":
		return source.Pos{File: essayFile(id)}, false
	case "model":
		if m := data.Model(dataset.ModelID(id)); m != nil {
			return m.Pos(), true
		}
	case "stage":
		return stagePlace(data, values)
	case "deal":
		return find(data.Deals(), func(d *dataset.Deal) bool { return string(d.ID) == id })
	case "action":
		return find(data.Actions(), func(a *dataset.Action) bool { return string(a.ID) == id })
	case "event":
		return find(data.Events(), func(e *dataset.Event) bool { return string(e.ID) == id })
	}
	return at, false
}

func find[T interface{ Pos() source.Pos }](list []T, is func(T) bool) (at source.Pos, there bool) {
	i := slices.IndexFunc(list, is)
	if i < 0 {
		return at, false
	}
	return list[i].Pos(), true
}

// offer is the place of a model's record for a cloud and service, -1 if none.
func offer(m *dataset.Model, values map[string]string) int {
	return slices.IndexFunc(m.Availability, func(a dataset.Availability) bool {
		return string(a.Cloud) == values["cloud"] && string(a.Service) == values["service"]
	})
}

// begins tells whether a stage is the first of its model in its service, which needs
// a record of who may use it.
func begins(data *dataset.Dataset, values map[string]string) bool {
	m := data.Model(dataset.ModelID(values["model"]))
	return m != nil && values["cloud"] != "" && values["service"] != "" && offer(m, values) < 0
}

func stagePlace(data *dataset.Dataset, values map[string]string) (at source.Pos, there bool) {
	m := data.Model(dataset.ModelID(values["model"]))
	if m == nil {
		return at, false
	}
	i := offer(m, values)
	if i < 0 {
		return at, false
	}
	return find(m.Availability[i].Stages, func(s dataset.Stage) bool { return string(s.Stage) == values["stage"] })
}

// addStage puts a stage among those of its offer. Where there is none it begins
// one, and what it says of ids, access, regions and prices is then said of the offer.
func addStage(files *amend.Plan, data *dataset.Dataset, values map[string]string, pairs []amend.Pair) error {
	m := data.Model(dataset.ModelID(values["model"]))
	if m == nil {
		var ids []string
		for _, m := range data.Models() {
			ids = append(ids, string(m.ID))
		}
		if near := source.Nearest(values["model"], ids); near != "" {
			return fmt.Errorf("no model %s; did you mean %s?", source.Quote(values["model"]), source.Quote(near))
		}
		return fmt.Errorf("no model %s; begin it with: new model", source.Quote(values["model"]))
	}
	list := amend.Path{}.Key("availability")
	if i := offer(m, values); i >= 0 {
		return addToOffer(files, m, i, values["stage"], pairs)
	}
	own := []amend.Pair{{Key: "cloud", Value: amend.Text(values["cloud"])}, {Key: "service", Value: amend.Text(values["service"])}}
	var stage []amend.Pair
	for _, p := range pairs {
		if slices.Contains([]string{"id", "access", "regions", "price"}, p.Key) {
			own = append(own, p)
		} else {
			stage = append(stage, p)
		}
	}
	return files.AddItem(m.Pos().File, list, append(own, amend.Pair{Key: "stages", Value: amend.Lines(amend.Inline(stage...))})...)
}

// addToOffer puts a stage into offer i of a model, in the order in which stages follow
// each other, for days may be too inexact to tell; and the price if the offer has none.
func addToOffer(files *amend.Plan, m *dataset.Model, i int, stage string, pairs []amend.Pair) error {
	last := len(pairs) - 1
	offer, at := m.Availability[i], amend.Path{}.Key("availability").Item(i)
	if price := pairs[last]; price.Value != (amend.Value{}) {
		if offer.Price != nil {
			return fmt.Errorf("%s: a price is there already; change it there", offer.Price.Pos())
		}
		order := []string{"cloud", "service", "id", "access", "regions", price.Key}
		if err := files.Set(m.Pos().File, at, price, order...); err != nil {
			return err
		}
	}
	follows := func(s dataset.Stage) bool { return rank(string(s.Stage)) > rank(stage) }
	before := slices.IndexFunc(offer.Stages, follows)
	if before < 0 {
		before = len(offer.Stages)
	}
	return files.Insert(m.Pos().File, at.Key("stages"), before, amend.Inline(pairs[:last]...))
}

func rank(stage string) int { return slices.Index(dataset.StageKind("").Allowed(), stage) }
