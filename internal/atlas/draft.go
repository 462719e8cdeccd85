package atlas

import (
	"io/fs"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/source"
)

// facts is what is read of a tree: the first step of all that is made of one.
type facts struct {
	tree     fs.FS
	data     *dataset.Dataset // of the day that the run chooses
	own      source.Day       // the tree's own day
	texts    *prose.Content
	market   *market.Market   // nil where the facts have problems that stop a build
	unclear  []source.Problem // what is wrong in the texts and counts alone, unless it is among problems
	problems source.Problems
}

// read reads facts and texts. Where the facts cannot be used it notes what is wrong
// in both.
func (o Options) read(tree fs.FS) *facts {
	o.begin("facts")
	all, wrong := dataset.Load(tree)
	f := &facts{tree: tree, own: all.Site().AsOf}
	f.texts, f.unclear = prose.Load(tree)
	f.unclear = append(f.unclear, dataset.CheckCounts(tree, all, wrong)...)
	f.data, wrong = o.apply(all, wrong)
	o.done("facts", read(f.data, f.texts))
	f.problems.Append(wrong...)
	if source.Blocking(wrong) > 0 {
		f.problems.Append(f.unclear...)
	} else {
		f.market = market.On(f.data, f.data.Site().AsOf)
	}
	return f
}

// report makes the report of facts that can be used: the second step.
func (o Options) report(f *facts, artist report.Artist) (*report.Report, []source.Problem) {
	o.begin("report")
	r, wrong := report.New(f.market, o.texts(f.texts, f.own), artist, o.memo(f.tree))
	r.Site.Commit = o.Commit
	o.done("report", tested(r))
	return r, wrong
}
