package market_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// realHistory is the history of the real data, read once for all tests.
var realHistory = sync.OnceValues(func() (*market.History, error) {
	root, err := os.OpenRoot("../..")
	if err != nil {
		return nil, err
	}
	defer root.Close()
	data, _ := dataset.Load(root.FS()) // its problems are held against another test
	return market.New(data), nil
})

func recorded(tb testing.TB) *market.History {
	tb.Helper()
	h, err := realHistory()
	if err != nil {
		tb.Fatal(err)
	}
	return h
}

// shiftOf is the shift with an id.
func shiftOf(t *testing.T, h *market.History, id string) *market.Shift {
	t.Helper()
	for _, s := range h.Shifts() {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no shift %s", id)
	return nil
}

// From 23 January 2023 to 27 April 2026 Microsoft held the sole right to host
// OpenAI's API beside OpenAI itself, and Azure was the only peer with its closed
// models before that too. A day on which another peer sold one would be a wrong row.
func TestOpenAIIsOnAzureAloneUntilTheContractChanged(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	last, sold := day(t, "2026-04-27"), 0
	for day := h.Days()[0]; day <= last; day++ {
		m := h.On(day)
		for _, x := range m.In(market.ScopeProprietary) {
			if x.Lab() != "openai" {
				continue
			}
			sold++
			if peers := m.PeersOf(x.ID); !slices.Equal(peers, []dataset.CloudID{"azure"}) {
				t.Fatalf("on %v %s is on %v", day, x.ID, peers)
			}
		}
	}
	if sold == 0 {
		t.Error("no model of OpenAI on any day")
	}
}

// The contract was changed on 27 April 2026; the next day Amazon Bedrock opened a
// preview on application. That is the day on which OpenAI's closed models had two
// peers for the first time. They reach nothing before: no earlier shift of closed
// models may have ended the lab's exclusivity.
func TestOpenAIComesToAWSOn28April2026(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	s := shiftOf(t, h, "2026-04-28-openai-aws-proprietary")
	for _, kind := range []market.Kind{market.LabExclusivityEnded, market.LabArrival, market.ExclusivityEnded} {
		if !s.Has(kind) {
			t.Errorf("it is of no kind %s, but %v", kind, s.Kinds)
		}
	}
	if !s.ReachBeforeDefined || !s.ReachAfterDefined || s.Gain() <= 0 {
		t.Errorf("reach from %v to %v", s.ReachBefore, s.ReachAfter)
	}
	for _, earlier := range h.Shifts() {
		if earlier.Day < s.Day && earlier.Lab == "openai" && earlier.Weights == market.ClosedWeights && earlier.Has(market.LabExclusivityEnded) {
			t.Errorf("%s ended it before", earlier.ID)
		}
	}
}

// The weights of gpt-oss are open, so Amazon could sell it in August 2025 while
// the contract stood. It is a shift of its own class and says nothing of the closed
// models.
func TestOpenWeightsOfOpenAICameToAWSBefore(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	s := shiftOf(t, h, "2025-08-05-openai-aws-open")
	if s.Weights != market.OpenWeights || !slices.Contains(s.Came, "openai/gpt-oss-120b") || !s.Has(market.LabArrival) {
		t.Errorf("%s: %s, %v", s.ID, s.Kinds, s.Came)
	}
	if s.Before.All[market.ScopeProprietary] != s.After.All[market.ScopeProprietary] {
		t.Error("it changed the exclusive share of closed models")
	}
}

// On 18 November 2025 Claude came to Microsoft Foundry, and so to the third peer;
// its current models have been on each of the three ever since.
func TestClaudeIsOnAllPeersSince18November2025(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	third := day(t, "2025-11-18")
	if s := shiftOf(t, h, "2025-11-18-anthropic-azure-proprietary"); !s.Has(market.LabArrival) || !s.Has(market.ReachedAll) {
		t.Errorf("the shift of the day is %v", s.Kinds)
	}
	if peers := linePeers(h, third-1); !slices.Equal(peers, []dataset.CloudID{"aws", "gcp"}) {
		t.Errorf("the day before its line is on %v", peers)
	}
	for day := third; day <= h.AsOf(); day++ {
		if peers := linePeers(h, day); len(peers) != 3 {
			t.Fatalf("on %v its line is on %v", day, peers)
		}
	}
}

// linePeers lists the peers on which any current closed model of Anthropic is.
func linePeers(h *market.History, day source.Day) []dataset.CloudID {
	return slices.DeleteFunc(h.On(day).LabClouds("anthropic"), func(c dataset.CloudID) bool { return !h.IsPeer(c) })
}

// Google Cloud sells OpenAI's closed models since October 2026, in a preview by
// request. Access on application counts as on sale, and the shift says so. The day
// is known only as a month, which counts from its last day.
func TestOpenAIComesToGoogleCloudInOctober2026(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	s := shiftOf(t, h, "2026-10-31-openai-gcp-proprietary")
	if s.Access != dataset.Limited || !s.Has(market.LabArrival) || !s.Has(market.ReachedAll) {
		t.Errorf("%v with access %s", s.Kinds, s.Access)
	}
	const id = dataset.ModelID("openai/gpt-6-astra")
	if before, after := h.On(s.Day-1), h.On(s.Day); before.Usable(id, "gcp") || !after.Usable(id, "gcp") || after.Degree(id) != 3 {
		t.Errorf("%s: degree %d to %d", id, before.Degree(id), after.Degree(id))
	}
	if uncertain := h.On(day(t, "2026-10-15")).Uncertain(); !slices.Contains(uncertain, id) {
		t.Error("within the month it is not marked as uncertain")
	}
}

// An edition of an earlier day has the models and the doubts that the whole data
// has of that day.
func TestEditionsOfEarlierDays(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	of := ids(h.Data().Models())
	for year := 2023; year <= 2026; year++ {
		days := []source.Day{day(t, fmt.Sprintf("%d-06-15", year))}
		now, then := &view{h: market.New(h.Data().On(days[0])), days: days, of: of}, &view{h: market.New(h.Data().At(days[0])), days: days, of: of}
		for _, name := range []string{"usable", "frontier", "exclusive", "portability", "lag", "survival"} {
			shows()[name](now)
			shows()[name](then)
		}
		if now.String() != then.String() {
			t.Errorf("of %v the whole data says\n%s\nthe edition\n%s", days[0], now, then)
		}
	}
}

// Google sells Gemini on its own cloud alone, to this day: no other peer has any
// model of that name.
func TestGeminiIsOnGoogleCloudAlone(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	m := h.On(h.AsOf())
	n := 0
	for _, x := range m.In(market.ScopeAll) {
		if x.Lab() == "google" && (strings.HasPrefix(x.Family, "gemini") || strings.HasPrefix(x.Name, "Gemini")) {
			n++
			if peers := m.PeersOf(x.ID); !slices.Equal(peers, []dataset.CloudID{"gcp"}) {
				t.Errorf("%s is on %v", x.ID, peers)
			}
		}
	}
	if n == 0 {
		t.Error("no Gemini is on sale")
	}
}

// OpenAI's arrival on AWS lowered the frontier's exclusive share, but it did not
// stay low: of the frontier of today a larger part is with one peer.
func TestFrontierIsMoreExclusiveThanOn28April2026(t *testing.T) {
	t.Parallel()
	h := recorded(t)
	opened := day(t, "2026-04-28")
	share := func(day source.Day) float64 {
		v, ok := h.On(day).ExclusiveShare(market.ScopeFrontier).Value()
		if !ok {
			t.Fatalf("no frontier on %v", day)
		}
		return v
	}
	if before, then, now := share(opened-1), share(opened), share(h.AsOf()); then >= before || now <= then {
		t.Errorf("%.3f, %.3f, now %.3f", before, then, now)
	}
}
