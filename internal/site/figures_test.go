package site

import "testing"

func TestUnbroken(t *testing.T) {
	for text, want := range map[string]string{
		"Share of all, %, as of 23 November 2026":  "Share of all, %, as of 23\u00a0November\u00a02026",
		"1 May 2026 to 2 May 2026":                 "1\u00a0May\u00a02026 to 2\u00a0May\u00a02026",
		"12 models of 2026, May to 3 November":     "12 models of 2026, May to 3 November",
		"in November 2026":                         "in November 2026",
		"<b>23 November 2026</b> stays to escape":  "<b>23\u00a0November\u00a02026</b> stays to escape",
		"123 November 2026 is no day of the atlas": "123 November 2026 is no day of the atlas",
	} {
		if got := unbroken(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
