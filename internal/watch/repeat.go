package watch

import (
	"context"
	"maps"
	"slices"
	"time"
)

// patience is for how many times the quiet that usually follows a save a build
// waits, where the saves do not end.
const patience = 10

// repeat builds at once, and again after changes: when none has come for a while,
// or when the first has waited long enough. It never runs two builds at a time,
// and what changes during one has another follow, so that no save is lost. It
// returns when ctx is done and no build is at work.
func repeat(ctx context.Context, changes <-chan string, quiet time.Duration, build func(changed []string)) {
	changed := map[string]bool{}
	calm, late := time.NewTimer(0), time.NewTimer(patience*quiet)
	defer calm.Stop()
	defer late.Stop()
	due, overdue := false, false
	var done chan struct{} // of the build at work, nil where there is none
	for first := true; ; {
		if done == nil && (due || overdue) && (first || len(changed) > 0) {
			names := slices.Sorted(maps.Keys(changed))
			clear(changed)
			first, due, done = false, false, make(chan struct{})
			go func(done chan<- struct{}) {
				defer close(done)
				build(names)
			}(done)
		}
		select {
		case name := <-changes:
			if len(changed) == 0 {
				late.Reset(patience * quiet)
				overdue = false
			}
			changed[name], due = true, false
			calm.Reset(quiet)
		case <-calm.C:
			due = true
		case <-late.C:
			overdue = true
		case <-done:
			done = nil
		case <-ctx.Done():
			if done != nil {
				<-done
			}
			return
		}
	}
}
