package watch

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

const testQuiet = 50 * time.Millisecond

// save is a change of a file some time after the one before.
type save struct {
	after time.Duration
	name  string
}

// builds repeats builds that take some time each, on a clock that runs only while
// all wait, and says when each began and why. It reports two builds at once.
func builds(t *testing.T, takes time.Duration, saves ...save) (log []string, overlap bool) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		changes, ended := make(chan string), make(chan struct{})
		begun, running := time.Now(), false
		go func() {
			defer close(ended)
			repeat(ctx, changes, testQuiet, func(_ context.Context, changed []string) {
				overlap, running = overlap || running, true
				log = append(log, fmt.Sprintf("%d %s", time.Since(begun).Milliseconds(), strings.Join(changed, " ")))
				time.Sleep(takes)
				running = false
			})
		}()
		for _, s := range saves {
			time.Sleep(s.after)
			changes <- s.name
		}
		time.Sleep(patience*testQuiet + 3*takes)
		cancel()
		<-ended
		if running {
			t.Error("a build is at work after the end")
		}
	})
	return log, overlap
}

// TestRepeat shows when builds begin, in milliseconds, and what they are told.
func TestRepeat(t *testing.T) {
	const ms = time.Millisecond
	often := slices.Repeat([]save{{40 * ms, "a"}}, 20)
	for _, c := range []struct {
		name  string
		takes time.Duration
		saves []save
		want  []string
	}{
		{"no change", 10 * ms, nil, []string{"0 "}},
		{"one", 10 * ms, []save{{100 * ms, "a"}}, []string{"0 ", "150 a"}},
		{"several steps of one save", 10 * ms, []save{{100 * ms, "b"}, {10 * ms, "a"}, {10 * ms, "b"}}, []string{"0 ", "170 a b"}},
		{"two saves", 10 * ms, []save{{100 * ms, "a"}, {60 * ms, "a"}}, []string{"0 ", "150 a", "210 a"}},
		{"during a build", 200 * ms, []save{{100 * ms, "a"}}, []string{"0 ", "200 a"}},
		{"at the end of a build", 200 * ms, []save{{190 * ms, "a"}}, []string{"0 ", "240 a"}},
		{"twice during a build", 200 * ms, []save{{20 * ms, "a"}, {150 * ms, "b"}}, []string{"0 ", "220 a b"}},
		{"without end", 10 * ms, often, []string{"0 ", "540 a", "850 a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, overlap := builds(t, c.takes, c.saves...)
			if !slices.Equal(got, c.want) || overlap {
				t.Errorf("got %q, two at once: %v; want %q", got, overlap, c.want)
			}
		})
	}
}

// TestLeave: a build is told to leave off once the next one waits, not before, and at
// the end.
func TestLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		changes, ended := make(chan string), make(chan struct{})
		begun := time.Now()
		var log []string
		go func() {
			defer close(ended)
			repeat(ctx, changes, testQuiet, func(ctx context.Context, changed []string) {
				<-ctx.Done()
				log = append(log, fmt.Sprintf("%s left at %d", changed, time.Since(begun).Milliseconds()))
			})
		}()
		time.Sleep(200 * time.Millisecond)
		changes <- "a"
		time.Sleep(20 * time.Millisecond)
		changes <- "b"
		time.Sleep(time.Second)
		cancel()
		<-ended
		if want := []string{"[] left at 270", "[a b] left at 1220"}; !slices.Equal(log, want) {
			t.Errorf("got %q, want %q", log, want)
		}
	})
}

// TestNothingLost: whenever saves come and however long builds take, each save is in
// a build that begins after it, and no two builds run at once.
func TestNothingLost(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		takes := time.Duration(rapid.IntRange(0, 400).Draw(rt, "takes")) * time.Millisecond
		gaps := rapid.SliceOfN(rapid.IntRange(0, 150), 0, 30).Draw(rt, "gaps")
		var saves []save
		at, when := 0, map[string]int{}
		for i, gap := range gaps {
			s := save{time.Duration(gap) * time.Millisecond, fmt.Sprintf("f%d", i)}
			at += gap
			when[s.name] = at
			saves = append(saves, s)
		}
		log, overlap := builds(t, takes, saves...)
		if overlap {
			rt.Fatal("two builds at once")
		}
		for _, line := range log {
			var begun int
			if _, err := fmt.Sscan(line, &begun); err != nil {
				rt.Fatal(err)
			}
			for _, name := range strings.Fields(line)[1:] {
				if begun < when[name] {
					rt.Errorf("%s is of %d, the build of %d", name, when[name], begun)
				}
				delete(when, name)
			}
		}
		if len(when) > 0 {
			rt.Errorf("in no build: %v; builds %q", when, log)
		}
	})
}
