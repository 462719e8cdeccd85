package main

import (
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

// check prints the problems of a tree, and fails where no site can be made of it.
// The sum goes to stderr, so that stdout holds nothing but problems.
func check(c choices, stdout, stderr io.Writer) error {
	c.UseCache()
	made, problems, err := c.Build()
	if err != nil {
		return err
	}
	if err := c.format.Print(stdout, problems); err != nil {
		return err
	}
	fmt.Fprintln(stderr, atlas.Summary(problems))
	if made == nil {
		return atlas.ErrSaid
	}
	return nil
}
