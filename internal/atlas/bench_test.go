package atlas_test

import (
	"fmt"
	"testing"

	"moatatlas/internal/atlas"
	"moatatlas/internal/dataset/datasettest"
)

// BenchmarkBuild shows that time and memory grow with the site and not
// faster: ns/page and B/page stay as they are for the real tree.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1, 10, 20, 100} {
		name := fmt.Sprintf("%dx", n)
		tree := realTree(b)
		if n == 1 {
			name = "real"
		} else {
			tree = datasettest.Times(tree, n)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				pages = mustBuildBy(b, tree, atlas.Options{AnyWeight: true}).Pages() // tables grow past their budgets
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages), "ns/page")
		})
	}
}
