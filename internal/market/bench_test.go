package market_test

import (
	"fmt"
	"os"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/dataset/datasettest"
	"moatatlas/internal/market"
)

// The time of each of these grows with the data: ns/model stays about the same,
// but for the data that no longer fit into the processor's caches.

func BenchmarkNew(b *testing.B) {
	benchmark(b, func(h *market.History) { market.New(h.Data()) })
}

func BenchmarkOn(b *testing.B) {
	benchmark(b, func(h *market.History) { h.On(h.AsOf()) })
}

// BenchmarkMonths takes every measure of every published day.
func BenchmarkMonths(b *testing.B) {
	benchmark(b, func(h *market.History) {
		for _, day := range h.Days() {
			measure(h.On(day))
		}
	})
}

func BenchmarkShifts(b *testing.B) {
	benchmark(b, func(h *market.History) { h.Shifts() })
}

func BenchmarkSurvival(b *testing.B) {
	benchmark(b, func(h *market.History) { h.Survival() })
}

func measure(m *market.Market) {
	for _, s := range market.Scopes() {
		m.ExclusiveSplit(s)
		for _, c := range m.Peers() {
			m.ExclusiveShareOn(s, c)
			m.LockIn(s, c)
			m.LockOut(s, c)
			m.CatalogueHHI(s, c)
			for _, other := range m.Peers() {
				m.Overlap(s, c, other)
			}
		}
	}
	for _, c := range m.Peers() {
		m.Breadth(c)
		m.Premium(c)
	}
	for _, lab := range m.Labs() {
		m.LabReach(lab)
	}
	m.Concentration()
	m.Unattributed()
	m.Uncertain()
}

func benchmark(b *testing.B, work func(*market.History)) {
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			h := times(b, n)
			b.ReportAllocs()
			for b.Loop() {
				work(h)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(h.Data().Models())), "ns/model")
		})
	}
}

// times is the history of the real data with every lab n times.
func times(b *testing.B, n int) *market.History {
	b.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	data, _ := dataset.Load(datasettest.Times(root.FS(), n))
	return market.New(data)
}
