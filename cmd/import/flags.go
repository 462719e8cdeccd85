package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"moatatlas/internal/atlas"
	"moatatlas/internal/catalogue"
	"moatatlas/internal/source"
)

const usage = `Usage: go run ./cmd/import [flags] models.dev <api.json>

Holds the public catalogue models.dev (https://models.dev/api.json, saved as a
file) against the data and prints what it would add: models, offers, prices; and
what contradicts the data or is not in the catalogue any more, for people to weigh.
data/import/models-dev.toml says which provider and id there is what here.

All that it writes is of grade C, with the day of the file as the latest day. It
never replaces a fact of grade A or B. Comments, order and form of the files stay.

What a file of 20 November 2026 would add, then adding it:

    go run ./cmd/import -date 2026-11-20 models.dev api.json
    go run ./cmd/import -date 2026-11-20 -write models.dev api.json

Flags:
`

// choices are what the command line says.
type choices struct {
	dir    string
	file   string
	day    source.Day
	write  bool
	all    bool
	format catalogue.Format
}

// parse reads the command line. Where that asks for help it writes it and returns
// flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{format: catalogue.Text}
	words, err := atlas.ParseFlags("import", usage, args, help, func(flags *flag.FlagSet) {
		flags.StringVar(&c.dir, "C", ".", "the `folder` of the input tree")
		flags.Func("date", "the `day` of the catalogue, such as 2026-11-20: the file does not say it", func(text string) (err error) {
			c.day, err = source.ParseDay(text)
			return err
		})
		flags.BoolVar(&c.write, "write", false, "write what is proposed")
		flags.BoolVar(&c.all, "all", false, "print all lines, and not only the first of each group")
		flags.Var(&c.format, "format", "the `form` of the plan: text or markdown")
	})
	if err != nil {
		return c, err
	}
	return c, c.arguments(words)
}

func (c *choices) arguments(words []string) error {
	const known = "models.dev"
	switch {
	case len(words) > 0 && words[0] != known:
		return errors.New(source.Unknown("catalogue", words[0], []string{known}))
	case len(words) < 2:
		return errors.New("name the catalogue and its file: models.dev api.json")
	case len(words) > 2:
		return fmt.Errorf("unexpected argument %q", words[2])
	case c.day == 0:
		return errors.New("-date is missing: the file does not say of which day it is")
	}
	c.file = words[1]
	return nil
}
