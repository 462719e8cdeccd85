package words_test

import (
	"testing"

	"moatatlas/internal/words"
)

func TestQuiet(t *testing.T) {
	for line, want := range map[string]string{
		"a::b":               "a::b",
		"::error file=x::y":  "· ::error file=x::y",
		" \t ::set-output":   "·  \t ::set-output",
		"\u2003::warning::":  "· \u2003::warning::",
		"a ###[error]b##[c]": "a ## #[error]b# #[c]",
	} {
		if got := words.Quiet(line); got != want {
			t.Errorf("%q: got %q, want %q", line, got, want)
		}
	}
}
