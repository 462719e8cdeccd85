package site

import (
	"runtime"
	"slices"

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

// together makes files in several ways at a time.
func together(ways ...func() ([]File, error)) ([]File, error) {
	made := make([][]File, len(ways))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, way := range ways {
		group.Go(func() (err error) { made[i], err = way(); return err })
	}
	err := group.Wait()
	return slices.Concat(made...), err
}
