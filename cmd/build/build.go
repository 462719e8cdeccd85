package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"moatatlas/internal/atlas"
)

// build makes the site and writes it.
func build(c choices, p *atlas.Progress, stderr io.Writer) error {
	tree, err := atlas.OpenTree(c.Dir)
	if err != nil {
		return err
	}
	folder, err := atlas.SiteFolder(c.Dir, c.out)
	if err != nil {
		return err
	}
	c.Stage = p.Stage
	c.UseCache()
	c.SetOrigin(os.Getenv)
	made, problems, err := atlas.Build(tree, c.Options)
	p.Clear()
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
		p.Say("weight   %s %s", w.Path, w.Load)
	}
	if len(problems) > 0 {
		p.Say("%s", atlas.Summary(problems))
	}
	p.Say("open     %s", filepath.Join(folder, "index.html"))
	return nil
}
