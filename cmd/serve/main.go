// Serve shows the site of the input tree in the working directory to a browser on
// this machine, and makes it anew whenever a file is saved.
//
//	go run ./cmd/serve [-C dir] [-http 127.0.0.1:8080] [-as-of 2026-04-28] [-cache dir]
//
// It writes no site. It runs until it is interrupted, and then exits with 0; with
// 1 where the tree cannot be read or watched or no port can be had, and with 2
// where the command line cannot be understood.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"moatatlas/internal/atlas"
)

func main() {
	atlas.UseMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second interrupt does not wait for the build at work
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	choices, err := parse(args, stdout)
	return atlas.Run("serve", err, stderr, func() error {
		p := atlas.NewProgress(stdout, false, time.Now)
		defer p.Clear()
		return serve(ctx, choices, p, stderr)
	})
}
