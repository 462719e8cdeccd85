package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"moatatlas/internal/atlas"
)

// build makes the site and writes it.
func build(c choices, p *progress, stderr io.Writer) error {
	tree, err := atlas.OpenTree(c.Dir)
	if err != nil {
		return err
	}
	folder, err := atlas.SiteFolder(c.Dir, c.out)
	if err != nil {
		return err
	}
	c.Stage = p.stage
	c.UseCache()
	c.SetOrigin(os.Getenv)
	made, problems, err := atlas.Build(tree, c.Options)
	p.clear()
	if printErr := atlas.Text.Print(stderr, problems); err == nil {
		err = printErr
	}
	switch {
	case err != nil:
		return err
	case made == nil:
		return errors.New(atlas.Summary(problems) + "; nothing was written")
	}
	if err := atlas.Publish(made, folder, c.Options); err != nil {
		return err
	}
	weights := made.Heaviest()
	if c.weights {
		weights = made.Weights()
	}
	for _, w := range weights {
		p.say("weight   %s %s", w.Path, w.Load)
	}
	if len(problems) > 0 {
		p.say("%s", atlas.Summary(problems))
	}
	p.say("open     %s", filepath.Join(folder, "index.html"))
	return nil
}
