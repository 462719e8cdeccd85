package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

const usage = `Usage: go run ./cmd/build [flags]

Makes the site of an input tree (data/, content/, templates/, static/ and
site.toml), or says what keeps it from being made. A site that stands already
is replaced as a whole or not at all.

The site as it was on a day, for an address of its own:

    go run ./cmd/build -as-of 2026-04-28 -base-url https://example.org/atlas/

Flags:
`

// choices are what the command line says.
type choices struct {
	dir   string
	out   string
	quiet bool
	atlas.Options
}

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	var c choices
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // errors are the caller's to print
	flags.StringVar(&c.dir, "C", ".", "the `folder` of the input tree")
	flags.StringVar(&c.out, "o", "public", "the `folder` to write the site to, if relative below that of the tree")
	flags.Func("as-of", "the `day` the site describes, such as 2026-04-28 (default that of site.toml)", c.SetAsOf)
	flags.Func("base-url", "the `address` the site is published under (default that of site.toml)", c.SetBaseURL)
	flags.BoolVar(&c.quiet, "q", false, "print problems only")
	flags.Func("cache", "the `folder` that keeps drawn charts for the next run (default one of the user's)", c.SetCache)
	flags.Usage = func() {} // a wrong flag is no question for all of them
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(help, usage)
		flags.SetOutput(help)
		flags.PrintDefaults()
	case err == nil && flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return c, err
}
