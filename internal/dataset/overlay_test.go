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

// Firm leaves out the offers that only weak sources open, and nothing else.
func TestFirm(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	firm, before := data.Firm(), stagesOf(data)
	left := 0
	for _, m := range data.Models() {
		kept := firm.Model(m.ID).Availability
		for _, a := range m.Availability {
			opened := slices.DeleteFunc(slices.Clone(a.Stages), func(s dataset.Stage) bool { return !s.Stage.Usable() })
			weak := len(opened) > 0 && !slices.ContainsFunc(opened, func(s dataset.Stage) bool { return s.Grade != dataset.GradeC })
			there := slices.ContainsFunc(kept, func(k dataset.Availability) bool { return k.Cloud == a.Cloud && k.Service == a.Service })
			if there == weak {
				t.Errorf("%s on %s %s: left out %v, weak %v", m.ID, a.Cloud, a.Service, !there, weak)
			}
			if weak {
				left++
			}
		}
	}
	if left == 0 || !slices.Equal(before, stagesOf(data)) {
		t.Errorf("%d offers left out, or the dataset itself changed", left)
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

// Without restricted access no offer is on application or for chosen customers,
// and the dataset itself still has those.
func TestOpenOnly(t *testing.T) {
	restricted := func(d *dataset.Dataset) int {
		n := 0
		for _, m := range d.Models() {
			for _, a := range m.Availability {
				for i := range a.Stages {
					if access := a.AccessAt(i); access == dataset.Limited || access == dataset.Gated {
						n++
					}
				}
			}
		}
		return n
	}
	data, _ := dataset.Load(realTree(t))
	if n := restricted(data.OpenOnly()); n > 0 {
		t.Errorf("%d stages with restricted access are left", n)
	}
	if restricted(data) == 0 {
		t.Error("the dataset itself has lost its restricted access")
	}
}
