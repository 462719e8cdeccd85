package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"moatatlas/internal/atlas"
	"moatatlas/internal/watch"
)

// build makes the site and shows it. After facts have changed it shows first what is
// soon there: which of them turn claims takes longer than all the rest. The search
// for that ends with ctx, for the next build takes it up.
func build(ctx context.Context, c *atlas.Command, changed []string, p *atlas.Progress, stderr io.Writer, show func(watch.Result)) {
	c.Hasty, c.Stop = true, nil
	r, provisional, _ := once(c, changed, p, stderr)
	show(r)
	if !provisional {
		return
	}
	c.Hasty, c.Stop = false, ctx.Done()
	if r, _, stopped := once(c, []string{turning}, p, stderr); !stopped {
		show(r)
	}
}

// turning stands for what changed where a site is built again for what the first left
// out.
const turning = "which facts turn claims"

// once makes the site and says so in a line, with the problems below it, unless it is
// stopped.
func once(c *atlas.Command, changed []string, p *atlas.Progress, stderr io.Writer) (r watch.Result, provisional, stopped bool) {
	begun := time.Now()
	summary, lines := "", []string{}
	err := watch.Safely(func() error {
		made, problems, err := c.Build()
		if err != nil {
			return err
		}
		for _, one := range problems {
			if !one.Warning {
				r.Problems = append(r.Problems, watch.Problem{Place: one.Pos.String(), Message: one.Message})
				lines = append(lines, one.String())
			}
		}
		if made != nil {
			provisional = made.Provisional()
			r.Files = make(map[string][]byte, len(made.Files()))
			for _, f := range made.Files() {
				r.Files[f.Path] = f.Data
			}
		}
		summary = atlas.Summary(problems)
		return nil
	})
	switch {
	case errors.Is(err, atlas.ErrStopped):
		p.Clear()
		return r, false, true
	case err != nil:
		r.Problems = []watch.Problem{{Message: err.Error()}}
		summary, lines = "no site", []string{"serve: " + watch.Visible(err.Error())}
	}
	p.Say("%-8s %s%s (%.2f s)", outcome(r), named(changed), summary, time.Since(begun).Seconds())
	for _, line := range lines {
		fmt.Fprintln(stderr, line)
	}
	return r, provisional, false
}

func outcome(r watch.Result) string {
	if r.Files == nil {
		return "broken"
	}
	return "built"
}

// maxNamed is how many files a line names.
const maxNamed = 3

// named says what changed, nothing before the first build. Names come from
// anybody's tree.
func named(changed []string) string {
	if len(changed) == 0 {
		return ""
	}
	text := strings.Join(changed[:min(len(changed), maxNamed)], ", ")
	if more := len(changed) - maxNamed; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return watch.Visible(text) + ": "
}
