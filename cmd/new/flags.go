package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"moatatlas/internal/atlas"
	"moatatlas/internal/scaffold"
)

const usage = `Usage: go run ./cmd/new <model|stage|deal|action|event|essay> [flags]

Begins a record in its file, or a text. On a terminal it asks for what is missing, and says what
each field means. Nothing is written where there would then be problems, and nothing is ever
replaced. With a kind, new <kind> -h lists the fields. What lies in a table of the record has a
dot in its name; -terms of a deal is given once for each term.

    go run ./cmd/new stage -model openai/gpt-7 -cloud aws -service bedrock -stage ga \
        -date 2026-11-20 -access open -source https://example.org/ -grade A \
        -price.input 5 -price.output 30 -price.source https://example.org/ -price.grade A
`

// choices are what the command line says.
type choices struct {
	dir    string
	dry    bool
	kind   scaffold.Kind
	values map[string]string
}

// parse reads the command line. Where that asks for help it writes it and returns
// flag.ErrHelp.
func parse(args []string, help io.Writer) (c choices, err error) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		rest, err := atlas.ParseFlags("new", usage, args, help, c.declare)
		if err == nil && len(rest) == 0 {
			err = errors.New("say first what to begin: model, stage, deal, action, event or essay")
		} else if err == nil {
			err = errors.New("the kind of record comes before the flags")
		}
		return c, err
	}
	if c.kind, err = scaffold.Find(args[0]); err != nil {
		return c, err
	}
	c.values = map[string]string{}
	rest, err := atlas.ParseFlags("new", usage+"\nFlags:\n", args[1:], help, c.declare)
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("unexpected argument %q", rest[0])
	}
	return c, err
}

func (c *choices) declare(flags *flag.FlagSet) {
	flags.StringVar(&c.dir, "C", ".", "the `folder` of the input tree")
	flags.BoolVar(&c.dry, "n", false, "print the lines that would change, and write nothing")
	for _, f := range c.kind.Fields {
		about := f.Hint()
		if f.Required && !strings.Contains(f.Key, ".") {
			about += "; needed"
		}
		flags.Func(f.Key, about, func(text string) error {
			if _, err := f.Value(text); err != nil {
				return err
			}
			c.values[f.Key] = f.Join(c.values[f.Key], strings.TrimSpace(text))
			return nil
		})
	}
}
