package engine_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"testing"

	"moatatlas/internal/plot/engine"
)

// memory is a cache for tests.
type memory struct {
	mu      sync.Mutex
	entries map[string][]byte
	hits    int
}

func (m *memory) Get(key string) ([]byte, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.entries[key]
	if ok {
		m.hits++
	}
	return data, ok
}

func (m *memory) Put(key string, data []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.entries == nil {
		m.entries = map[string][]byte{}
	}
	m.entries[key] = data
}

// answers are what became of drawings, by their IDs.
func answers(a *engine.Artist, drawings []engine.Drawing) map[string]string {
	all := map[string]string{}
	for i, p := range a.Draw(context.Background(), drawings) {
		all[drawings[i].ID] = fmt.Sprint(p.SVG, p.Err)
	}
	return all
}

// TestSameBytes draws the same in different orders, by different numbers of
// workers, in other time zones, and with a cache that is empty or full. Among
// the drawings are some that fail, which the others must not feel.
func TestSameBytes(t *testing.T) {
	drawings, _ := cases(t)
	s, cache := scripts(t), &memory{}
	var want map[string]string
	for _, workers := range []int{1, 2, 4} {
		t.Run(fmt.Sprint(workers, " workers"), func(t *testing.T) {
			t.Setenv("TZ", map[int]string{1: "UTC", 2: "Asia/Tokyo", 4: "America/Los_Angeles"}[workers])
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			rand.New(rand.NewPCG(1, uint64(workers))).Shuffle(len(drawings), func(i, j int) {
				drawings[i], drawings[j] = drawings[j], drawings[i]
			})
			a := artist(t, s, nil, workers)
			if want == nil {
				want = answers(a, drawings)
			}
			same(t, want, answers(a, drawings))
			same(t, want, answers(artist(t, s, cache, workers), drawings))
		})
	}
	if cache.hits == 0 {
		t.Error("nothing came from the cache")
	}
}

func same(t *testing.T, want, got map[string]string) {
	t.Helper()
	for id, picture := range want {
		if got[id] != picture {
			t.Errorf("%s was\n%s\nand is\n%s", id, picture, got[id])
		}
	}
}

// TestKey has the cache tell apart all that a picture depends on.
func TestKey(t *testing.T) {
	s := stage()
	cache := &memory{}
	draw := func(s engine.Scripts, d engine.Drawing) {
		t.Helper()
		if p := artist(t, s, cache, 1).Draw(context.Background(), []engine.Drawing{d}); p[0].Err != nil {
			t.Fatal(p[0].Err)
		}
	}
	d := engine.Drawing{ID: "a", Width: 10, Height: 20, Option: []byte(`{"a": 1}`)}
	wide, high, other := d, d, d
	wide.Width, high.Height, other.Option = 11, 21, []byte(`{"a": 2}`)
	draw(s, d)
	for i, next := range []engine.Drawing{wide, high, other} {
		draw(s, next)
		if len(cache.entries) != i+2 || cache.hits > 0 {
			t.Errorf("%+v came from the cache", next)
		}
	}
	draw(engine.Scripts{ECharts: append([]byte(";"), s.ECharts...), Charts: s.Charts}, d)
	draw(engine.Scripts{ECharts: s.ECharts, Charts: append([]byte(";"), s.Charts...)}, d)
	if len(cache.entries) != 6 || cache.hits > 0 {
		t.Error("pictures of other scripts came from the cache")
	}
	d.ID = "b" // which is not in what ECharts writes
	draw(s, d)
	if cache.hits != 1 {
		t.Error("the same picture did not come from the cache")
	}
}

// TestDamagedCache has a cache return what is no picture.
func TestDamagedCache(t *testing.T) {
	for _, damage := range []string{"", "not ours", `<svg xmlns="http://www.w3.org/2000/svg"><rect`, "<svg><script>alert(1)</script></svg>"} {
		cache := &memory{}
		a := artist(t, stage(), cache, 1)
		d := []engine.Drawing{{ID: "a", Width: 1, Height: 1, Option: []byte(`{}`)}}
		want := a.Draw(context.Background(), d)[0]
		for key := range cache.entries {
			cache.entries[key] = []byte(damage)
		}
		if got := a.Draw(context.Background(), d)[0]; got != want {
			t.Errorf("with %q in the cache the picture is %+v, not %+v", damage, got, want)
		}
		for _, entry := range cache.entries {
			if string(entry) == damage {
				t.Errorf("%q stays in the cache", damage)
			}
		}
	}
}
