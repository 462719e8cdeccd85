package main

import (
	"errors"
	"io"
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
	for _, h := range made.Heavy() {
		p.say("heavy    %s: %.1f kB compressed, over the budget of a page", h.Path, float64(h.Bytes)/1000)
	}
	if len(problems) > 0 {
		p.say("%s", atlas.Summary(problems))
	}
	p.say("open     %s", filepath.Join(folder, "index.html"))
	return nil
}
