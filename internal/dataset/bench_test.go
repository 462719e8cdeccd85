package dataset_test

import (
	"fmt"
	"io/fs"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/dataset/datasettest"
)

// BenchmarkLoad shows that the time and the memory of Load grow with the data
// and not faster.
func BenchmarkLoad(b *testing.B) {
	b.Run("real", func(b *testing.B) { benchmarkLoad(b, realTree(b)) })
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprintf("%dx", n), func(b *testing.B) {
			benchmarkLoad(b, datasettest.Times(realTree(b), n))
		})
	}
}

func benchmarkLoad(b *testing.B, fsys fs.FS) {
	data, _ := dataset.Load(fsys)
	b.ReportAllocs()
	for b.Loop() {
		dataset.Load(fsys)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(data.Models())), "ns/model")
}
