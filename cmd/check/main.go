// Check reads the input tree in the working directory as build does and
// prints what is wrong with it, all at once. It writes no site.
//
//	go run ./cmd/check [-C dir] [-as-of 2026-04-28] [-format text|github|json]
//
// It exits with 1 where there are problems; warnings alone are none.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"moatatlas/internal/atlas"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("C", ".", "the `folder` of the input tree")
	asOf := flags.String("as-of", "", "the `day` the site describes, such as 2026-04-28 (default: that of site.toml)")
	format := flags.String("format", "text", "how problems are printed: text, github or json")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "check: unexpected argument %q; check -h lists what there is\n", flags.Arg(0))
		return 2
	}
	blocking, err := check(*dir, *format, atlas.Options{AsOf: *asOf}, stdout, stderr)
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "check:", err)
		return 2
	case blocking > 0:
		return 1
	}
	return 0
}
