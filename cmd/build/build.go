package main

import (
	"errors"
	"fmt"
	"io"

	"moatatlas/internal/atlas"
)

// build makes the site and writes it.
func build(dir, out string, options atlas.Options, p *progress, stderr io.Writer) error {
	tree, err := atlas.OpenTree(dir)
	if err != nil {
		return err
	}
	made, problems, err := atlas.Build(tree, options)
	p.clear()
	if _, printErr := atlas.PrintProblems(stderr, "text", problems); printErr != nil {
		return printErr
	}
	switch {
	case err != nil:
		return err
	case made == nil:
		return errors.New(atlas.Summary(problems) + "; nothing was written")
	}
	p.stage("write", "")
	written, front, err := atlas.Publish(made, dir, out)
	if err != nil {
		return err
	}
	p.stage("write", fmt.Sprintf("%d new, %d unchanged, %d removed", written.New, written.Unchanged, written.Removed))
	for _, h := range made.Heavy() {
		p.say("heavy    %s: %.1f kB compressed, over the budget of a page", h.Path, float64(h.Bytes)/1000)
	}
	if len(problems) > 0 {
		p.say("%s", atlas.Summary(problems))
	}
	p.say("open     %s", front)
	return nil
}
