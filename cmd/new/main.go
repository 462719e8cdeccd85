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
	"io/fs"
	"os"
	"slices"

	"moatatlas/internal/amend"
	"moatatlas/internal/atlas"
	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
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
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "new: %v; new -h explains\n", err)
		return 2
	}
	tree, err := atlas.OpenTree(c.dir)
	if err != nil {
		fmt.Fprintln(stderr, "new:", err)
		return 1
	}
	data, found := dataset.Load(tree)
	if err := said(append(found, dataset.CheckCounts(tree, data, found)...), "nothing was written: mend this first", stderr); err != nil {
		fmt.Fprintln(stderr, "new:", err)
		return 1
	}
	if err := c.complete(tree, data, answers, stdout); err != nil {
		fmt.Fprintln(stderr, "new:", err)
		return 2
	}
	if err := c.add(tree, data, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "new:", err)
		return 1
	}
	return 0
}

// complete asks for what is missing, or lists it where nobody can answer.
func (c choices) complete(tree fs.FS, data *dataset.Dataset, answers io.Reader, stdout io.Writer) error {
	missing := c.kind.Missing(data, c.values)
	if len(missing) == 0 {
		return nil
	}
	if answers != nil {
		err := c.kind.Ask(data, c.values, c.kind.Meanings(tree), answers, stdout)
		if errors.Is(err, io.EOF) {
			err = errors.New("the answers ended; nothing was written")
		}
		return err
	}
	text := "missing:"
	for _, f := range missing {
		text += "\n  -" + f.Key + "  " + f.Hint()
	}
	return errors.New(text)
}

// said prints problems, but warnings, and sums them up.
func said(found []source.Problem, sum string, stderr io.Writer) error {
	for _, p := range found {
		if !p.Warning {
			fmt.Fprintln(stderr, p)
		}
	}
	if source.Blocking(found) == 0 {
		return nil
	}
	return errors.New(sum)
}

func load(tree fs.FS) []source.Problem {
	data, found := dataset.Load(tree)
	_, unclear := prose.Load(tree)
	return slices.Concat(found, dataset.CheckCounts(tree, data, found), unclear)
}

// add writes the record if the tree is sound with it.
func (c choices) add(tree fs.FS, data *dataset.Dataset, stdout, stderr io.Writer) error {
	files := amend.New(tree)
	if err := c.kind.Add(files, data, c.values); err != nil {
		return err
	}
	found := files.Check(load)
	for _, p := range found {
		if p.Warning {
			fmt.Fprintln(stderr, p)
		}
	}
	if err := said(found, "nothing was written: there would be these problems", stderr); err != nil {
		return err
	}
	after, _ := dataset.Load(files.Tree())
	at, _ := c.kind.Place(after, c.values)
	if c.dry {
		_, err := fmt.Fprintf(stdout, "%v would begin the record. Nothing was written; this would be:\n%s", at, files.Diff())
		return err
	}
	if err := files.Write(c.dir); err != nil {
		return err
	}
	also := ""
	if slices.Contains(files.Files(), dataset.CountsFile) {
		also = ", and counted it in " + dataset.CountsFile
	}
	_, err := fmt.Fprintf(stdout, "Wrote %v%s. Then: go run ./cmd/check, go run ./cmd/serve\n", at, also)
	return err
}
