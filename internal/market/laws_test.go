package market_test

import (
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Usable is what its definition says, read from the rows as they were made up.
func TestUsableIsItsDefinition(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h := w.history(t)
		for _, turn := range w.turns() {
			for _, day := range []source.Day{turn - 1, turn} {
				m := h.On(day)
				for _, x := range w.Models {
					for _, c := range h.Data().Clouds() {
						if got, want := m.Usable(x.ID, c.ID), x.usable(c.ID, day); got != want {
							t.Fatalf("%s on %s on %v: %v, want %v", x.ID, c.ID, day, got, want)
						}
					}
				}
			}
		}
	})
}

func (m worldModel) usable(cloud dataset.CloudID, day source.Day) bool {
	return slices.ContainsFunc(m.Offers, func(o worldOffer) bool { return o.Cloud == string(cloud) && o.usable(day) })
}

// usable tells whether the last stage of a service that opened or closed it by a
// day left it open.
func (o worldOffer) usable(day source.Day) bool {
	open := false
	for _, s := range o.Stages {
		switch {
		case latest(s.Date) > day:
		case s.Kind == "preview" || s.Kind == "ga":
			open = s.Access != "self-hosted"
		case s.Kind == "retired":
			open = false
		}
	}
	return open
}

// Shares lie in 0 to 1, an index of concentration in its bounds, and nothing is
// no number.
func TestMeasuresLieInTheirBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		m := w.history(t).On(drawTurn(t, w))
		for _, c := range m.Peers() {
			for _, s := range market.Scopes() {
				checkBounds(t, m, s, c)
				checkRanks(t, m.LockInIndex(s)[c])
			}
			if p := m.Premium(c); (p.Input < 1 || p.Output < 1) && p.Compared > 0 {
				t.Errorf("premium below the lowest price: %v", p)
			}
			lag := m.Lag(c)
			if checkRatio(t, lag.NeverShare()); lag.Median < 0 || lag.Bounded > lag.Arrived {
				t.Errorf("lag %v", lag)
			}
		}
		if c, ok := m.Concentration(); ok && (c.Low > c.High || c.High > 10000 || c.CR3 > 100 || math.IsNaN(c.High)) {
			t.Errorf("concentration %v", c)
		}
		for _, x := range w.Models {
			if r, ok := m.Reach(x.ID); r < 0 || r > 0 && !ok {
				t.Errorf("reach of %s is %v", x.ID, r)
			}
		}
	})
}

func checkBounds(t *rapid.T, m *market.Market, s market.Scope, c dataset.CloudID) {
	kept, to := m.LockIn(s, c)
	first, third := m.ExclusiveSplitOn(s, c)
	exclusive := m.ExclusiveShareOn(s, c)
	for _, r := range []market.Ratio{m.ExclusiveShare(s), exclusive, first, third, kept, m.LockOut(s, c), m.Breadth(c)} {
		checkRatio(t, r)
	}
	for _, other := range m.Peers() {
		checkRatio(t, m.Overlap(s, c, other))
		checkRatio(t, m.Jaccard(s, c, other))
	}
	if exclusive.Part > kept.Whole-kept.Part || exclusive.Whole != kept.Whole || (to == "") != (kept.Part == 0) {
		t.Errorf("%s of %s: exclusive %v, kept %v by %q", s, c, exclusive, kept, to)
	}
	if index, ok := m.CatalogueHHI(s, c); ok != exclusive.Defined() || ok && !(index > 0 && index < 10000.001) {
		t.Errorf("%s of %s: an index of %v", s, c, index)
	}
}

func checkRatio(t *rapid.T, r market.Ratio) {
	t.Helper()
	value, ok := r.Value()
	if r.Part < 0 || r.Part > r.Whole || ok != (r.Whole > 0) || math.IsNaN(value) {
		t.Errorf("a share of %v", r)
	}
}

// everything writes all measures on some days.
func everything(h *market.History, days []source.Day) string {
	v := &view{h: h, days: days}
	all := shows()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		all[name](v)
	}
	return v.String()
}

// The order of rows and files does not matter.
func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		mixed := world{w.Peers, slices.Clone(w.Models), slices.Clone(w.Quarters)}
		for i, m := range mixed.Models {
			mixed.Models[i].Offers = shuffled(t, m.Offers)
		}
		mixed.Quarters = shuffled(t, mixed.Quarters)
		tree := mixed.tree(t)
		for _, name := range []string{"data/clouds.toml", "data/labs.toml"} {
			records := strings.Split(string(tree[name].Data), "\n\n")
			tree[name] = &fstest.MapFile{Data: []byte(strings.Join(shuffled(t, records), "\n\n"))}
		}
		got := everything(market.New(read(t, backwards{tree})), w.turns())
		if want := everything(w.history(t), w.turns()); got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	})
}

