package main

import (
	"flag"
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
	out     string
	quiet   bool
	weights bool
	atlas.Command
}

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (c choices, err error) {
	err = c.Parse("build", usage, args, help, func(flags *flag.FlagSet) {
		flags.StringVar(&c.out, "o", "public", "the `folder` to write the site to, if relative below that of the tree")
		flags.Func("base-url", "the `address` the site is published under (default that of site.toml)", c.SetBaseURL)
		flags.BoolVar(&c.weights, "weights", false, "print what every page loads at first, compressed, and not only the heaviest")
		flags.BoolVar(&c.quiet, "q", false, "print problems only")
	})
	return c, err
}
