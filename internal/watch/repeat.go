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
// and what changes during one has another follow, so that no save is lost. The
// context of a build is done as soon as the next one waits for it, or ctx is. It
// returns when ctx is done and no build is at work.
func repeat(ctx context.Context, changes <-chan string, quiet time.Duration, build func(ctx context.Context, changed []string)) {
	changed := map[string]bool{}
	calm, late := time.NewTimer(0), time.NewTimer(patience*quiet)
	defer calm.Stop()
	defer late.Stop()
	due, overdue := false, false
	running := work{end: func() {}}
	defer func() { running.end() }()
	for first := true; ; {
		switch next := (due || overdue) && (first || len(changed) > 0); {
		case next && running.done != nil:
			running.end()
		case next:
			names := slices.Sorted(maps.Keys(changed))
			clear(changed)
			first, due = false, false
			running = begin(ctx, func(ctx context.Context) { build(ctx, names) })
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
		case <-running.done:
			running.end()
			running.done = nil
		case <-ctx.Done():
			if running.done != nil {
				<-running.done
			}
			return
		}
	}
}

// work is a build at work.
type work struct {
	done <-chan struct{} // nil where there is none
	end  func()          // ends its context
}

func begin(ctx context.Context, build func(context.Context)) work {
	ctx, end := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		build(ctx)
	}()
	return work{done, end}
}
