// Freshness prints which facts are due for another look, or the addresses of other
// sites that data and texts name.
//
//	go run ./cmd/freshness [-C dir] [-n 40] [-format text|markdown] [-links]
//
// It exits with 1 where the facts have problems that stop a build or the tree cannot
// be read, and with 2 where the command line cannot be understood.
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
	return atlas.Run("freshness", err, stderr, func() error { return tell(choices, stdout, stderr) })
}
