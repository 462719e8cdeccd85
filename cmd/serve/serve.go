package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"time"

	"golang.org/x/sync/errgroup"

	"moatatlas/internal/atlas"
	"moatatlas/internal/watch"
)

// quiet is how long nothing must change before a build: programs that save many
// files, or one in several steps, are done by then.
const quiet = 60 * time.Millisecond

// serve shows the site until ctx is done.
func serve(ctx context.Context, c choices, p *atlas.Progress, stderr io.Writer) error {
	folders, err := watch.Open(c.Dir, atlas.Parts(), func(err error) {
		p.Clear()
		fmt.Fprintln(stderr, "serve:", err)
	})
	if err != nil {
		return fmt.Errorf("input tree: %w", err)
	}
	defer folders.Close()
	listener, taken, err := watch.Listen(c.http)
	if err != nil {
		return err
	}
	address, alone := watch.Local(listener)
	if taken != nil {
		fmt.Fprintf(stderr, "serve: %s cannot be had (%v); another port stands in for it\n", c.http, taken)
	}
	if !alone {
		fmt.Fprintf(stderr, "serve: warning: other machines can read this site at %s\n", listener.Addr())
	}
	p.Say("serve    %s, until Ctrl-C", address)

	if err := c.SetBaseURL(address); err != nil { // on it hangs the page for addresses that have none
		return err
	}
	c.UseCache()
	c.Stage = p.Begin
	preview := watch.NewPreview(c.http, listener.Addr().String(), time.Now)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return preview.Serve(ctx, listener, log.New(stderr, "serve: ", 0)) })
	group.Go(func() error {
		return folders.Run(ctx, quiet, func(ctx context.Context, changed []string) {
			build(ctx, &c.Command, changed, p, stderr, preview.Show)
		})
	})
	return group.Wait()
}
