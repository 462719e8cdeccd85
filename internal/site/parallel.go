package site

import (
	"runtime"

	"golang.org/x/sync/errgroup"
)

// parallel does n things, as many at a time as there are processors.
func parallel(n int, do func(i int)) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range n {
		group.Go(func() error { do(i); return nil })
	}
	_ = group.Wait() // no function returns an error
}
