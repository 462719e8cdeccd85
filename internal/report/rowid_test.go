package report

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRowIDs(t *testing.T) {
	ids := rowIDs{}
	for _, c := range []struct {
		words []string
		want  string
	}{
		{[]string{"availability", "meta/llama-2-70b-chat oci retired"}, "row-availability-meta-llama-2-70b-chat-oci-retired"},
		{[]string{"availability", "meta/llama-2-70b-chat oci retired"}, "row-availability-meta-llama-2-70b-chat-oci-retired--2"},
		{[]string{`"><script>`}, "row-script"},
		{[]string{"…"}, "row-"},
		{[]string{"بدر", "通义千问"}, "row-بدر-通义千问"},
		{[]string{strings.Repeat("long ", 100)}, "row-" + strings.TrimSuffix(strings.Repeat("long-", 16), "-")},
	} {
		if got := ids.of(c.words...); got != c.want {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
}

// Law: no two rows of a page have the same id, whatever they say.
func TestRowIDsDiffer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seen, ids := map[string]bool{}, rowIDs{}
		for _, words := range rapid.SliceOf(rapid.OneOf(rapid.StringMatching(`[ab 2-]{0,6}`), rapid.String())).Draw(t, "rows") {
			id := ids.of(words)
			if seen[id] || strings.ContainsAny(id, " \t\n\f\r") {
				t.Fatalf("%q: %q", words, id)
			}
			seen[id] = true
		}
	})
}
