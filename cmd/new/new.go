package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"moatatlas/internal/amend"
	"moatatlas/internal/atlas"
	"moatatlas/internal/dataset"
	"moatatlas/internal/prose"
	"moatatlas/internal/source"
)

// begin completes the record and writes it.
func (c choices) begin(answers io.Reader, stdout, stderr io.Writer) error {
	tree, err := atlas.OpenTree(c.dir)
	if err != nil {
		return err
	}
	data, found := dataset.Load(tree)
	if err := atlas.Stopped(append(found, dataset.CheckCounts(tree, data, found)...), "nothing was written: mend this first", stderr); err != nil {
		return err
	}
	if err := c.complete(tree, data, answers, stdout); err != nil {
		return &atlas.RequestError{Err: err}
	}
	return c.add(tree, data, stdout, stderr)
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
	if err := atlas.Stopped(found, "nothing was written: there would be these problems", stderr); err != nil {
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
