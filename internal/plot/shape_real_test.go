package plot

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/dataset/datasettest"
	"moatatlas/internal/market"
	"moatatlas/internal/words"
)

// shapeReferences lists every chart of this half that a book can make.
func shapeReferences(b *Book) []string {
	var list []string
	for _, k := range shapeKinds() {
		base := []string{k.name}
		for _, p := range k.params {
			var more []string
			if p.many || !p.required {
				more = append(more, base...)
			}
			for _, value := range p.allowed(b) {
				for _, before := range base {
					more = append(more, before+[]string{"?", "&"}[min(strings.Count(before, "?"), 1)]+p.name+"="+value)
				}
			}
			base = more
		}
		list = append(list, base...)
	}
	return list
}

// Every picture of the real data can be drawn, with its words apart from each
// other and inside of it.
func TestShapesOfRealData(t *testing.T) {
	b := real(t)
	ids := map[string]string{}
	empty := 0
	all := shapeReferences(b)
	for _, reference := range all {
		c := chart(t, b, reference)
		checkShape(t, b, c)
		if other, taken := ids[c.ID]; taken {
			t.Errorf("%s and %s have the id %s", reference, other, c.ID)
		}
		ids[c.ID] = reference
		empty += min(len(c.Empty), 1)
	}
	if len(all) < 500 || empty > len(all)/2 {
		t.Errorf("%d of %d charts are empty", empty, len(all))
	}
}

// The findings say what the measures say.
func TestShapeFindingsAgreeWithMeasures(t *testing.T) {
	b := real(t)
	m := b.market
	has := func(reference string, parts ...string) {
		t.Helper()
		finding := chart(t, b, reference).Finding
		for _, part := range parts {
			if !strings.Contains(finding, part) {
				t.Errorf("%s says %q, without %q", reference, finding, part)
			}
		}
	}
	e := m.ExclusiveShare(market.ScopeFrontier)
	has("portability", fmt.Sprintf("%d of %d frontier models", e.Part, e.Whole))
	for _, peer := range m.Peers() {
		on := m.ExclusiveShareOn(market.ScopeAll, peer)
		has("catalogue?cloud="+string(peer), fmt.Sprintf("%d of %s %d models", on.Part, words.Possessive(b.cloudName(peer)), on.Whole))
		frontier := m.ExclusiveShareOn(market.ScopeFrontier, peer)
		kept, to := m.LockIn(market.ScopeFrontier, peer)
		has("frontier?cloud="+string(peer), fmt.Sprintf("%d of %s %d", frontier.Part, words.Possessive(b.cloudName(peer)), frontier.Whole), fmt.Sprintf("%s, the best other cloud, has %d of the %d", b.cloudName(to), kept.Part, kept.Whole))
	}
	for _, lab := range m.Data().Labs() {
		r := b.ribbonRow(lab.ID)
		for i, peer := range m.Peers() {
			here, only := 0, 0
			for _, model := range b.modelsOf(lab.ID) {
				here += one(m.Usable(model.ID, peer))
				only += one(m.Usable(model.ID, peer) && m.Exclusive(model.ID))
			}
			if s := atEnd(r.stocks[i]); s.here != here || s.only != only {
				t.Errorf("%s on %s: %+v, want %d and %d", lab.ID, peer, s, here, only)
			}
		}
	}
}

// Nothing to show is said in words, whatever the market is like.
func TestShapesOfStrangeMarkets(t *testing.T) {
	nothing := map[string]string{"data/deals.toml": ""}
	for _, name := range []string{"alpha/one", "alpha/two", "beta/open", "beta/own", "evil/script", "evil/later", "evil/nowhere"} {
		nothing["data/models/"+name+".toml"] = ""
	}
	for name, files := range map[string]map[string]string{
		"no models or deals": nothing,
		"one cloud":          {"site.toml": "title = \"T\"\nas_of = \"2025-06-30\"\npeers = [\"aws\"]\n"},
		"two clouds":         {"site.toml": "title = \"T\"\nas_of = \"2025-06-30\"\npeers = [\"azure\", \"aws\"]\n"},
		"four clouds":        {"site.toml": "title = \"T\"\nas_of = \"2025-06-30\"\npeers = [\"oci\", \"gcp\", \"azure\", \"aws\"]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			b := bookOf(t, shapeTree(t, files))
			for _, reference := range shapeReferences(b) {
				checkShape(t, b, chart(t, b, reference))
			}
		})
	}
}

// A picture holds so many rows and says how many it leaves out.
func TestShapesOfManyRows(t *testing.T) {
	b := bookOf(t, datasettest.Times(shapeTree(t, nil), 40))
	for _, reference := range []string{"ribbons", "portability", "lag?cloud=aws", "price", "catalogue?cloud=aws", "frontier?cloud=aws"} {
		c := chart(t, b, reference)
		checkShape(t, b, c)
		if !strings.Contains(c.Note, "And ") {
			t.Errorf("%s says nothing of what it leaves out: %s", reference, c.Note)
		}
	}
}

// Other days than the report's own: as it was known then, or as known now.
func TestShapesOnOtherDays(t *testing.T) {
	b := real(t)
	data := b.market.Data()
	for _, text := range []string{"2019-01-01", "2023-06-30", "2024-12-31"} {
		then := day(t, text)
		for _, m := range []*market.Market{market.On(data.At(then), then), market.New(data).On(then)} {
			early := NewBook(m, false)
			for _, reference := range shapeReferences(early) {
				if !strings.HasPrefix(reference, "model?") {
					checkShape(t, early, chart(t, early, reference))
				}
			}
		}
	}
}

// Two books of the same market make the same pictures.
func TestShapesAreDeterministic(t *testing.T) {
	one, two := bookOf(t, shapeTree(t, nil)), bookOf(t, shapeTree(t, nil))
	for _, reference := range shapeReferences(one) {
		if shown(chart(t, one, reference)) != shown(chart(t, two, reference)) {
			t.Errorf("%s differs", reference)
		}
	}
}

// Pages of all models and labs are made on each build: a round is all of them.
func BenchmarkModels(b *testing.B) { benchmark(b, "model?model=", (*Book).modelIDs) }
func BenchmarkLabs(b *testing.B)   { benchmark(b, "lab?lab=", (*Book).labIDs) }

func benchmark(b *testing.B, prefix string, ids func(*Book) []string) {
	book := realBook(b)
	all := ids(book)
	for b.Loop() {
		for _, id := range all {
			if _, fault := book.Chart(prefix + id); fault != nil {
				b.Fatal(fault.Message)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/chart")
}

func realBook(t testing.TB) *Book {
	t.Helper()
	data, _ := dataset.Load(os.DirFS("../.."))
	return NewBook(market.On(data, data.Site().AsOf), true)
}
