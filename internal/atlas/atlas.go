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

	"moatatlas/internal/site"
	"moatatlas/internal/source"
)

// Build makes the site of an input tree. Problems are what an author can
// mend, in the order of their places; there is no site where any of them is
// more than a warning. An error is a failure of the program.
func Build(tree fs.FS, o Options) (*site.Site, []source.Problem, error) {
	f := o.read(tree)
	problems := f.problems
	stop := func(lists ...[]source.Problem) bool {
		found := slices.Concat(lists...)
		problems.Append(found...)
		return source.Blocking(found) > 0
	}
	if f.market == nil {
		return nil, problems.Sorted(), nil
	}

	artist, missing := o.artist(tree)
	defer artist.Close()
	r, wrong := o.report(f, artist)
	switch {
	case o.stopped():
		return nil, nil, ErrStopped
	case stop(f.unclear, missing, wrong):
		return nil, problems.Sorted(), nil
	}

	o.begin("pages")
	made, wrong, err := site.Make(tree, r, o.cards())
	if stop(wrong) || err != nil {
		return nil, problems.Sorted(), err
	}
	o.done("pages", pagesMade(made))

	o.begin("audit")
	wrong = append(made.Audit(r.Site.Base, o.audits()), o.overweight(made)...)
	o.done("audit", linksFollowed(made, wrong))
	if stop(wrong) {
		return nil, problems.Sorted(), nil
	}
	return made, problems.Sorted(), nil
}
