package main

import (
	"flag"
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
	format atlas.Format
	atlas.Command
}

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{format: atlas.Text}
	err := c.Parse("check", usage, args, help, func(flags *flag.FlagSet) {
		flags.Var(&c.format, "format", "the `form` of the problems: text, github or json")
	})
	return c, err
}
