package report

import "testing"

func TestTypeset(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "",
		"the lab's own, by 2026-04-24.":        "the lab’s own, by 24 April 2026.",
		"off Bedrock in 2024-10 (≤2025-01-02)": "off Bedrock in October 2024 (by 2 January 2025)",
		"version 2025-11-13; model-2025-11-13 of 2025": "version 2025-11-13; model-2025-11-13 of 2025",
		"customers' 2025-99-99":                        "customers’ 2025-99-99",
	} {
		if got := typeset(text); got != want {
			t.Errorf("%q is shown as %q, not %q", text, got, want)
		}
	}
}
