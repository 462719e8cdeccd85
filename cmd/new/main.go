// New begins a record or a text: a model, a stage, a deal, an action, an event or an essay.
//
//	go run ./cmd/new <model|stage|deal|action|event|essay> [-C dir] [-n] [flags]
//
// It exits with 1 where the record would be no good or cannot be written, and with 2
// where the command line cannot be understood or lacks something.
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
	var answers io.Reader
	if isTerminal(os.Stdin) {
		answers = os.Stdin
	}
	os.Exit(run(os.Args[1:], answers, os.Stdout, os.Stderr))
}

// isTerminal tells a terminal from files, pipes and the null device, which is a
// device of characters too.
func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// run has answers where a person can give them.
func run(args []string, answers io.Reader, stdout, stderr io.Writer) int {
	c, err := parse(args, stdout)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintf(stderr, "new: %v; new -h explains\n", err)
		return 2
	}
	return atlas.Run("new", err, stderr, func() error { return c.begin(answers, stdout, stderr) })
}
