package scaffold

import (
	"reflect"
	"slices"
	"strings"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// unknown says what a text names that the data does not have; "" where it names
// nothing else, or all of it is there.
func (f Field) unknown(data *dataset.Dataset, values map[string]string, text string) string {
	what, ids := f.named(data, values)
	if what == "" {
		return ""
	}
	for word := range strings.SplitSeq(text, ",") {
		word = strings.TrimSpace(word)
		if what == "lab" {
			word, _, _ = strings.Cut(word, "/")
		}
		if !slices.Contains(ids, word) {
			return source.Unknown(what, word, ids)
		}
	}
	return ""
}

// named is what the field names a thing of the data as, and the ids of those there
// are; "" for a field that names none. A new model names its lab.
func (f Field) named(data *dataset.Dataset, values map[string]string) (what string, ids []string) {
	clouds := texts(data.Clouds(), func(c *dataset.Cloud) dataset.CloudID { return c.ID })
	labs := texts(data.Labs(), func(l *dataset.Lab) dataset.LabID { return l.ID })
	switch f.item() {
	case reflect.TypeFor[dataset.CloudID]():
		return "cloud", clouds
	case reflect.TypeFor[dataset.ServiceID]():
		if c := data.Cloud(dataset.CloudID(values["cloud"])); c != nil && len(c.Services) > 0 {
			return "service", texts(c.Services, func(id dataset.ServiceID) dataset.ServiceID { return id })
		}
	case reflect.TypeFor[dataset.PartyID]():
		return "party", slices.Concat(clouds, labs, texts(data.Organisations(), func(o *dataset.Organisation) dataset.PartyID { return o.ID }))
	case reflect.TypeFor[dataset.ModelID]():
		if f.Key == "id" {
			return "lab", labs
		}
		return "model", texts(data.Models(), func(m *dataset.Model) dataset.ModelID { return m.ID })
	}
	return "", nil
}

func texts[T any, S ~string](list []T, id func(T) S) []string {
	ids := make([]string, len(list))
	for i := range list {
		ids[i] = string(id(list[i]))
	}
	return ids
}
