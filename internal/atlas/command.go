package atlas

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Command is what the command lines of all programs have in common.
type Command struct {
	Dir string // of the input tree
	Options
}

// Parse reads the command line of a program, with flags of its own that add
// declares. Where the line asks for help it writes the usage and the flags, and
// returns flag.ErrHelp.
func (c *Command) Parse(name, usage string, args []string, help io.Writer, add func(*flag.FlagSet)) error {
	rest, err := ParseFlags(name, usage, args, help, func(flags *flag.FlagSet) {
		flags.StringVar(&c.Dir, "C", ".", "the `folder` of the input tree")
		flags.Func("as-of", "the `day` the site describes, such as 2026-04-28 (default that of site.toml)", c.setAsOf)
		flags.Func("cache", "the `folder` that keeps what is drawn for the next run (default one of the user's)", c.setCache)
		add(flags)
	})
	if err == nil && len(rest) > 0 {
		err = fmt.Errorf("unexpected argument %q", rest[0])
	}
	return err
}

// Build makes the site of the tree that the command line names, and closes the tree.
func (c *Command) Build() (*site.Site, []source.Problem, error) {
	root, err := openRoot(c.Dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	return Build(root.FS(), c.Options)
}

// ParseFlags reads a command line with the flags that add declares, and returns its
// arguments; flags may stand before, between and behind these. Where the line asks
// for help it writes the usage and the flags, and returns flag.ErrHelp.
func ParseFlags(name, usage string, args []string, help io.Writer, add func(*flag.FlagSet)) (rest []string, err error) {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(io.Discard) // errors are the caller's to print
	flags.Usage = func() {}     // a wrong flag is no question for all of them
	add(flags)
	for len(args) > 0 {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				fmt.Fprint(help, usage)
				flags.SetOutput(help)
				flags.PrintDefaults()
			}
			return nil, err
		}
		if args = flags.Args(); len(args) > 0 {
			rest, args = append(rest, args[0]), args[1:]
		}
	}
	return rest, nil
}
