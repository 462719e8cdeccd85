package atlas

import (
	"context"
	"errors"
	"io/fs"
	"path"

	"moatatlas/internal/plot/engine"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// artist draws the charts of a report with the scripts of its tree.
type artist struct {
	*engine.Artist        // nil where the scripts are missing
	cache          *Cache // nil for none
}

// artist opens the scripts that charts are drawn with. Without them no chart can
// be, which is a problem of the tree.
func (o Options) artist(tree fs.FS) (artist, []source.Problem) {
	scripts, missing := scriptsOf(tree)
	if len(missing) > 0 {
		return artist{}, missing
	}
	var cache engine.Cache
	if o.Cache != nil {
		cache = o.Cache
	}
	return artist{engine.New(scripts, cache, machines), o.Cache}, nil
}

// scriptsOf reads the scripts that charts are drawn with.
func scriptsOf(tree fs.FS) (engine.Scripts, []source.Problem) {
	var problems source.Problems
	script := func(name string) []byte {
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			problems.Add(source.Pos{File: name}, "charts are drawn with this file, which cannot be read: %v", plain(err))
		}
		return text
	}
	scripts := engine.Scripts{ECharts: script(report.EChartsPath), Charts: script(report.ChartsPath)}
	return scripts, problems.Sorted()
}

// machines is how many charts are drawn at a time. All that run at a time take and give
// back memory under one lock, for every call of a function: two of them take almost
// twice the processor time of one and are little sooner done, and claims are judged
// meanwhile.
const machines = 1

// Close ends the artist's work.
func (a artist) Close() {
	if a.Artist != nil {
		a.Artist.Close()
	}
	if a.cache != nil {
		a.cache.Sweep()
	}
}

// Draw draws what a report orders. Without scripts nothing is drawn, which has
// been said.
func (a artist) Draw(orders []report.Order) []report.Picture {
	if a.Artist == nil {
		return make([]report.Picture, len(orders))
	}
	drawings := make([]engine.Drawing, len(orders))
	for i, o := range orders {
		drawings[i] = engine.Drawing{ID: o.ID, Width: o.Width, Height: o.Height, Option: o.Option}
	}
	pictures := make([]report.Picture, len(orders))
	for i, p := range a.Artist.Draw(context.Background(), drawings) {
		pictures[i] = report.Picture{SVG: p.SVG, Err: p.Err}
		if broken := (*engine.ScriptError)(nil); errors.As(p.Err, &broken) {
			pictures[i].Script = path.Join(path.Dir(report.EChartsPath), broken.Name)
		}
	}
	return pictures
}

// plain is an error without the path it may name: a Problem says where.
func plain(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