func shuffled[T any](t *rapid.T, list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return rapid.Permutation(list).Draw(t, "order")
}

// backwards lists folders from the end.
type backwards struct{ fs.FS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.FS, name)
	slices.Reverse(entries)
	return entries, err
}

// What is dated after a day changes no measure of it, nor whether it is certain.
// Shifts are the same up to the day.
func TestLaterFactsChangeNothing(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		h, day := w.history(t), drawTurn(t, w)
		past, of := market.New(h.Data().At(day)), ids(h.Data().Models())
		for _, name := range []string{"usable", "frontier", "exclusive", "lockin", "premium", "composite", "reach", "concentration"} {
			now, then := &view{h: h, days: []source.Day{day}, of: of}, &view{h: past, days: []source.Day{day}, of: of}
			shows()[name](now)
			shows()[name](then)
			if got := now.String(); got != then.String() {
				t.Errorf("%s of all:\n%s\nof what is dated by then:\n%s", name, got, then)
			}
		}
		var all, then view
		all.h, then.h = h, past
		all.shifts()
		then.shifts()
		if !strings.HasPrefix(all.String(), then.String()) {
			t.Errorf("the shifts\n%s\ndo not begin with\n%s", &all, &then)
		}
	})
}

// A model that has a peer and comes to another cloud raises no exclusive share,
// in any scope and on any peer: it stays in the same scopes, for it was on the
// market and took its place on the chains of successors already. And nobody's
// reach shrinks.
func TestAnotherCloudNeverRaisesExclusivity(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		day := drawTurn(t, w)
		before := w.history(t).On(day)
		on := before.In(market.ScopeAll)
		if len(on) == 0 {
			return
		}
		id := rapid.SampledFrom(on).Draw(t, "model").ID
		cloud := rapid.SampledFrom([]string{"aws", "azure", "gcp", "oci", "edge"}).Draw(t, "cloud")
		more := worldOffer{Cloud: cloud, Service: "more", Access: "open", Stages: []worldStage{{"ga", day.String(), "open"}}}
		wider := world{w.Peers, slices.Clone(w.Models), w.Quarters}
		i := slices.IndexFunc(wider.Models, func(m worldModel) bool { return m.ID == id })
		wider.Models[i].Offers = append(slices.Clone(wider.Models[i].Offers), more)
		now := wider.history(t).On(day)
		for _, s := range market.Scopes() {
			notMore(t, before.ExclusiveShare(s), now.ExclusiveShare(s))
			for _, c := range before.Peers() {
				notMore(t, before.ExclusiveShareOn(s, c), now.ExclusiveShareOn(s, c))
			}
		}
		then, _ := before.Reach(id)
		thenLab, _ := before.LabReach(id.Lab())
		wide, _ := now.Reach(id)
		if wideLab, _ := now.LabReach(id.Lab()); wide < then || wideLab < thenLab {
			t.Errorf("reach %v to %v, of the lab %v to %v", then, wide, thenLab, wideLab)
		}
	})
}

func notMore(t *rapid.T, before, now market.Ratio) {
	t.Helper()
	if before.Defined() && now.Part*before.Whole > before.Part*now.Whole {
		t.Errorf("from %v to %v", before, now)
	}
}

// With everything retired the market is empty, and its shares are undefined.
func TestRetiringEverythingEmptiesTheMarket(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		for i := range w.Models {
			for j := range w.Models[i].Offers {
				o := &w.Models[i].Offers[j]
				o.Stages = slices.DeleteFunc(o.Stages, func(s worldStage) bool { return s.Kind == "retired" })
				o.Stages = append(o.Stages, worldStage{Kind: "retired", Date: lastDay.String()})
			}
		}
		m := w.history(t).On(lastDay)
		for _, s := range market.Scopes() {
			if len(m.In(s)) > 0 || m.ExclusiveShare(s).Defined() {
				t.Errorf("%s: %v", s, ids(m.In(s)))
			}
		}
		for _, x := range w.Models {
			reach, _ := m.Reach(x.ID)
			if line := m.Line(x.ID.Lab()); reach != 0 || len(line) > 0 || m.Access(x.ID, "aws") != "" {
				t.Errorf("%s has reach %v, its lab %v", x.ID, reach, ids(line))
			}
		}
	})
}
