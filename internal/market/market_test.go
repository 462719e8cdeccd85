package market_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/source"
)

func load(t *testing.T, dir string) *dataset.Dataset {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	data, problems := dataset.Load(root.FS())
	for _, p := range problems {
		if !p.Warning {
			t.Fatal(p)
		}
	}
	return data
}

func day(t *testing.T, s string) source.Day {
	t.Helper()
	d, err := source.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The worked example was computed by hand, apart from this program. Here it
// holds the ground terms: M, its parts by cloud, F, and what is exclusive.
func TestGroundTermsOfTheWorkedExample(t *testing.T) {
	type scope struct {
		Models    int `json:"models"`
		Exclusive int `json:"exclusive"`
		Clouds    map[dataset.CloudID]struct {
			Models    int `json:"models"`
			Exclusive int `json:"exclusive"`
		} `json:"clouds"`
	}
	var expected struct {
		Measures struct {
			Days []struct {
				Day    string           `json:"day"`
				Scopes map[string]scope `json:"scopes"`
			} `json:"days"`
		} `json:"measures"`
	}
	text, err := os.ReadFile("testdata/worked-example/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &expected); err != nil {
		t.Fatal(err)
	}
	if len(expected.Measures.Days) == 0 {
		t.Fatal("the example has no days")
	}
	data := load(t, "testdata/worked-example")
	for _, d := range expected.Measures.Days {
		m := market.On(data, day(t, d.Day))
		for name, models := range map[string][]*dataset.Model{"all": m.In(market.ScopeAll), "frontier": m.In(market.ScopeFrontier)} {
			want := d.Scopes[name]
			if got := len(models); got != want.Models {
				t.Errorf("%s, %s: %d models, want %d", d.Day, name, got, want.Models)
			}
			if got := exclusive(m, models); got != want.Exclusive {
				t.Errorf("%s, %s: %d exclusive, want %d", d.Day, name, got, want.Exclusive)
			}
			for cloud, there := range want.Clouds {
				here := slices.DeleteFunc(slices.Clone(models), func(x *dataset.Model) bool { return !m.Usable(x.ID, cloud) })
				if len(here) != there.Models || exclusive(m, here) != there.Exclusive {
					t.Errorf("%s, %s on %s: %d models, %d exclusive; want %d, %d",
						d.Day, name, cloud, len(here), exclusive(m, here), there.Models, there.Exclusive)
				}
			}
		}
	}
}

func exclusive(m *market.Market, models []*dataset.Model) int {
	n := 0
	for _, x := range models {
		if m.Exclusive(x.ID) {
			n++
		}
	}
	return n
}

// The frontier of the real data on seven days, as the researchers of the facts
// read it when they recorded them.
func TestFrontierOfTheRealData(t *testing.T) {
	want := map[string]string{
		"2023-12-31": "ai21/j2-ultra amazon/titan-text-express anthropic/claude-2.1 cohere/command google/gemini-1.0-pro meta/llama-2-70b-chat openai/gpt-4-turbo",
		"2024-06-30": "ai21/j2-ultra amazon/titan-text-premier anthropic/claude-3-5-sonnet cohere/command-r-plus google/gemini-1.5-pro meta/llama-3-70b-instruct mistral/mistral-large-2402 openai/gpt-4o",
		"2024-12-31": "ai21/jamba-1.5-large amazon/nova-pro anthropic/claude-3-5-sonnet-v2 cohere/command-r-plus google/gemini-1.5-pro meta/llama-3.1-405b-instruct mistral/mistral-large-2411 openai/gpt-4o openai/o1",
		"2025-06-30": "ai21/jamba-1.5-large amazon/nova-premier anthropic/claude-opus-4 cohere/command-r-plus deepseek/deepseek-r1-0528 deepseek/deepseek-v3-0324 google/gemini-2.5-pro meta/llama-4-maverick-17b-instruct mistral/mistral-large-2411 mistral/mistral-medium-2505 openai/gpt-4.1 openai/o3 openai/o3-pro writer/palmyra-x5 xai/grok-3",
		"2025-12-31": "ai21/jamba-1.5-large alibaba/qwen3-235b-a22b amazon/nova-2-pro anthropic/claude-opus-4-5 cohere/command-a-03-2025 deepseek/deepseek-v3.2 google/gemini-3-pro-preview meta/llama-4-maverick-17b-instruct minimax/minimax-m2 mistral/mistral-large-2512 mistral/mistral-medium-2505 moonshotai/kimi-k2-thinking openai/gpt-5-pro openai/gpt-5.2 writer/palmyra-x5 xai/grok-4",
		"2026-06-30": "ai21/jamba-1.5-large alibaba/qwen3-235b-a22b amazon/nova-2-pro anthropic/claude-fable-5 anthropic/claude-mythos-5 anthropic/claude-opus-4-8 cohere/command-a-03-2025 deepseek/deepseek-v4-pro google/gemini-3.1-pro-preview meta/llama-4-maverick-17b-instruct minimax/minimax-m2.5 mistral/mistral-large-2512 mistral/mistral-medium-2505 moonshotai/kimi-k2.6 openai/gpt-5.4-pro openai/gpt-5.5 writer/palmyra-x5 xai/grok-4.3 zhipuai/glm-5",
		"2026-11-23": "ai21/jamba-1.5-large alibaba/qwen3.5-397b-a17b amazon/nova-2-pro anthropic/claude-fable-5-2 anthropic/claude-mythos-5-1 anthropic/claude-opus-5-5 cohere/command-a-plus-05-2026 deepseek/deepseek-v4-pro google/gemini-4-argon google/gemini-4-carbon meta/muse-spark-1.3 meta/muse-wonder-1.0 microsoft/mai-thinking-1 minimax/minimax-m2.5 mistral/mistral-large-2512 mistral/mistral-medium-2604 moonshotai/kimi-k3 openai/gpt-6-astra writer/palmyra-x5 xai/grok-4.7 zhipuai/glm-5.3",
	}
	data := load(t, "../..")
	for d, models := range want {
		var got []string
		for _, m := range market.On(data, day(t, d)).In(market.ScopeFrontier) {
			got = append(got, string(m.ID))
		}
		if have := strings.Join(got, " "); have != models {
			t.Errorf("%s:\n got %s\nwant %s", d, have, models)
		}
	}
}
