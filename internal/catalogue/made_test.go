package catalogue_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"moatatlas/internal/dataset"
)

// real is the project's own data.
func real(tb testing.TB) *dataset.Dataset {
	tb.Helper()
	root, err := os.OpenRoot("../..")
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { root.Close() })
	data, _ := dataset.Load(root.FS())
	return data
}

type object = map[string]any

// made is a catalogue as large as the real one, with the real ids where the data
// has them: 150 providers and 5,000 models, some of them new, dearer or gone.
func made(tb testing.TB, data *dataset.Dataset) []byte {
	tb.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	providers := object{}
	enter := func(provider, id string, entry object) {
		p, there := providers[provider].(object)
		if !there {
			p = object{"id": provider, "env": []string{"KEY"}, "npm": "@ai-sdk/openai-compatible", "name": strings.ToUpper(provider), "doc": "https://example.org", "models": object{}}
			providers[provider] = p
		}
		entry["id"] = id
		p["models"].(object)[id] = entry
	}
	for _, p := range data.Catalogue().Providers {
		for _, m := range data.Models() {
			if p.Lab == m.Lab() && p.Cloud == "" && m.FirstParty != nil && random.IntN(10) > 0 {
				enter(string(p.ID), m.ID.Slug(), entryOf(m, random))
			}
			for _, a := range m.Availability {
				if a.Cloud == p.Cloud && a.ID != "" && !strings.Contains(a.ID, ";") && random.IntN(10) > 0 {
					enter(string(p.ID), a.ID, entryOf(m, random))
				}
			}
		}
	}
	enter("amazon-bedrock", "global.anthropic.claude-opus-7", object{"name": "Claude Opus 7 (Global)", "family": "claude-opus", "cost": object{"input": 5, "output": 25}})
	enter("anthropic", "claude-opus-7", object{
		"name": "Claude Opus 7", "family": "claude-opus", "release_date": "2026-11-19", "open_weights": false,
		"modalities": object{"input": []string{"pdf", "text", "image"}, "output": []string{"text"}},
		"cost":       object{"input": 5, "output": 25}, "limit": object{"context": 1000000, "output": 128000},
	})
	for n := 0; n < 5000; n++ {
		enter(fmt.Sprintf("reseller-%d", n%140), fmt.Sprintf("maker/model-%d", n), object{"name": "M", "cost": object{"input": 0.1, "output": 0.2}})
	}
	text, err := json.MarshalIndent(providers, "", "  ")
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

func entryOf(m *dataset.Model, random *rand.Rand) object {
	price := object{"input": 1.25, "output": 10}
	if m.FirstParty != nil && m.FirstParty.Price != nil && random.IntN(10) > 0 {
		price = object{"input": m.FirstParty.Price.Input, "output": m.FirstParty.Price.Output, "cache_read": 0.1}
	}
	e := object{
		"name": m.Name, "family": m.Family, "attachment": true, "reasoning": true, "tool_call": true, "temperature": true, "knowledge": "2025-03",
		"release_date": m.Released.String(), "last_updated": "2026-11-01", "open_weights": m.OpenWeights,
		"modalities": object{"input": m.Input, "output": m.Output}, "cost": price, "limit": object{"context": max(m.Context, 8192), "output": 8192},
	}
	if random.IntN(30) == 0 {
		e["status"] = "deprecated"
	}
	return e
}
