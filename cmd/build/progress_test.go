package main

import (
	"strings"
	"testing"
	"time"
)

// TestProgress shows what stands in the output, on a terminal and elsewhere.
func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name            string
		terminal, quiet bool
		want            string
	}{
		{"terminal", true, false, "facts    …\r\x1b[Kfacts    3 models (1.50 s)\npages    …\r\x1b[K"},
		{"file", false, false, "facts    3 models (1.50 s)\n"},
		{"quiet terminal", true, true, ""},
		{"quiet file", false, true, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out strings.Builder
			clock := time.Unix(0, 0)
			p := newProgress(&out, c.quiet, func() time.Time { return clock })
			p.terminal = c.terminal
			p.stage("facts", "")
			clock = clock.Add(1500 * time.Millisecond)
			p.stage("facts", "3 models")
			p.stage("pages", "")
			p.clear() // an error comes in between
			p.clear()
			if got := out.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
