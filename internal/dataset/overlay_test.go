package dataset_test

import (
	"slices"
	"testing"

	"moatatlas/internal/dataset"
)

// A scenario changes a copy: what it adds, ends or opens is so in the result,
// and the dataset it is laid over stays as it was.
func TestSupposing(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	for _, s := range data.Scenarios() {
		before := stagesOf(data)
		supposed := data.Supposing(s)
		if !slices.Equal(before, stagesOf(data)) {
			t.Fatalf("%s changes the dataset itself", s.ID)
		}
		if slices.Equal(before, stagesOf(supposed)) {
			t.Errorf("%s changes nothing", s.ID)
		}
		if len(supposed.Models()) != len(data.Models()) {
			t.Errorf("%s changes the number of models", s.ID)
		}
		for _, id := range s.Models() {
			if supposed.Model(id) == data.Model(id) {
				t.Errorf("%s leaves %s as it was", s.ID, id)
			}
		}
		if first, last := s.Days(); first == 0 || last < first {
			t.Errorf("%s runs from %v to %v", s.ID, first, last)
		}
	}
}

// stagesOf writes every stage of every model in one list.
func stagesOf(d *dataset.Dataset) []string {
	var list []string
	for _, m := range d.Models() {
		for _, a := range m.Availability {
			for i, s := range a.Stages {
				list = append(list, string(m.ID)+" "+string(a.Cloud)+" "+string(s.Stage)+" "+s.Date.String()+" "+string(a.AccessAt(i)))
			}
		}
	}
	return list
}
