// Check reads the input tree in the working directory as build does and
// prints what is wrong with it, all at once. It writes no site.
//
//	go run ./cmd/check [-C dir] [-as-of 2026-04-28] [-cache dir] [-format text|github|json]
//
// It exits with 1 where there are problems (warnings are none) or the tree
// cannot be read, and with 2 where the command line cannot be understood.
package main

import (
	"io"
	"os"

	"moatatlas/internal/atlas"
)

func main() {
	atlas.UseMemory()
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

func run(args []string, stdout, stderr io.Writer) int {
	choices, err := parse(args, stdout)
	return atlas.Run("check", err, stderr, func() error { return check(choices, stdout, stderr) })
}
