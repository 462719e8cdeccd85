package atlas

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
			p := NewProgress(&out, c.quiet, func() time.Time { return clock })
			p.terminal = c.terminal
			p.Stage("facts", "")
			clock = clock.Add(1500 * time.Millisecond)
			p.Stage("facts", "3 models")
			p.Stage("pages", "")
			p.Clear() // an error comes in between
			p.Clear()
			if got := out.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestProgressWithoutResults shows the line of the stage at work alone, and no line
// where nothing can be taken back.
func TestProgressWithoutResults(t *testing.T) {
	for terminal, want := range map[bool]string{
		true:  "facts    …\r\x1b[Kpages    …\r\x1b[Kbuilt    all\n",
		false: "built    all\n",
	} {
		var out strings.Builder
		p := NewProgress(&out, false, time.Now)
		p.terminal = terminal
		p.Begin("facts", "")
		p.Begin("facts", "3 models")
		p.Begin("pages", "")
		p.Say("%-8s %s", "built", "all")
		if got := out.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
