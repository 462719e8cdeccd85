package dataset_test

import (
	"slices"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// Each variant differs from the real data in the one thing it is made for, in lists
// and in look-ups, and leaves the data itself as it was.
func TestVariants(t *testing.T) {
	data, _ := dataset.Load(realTree(t))
	before := dump(data)
	last, _ := source.ParseDate("2099-01-01")
	t.Run("model", func(t *testing.T) {
		m := *data.Models()[3]
		m.Name = "Another"
		v := data.WithModel(&m)
		if v.Model(m.ID) != &m || v.Models()[3] != &m || len(v.Models()) != len(data.Models()) || v.Models()[2] != data.Models()[2] {
			t.Error("the model is not the other one in its place")
		}
		v = data.WithoutModel(m.ID)
		if v.Model(m.ID) != nil || len(v.Models()) != len(data.Models())-1 || v.Models()[3] != data.Models()[4] {
			t.Error("the model is still there")
		}
	})
	t.Run("deal", func(t *testing.T) {
		deals := data.Deals()
		d := *deals[0]
		d.Date = last
		deals[0] = &d
		if got := data.WithDeals(deals).Deals(); got[len(got)-1] != &d || len(got) != len(deals) {
			t.Error("the deal is not the last")
		}
	})
	t.Run("action", func(t *testing.T) {
		actions := data.Actions()
		a := *actions[0]
		a.Date = last
		actions[0] = &a
		if got := data.WithActions(actions).Actions(); got[len(got)-1] != &a {
			t.Error("the action is not the last")
		}
	})
	t.Run("event", func(t *testing.T) {
		events := data.Events()
		e := *events[0]
		e.Date = last
		events[0] = &e
		if got := data.WithEvents(events).Events(); got[len(got)-1] != &e {
			t.Error("the event is not the last")
		}
	})
	t.Run("series", func(t *testing.T) {
		s := *data.Series()[0]
		s.Quarters = nil
		got := data.WithSeries(&s).Series()
		if got[0] != &s || !slices.Equal(got[1:], data.Series()[1:]) {
			t.Error("the series is not the other one")
		}
	})
	if dump(data) != before {
		t.Error("a variant changed the data itself")
	}
}
