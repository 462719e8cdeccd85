package market_test

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Survival starts at 1 or below and never rises, its interval holds it, and
// nobody is lost on the way.
func TestSurvivalNeverRises(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		strata := drawWorld(t).history(t).Survival()
		all, first, third := strata[market.StratumAll], strata[market.StratumFirstParty], strata[market.StratumThirdParty]
		if all.N != first.N+third.N || all.Events != first.Events+third.Events || all.Bounded != first.Bounded+third.Bounded {
			t.Errorf("all are %d, first-party %d, third-party %d", all.N, first.N, third.N)
		}
		for name, s := range strata {
			checkSurvival(t, name, s)
		}
	})
}

func checkSurvival(t *rapid.T, name string, s market.Survival) {
	left, events, survival := s.N, 0, 1.0
	exact, median := big.NewRat(1, 1), -1
	for _, st := range s.Steps {
		if st.AtRisk != left || st.Survival > survival || st.Survival < 0 {
			t.Errorf("%s: %+v, %d left of %g", name, st, left, survival)
		}
		if st.Interval != (st.Survival > 0) || st.Interval && (st.Low < 0 || st.Low > st.Survival || st.High < st.Survival || st.High > 1) {
			t.Errorf("%s: the interval of %+v", name, st)
		}
		exact.Mul(exact, big.NewRat(int64(st.AtRisk-st.Events), int64(st.AtRisk)))
		if median < 0 && exact.Cmp(big.NewRat(1, 2)) <= 0 {
			median = st.Days
		}
		left, events, survival = left-st.Events-st.Censored, events+st.Events, st.Survival
	}
	if left != 0 || events != s.Events || s.Median != median || s.Bounded > s.N {
		t.Errorf("%s: %d left, %d events, median %d of %+v", name, left, events, median, s)
	}
}

// Status, keystone, exclusivity and lag are what counting the peers day by day
// gives.
func TestHistoryIsWhatTheDaysSay(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := drawWorld(t).history(t)
		var markets []*market.Market
		for day := firstDay - 1; day <= lastDay; day++ {
			markets = append(markets, h.On(day))
		}
		for _, m := range h.Data().Models() {
			checkPortability(t, h, m.ID, markets)
			checkSpell(t, h, m.ID, markets)
			for _, c := range h.Peers() {
				first := firstWith(markets, func(x *market.Market) bool { return x.Usable(m.ID, c) })
				any := firstWith(markets, func(x *market.Market) bool { return x.Degree(m.ID) > 0 })
				if lag, came := h.LagOf(m.ID, c); came != (first > 0) || came && lag != int(first-any) {
					t.Errorf("%s on %s: lag %d, %v; first on %v of %v", m.ID, c, lag, came, first, any)
				}
			}
		}
	})
}

// firstWith is the first day on which something holds, 0 for none.
func firstWith(markets []*market.Market, holds func(*market.Market) bool) source.Day {
	if i := slices.IndexFunc(markets, holds); i >= 0 {
		return markets[i].Day()
	}
	return 0
}

// checkPortability goes back from the last day to the one on which the status
// began.
func checkPortability(t *rapid.T, h *market.History, id dataset.ModelID, markets []*market.Market) {
	t.Helper()
	peers := len(h.Peers())
	status := func(m *market.Market) market.Status {
		switch d := m.Degree(id); {
		case d <= 1:
			return []market.Status{market.Unavailable, market.Exclusive}[d]
		case d == peers:
			return market.Everywhere
		case peers == 3:
			return market.Dual
		}
		return market.Multihomed
	}
	last := len(markets) - 1
	i := last
	for i > 0 && status(markets[i-1]) == status(markets[last]) {
		i--
	}
	want := market.Portability{Status: status(markets[last]), Since: markets[i].Day()}
	if i == 0 {
		want.Since = 0
	}
	for j := 1; j <= last; j++ {
		if status(markets[j]) == market.Everywhere && status(markets[j-1]) != market.Everywhere {
			want.Keystone = markets[j].Day()
		}
	}
	if want.Status == market.Everywhere && last-i >= 180 {
		want.Status, want.Since = market.Portable, markets[i+180].Day()
	}
	if got := h.Portability(id); got != want {
		t.Errorf("%s: %+v, want %+v", id, got, want)
	}
}

// checkSpell counts the days for which a model stayed with one peer.
func checkSpell(t *rapid.T, h *market.History, id dataset.ModelID, markets []*market.Market) {
	t.Helper()
	first := firstWith(markets, func(m *market.Market) bool { return m.Degree(id) > 0 })
	got, ok := h.Spell(id)
	if ok != (first > 0) {
		t.Fatalf("%s: spell %v, first %v", id, ok, first)
	}
	if !ok {
		return
	}
	end := firstWith(markets, func(m *market.Market) bool { return m.Day() >= first && m.Degree(id) != 1 })
	second := end
	if end == 0 || h.On(end).Degree(id) == 0 {
		second = 0
	}
	if end == 0 {
		end = lastDay
	}
	if got.First != first || got.Second != second || got.Ended != (second > 0) || got.Days != int(end-first) {
		t.Errorf("%s: %+v, want %v to %v, second %v", id, got, first, end, second)
	}
}

// Other names of the clouds, and so another order of the peers, change nothing
// but names.
func TestRenamingACloudChangesOnlyNames(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		clouds := []string{"aws", "azure", "edge", "gcp", "oci"}
		named := rapid.Permutation(clouds).Draw(t, "named")
		rename := func(c string) string { return named[slices.Index(clouds, c)] }
		got, want := market.New(read(t, w.renamed(t, rename))), w.history(t)
		before, after := names(clouds), names(named)
		for _, day := range w.turns() {
			if is, was := fingerprint(got, day, after), fingerprint(want, day, before); is != was {
				t.Fatalf("%v, from %q to %q:\n%s\nwas:\n%s", day, clouds, named, is, was)
			}
		}
		if is, was := shiftsOf(got, after), shiftsOf(want, before); is != was {
			t.Errorf("from %q to %q:\n%s\nwas:\n%s", clouds, named, is, was)
		}
	})
}

func names(clouds []string) []dataset.CloudID {
	var ids []dataset.CloudID
	for _, c := range clouds {
		ids = append(ids, dataset.CloudID(c))
	}
	return ids
}

// renamed is the tree of a world in which the clouds have each other's names;
// its peers stand in the order of the new ones.
func (w world) renamed(f failer, rename func(string) string) fstest.MapFS {
	var other world
	for _, p := range w.Peers {
		other.Peers = append(other.Peers, rename(p))
	}
	slices.Sort(other.Peers)
	for _, m := range w.Models {
		offers := m.Offers
		m.Offers = nil
		for _, o := range offers {
			o.Cloud = rename(o.Cloud)
			m.Offers = append(m.Offers, o)
		}
		other.Models = append(other.Models, m)
	}
	for _, q := range w.Quarters {
		shares := map[string]int{}
		for c, share := range q.Shares {
			shares[rename(c)] = share
		}
		other.Quarters = append(other.Quarters, worldQuarter{q.Quarter, shares})
	}
	tree := other.tree(f)
	labs := tree["data/labs.toml"]
	labs.Data = []byte(strings.ReplaceAll(string(labs.Data), `cloud = "gcp"`, fmt.Sprintf("cloud = %q", rename("gcp"))))
	return tree
}
