package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"sync"
	"sync/atomic"
	"time"
)

// Scripts are what the drawings are made with, both published with the site.
type Scripts struct {
	ECharts []byte // the library, static/echarts.min.js
	Charts  []byte // what live charts and drawings have in common, static/charts.js
}

// Drawing is one picture to draw.
type Drawing struct {
	ID     string          // unique on its page: small letters, digits and hyphens
	Width  int             // in CSS pixels
	Height int             // in CSS pixels
	Option json.RawMessage // what setOption of ECharts takes, with formatters by the names of charts.js
}

// Picture is a drawing that is done.
type Picture struct {
	SVG string // the inside of an svg element whose viewBox is "0 0 Width Height"
	Err error  // why there is none
}

// Cache keeps what was drawn from one run to the next. Several workers use it
// at a time. What it loses, or returns damaged, is drawn again.
type Cache interface {
	Get(key string) (data []byte, ok bool)
	Put(key string, data []byte)
}

// Artist draws. It can be used from several goroutines.
type Artist struct {
	scripts  Scripts
	hash     string
	cache    Cache
	limits   limits
	machines chan *machine // one place a worker; nil where the machine is yet to be made
	bytecode func() ([]byte, error)
	broken   atomic.Pointer[ScriptError] // why nothing can be drawn
	late     atomic.Int32                // how many drawings ran out of time
	closing  sync.Mutex
}

// mostLate is how many drawings may run out of time before their script is held
// to be at fault: a chart has three, and one alone may ask for too much.
const mostLate = 4

// ScriptError says that one of the scripts cannot be used. Then nothing can be
// drawn, and nothing more is tried: a script that hangs would hang for each.
type ScriptError struct {
	Name string // "echarts.min.js" or "charts.js"
	Err  error
}

func (e *ScriptError) Error() string { return e.Name + " " + e.Err.Error() }

// Unwrap is what is wrong with the script.
func (e *ScriptError) Unwrap() error { return e.Err }

// New is an artist with a number of workers, at least one. It makes a machine
// for each when that is first needed. Without a cache, nil, all is drawn anew.
func New(s Scripts, cache Cache, workers int) *Artist {
	a := &Artist{
		scripts:  s,
		hash:     s.hash(),
		cache:    cache,
		limits:   limits{memory: 256 << 20, load: 10 * time.Second, time: 30 * time.Second},
		machines: make(chan *machine, max(1, workers)),
	}
	for range cap(a.machines) {
		a.machines <- nil
	}
	a.bytecode = sync.OnceValues(func() ([]byte, error) { return compile(s.ECharts, a.limits) })
	return a
}

// Close gives back the memory of the machines, once those at work are done. An
// artist that draws again after it makes new ones.
func (a *Artist) Close() {
	a.closing.Lock()
	defer a.closing.Unlock()
	for range cap(a.machines) {
		m := <-a.machines
		m.close()
	}
	for range cap(a.machines) {
		a.machines <- nil
	}
}

// Draw makes the pictures of drawings, in their order. One that fails leaves
// the others as they are.
func (a *Artist) Draw(ctx context.Context, drawings []Drawing) []Picture {
	pictures := make([]Picture, len(drawings))
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(cap(a.machines), len(drawings)) {
		workers.Go(func() {
			for i := range next {
				svg, err := a.draw(ctx, drawings[i])
				pictures[i] = Picture{svg, err}
			}
		})
	}
	for i := range drawings {
		next <- i
	}
	close(next)
	workers.Wait()
	if broken := a.broken.Load(); broken != nil {
		// What failed before that was known failed for the same reason.
		for i, p := range pictures {
			if late := (*timeoutError)(nil); errors.As(p.Err, &late) {
				pictures[i].Err = broken
			}
		}
	}
	return pictures
}

var safeID = regexp.MustCompile(`^[a-z0-9-]+$`)

// draw keeps in the cache what ECharts wrote and cleans it every time, so that
// nothing gets into a page by the cache.
func (a *Artist) draw(ctx context.Context, d Drawing) (string, error) {
	switch {
	case !safeID.MatchString(d.ID):
		return "", fmt.Errorf("the ID %q is not of small letters, digits and hyphens", d.ID)
	case d.Width <= 0 || d.Height <= 0:
		return "", fmt.Errorf("%d × %d is no size", d.Width, d.Height)
	case !json.Valid(d.Option):
		return "", errors.New("the option is not JSON")
	}
	key := a.key(d)
	if a.cache != nil {
		if document, ok := a.cache.Get(key); ok {
			if svg, err := clean(string(document), d.ID); err == nil {
				return svg, nil
			}
		}
	}
	document, err := a.run(ctx, d)
	if err != nil {
		return "", err
	}
	svg, err := clean(document, d.ID)
	if err == nil && a.cache != nil {
		a.cache.Put(key, []byte(document))
	}
	return svg, err
}

// run draws on the next machine that is free. One that failed is not used
// again, as nobody knows what the failure left behind.
func (a *Artist) run(ctx context.Context, d Drawing) (document string, err error) {
	var m *machine
	select {
	case m = <-a.machines:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	defer func() {
		if err != nil {
			m.close()
			m = nil
		}
		a.machines <- m
	}()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if broken := a.broken.Load(); broken != nil {
		return "", broken
	}
	if m == nil {
		if m, err = a.machine(); err != nil {
			return "", err
		}
	}
	document, err = m.draw(ctx, d)
	if late := (*timeoutError)(nil); errors.As(err, &late) && a.late.Add(1) >= mostLate {
		a.broken.CompareAndSwap(nil, &ScriptError{late.script, fmt.Errorf("%w to draw, for %d drawings", late, mostLate)})
	}
	return document, err
}

func (a *Artist) machine() (*machine, error) {
	if broken := a.broken.Load(); broken != nil {
		return nil, broken
	}
	var m *machine
	bytecode, err := a.bytecode()
	if err == nil {
		m, err = newMachine(bytecode, a.scripts.Charts, a.limits)
	}
	if broken := (*ScriptError)(nil); errors.As(err, &broken) {
		a.broken.CompareAndSwap(nil, broken)
		err = a.broken.Load() // the same for all, whichever came first
	}
	return m, err
}
