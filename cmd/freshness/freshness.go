package main

import (
	"errors"
	"io"
	"strings"

	"moatatlas/internal/atlas"
)

// errProblems is the error for facts of which no report can be made.
var errProblems = errors.New("no report can be made of the facts as they are")

// tell prints what the command line asks for; problems go to stderr.
func tell(c choices, stdout, stderr io.Writer) error {
	c.UseCache()
	r, problems, err := c.Report()
	if err != nil {
		return err
	}
	if r == nil {
		if err := atlas.Text.Print(stderr, problems); err != nil {
			return err
		}
		return errProblems
	}
	text := r.DueText(c.most)
	switch {
	case c.links:
		text = lines(r.Addresses())
	case c.format == "markdown":
		text = r.DueMarkdown(c.most)
	}
	_, err = io.WriteString(stdout, text)
	return err
}

func lines(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, "\n") + "\n"
}
