package market_test

import (
	"testing"
	"testing/fstest"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

// Data with problems is never published, but an author who mends it may have it
// measured all the same: nothing may fail or go round for ever.
func TestBrokenData(t *testing.T) {
	t.Parallel()
	sold := []worldOffer{{Cloud: "nowhere", Service: "s", Access: "open", Stages: []worldStage{{"ga", "2025-01-10", "open"}}}}
	for name, tree := range map[string]fstest.MapFS{
		"nothing":        {},
		"an unknown lab": world{Models: []worldModel{{ID: "nobody/m", Tier: "mid", Modality: "text", Offers: sold}}}.tree(t),
		"a cycle behind a chain": world{Models: []worldModel{
			{ID: "alpha/a", Next: "alpha/b", Tier: "mid", Modality: "text", Offers: sold},
			{ID: "alpha/b", Next: "alpha/c", Tier: "mid", Modality: "text", Offers: sold},
			{ID: "alpha/c", Next: "alpha/b", Tier: "mid", Modality: "text", Offers: sold},
			{ID: "alpha/d", Next: "alpha/d", Tier: "mid", Modality: "text", Offers: sold},
		}}.tree(t),
		"peers that are no clouds": world{Peers: []string{"nowhere", "aws", "aws"}, Models: []worldModel{
			{ID: "alpha/a", Tier: "mid", Modality: "text", Offers: sold},
		}}.tree(t),
	} {
		data, problems := dataset.Load(tree)
		if source.Blocking(problems) == 0 {
			t.Errorf("%s: no problem", name)
		}
		h := market.New(data)
		everything(h, []source.Day{h.AsOf()})
	}
}
