package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"moatatlas/internal/amend"
	"moatatlas/internal/atlas"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/dataset"
	"moatatlas/internal/source"
)

// shown is how many lines of a group are printed where not all are asked for.
const shown = 20

// propose prints the plan of an import, and writes it if told to.
func propose(c choices, stdout, stderr io.Writer) error {
	tree, err := atlas.OpenTree(c.dir)
	if err != nil {
		return err
	}
	data, found := dataset.Load(tree)
	if err := c.fits(data, found, stderr); err != nil {
		return err
	}
	text, err := read(c.file)
	if err != nil {
		return err
	}
	listing, found := catalogue.Read(c.file, text, catalogue.Wanted(data))
	if listing == nil {
		return atlas.Stopped(found, "the catalogue cannot be read; nothing was written", stderr)
	}
	plan := catalogue.Propose(data, listing, c.day)
	if err := plan.Print(stdout, c.format, c.limit()); err != nil || !c.write {
		return err
	}
	done, err := write(c, tree, data, plan, stderr)
	if err == nil {
		_, err = fmt.Fprintf(stdout, "\n%s\n", done)
	}
	return err
}

// fits tells whether the data can be compared with a catalogue of the day.
func (c choices) fits(data *dataset.Dataset, found []source.Problem, stderr io.Writer) error {
	if err := atlas.Stopped(found, "the data has problems; mend them first", stderr); err != nil {
		return err
	}
	switch {
	case c.day > data.AsOf():
		return fmt.Errorf("-date %v lies after the day that the data describes, %v (as_of, %v); move that first", c.day, data.AsOf(), data.Site().At("as_of"))
	case len(data.Catalogue().Providers) == 0:
		return errors.New("data/import/models-dev.toml names no provider, so that nothing can be compared")
	}
	return nil
}

// limit is how many lines of a group are printed, 0 for all.
func (c choices) limit() int {
	if c.all {
		return 0
	}
	return shown
}

// read reads the catalogue's file, and no more of it than can be one.
func read(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, catalogue.MaxFile+1))
}

// write writes the plan and says what that did.
func write(c choices, tree fs.FS, data *dataset.Dataset, plan *catalogue.Plan, stderr io.Writer) (done string, err error) {
	files := amend.New(tree)
	if err := plan.Amend(files); err != nil {
		return "", fmt.Errorf("nothing was written: %w", err)
	}
	load := func(tree fs.FS) []source.Problem {
		_, found := dataset.Load(tree)
		return found
	}
	if err := atlas.Stopped(files.Check(load), "nothing was written: the data would have these problems", stderr); err != nil {
		return "", err
	}
	done = catalogue.Written(files)
	return done, files.Write(c.dir)
}
