package main

import (
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

// check prints the problems of a tree and tells whether a site can be made of
// it. The sum goes to stderr, so that stdout holds nothing but problems.
func check(c choices, stdout, stderr io.Writer) (sound bool, err error) {
	c.UseCache()
	made, problems, err := c.Build()
	if err != nil {
		return false, err
	}
	if err := c.format.Print(stdout, problems); err != nil {
		return false, err
	}
	fmt.Fprintln(stderr, atlas.Summary(problems))
	return made != nil, nil
}
