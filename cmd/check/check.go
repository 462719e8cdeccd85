package main

import (
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

// check prints the problems of a tree and counts those that must be mended.
// The sum goes to stderr, so that stdout holds nothing but problems.
func check(dir, format string, options atlas.Options, stdout, stderr io.Writer) (int, error) {
	tree, err := atlas.OpenTree(dir)
	if err != nil {
		return 0, err
	}
	_, problems, err := atlas.Build(tree, options)
	if err != nil {
		return 0, err
	}
	blocking, err := atlas.PrintProblems(stdout, format, problems)
	if err == nil {
		fmt.Fprintln(stderr, atlas.Summary(problems))
	}
	return blocking, err
}
