package report

import (
	"os"
	"testing"

	"moatatlas/internal/claim"
	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/plot"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// BenchmarkJudge judges the claims of the project's own texts, with the fragility
// of each.
func BenchmarkJudge(b *testing.B) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		b.Fatal(err)
	}
	defer root.Close()
	data, _ := dataset.Load(root.FS())
	content, _ := prose.Load(root.FS())
	m := market.On(data, data.AsOf())
	c := &commentary{builder: newBuilder(m), bench: claim.NewBench(m.History), books: map[source.Day]*plot.Book{}}
	var claims []claim.Claim
	for _, doc := range content.Documents() {
		e := c.read(doc, prose.NewNames(nil))
		if source.Blocking(e.problems.Sorted()) > 0 {
			b.Fatal(e.problems.Sorted())
		}
		claims = append(claims, e.claims...)
	}
	for b.Loop() {
		c.bench.Judge(claims, claim.Memo{})
	}
	b.ReportMetric(float64(len(claims)), "claims")
}
