package main

import (
	"flag"
	"io"

	"moatatlas/internal/atlas"
	"moatatlas/internal/watch"
)

const usage = `Usage: go run ./cmd/serve [flags]

Shows the site of an input tree (data/, content/, templates/, static/ and
site.toml) in a browser on this machine. Whenever a file is saved the site is
made anew and open pages reload. Problems are shown over the last good page, and
go when they are mended. No site is written; Ctrl-C ends it.

On a port of your own:

    go run ./cmd/serve -http 127.0.0.1:9000

Flags:
`

// choices are what the command line says.
type choices struct {
	http string
	atlas.Command
}

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{http: "127.0.0.1:8080"}
	err := c.Parse("serve", usage, args, help, func(flags *flag.FlagSet) {
		flags.Func("http", "the `address` to listen at (default 127.0.0.1:8080, which no other machine can reach)", c.setHTTP)
	})
	return c, err
}

func (c *choices) setHTTP(address string) error {
	c.http = address
	return watch.CheckAddress(address)
}
