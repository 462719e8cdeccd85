package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"moatatlas/internal/atlas"
	"moatatlas/internal/source"
)

const usage = `Usage: go run ./cmd/freshness [flags]

Prints the facts that are due for another look, the most pressing first: by how
much hangs on each, its age and its grade. Whoever has opened a source and found
the fact there writes the day into its "checked". It reads no network.

For an issue on GitHub:

    go run ./cmd/freshness -n 40 -format markdown

Every address of other sites that data and texts name, one a line:

    go run ./cmd/freshness -links

Flags:
`

// choices are what the command line says.
type choices struct {
	format string
	most   int
	links  bool
	atlas.Command
}

func formats() []string { return []string{"text", "markdown"} }

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{format: "text"}
	err := c.Parse("freshness", usage, args, help, func(flags *flag.FlagSet) {
		flags.IntVar(&c.most, "n", 40, "how many `facts` are listed at most")
		flags.BoolVar(&c.links, "links", false, "print the addresses of other sites instead")
		flags.Func("format", "the `form` of the list: text or markdown (default text)", c.setFormat)
	})
	if err == nil && c.most < 1 {
		err = fmt.Errorf("-n %d is below 1", c.most)
	}
	return c, err
}

func (c *choices) setFormat(name string) error {
	if !slices.Contains(formats(), name) {
		return errors.New(source.Unknown("format", name, formats()))
	}
	c.format = name
	return nil
}
