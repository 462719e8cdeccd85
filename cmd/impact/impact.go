package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"moatatlas/internal/atlas"
	"moatatlas/internal/impact"
)

// tell compares and writes the result. It fails where it finds what the run is to
// fail on.
func tell(c choices, stdout, stderr io.Writer) error {
	head, err := atlas.OpenHead(c.Dir)
	if err != nil {
		return err
	}
	base, err := atlas.OpenBase(context.Background(), c.Dir, c.base)
	if err != nil {
		return &atlas.RequestError{Err: err}
	}
	page, file, err := c.targets()
	if err != nil {
		return err
	}
	c.UseCache()
	all, draw := atlas.Impact(base, head, c.Options)
	shown := all.Capped(c.most)
	if page != "" {
		draw(shown)
		if err := publish(shown, page, stderr); err != nil {
			return err
		}
	}
	if err := write(shown, c.format, file, stdout); err != nil {
		return err
	}
	found := c.gate(all)
	for _, what := range found {
		fmt.Fprintln(stderr, "impact:", what)
	}
	if len(found) > 0 {
		return atlas.ErrSaid
	}
	return nil
}

// targets are where the page and the result go; "" for nowhere and for the terminal.
func (c choices) targets() (page, file string, err error) {
	if c.html != "" {
		page, err = atlas.SiteFolder(c.Dir, c.html)
	}
	if c.out != "" && err == nil {
		file, err = atlas.OutputFile(c.Dir, c.out)
	}
	return page, file, err
}

func publish(i *impact.Impact, folder string, stderr io.Writer) error {
	page, err := i.Page()
	if err != nil {
		return err
	}
	file, err := atlas.PublishPage(page, folder)
	if err == nil {
		fmt.Fprintf(stderr, "open     %s\n", file)
	}
	return err
}

func write(i *impact.Impact, format, file string, stdout io.Writer) error {
	text, err := result(i, format)
	switch {
	case err != nil:
		return err
	case file != "":
		return atlas.WriteOutput(file, text)
	}
	_, err = io.WriteString(stdout, text)
	return err
}

func result(i *impact.Impact, format string) (string, error) {
	switch format {
	case "markdown":
		return i.Markdown(), nil
	case "json":
		return i.JSON()
	}
	return i.Text(), nil
}

// gate says what was found of that on which the run is to fail.
func (c choices) gate(i *impact.Impact) (found []string) {
	if slices.Contains(c.failOn, "broken") && i.Broken() {
		found = append(found, "broken: a claim that held does not hold any more, or no site can be made")
	}
	if slices.Contains(c.failOn, "loss") && i.Loss() {
		found = append(found, fmt.Sprintf("loss: facts removed: %d", i.Removed.Len()))
	}
	return found
}
