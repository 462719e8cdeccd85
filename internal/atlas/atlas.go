// Package atlas is the whole report in one function: from an input tree to a
// finished site.
//
// An input tree holds the facts (data/), the templates, the files that are
// published as they are (static/) and site.toml. The same tree gives the same
// bytes: nothing here knows the time, the machine or the network.
package atlas

import (
	"io/fs"

	"moatatlas/internal/dataset"
	"moatatlas/internal/market"
	"moatatlas/internal/report"
	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Build makes the site of an input tree. Problems are what an author can
// mend, in the order of their places; there is no site where any of them is
// more than a warning. An error is a failure of the program.
func Build(tree fs.FS, o Options) (*site.Site, []source.Problem, error) {
	var problems source.Problems
	stop := func(found []source.Problem) bool {
		problems.Append(found...)
		return source.Blocking(found) > 0
	}

	o.begin("facts")
	data, found := o.apply(dataset.Load(tree))
	o.done("facts", factsRead(data))
	if stop(found) {
		return nil, problems.Sorted(), nil
	}

	o.begin("pages")
	r := report.New(market.On(data, data.Site().AsOf))
	made, found, err := site.Make(tree, r)
	if stop(found) || err != nil {
		return nil, problems.Sorted(), err
	}
	o.done("pages", pagesMade(made))

	o.begin("audit")
	found = made.Audit(r.Site.Base)
	o.done("audit", linksFollowed(made, found))
	if stop(found) {
		return nil, problems.Sorted(), nil
	}
	return made, problems.Sorted(), nil
}
