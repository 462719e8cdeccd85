package engine_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"moatatlas/internal/plot/engine"
)

// sound are the cases that make pictures.
func sound(b *testing.B) []engine.Drawing {
	drawings, archives := cases(b)
	var kept []engine.Drawing
	for i, d := range drawings {
		if part(archives[i], "picture.svg") != nil {
			kept = append(kept, d)
		}
	}
	return kept
}

// BenchmarkFirst makes a machine and draws once.
func BenchmarkFirst(b *testing.B) {
	s, drawings := scripts(b), sound(b)
	for b.Loop() {
		a := engine.New(s, nil, 1)
		a.Draw(context.Background(), drawings[:1])
		a.Close()
	}
}

// BenchmarkNext draws on a machine that there is.
func BenchmarkNext(b *testing.B) {
	for _, d := range sound(b) {
		b.Run(d.ID, func(b *testing.B) {
			a := artist(b, scripts(b), nil, 1)
			a.Draw(context.Background(), []engine.Drawing{d})
			for b.Loop() {
				a.Draw(context.Background(), []engine.Drawing{d})
			}
		})
	}
}

// BenchmarkSite draws sixty pictures with two workers, from nothing and from a
// full cache.
func BenchmarkSite(b *testing.B) {
	s, drawings := scripts(b), sound(b)
	sixty := slices.Repeat(drawings, 60/len(drawings)+1)[:60]
	for i := range sixty {
		sixty[i].ID = fmt.Sprintf("%s-%d", sixty[i].ID, i)
		sixty[i].Width += i
	}
	cache := &memory{}
	for _, c := range []struct {
		name  string
		cache engine.Cache
	}{{"cold", nil}, {"warm", cache}} {
		b.Run(c.name, func(b *testing.B) {
			engine.New(s, c.cache, 2).Draw(context.Background(), sixty)
			for b.Loop() {
				a := engine.New(s, c.cache, 2)
				for _, p := range a.Draw(context.Background(), sixty) {
					if p.Err != nil {
						b.Fatal(p.Err)
					}
				}
				a.Close()
			}
		})
	}
}
