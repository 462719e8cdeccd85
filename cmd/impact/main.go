// Impact says what a change of the input tree does to the report: facts lost,
// changed and added, and the measures, shifts, claims and pages that follow.
//
//	go run ./cmd/impact -base main [-C dir] [-format text] [-o file] [-html dir] [-max 50] [-fail-on broken,loss]
//
// It exits with 0 whatever it finds, and with 1 where it finds what -fail-on names
// or cannot write. It exits with 2 where the command line cannot be understood, or
// names a base that there is not.
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
	return atlas.Run("impact", err, stderr, func() error { return tell(choices, stdout, stderr) })
}
