// Build makes the site of the input tree in the working directory.
//
//	go run ./cmd/build [-C dir] [-o public] [-as-of 2026-04-28] [-base-url https://…] [-cache dir] [-weights] [-q]
//
// It exits with 1 where the tree has problems or the site cannot be written;
// the site of the last good run then stands as it was. It exits with 2 where
// the command line cannot be understood.
package main

import (
	"io"
	"os"
	"time"

	"moatatlas/internal/atlas"
)

func main() {
	atlas.UseMemory()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	choices, err := parse(args, stdout)
	return atlas.Run("build", err, stderr, func() error {
		p := atlas.NewProgress(stdout, choices.quiet, time.Now)
		defer p.Clear()
		return build(choices, p, stderr)
	})
}
