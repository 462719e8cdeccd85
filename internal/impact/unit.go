package impact

import (
	"cmp"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
)

// unitOf names the facts that a record's are applied with: those of a model itself,
// of a model in one service of a cloud, of a lab, of a series of shares, and all of
// clouds and of site.toml. It is "" for facts that no measure rests on.
func unitOf(r dataset.Row, within string) string {
	switch r.Kind {
	case "availability":
		return offerUnit(within, r.Key)
	case "site.toml", "cloud":
		return r.Kind
	case "model", "lab", "share series":
		return nameOf(r)
	}
	return ""
}

func modelUnit(id dataset.ModelID) string   { return "model " + string(id) }
func labUnit(id dataset.LabID) string       { return "lab " + string(id) }
func seriesUnit(id dataset.SeriesID) string { return "share series " + string(id) }
func offerUnit(model, key string) string    { return model + " on " + key }
func keyOfOffer(a *dataset.Availability) string {
	return strings.TrimSpace(string(a.Cloud) + " " + string(a.Service))
}

// cutModel finds the lab in the name of a model's unit.
func cutModel(unit string) (lab string, ok bool) {
	id, ok := strings.CutPrefix(unit, "model ")
	lab, _, _ = strings.Cut(id, "/")
	return lab, ok
}

// silent are the fields that no measure reads. What is forgotten here costs time;
// what stands here by mistake is found by the test that parts add up.
func silent(field string) bool {
	return slices.Contains([]string{
		"source", "grade", "note", "quote", "archive", "checked", "name", "short", "title", "tagline",
		"family", "license", "context", "regions", "id", "homepage", "docs", "company",
		"country", "founded", "stake", "platform", "kind", "publisher", "unit", "base_url",
		"repository", "branch", "freshness_days",
	}, field)
}

// units are those of the changes that a measure can rest on, in order, with the
// changes of each.
type units struct {
	names  []string
	of     map[string][]FactChange
	coarse func(unit string) string
}

// maxUnits is how many units are applied one by one: each takes two markets. Where
// there are more, models are applied lab by lab.
const maxUnits = 40

func (d *factDiff) units() *units {
	for _, coarse := range []func(string) string{
		func(unit string) string { return unit },
		func(unit string) string {
			if lab, ok := cutModel(unit); ok {
				return "models of " + lab
			}
			return unit
		},
	} {
		if u := d.unitsBy(coarse); len(u.names) <= maxUnits {
			return u
		}
	}
	return d.unitsBy(func(string) string { return "all facts" })
}

func (d *factDiff) unitsBy(coarse func(string) string) *units {
	u := &units{of: map[string][]FactChange{}, coarse: coarse}
	for _, f := range slices.Concat(d.removed, d.changed, d.regraded, d.added, d.moved) {
		if f.unit == "" || silent(f.Field) {
			continue
		}
		name := coarse(f.unit)
		if u.of[name] == nil {
			u.names = append(u.names, name)
		}
		u.of[name] = append(u.of[name], f)
	}
	slices.SortFunc(u.names, func(a, b string) int { return cmp.Compare(a, b) })
	return u
}
