// Build makes the site of the input tree in the working directory.
//
//	go run ./cmd/build [-C dir] [-o public] [-as-of 2026-04-28] [-base-url https://…] [-q]
//
// It exits with 1 where the tree has problems or the site cannot be written;
// the site of the last good run then stands as it was.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"moatatlas/internal/atlas"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("C", ".", "the `folder` of the input tree")
	out := flags.String("o", "public", "the `folder` to write the site to, below that of the tree")
	asOf := flags.String("as-of", "", "the `day` the site describes, such as 2026-04-28 (default: that of site.toml)")
	baseURL := flags.String("base-url", "", "the `address` the site is published under (default: that of site.toml)")
	quiet := flags.Bool("q", false, "print problems only")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "build: unexpected argument %q; build -h lists what there is\n", flags.Arg(0))
		return 2
	}
	progress := newProgress(stdout, *quiet, time.Now)
	options := atlas.Options{AsOf: *asOf, BaseURL: *baseURL, Stage: progress.stage}
	if err := build(*dir, *out, options, progress, stderr); err != nil {
		fmt.Fprintln(stderr, "build:", err)
		return 1
	}
	return 0
}
