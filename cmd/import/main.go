// Import proposes facts from a public catalogue, and writes them where it is told
// to.
//
//	go run ./cmd/import [-C dir] -date 2026-11-20 [-write] [-format text|markdown] [-all] models.dev api.json
//
// It exits with 1 where the catalogue or the tree cannot be read or the files
// cannot be written, none of which then is; and with 2 where the command line
// cannot be understood.
package main

import (
	"io"
	"os"

	"moatatlas/internal/atlas"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	choices, err := parse(args, stdout)
	return atlas.Run("import", err, stderr, func() error { return propose(choices, stdout, stderr) })
}
