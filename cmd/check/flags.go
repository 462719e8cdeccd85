package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

const usage = `Usage: go run ./cmd/check [flags]

Prints all problems of an input tree (data/, content/, templates/, static/ and
site.toml), each with its place. It writes no site.

As annotations of a pull request:

    go run ./cmd/check -format github

Flags:
`

// choices are what the command line says.
type choices struct {
	dir    string
	format atlas.Format
	atlas.Options
}

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{format: atlas.Text}
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // errors are the caller's to print
	flags.StringVar(&c.dir, "C", ".", "the `folder` of the input tree")
	flags.Func("as-of", "the `day` the site describes, such as 2026-04-28 (default that of site.toml)", c.SetAsOf)
	flags.Var(&c.format, "format", "the `form` of the problems: text, github or json")
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
