package report

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
)

// The worked example was computed apart from this program, by hand and by
// another one. What is published of it must be the same to the last digit; only
// fields that the example does not have may stand beside.
func TestWorkedExample(t *testing.T) {
	root, err := os.OpenRoot("../market/testdata/worked-example")
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	data, problems := dataset.Load(root.FS())
	for _, p := range problems {
		if !p.Warning {
			t.Fatal(p)
		}
	}
	b := newBuilder(market.On(data, data.Site().AsOf))
	got := generic(t, map[string]any{"measures": b.apiMeasures(), "survival": apiSurvival(b.market.Survival())})
	text, err := os.ReadFile("../market/testdata/worked-example/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var want any
	if err := json.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	compare(t, "", want, got)
}

func generic(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(text, &tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

// beside are the fields that are published and that the example does not have.
var beside = []string{"series", "uncertain", "third_party", "bounded", "low", "high", "lock_in_index"}

// compare notes where got differs from want.
func compare(t *testing.T, path string, want, got any) {
	t.Helper()
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if !ok {
			t.Errorf("%s: no object: %v", path, got)
			return
		}
		for k := range w {
			if _, has := g[k]; !has {
				t.Errorf("%s.%s is missing", path, k)
				continue
			}
			compare(t, path+"."+k, w[k], g[k])
		}
		for k := range g {
			if _, expected := w[k]; !expected && !slices.Contains(beside, k) {
				t.Errorf("%s.%s is not in the example", path, k)
			}
		}
	case []any:
		g, ok := got.([]any)
		if !ok || len(g) != len(w) {
			t.Errorf("%s: %d items, want %d", path, len(g), len(w))
			return
		}
		for i := range w {
			compare(t, path, w[i], g[i])
		}
	default:
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}
