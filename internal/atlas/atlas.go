// Package atlas is the whole report in one function: from an input tree to a
// finished site.
//
// An input tree holds the facts (data/), the texts that comment on them
// (content/), the templates, the files that are published as they are (static/)
// and site.toml. The same tree gives the same bytes: nothing here knows the
// time, the machine or the network.
package atlas

import (
	"io/fs"
	"slices"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/prose"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Build makes the site of an input tree. Problems are what an author can
// mend, in the order of their places; there is no site where any of them is
// more than a warning. An error is a failure of the program.
func Build(tree fs.FS, o Options) (*site.Site, []source.Problem, error) {
	var problems source.Problems
	stop := func(lists ...[]source.Problem) bool {
		found := slices.Concat(lists...)
		problems.Append(found...)
		return source.Blocking(found) > 0
	}

	o.begin("facts")
	all, wrong := dataset.Load(tree)
	data, wrong := o.apply(all, wrong)
	texts, unclear := prose.Load(tree)
	o.done("facts", read(data, texts))
	if stop(wrong) {
		problems.Append(unclear...)
		return nil, problems.Sorted(), nil
	}

	o.begin("report")
	artist, missing := o.artist(tree)
	defer artist.Close()
	r, wrong := report.New(market.On(data, data.Site().AsOf), o.texts(texts, all.Site().AsOf), artist, o.memo(tree))
	r.Site.Commit = o.Commit
	o.done("report", tested(r))
	if stop(unclear, missing, wrong) {
		return nil, problems.Sorted(), nil
	}

	o.begin("pages")
	made, wrong, err := site.Make(tree, r, o.cards())
	if stop(wrong) || err != nil {
		return nil, problems.Sorted(), err
	}
	o.done("pages", pagesMade(made))

	o.begin("audit")
	wrong = append(made.Audit(r.Site.Base), o.overweight(made)...)
	o.done("audit", linksFollowed(made, wrong))
	if stop(wrong) {
		return nil, problems.Sorted(), nil
	}
	return made, problems.Sorted(), nil
}
