// Freshness prints which facts are due for another look, or the addresses of other
// sites that data and texts name.
//
//	go run ./cmd/freshness [-C dir] [-n 40] [-format text|markdown] [-links]
//
// It exits with 1 where the facts have problems that stop a build or the tree cannot
// be read, and with 2 where the command line cannot be understood.
package main

import (
	"errors"
	"flag"
	"fmt"
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
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "freshness: %v; freshness -h lists the flags\n", err)
		return 2
	}
	if err := tell(choices, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "freshness:", err)
		return 1
	}
	return 0
}
