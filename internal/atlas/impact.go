package atlas

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"moatatlas/internal/impact"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
)

// Impact compares two versions of the input tree. It makes the reports of both, and
// draws nothing: draw makes the drawings of charts that differ.
func Impact(base, head Version, o Options) (i *impact.Impact, draw func(*impact.Impact)) {
	before, after := o.edition(base), o.edition(head)
	i = impact.Compare(before.Edition, after.Edition)
	return i, func(i *impact.Impact) {
		for n, e := range []edition{before, after} {
			o.draw(e, i.Charts.Items, n)
		}
	}
}

// edition is what a version says, with all drawings that its charts want.
type edition struct {
	impact.Edition
	tree   fs.FS
	orders orders
}

// edition makes the report of a version as far as that goes.
func (o Options) edition(v Version) edition {
	e := edition{impact.Edition{Name: v.Name, Files: digests(v.Tree), Notes: v.Notes}, v.Tree, orders{}}
	f := o.read(v.Tree)
	e.Data, e.Market = f.data, f.market
	if f.market != nil {
		r, wrong := o.report(f, e.orders)
		e.Report = r
		_, missing := scriptsOf(v.Tree)
		f.problems.Append(missing...)
		f.problems.Append(f.unclear...)
		f.problems.Append(wrong...)
	}
	e.Problems = f.problems.Sorted()
	return e
}

// orders is an artist that notes what is to be drawn, by id, and draws nothing.
type orders map[string]report.Order

// Draw notes what is to be drawn.
func (o orders) Draw(list []report.Order) []report.Picture {
	for _, order := range list {
		o[order.ID] = order
	}
	return make([]report.Picture, len(list))
}

// digests sums up each file of a tree.
func digests(tree fs.FS) map[string]string {
	all := map[string]string{}
	for _, part := range Parts() {
		// The function returns no error but to skip what cannot be read.
		_ = fs.WalkDir(tree, part, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil
			case !entry.IsDir():
				all[name] = digest(tree, name)
			}
			return nil
		})
	}
	return all
}

// digest is that of a file; whatever is no file or cannot be read is like another
// such.
func digest(tree fs.FS, name string) string {
	info, err := fs.Stat(tree, name)
	if err != nil || !info.Mode().IsRegular() {
		return "unreadable"
	}
	text, err := fs.ReadFile(tree, name)
	if err != nil {
		return "unreadable"
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// draw draws those charts of an edition that changed: number 0 of their drawings is
// that of the base, 1 that of the head.
func (o Options) draw(e edition, charts []impact.ChartChange, number int) {
	if e.Report == nil || len(charts) == 0 {
		return
	}
	artist, missing := o.artist(e.tree)
	if len(missing) > 0 {
		return // which is among the problems of a build
	}
	defer artist.Close()
	sheet, _ := fs.ReadFile(e.tree, report.StylePath)
	var wanted []report.Order
	for _, c := range charts {
		if f, s, ok := e.sketch(c.ID); ok && s.SVG == "" {
			wanted = append(wanted, e.orders[f.ID+"-"+s.Class])
		}
	}
	made := map[string]report.Markup{}
	for i, p := range artist.Draw(wanted) {
		made[wanted[i].ID] = report.Markup(p.SVG)
	}
	for i, c := range charts {
		f, s, ok := e.sketch(c.ID)
		if !ok {
			continue
		}
		if s.SVG == "" {
			s.SVG = made[f.ID+"-"+s.Class]
		}
		if s.SVG != "" {
			f.Title, f.Subtitle, f.Credit = "", "", "" // the page says these once for both
			charts[i].Drawings[number] = impact.Drawing{SVG: site.Picture(sheet, f, s), Alt: f.Alt, Width: s.Width}
		}
	}
}

// sketch is the drawing of a chart that fits beside another.
func (e edition) sketch(id string) (f report.FigureData, s report.Sketch, ok bool) {
	i := slices.IndexFunc(e.Report.Figures, func(f report.FigureData) bool { return f.ID == id })
	if i < 0 || len(e.Report.Figures[i].Sketch) == 0 {
		return f, s, false
	}
	f = e.Report.Figures[i]
	s = f.Sketch[0]
	for _, other := range f.Sketch {
		if other.Class == "half" {
			s = other
		}
	}
	return f, s, true
}

// PublishPage makes a folder hold one page and nothing else. It takes no folder that
// holds a site.
func PublishPage(page, folder string) (file string, err error) {
	if _, err := os.Stat(filepath.Join(folder, site.BuildNote)); err == nil {
		return "", fmt.Errorf("%s holds a site; choose another folder", folder)
	}
	_, err = site.Alone([]byte(page)).Write(folder)
	return filepath.Join(folder, "index.html"), err
}
