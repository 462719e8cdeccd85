package report

import (
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// resolve finds what a link of a document leads to, such as "model" and
// "openai/gpt-5.5". Whether a page exists is known only when all are made.
func (b *builder) resolve(scheme, id string) (target, *source.Fault) {
	switch scheme {
	case "model":
		return found(b.data.Model(dataset.ModelID(id)) != nil, target{place: modelPlace(dataset.ModelID(id))}, "model", id, ids(b.data.Models(), func(m *dataset.Model) string { return string(m.ID) }))
	case "cloud":
		return found(b.data.Cloud(dataset.CloudID(id)) != nil, target{place: cloudPlace(dataset.CloudID(id))}, "cloud", id, ids(b.data.Clouds(), func(c *dataset.Cloud) string { return string(c.ID) }))
	case "lab":
		return found(b.data.Lab(dataset.LabID(id)) != nil, target{place: labPlace(dataset.LabID(id))}, "lab", id, ids(b.data.Labs(), func(l *dataset.Lab) string { return string(l.ID) }))
	case "page":
		place, anchor, _ := strings.Cut(id, "#")
		if place != "" && !strings.HasSuffix(place, "/") {
			place += "/"
		}
		return target{Place(place), anchor}, nil
	case "measure":
		all := ids(market.Definitions(), func(d market.Definition) string { return d.ID })
		return found(slices.Contains(all, id), target{Methods, id}, "measure", id, all)
	}
	return b.resolveRecord(scheme, id)
}

// resolveRecord does so for what has a date of its own.
func (b *builder) resolveRecord(scheme, id string) (target, *source.Fault) {
	var all []string
	var t target
	switch scheme {
	case "deal":
		all, t = ids(b.data.Deals(), func(d *dataset.Deal) string { return string(d.ID) }), target{place: dealPlace(dataset.DealID(id))}
	case "action":
		all, t = ids(b.data.Actions(), func(a *dataset.Action) string { return string(a.ID) }), target{place: actionPlace(dataset.ActionID(id))}
	case "event":
		all, t = ids(b.data.Events(), func(e *dataset.Event) string { return string(e.ID) }), target{place: eventPlace(dataset.EventID(id))}
	case "shift":
		for _, s := range b.shifts {
			all = append(all, s.ID)
			if s.ID == id {
				t = target{shiftYear(yearOf(s.Day)), s.ID}
			}
		}
	}
	return found(slices.Contains(all, id), t, scheme, id, all)
}

func found(ok bool, t target, kind, id string, all []string) (target, *source.Fault) {
	if !ok {
		return target{}, source.NewFault(0, "%s", source.Unknown(kind, id, all))
	}
	return t, nil
}

func ids[T any](list []T, id func(T) string) []string {
	all := make([]string, len(list))
	for i, item := range list {
		all[i] = id(item)
	}
	return all
}
