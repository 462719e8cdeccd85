package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"moatatlas/internal/atlas"
	"moatatlas/internal/source"
)

const usage = `Usage: go run ./cmd/impact -base <commit or folder> [flags]

Says what a change of the input tree (data/, content/, templates/, static/ and
site.toml) does to the report: which facts are lost, changed and added, and which
measures, shifts, claims and pages follow. The change is that from the base, a
commit of the git repository or another folder, to the folder as it stands.
It reads no network and changes no file but those that -o and -html name. It tries
no templates: check does that.

What all that is not in main does:

    go run ./cmd/impact -base main

As one page with the charts before and after:

    go run ./cmd/impact -base HEAD~1 -html /tmp/impact

Flags:
`

// choices are what the command line says.
type choices struct {
	base   string
	format string
	out    string
	html   string
	most   int
	failOn []string
	atlas.Command
}

func formats() []string { return []string{"text", "markdown", "json"} }
func gates() []string   { return []string{"broken", "loss"} }

// parse reads the command line. Where that asks for help it writes it and
// returns flag.ErrHelp.
func parse(args []string, help io.Writer) (choices, error) {
	c := choices{format: "text"}
	err := c.Parse("impact", usage, args, help, func(flags *flag.FlagSet) {
		flags.StringVar(&c.base, "base", "", "the `commit or folder` that the tree is compared with: main, HEAD~1, ../other")
		flags.Func("format", "the `form` of the result: text, markdown or json (default text)", c.setFormat)
		flags.StringVar(&c.out, "o", "", "the `file` to write the result to, and not to the terminal")
		flags.StringVar(&c.html, "html", "", "the `folder` for a page with the charts before and after, if relative below that of the tree")
		flags.IntVar(&c.most, "max", 50, "how many `entries` a list has at most; 0 for all")
		flags.Func("fail-on", "the `kinds` on which to exit with 1: broken, loss, or both with a comma", c.setFailOn)
	})
	switch {
	case err != nil:
		return c, err
	case c.base == "":
		return c, errors.New("-base is missing: name a commit or a folder")
	case strings.HasPrefix(c.base, "-"):
		return c, fmt.Errorf("-base %s is neither a commit nor a folder", source.Quote(c.base))
	case c.most < 0:
		return c, fmt.Errorf("-max %d is below 0", c.most)
	}
	return c, nil
}

func (c *choices) setFormat(name string) error {
	if !slices.Contains(formats(), name) {
		return errors.New(source.Unknown("format", name, formats()))
	}
	c.format = name
	return nil
}

func (c *choices) setFailOn(list string) error {
	for name := range strings.SplitSeq(list, ",") {
		if !slices.Contains(gates(), name) {
			return errors.New(source.Unknown("kind", name, gates()))
		}
		c.failOn = append(c.failOn, name)
	}
	return nil
}
